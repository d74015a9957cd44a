// Calls a Newel that has access keys with the AWS SDK for JavaScript v3 and the signer below it: with the key, with
// another secret, with a key that nobody has, with clocks that are wrong, by presigned URLs that are good, damaged, late
// and for another call, and with what was signed sent again after a change.
//
//     npm install --prefix target/js @aws-sdk/client-sfn
//     NODE_PATH=target/js/node_modules node src/test/clients/javascript/signed.mjs http://127.0.0.1:8083 KEY_ID SECRET
//
// The key must be allowed states:ListStateMachines. Needs Node.js 18 or later. Exit status 0 if all went well.
import assert from "node:assert/strict";
import { createHash, createHmac } from "node:crypto";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const sdk = require("@aws-sdk/client-sfn");
const { SignatureV4 } = require("@smithy/signature-v4");

const [endpoint, accessKeyId, secretAccessKey] = process.argv.slice(2);
assert.ok(secretAccessKey, "usage: signed.mjs URL KEY_ID SECRET");
const MINUTE = 60_000;
const key = { accessKeyId, secretAccessKey };

// ---- by the SDK's client

function list(credentials, systemClockOffset = 0) {
  const client = new sdk.SFNClient({ endpoint, region: "us-east-1", credentials, systemClockOffset, maxAttempts: 1 });
  return client.send(new sdk.ListStateMachinesCommand({}));
}

async function refused(what, promise, name, text) {
  await assert.rejects(promise, (error) => {
    assert.equal(error.name, name, `${what}: ${error}`);
    assert.match(error.message, text, what);
    return true;
  });
  console.log(`ok: ${what}`);
}

assert.ok((await list(key)).stateMachines);
assert.ok((await list(key, 4 * MINUTE)).stateMachines);
console.log("ok: the key, and a clock that is four minutes ahead");
await refused("another secret", list({ ...key, secretAccessKey: `x${secretAccessKey}` }), "InvalidSignatureException", /does not match/);
await refused("another key", list({ ...key, accessKeyId: `X${accessKeyId}` }), "UnrecognizedClientException", /security token/);
await refused("a stale signature", list(key, -6 * MINUTE), "InvalidSignatureException", /Signature expired/);
await refused("one from the future", list(key, 6 * MINUTE), "InvalidSignatureException", /Signature not yet current/);

// ---- by the signer alone

class Sha256 {
  constructor(secret) {
    this.hash = secret ? createHmac("sha256", secret) : createHash("sha256");
  }
  update(data) {
    this.hash.update(data);
  }
  async digest() {
    return new Uint8Array(this.hash.digest());
  }
}

const signer = new SignatureV4({ credentials: key, region: "us-east-1", service: "states", sha256: Sha256 });
const url = new URL(endpoint);
const ask = {
  protocol: url.protocol,
  hostname: url.hostname,
  port: Number(url.port) || undefined,
  path: "/",
  headers: { host: url.host },
};

async function presigned(options = {}) {
  const request = await signer.presign(
    { ...ask, method: "GET", query: { Action: "ListStateMachines", maxResults: "1" } },
    { expiresIn: 60, ...options },
  );
  return `${endpoint}/?${new URLSearchParams(request.query)}`;
}

async function answer(what, response, status, text) {
  const got = await response;
  const body = await got.text();
  assert.equal(got.status, status, `${what}: ${body}`);
  assert.match(body, text, what);
  console.log(`ok: ${what}`);
}

const good = await presigned();
await answer("a presigned URL", fetch(good), 200, /stateMachines/);
await answer("the same again, while it is good", fetch(good), 200, /stateMachines/);
await answer("one for another page", fetch(good.replace("maxResults=1", "maxResults=2")), 400, /InvalidSignatureException/);
await answer("one for another action", fetch(good.replace("ListStateMachines", "ListActivities")), 400, /InvalidSignatureException/);
await answer("a truncated one", fetch(good.replace(/(X-Amz-Signature=[0-9a-f]{20})[0-9a-f]+/, "$1")), 400, /InvalidSignatureException|IncompleteSignatureException/);
const late = await presigned({ signingDate: new Date(Date.now() - 2 * MINUTE) });
await answer("one that is good no more", fetch(late), 400, /Signature expired/);

async function post(change) {
  const signed = await signer.sign({
    ...ask,
    method: "POST",
    headers: { ...ask.headers, "content-type": "application/x-amz-json-1.0", "x-amz-target": "AWSStepFunctions.ListStateMachines" },
    body: "{}",
  });
  const changed = change({ method: "POST", headers: { ...signed.headers }, body: "{}" });
  delete changed.headers.host;
  return fetch(endpoint, changed);
}

const withHeader = (name, value) => (request) => ({ ...request, headers: { ...request.headers, [name]: value } });
await answer("a signed call", post((same) => same), 200, /stateMachines/);
await answer("another body", post((request) => ({ ...request, body: '{"maxResults":1}' })), 400, /InvalidSignatureException/);
await answer(
  "the signature of another action",
  post(withHeader("x-amz-target", "AWSStepFunctions.ListActivities")),
  400,
  /InvalidSignatureException/,
);
await answer("no signature", post(({ headers: { authorization, ...others }, ...request }) => ({ ...request, headers: others })), 403, /MissingAuthenticationToken/);
console.log("all well");
