// Has TestState go through a visit of a state again, with what the history has of it: its input, the variables that
// were assigned before, and what its work gave.
import {call, read} from '../aws.js';
import {allNodes, readScopes} from '../graph/scopes.js';
import {readEventData} from './payload.js';

/** Of more iterations or branches the results are not put together, as each is a call. */
const MOST_PARTS = 100;

/**
 * @typedef {object} Asked
 * @property {string} arn
 * @property {import('./fold.js').Visit} visit
 * @property {string} definition
 * @property {import('./load.js').History} history
 * @property {import('./fold.js').Run} run
 */

/**
 * @param {Asked} asked
 * @returns {Promise<any>} the answer of TestState, and as `assigned` the variables that there were
 */
export async function testAgain(asked) {
  const {arn, visit, definition} = asked;
  const nodes = new Map(allNodes(readScopes(JSON.parse(definition))).map((node) => [node.name, node]));
  const [input, variables, mock] = await Promise.all([whole(arn, visit.entered, 'input'), assigned(asked, nodes), mockOf(asked, nodes)]);
  const request = {definition, stateName: visit.name, input, inspectionLevel: 'DEBUG', ...(variables && {variables}), ...(mock && {mock})};
  const context = JSON.stringify({Execution: {Id: arn}, State: {Name: visit.name, RetryCount: Math.max(0, visit.attempts.length - 1)}});
  const answer = await call('TestState', request).catch(() => call('TestState', {...request, context}));
  return {...answer, assigned: variables};
}

/** The variables that the state could see: those of the states around it, and of their states that had ended. */
async function assigned({arn, visit, run}, nodes) {
  const last = new Map();
  for (const other of run.visits) {
    if (other.exited !== null && other.exited < visit.entered && sees(visit, other, nodes) && assigns(nodes.get(other.name))) {
      last.set(other.name, other.exited);
    }
  }
  const found = new Map();
  for (const exited of [...last.values()].sort((a, b) => a - b)) {
    const {data} = await readEventData(arn, exited);
    data.forEach(({field, text}) => {
      const [, name] = /\.assignedVariables\.(.+)$/s.exec(field) ?? [];
      return name !== undefined && found.set(name, text);
    });
  }
  return found.size === 0 ? undefined : `{${[...found].map(([name, text]) => `${JSON.stringify(name)}:${text}`).join(',')}}`;
}

/** Whether what the other assigned is in a scope around the visit: other branches and iterations have their own. */
function sees(visit, other, nodes) {
  const scopeOf = ({name}) => nodes.get(name)?.id.replace(/\/States\/[^/]*$/, '');
  let place = visit;
  while (place && (place.scope !== other.scope || scopeOf(place) !== scopeOf(other))) {
    place = place.scope?.visit;
  }
  return Boolean(place);
}

function assigns(node) {
  const {ItemProcessor, Iterator, Branches, ...own} = node?.definition ?? {};
  return JSON.stringify(own).includes('"Assign"');
}

/** What the state's work gave, or why it failed. */
async function mockOf(asked, nodes) {
  const {arn, visit, history, run} = asked;
  if (visit.type !== 'Task' && visit.type !== 'Map' && visit.type !== 'Parallel') {
    return null;
  }
  const done = history.events.filter(({id, type}) => run.places.get(id) === visit && /^(Activity|LambdaFunction|Task)Succeeded$/.test(type)).pop();
  if (done) {
    return {result: await whole(arn, done.id, 'output'), fieldValidationMode: 'NONE'};
  }
  if (visit.status === 'RUNNING' || visit.status === 'SUCCEEDED') {
    return {result: visit.type === 'Task' ? '{}' : await resultOfParts(asked, nodes), fieldValidationMode: 'NONE'};
  }
  return {errorOutput: {error: visit.error ?? 'States.TaskFailed', cause: visit.cause ?? ''}};
}

/** What the iterations or branches gave, put together as the state does. */
async function resultOfParts({arn, visit, run}, nodes) {
  if (visit.status === 'RUNNING') {
    return '[]';
  }
  if (visit.mapRun) {
    throw new Error('The results of a Map Run are with its child executions.');
  }
  const last = new Map();
  for (const other of run.visits) {
    if (other.scope?.visit === visit && other.exited !== null) {
      last.set(partOf(other, nodes), other.exited);
    }
  }
  if (last.size > MOST_PARTS) {
    throw new Error(`There are ${last.size} results: more than ${MOST_PARTS} are not put together here.`);
  }
  const ordered = [...last].sort(([a], [b]) => a - b);
  return `[${(await Promise.all(ordered.map(([, exited]) => whole(arn, exited, 'output')))).join(',')}]`;
}

/** The number of the iteration or branch that a visit is in. */
function partOf({scope, name}, nodes) {
  return scope.kind === 'iteration' ? scope.index : Number(/\/Branches\/(\d+)\/States\/[^/]*$/.exec(nodes.get(name)?.id ?? '')?.[1] ?? 0);
}

/** A field in full: what is cut off is no JSON. */
async function whole(arn, id, field) {
  const {data} = await readEventData(arn, id);
  const found = data.find((one) => one.field.endsWith(`.${field}`));
  const parts = [found?.text ?? '{}'];
  for (let from = parts[0].length; found && from < found.length;) {
    const next = await read('executions/event/data', {arn, id, field: found.field, from});
    parts.push(next.text);
    from += Math.max(1, next.text.length);
  }
  return parts.join('');
}
