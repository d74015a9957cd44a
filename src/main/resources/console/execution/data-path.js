// The way of the data through a state, from InputPath to ResultPath, as the engine's own code goes it: TestState
// with what the history has of this visit.
import {html, useRead} from '../view.js';
import {call, read} from '../aws.js';
import {JsonText, visible} from '../json-text.js';
import {ErrorBox} from '../parts.js';
import {readEventData} from './payload.js';
import {pathSteps} from './path-steps.js';

/**
 * @param {object} props
 * @param {string} props.arn
 * @param {string} props.name of the state
 * @param {import('./fold.js').Visit} props.visit
 * @param {string} props.definition
 * @param {import('./events.js').Event[]} props.events
 * @param {Map<number, any>} props.places
 */
export function DataPath({arn, name, visit, definition, events, places}) {
  const {value, error} = useRead(() => (definition ? test(arn, name, visit, definition, events, places) : Promise.resolve(null)),
    [arn, visit, visit.exited, visit.lastEvent, definition]);
  if (error) {
    return html`<p class="faint">The data path cannot be told of this visit.</p><${ErrorBox} error=${error} />`;
  }
  return value ? html`<${Steps} data=${value.inspectionData ?? {}} answer=${value} />` : html`<p class="faint">Loading</p>`;
}

/** @param {{data: Record<string, any>, answer: Record<string, any>}} props what TestState has answered */
export function Steps({data, answer}) {
  return html`<ol class="path">${pathSteps(data, answer).map(({label, text, isSame}) => html`<li key=${label} class=${isSame ? 'is-same' : ''}>
    <h3>${label}${isSame && html` <span class="faint">as before</span>`}</h3>${!isSame && html`<${JsonText} text=${text} label=${label} />`}</li>`)}</ol>
    ${answer.error && html`<p class="tone-failed">${visible(answer.error)}${answer.cause ? `: ${visible(answer.cause)}` : ''}</p>`}`;
}

async function test(arn, stateName, visit, definition, events, places) {
  const input = await whole(arn, visit.entered, 'input');
  const mock = await mockOf(arn, visit, events, places);
  const context = JSON.stringify({Execution: {Id: arn}, State: {Name: stateName, RetryCount: Math.max(0, visit.attempts.length - 1)}});
  const request = {definition, stateName, input, inspectionLevel: 'DEBUG', ...(mock && {mock})};
  return call('TestState', request).catch(() => call('TestState', {...request, context}));
}

/** What the state's work gave, or why it failed. */
async function mockOf(arn, visit, events, places) {
  if (visit.type !== 'Task' && visit.type !== 'Map' && visit.type !== 'Parallel') {
    return null;
  }
  const own = events.filter(({id}) => places.get(id) === visit);
  const done = own.filter(({type}) => /^(Activity|LambdaFunction|Task)Succeeded$/.test(type)).pop();
  if (done) {
    return {result: await whole(arn, done.id, 'output'), fieldValidationMode: 'NONE'};
  }
  if (visit.status === 'RUNNING' || visit.status === 'SUCCEEDED') {
    return visit.type === 'Task' ? {result: '{}', fieldValidationMode: 'NONE'} : {result: '[]', fieldValidationMode: 'NONE'};
  }
  return {errorOutput: {error: visit.error ?? 'States.TaskFailed', cause: visit.cause ?? ''}};
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
