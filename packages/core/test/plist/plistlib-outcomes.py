"""Reads a JSON list of property lists, prints for each what plistlib reads, and the same written again in both forms."""

import base64
import datetime
import json
import plistlib
import sys

EPOCH = datetime.datetime(1970, 1, 1)


def tree(value):
    if isinstance(value, bool):
        return {"t": "boolean", "v": value}
    if isinstance(value, dict):
        return {"t": "dict", "v": {key: tree(one) for key, one in value.items()}}
    if isinstance(value, list):
        return {"t": "array", "v": [tree(one) for one in value]}
    if isinstance(value, int):
        return {"t": "integer", "v": str(value)}
    if isinstance(value, float):
        return {"t": "real", "v": value}
    if isinstance(value, datetime.datetime):
        return {"t": "date", "v": round((value - EPOCH).total_seconds() * 1000)}
    if isinstance(value, bytes):
        return {"t": "data", "v": base64.b64encode(value).decode()}
    return {"t": "string", "v": value}


def written(value, form):
    return base64.b64encode(plistlib.dumps(value, fmt=form)).decode()


def outcome(text):
    try:
        value = plistlib.loads(text.encode())
    except Exception as error:
        return {"error": repr(error)}
    return {
        "tree": tree(value),
        "xml": written(value, plistlib.FMT_XML),
        "binary": written(value, plistlib.FMT_BINARY),
    }


json.dump([outcome(text) for text in json.load(sys.stdin)], sys.stdout)
