// Measures a neighbour's calls while executions do their worst, one kind after the other.
//
//     node src/test/clients/javascript/hostile.mjs http://127.0.0.1:8083 10 [kind ...]
//
// The second number is how many seconds each kind goes on. Prints for each the neighbour's median and
// slowest StartExecution and GET /health/live, and how long it took to stop and to delete the offender.
// Needs Node.js 18 or later, and no package. What it runs holds many megabytes: not for an installation
// that somebody needs.
import { setTimeout as pause } from "node:timers/promises";

const [endpoint, seconds = "10", ...wanted] = process.argv.slice(2);
const role = "arn:aws:iam::000000000000:role/any";
const LARGE = 240_000;

function request(action, input) {
  return fetch(endpoint, {
    method: "POST",
    headers: { "X-Amz-Target": `AWSStepFunctions.${action}` },
    body: JSON.stringify(input),
  });
}

async function send(action, input) {
  const response = await request(action, input);
  return { ok: response.ok, status: response.status, answer: await response.json() };
}

async function call(action, input) {
  const { ok, answer } = await send(action, input);
  if (!ok) {
    throw new Error(`${action}: ${JSON.stringify(answer)}`);
  }
  return answer;
}

let count = 0;

const nextName = () => `hostile-${Date.now()}-${count++}`;

async function machine(startAt, states, more = {}, name = nextName()) {
  const definition = JSON.stringify({ StartAt: startAt, States: states, ...more });
  const made = await call("CreateStateMachine", { name, roleArn: role, definition });
  return made.stateMachineArn;
}

async function start(stateMachineArn, input) {
  const begun = await call("StartExecution", { stateMachineArn, input: JSON.stringify(input) });
  return begun.executionArn;
}

const end = { End: true };
const large = { text: "x".repeat(LARGE) };
const many = { items: Array.from({ length: 20_000 }, (_, i) => ({ k: i })) };

/** Each makes its machine and begins; returns its machine, its executions, and what goes on meanwhile. */
const kinds = {
  /** A thousand branches, each of which keeps a large input of its own. */
  async "wide-parallel"() {
    const wait = { Type: "Wait", Seconds: 600, ...end };
    const copy = { Type: "Pass", Parameters: { n: 1 }, ResultPath: "$.n" };
    // names of states are unique
    const Branches = Array.from({ length: 1000 }, (_, i) => ({
      StartAt: `P${i}`,
      States: { [`P${i}`]: { ...copy, Next: `W${i}` }, [`W${i}`]: wait },
    }));
    const arn = await machine("All", { All: { Type: "Parallel", Branches, ...end } });
    return { arn, executions: [await start(arn, large)] };
  },
  /** A loop that carries a large text round and round. */
  async "large-loop"() {
    const arn = await machine("A", {
      A: { Type: "Pass", Parameters: { n: 1 }, ResultPath: "$.n", Next: "B" },
      B: { Type: "Choice", Choices: [{ Variable: "$.n", NumericEquals: 2, Next: "E" }], Default: "A" },
      E: { Type: "Succeed" },
    });
    return { arn, executions: await Promise.all(Array(4).fill(large).map((input) => start(arn, input))) };
  },
  /** Histories of large payloads, read again and again. */
  async "large-history"() {
    const states = {};
    for (let i = 0; i < 200; i++) {
      const next = i === 199 ? end : { Next: `S${i + 1}` };
      states[`S${i}`] = { Type: "Pass", Result: i, ResultPath: "$.n", ...next };
    }
    const arn = await machine("S0", states);
    const executionArn = await start(arn, large);
    await pause(1000);
    // not parsed: what the client itself is busy with is no part of it
    const read = async () => (await request("GetExecutionHistory", { executionArn, maxResults: 1000 })).arrayBuffer();
    return { arn, executions: [executionArn], meanwhile: () => Promise.all([read(), read(), read(), read()]) };
  },
  /** Thousands of paths that each walk all of a large input. */
  async "deep-paths"() {
    const Parameters = Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`v${i}.$`, "$..x"]));
    const arn = await machine("P", { P: { Type: "Pass", Parameters, ...end } });
    return { arn, executions: [], meanwhile: () => start(arn, many).then(() => pause(50)) };
  },
  /** The same in the rules of a choice. */
  async "deep-choice"() {
    const rule = { Variable: "$..k", StringEquals: "never" };
    const Choices = Array(1000).fill({ Or: [rule, rule], Next: "C" });
    const arn = await machine("C", { C: { Type: "Choice", Choices, Default: "E" }, E: { Type: "Succeed" } });
    return { arn, executions: [], meanwhile: () => start(arn, many).then(() => pause(50)) };
  },
  /** Expressions without end, and within builtins. */
  async "long-jsonata"() {
    const Output = "{% $sum($map([1..800000], function($v) { $v * $v })) %}";
    const arn = await machine("J", { J: { Type: "Pass", Output, ...end } }, { QueryLanguage: "JSONata" });
    return { arn, executions: [], meanwhile: () => start(arn, {}).then(() => pause(50)) };
  },
  /** Texts that a regular expression does not get through with. */
  async "long-regex"() {
    const Output = "{% $match('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab', /(a+)+c/) %}";
    const arn = await machine("J", { J: { Type: "Pass", Output, ...end } }, { QueryLanguage: "JSONata" });
    return { arn, executions: [], meanwhile: () => start(arn, {}).then(() => pause(50)) };
  },
  /** A machine that starts itself twice without end; when it is deleted, what still runs fails. */
  async "starts-itself"() {
    const name = nextName();
    const StateMachineArn = neighbour.replace(/[^:]*$/, name);
    const Resource = "arn:aws:states:::states:startExecution";
    const task = { Type: "Task", Resource, Parameters: { StateMachineArn }, ...end };
    // names of states are unique
    const Branches = ["A", "B"].map((state) => ({ StartAt: state, States: { [state]: task } }));
    const arn = await machine("P", { P: { Type: "Parallel", Branches, ...end } }, {}, name);
    await start(arn, {});
    return { arn, executions: [] };
  },
  /** Thousands of deadlines in one moment. */
  async "one-moment"() {
    const Timestamp = new Date(Date.now() + Number(seconds) * 500).toISOString();
    const arn = await machine("W", { W: { Type: "Wait", Timestamp, ...end } });
    const executions = [];
    for (let i = 0; i < 40; i++) {
      executions.push(...(await Promise.all(Array(50).fill({}).map((input) => start(arn, input)))));
    }
    return { arn, executions: executions.slice(0, 20) };
  },
};

const neighbour = await machine("P", { P: { Type: "Pass", ...end } });

async function timed(times, work) {
  const begun = performance.now();
  await work();
  times.push(performance.now() - begun);
}

function told(times) {
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))].toFixed(1);
  return `median ${at(0.5)}, p99 ${at(0.99)}, slowest ${at(1)} ms of ${times.length}`;
}

async function watch(until) {
  const starts = [];
  const lives = [];
  while (Date.now() < until) {
    await timed(starts, () => call("StartExecution", { stateMachineArn: neighbour }));
    await timed(lives, () => fetch(`${endpoint}/health/live`).then((live) => live.text()));
    await pause(10);
  }
  return `starts ${told(starts)}; alive ${told(lives)}`;
}

async function during(kind) {
  const { arn, executions, meanwhile } = await kinds[kind]();
  const until = Date.now() + Number(seconds) * 1000;
  const offending = (async () => {
    while (meanwhile && Date.now() < until) {
      await meanwhile();
    }
  })();
  console.log(`${kind}: ${await watch(until)}`);
  await offending;
  const stops = [];
  for (const executionArn of executions) {
    await timed(stops, () => send("StopExecution", { executionArn }));
  }
  const deletes = [];
  await timed(deletes, () => call("DeleteStateMachine", { stateMachineArn: arn }));
  const stopped = stops.length > 0 ? `stopped in ${told(stops)}; ` : "";
  console.log(`${kind}: ${stopped}deleted in ${deletes[0].toFixed(1)} ms`);
}

console.log(`nothing: ${await watch(Date.now() + Number(seconds) * 500)}`);
for (const kind of wanted.length > 0 ? wanted : Object.keys(kinds)) {
  await during(kind);
  console.log(`after ${kind}: ${await watch(Date.now() + 2000)}`);
}
await call("DeleteStateMachine", { stateMachineArn: neighbour });
