"""Sign requests from standard input with botocore; print the headers that it would send."""

import json
import sys

from botocore.auth import S3SigV4Auth, SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

signed = []
for wish in json.load(sys.stdin):
    request = AWSRequest(
        method=wish["method"],
        url="http://" + wish["host"] + wish["target"],
        headers=wish["headers"],
        data=wish["body"].encode(),
    )
    # Its S3 client signs the payload hash over plain HTTP only when told so.
    request.context["client_config"] = None
    credentials = Credentials(wish["accessKeyId"], wish["secret"], wish.get("token"))
    auth = S3SigV4Auth if wish["service"] == "s3" else SigV4Auth
    auth(credentials, wish["service"], wish["region"]).add_auth(request)
    signed.append(dict(request.headers.items()))
json.dump(signed, sys.stdout)
