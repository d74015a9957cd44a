#!/bin/sh
# Calls a Newel that has access keys with the AWS CLI, and with boto3 where Python has it: with the key, without it, with
# another secret, with a key that nobody has, by a presigned URL, and with a clock that is wrong.
#
#     src/test/clients/signed.sh http://127.0.0.1:8083 KEY_ID SECRET
#
# The key must be allowed states:ListStateMachines. Exit status 0 if all went well.
set -eu
endpoint=${1:?the URL of a Newel}
id=${2:?the id of an access key}
secret=${3:?its secret}
export AWS_DEFAULT_REGION=us-east-1 AWS_PAGER= AWS_MAX_ATTEMPTS=1

# list KEY_ID SECRET: what comes of it
list() {
  AWS_ACCESS_KEY_ID=$1 AWS_SECRET_ACCESS_KEY=$2 aws stepfunctions --endpoint-url "$endpoint" list-state-machines \
    --query 'length(stateMachines) >= `0`' --output text 2>&1
}

# expect WHAT WANTED FOUND: the one is part of the other
expect() {
  case $3 in
  *"$2"*) echo "ok: $1" ;;
  *)
    echo "$1: '$3', and not '$2'" >&2
    exit 1
    ;;
  esac
}

expect "the key" True "$(list "$id" "$secret")"
expect "another secret" "(InvalidSignatureException) when calling the ListStateMachines operation: The request signature \
we calculated does not match the signature you provided." "$(list "$id" "x$secret" || true)"
expect "another key" "(UnrecognizedClientException) when calling the ListStateMachines operation: The security token \
included in the request is invalid." "$(list "X$id" "$secret" || true)"
expect "no signature" "MissingAuthenticationTokenException" \
  "$(AWS_EC2_METADATA_DISABLED=true aws stepfunctions --no-sign-request --endpoint-url "$endpoint" list-state-machines 2>&1 \
    || true)"

if ! python3 -c 'import boto3' 2>/dev/null; then
  echo "Python has no boto3: not tried with it"
  exit 0
fi
python3 - "$endpoint" "$id" "$secret" <<'PYTHON'
import datetime
import sys
import urllib.error
import urllib.request

import boto3
import botocore.auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

endpoint, key_id, secret = sys.argv[1:]
key = Credentials(key_id, secret)


def get(url, headers={}):
    try:
        return urllib.request.urlopen(urllib.request.Request(url, headers=headers)).read().decode()
    except urllib.error.HTTPError as refused:
        return refused.read().decode()


def expect(what, wanted, found):
    if wanted not in found:
        sys.exit(f"{what}: '{found}', and not '{wanted}'")
    print("ok: " + what)


client = boto3.client(
    "stepfunctions", endpoint_url=endpoint, aws_access_key_id=key_id, aws_secret_access_key=secret
)
expect("boto3", "stateMachines", str(client.list_state_machines()))

request = AWSRequest(method="GET", url=endpoint + "/?Action=ListStateMachines&maxResults=1")
botocore.auth.SigV4QueryAuth(key, "states", "us-east-1", expires=60).add_auth(request)
expect("a presigned URL", "stateMachines", get(request.url))
expect("another URL than it", "InvalidSignatureException", get(request.url.replace("=1&", "=2&")))


class WrongClock(botocore.auth.SigV4Auth):
    """Signs as if it were another time."""

    def __init__(self, minutes):
        super().__init__(key, "states", "us-east-1")
        self.ahead = datetime.timedelta(minutes=minutes)

    def add_auth(self, request):
        now = datetime.datetime.now(datetime.timezone.utc) + self.ahead
        request.context["timestamp"] = now.strftime("%Y%m%dT%H%M%SZ")
        self._modify_request_before_signing(request)
        canonical = self.canonical_request(request)
        signature = self.signature(self.string_to_sign(request, canonical), request)
        self._inject_signature_to_request(request, signature)


for minutes, text in ((4, "stateMachines"), (-6, "Signature expired"), (6, "Signature not yet current")):
    request = AWSRequest(method="GET", url=endpoint + "/?Action=ListStateMachines")
    WrongClock(minutes).add_auth(request)
    expect(f"a clock that is {minutes} minutes ahead", text, get(request.url, dict(request.headers)))
PYTHON
echo "all well"
