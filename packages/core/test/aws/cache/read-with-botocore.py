"""Read and write cache files as botocore does.

Standard input: JSON, a list of cases:
  {"kind": "role", "text": …}      -> {"expired": …, "keys": …} by CachedCredentialFetcher at the case's "now"
  {"kind": "token", "text": …}     -> what SSOTokenLoader gives, and whether it is expired at "now"
  {"kind": "time", "text": …}      -> milliseconds since 1970, or null where botocore would raise
  {"kind": "dump", "sso": bool, "value": …, "time": …} -> the text that botocore writes
Standard output: JSON, one answer for each.
"""

import datetime
import json
import os
import sys
import tempfile
import warnings

warnings.simplefilter("ignore")

from botocore import credentials, utils  # noqa: E402
from botocore.tokens import _sso_json_dumps  # noqa: E402
import dateutil.parser  # noqa: E402


def at(milliseconds):
    return datetime.datetime.fromtimestamp(milliseconds / 1000, datetime.timezone.utc)


def cache_of(text):
    folder = tempfile.mkdtemp()
    with open(os.path.join(folder, "key.json"), "w", encoding="utf-8") as file:
        file.write(text)
    return utils.JSONFileCache(folder)


class Fetcher(credentials.CachedCredentialFetcher):
    def _create_cache_key(self):
        return "key"

    def _get_credentials(self):
        raise LookupError("a call")


def answer(case):
    kind, text = case["kind"], case.get("text")
    if kind == "role":
        credentials._local_now = lambda: at(case["now"])
        try:
            return {"keys": Fetcher(cache=cache_of(text)).fetch_credentials()["secret_key"]}
        except LookupError:
            return {"keys": None}
    if kind == "token":
        loader = utils.SSOTokenLoader(cache=cache_of(text))
        loader._generate_cache_key = lambda *_: "key"
        token = loader("url")
        end = dateutil.parser.parse(token["expiresAt"])
        return {"token": token["accessToken"], "left": (end - at(case["now"])).total_seconds() > 0}
    if kind == "time":
        parsed = dateutil.parser.parse(text)
        return round((parsed - at(0)).total_seconds() * 1000)
    value = case["value"]
    time = at(case["time"])
    if case["sso"]:
        value["expiresAt"] = time
        return _sso_json_dumps(value)
    value["Credentials"]["Expiration"] = time.replace(tzinfo=dateutil.tz.tzutc())
    return utils.JSONFileCache(tempfile.mkdtemp())._default_dumps(value)


def answered(case):
    try:
        return answer(case)
    except Exception as error:  # noqa: BLE001
        return {"raised": type(error).__name__}


json.dump([answered(case) for case in json.load(sys.stdin)], sys.stdout)
