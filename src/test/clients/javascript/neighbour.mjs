// Measures a neighbour's StartExecution while a machine starts itself twice without end.
//
//     node src/test/clients/javascript/neighbour.mjs http://127.0.0.1:8083 10
//
// The second number is how many seconds it goes on. Deletes both machines in the end, upon which
// what still runs fails. Needs Node.js 18 or later, and no package.
const [endpoint, seconds = "10"] = process.argv.slice(2);
const role = "arn:aws:iam::000000000000:role/any";

async function call(action, input) {
  const response = await fetch(endpoint, {
    method: "POST",
    headers: { "X-Amz-Target": `AWSStepFunctions.${action}` },
    body: JSON.stringify(input),
  });
  const answer = await response.json();
  if (!response.ok) {
    throw new Error(`${action}: ${JSON.stringify(answer)}`);
  }
  return answer;
}

async function machine(name, startAt, states) {
  const definition = JSON.stringify({ StartAt: startAt, States: states });
  const made = await call("CreateStateMachine", { name, roleArn: role, definition });
  return made.stateMachineArn;
}

async function slowest(what, forSeconds) {
  const times = [];
  for (const end = Date.now() + forSeconds * 1000; Date.now() < end; ) {
    const begun = performance.now();
    await call("StartExecution", { stateMachineArn: neighbour });
    times.push(performance.now() - begun);
    await new Promise((passed) => setTimeout(passed, 20));
  }
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))].toFixed(1);
  console.log(`${what}: ${times.length} starts, median ${at(0.5)} ms, slowest ${at(1)} ms`);
}

const run = Date.now();
const neighbour = await machine(`neighbour-${run}`, "A", { A: { Type: "Pass", End: true } });
const name = `starts-itself-twice-${run}`;
const itself = neighbour.replace(/[^:]*$/, name);
const start = {
  Type: "Task",
  Resource: "arn:aws:states:::states:startExecution",
  Parameters: { StateMachineArn: itself },
  End: true,
};
// names of states are unique
const branches = ["A", "B"].map((state) => ({ StartAt: state, States: { [state]: start } }));
await machine(name, "P", { P: { Type: "Parallel", Branches: branches, End: true } });

await slowest("alone", 3);
await call("StartExecution", { stateMachineArn: itself });
await slowest("beside it", Number(seconds));
await call("DeleteStateMachine", { stateMachineArn: itself });
await slowest("after it was deleted", 3);
await call("DeleteStateMachine", { stateMachineArn: neighbour });
