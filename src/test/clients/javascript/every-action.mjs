// Calls every action once with the AWS SDK for JavaScript v3, each by its own command.
//
//     npm install --prefix target/js @aws-sdk/client-sfn
//     NODE_PATH=target/js/node_modules node src/test/clients/javascript/every-action.mjs http://127.0.0.1:8083
//
// For a Newel that has access keys, with the id and the secret of one behind the URL that is allowed everything. Needs Node.js 18 or later. Takes back what it makes; exit status 0 if all went well, and if no
// command of the SDK was left out.
import assert from "node:assert/strict";
import { createRequire } from "node:module";

const sdk = createRequire(import.meta.url)("@aws-sdk/client-sfn");
const [endpoint, accessKeyId = "id", secretAccessKey = "secret"] = process.argv.slice(2);
const role = "arn:aws:iam::000000000000:role/any";
const name = `js-${process.pid}`;
const called = new Set();

const client = new sdk.SFNClient({
  endpoint,
  region: "us-east-1",
  credentials: { accessKeyId, secretAccessKey },
  // actions that AWS has under a name of their own are called where the others are
  disableHostPrefix: true,
});

async function call(action, input) {
  called.add(action);
  const answer = await client.send(new sdk[`${action}Command`](input));
  assert.equal(answer.$metadata.httpStatusCode, 200, action);
  return answer;
}

async function until(condition) {
  for (let tries = 0; tries < 100; tries++) {
    const found = await condition();
    if (found) {
      return found;
    }
    await new Promise((passed) => setTimeout(passed, 100));
  }
  throw new Error(`never: ${condition}`);
}

const status = (executionArn, wanted) =>
  until(async () => (await call("DescribeExecution", { executionArn })).status === wanted);
const machine = (states, more = {}) => JSON.stringify({ StartAt: "A", States: { A: { End: true, ...states } }, ...more });

async function activities() {
  const { activityArn } = await call("CreateActivity", { name });
  assert.equal((await call("DescribeActivity", { activityArn })).name, name);
  const { activities } = await call("ListActivities", {});
  assert.ok(activities.some((each) => each.activityArn === activityArn));
  const { stateMachineArn } = await call("CreateStateMachine", {
    name: `${name}-work`,
    roleArn: role,
    definition: machine({ Type: "Task", Resource: activityArn }),
  });
  const { executionArn } = await call("StartExecution", { stateMachineArn, input: '{"a":1}' });
  const failing = await call("GetActivityTask", { activityArn, workerName: "js" });
  assert.equal(failing.input, '{"a":1}');
  await call("SendTaskHeartbeat", { taskToken: failing.taskToken });
  await call("SendTaskFailure", { taskToken: failing.taskToken, error: "E", cause: "why" });
  await status(executionArn, "FAILED");
  const { redriveDate } = await call("RedriveExecution", { executionArn });
  assert.ok(redriveDate instanceof Date);
  const { taskToken } = await call("GetActivityTask", { activityArn });
  await call("SendTaskSuccess", { taskToken, output: "[1]" });
  await status(executionArn, "SUCCEEDED");
  const { events } = await call("GetExecutionHistory", { executionArn });
  assert.ok(events.some((event) => event.executionRedrivenEventDetails?.redriveCount === 1));
  assert.ok(events[0].timestamp instanceof Date);
  const waiting = await call("StartExecution", { stateMachineArn });
  await call("StopExecution", { executionArn: waiting.executionArn, error: "E" });
  await status(waiting.executionArn, "ABORTED");
  await call("DeleteStateMachine", { stateMachineArn });
  await call("DeleteActivity", { activityArn });
}

async function releases() {
  const pass = (result) => machine({ Type: "Pass", Result: result });
  const { stateMachineArn } = await call("CreateStateMachine", {
    name,
    roleArn: role,
    definition: pass("one"),
    tags: [{ key: "team", value: "a" }],
  });
  const { stateMachineVersionArn: first } = await call("PublishStateMachineVersion", { stateMachineArn });
  const { revisionId } = await call("UpdateStateMachine", { stateMachineArn, definition: pass("two") });
  assert.equal((await call("DescribeStateMachine", { stateMachineArn })).revisionId, revisionId);
  const { stateMachineAliasArn } = await call("CreateStateMachineAlias", {
    name: "PROD",
    routingConfiguration: [{ stateMachineVersionArn: first, weight: 100 }],
  });
  const { executionArn } = await call("StartExecution", { stateMachineArn: stateMachineAliasArn });
  await status(executionArn, "SUCCEEDED");
  const described = await call("DescribeStateMachineForExecution", { executionArn });
  assert.match(described.definition, /"one"/);
  await call("DescribeStateMachineAlias", { stateMachineAliasArn });
  await call("UpdateStateMachineAlias", { stateMachineAliasArn, description: "ours" });
  assert.equal((await call("ListStateMachineAliases", { stateMachineArn })).stateMachineAliases.length, 1);
  assert.equal((await call("ListStateMachineVersions", { stateMachineArn })).stateMachineVersions.length, 1);
  assert.equal((await call("ListExecutions", { stateMachineArn })).executions.length, 1);
  assert.ok((await call("ListStateMachines", {})).stateMachines.length > 0);
  await call("TagResource", { resourceArn: stateMachineArn, tags: [{ key: "stage", value: "test" }] });
  await call("UntagResource", { resourceArn: stateMachineArn, tagKeys: ["team"] });
  const { tags } = await call("ListTagsForResource", { resourceArn: stateMachineArn });
  assert.deepEqual(tags, [{ key: "stage", value: "test" }]);
  await call("DeleteStateMachineAlias", { stateMachineAliasArn });
  await call("DeleteStateMachineVersion", { stateMachineVersionArn: first });
  await call("DeleteStateMachine", { stateMachineArn });
}

async function mapRuns() {
  const wait = { StartAt: "W", States: { W: { Type: "Wait", Seconds: 2, End: true } } };
  const ItemProcessor = { ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" }, ...wait };
  const { stateMachineArn } = await call("CreateStateMachine", {
    name: `${name}-map`,
    roleArn: role,
    definition: machine({ Type: "Map", ItemProcessor }),
  });
  const { executionArn } = await call("StartExecution", { stateMachineArn, input: "[1,2]" });
  const { mapRunArn } = await until(async () => (await call("ListMapRuns", { executionArn })).mapRuns[0]);
  await call("UpdateMapRun", { mapRunArn, maxConcurrency: 2 });
  await status(executionArn, "SUCCEEDED");
  assert.equal((await call("DescribeMapRun", { mapRunArn })).itemCounts.succeeded, 2);
  await call("DeleteStateMachine", { stateMachineArn });
}

async function express() {
  const definition = machine({ Type: "Pass", Result: 7 });
  const { stateMachineArn } = await call("CreateStateMachine", {
    name: `${name}-express`,
    roleArn: role,
    type: "EXPRESS",
    definition,
  });
  const done = await call("StartSyncExecution", { stateMachineArn });
  assert.equal(done.output, "7");
  assert.ok(done.billingDetails.billedMemoryUsedInMB > 0);
  await call("DeleteStateMachine", { stateMachineArn });
  const checked = await call("ValidateStateMachineDefinition", { definition });
  assert.equal(checked.result, "OK");
  const tested = await call("TestState", { definition: '{"Type":"Pass","End":true}', input: "[1]", roleArn: role });
  assert.equal(tested.output, "[1]");
}

await activities();
await releases();
await mapRuns();
await express();
await assert.rejects(call("DescribeExecution", { executionArn: "arn:aws:states:us-east-1:000000000000:execution:no:no" }), {
  name: "ExecutionDoesNotExist",
});
const all = Object.keys(sdk)
  .filter((each) => each.endsWith("Command") && each !== "$Command")
  .map((each) => each.slice(0, -"Command".length));
assert.deepEqual(all.filter((action) => !called.has(action)), []);
console.log(`all well: ${all.length} actions`);
