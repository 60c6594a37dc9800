"""Reads a JSON list of [kind, text], prints the list of what botocore makes of each."""

import json
import os
import sys
import tempfile

from botocore.configloader import load_config, raw_config_parse
from botocore.exceptions import ConfigParseError

KNOWN = ("profiles", "sso_sessions", "services")


def outcome(kind, path):
    try:
        if kind == "credentials":
            return {"profiles": raw_config_parse(path)}
        loaded = load_config(path)
    except ConfigParseError as error:
        cause = error.__context__ or error.kwargs.get("error")
        return {"error": {"class": "ConfigParseError", "cause": type(cause).__name__}}
    other = {key: value for key, value in loaded.items() if key not in KNOWN}
    return {**{key: loaded.get(key, {}) for key in KNOWN}, "other": other}


def main():
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "config")
        outcomes = []
        for kind, text in json.load(sys.stdin):
            with open(path, "w", encoding="utf-8", newline="") as file:
                file.write(text)
            outcomes.append(outcome(kind, path))
        json.dump(outcomes, sys.stdout)


main()
