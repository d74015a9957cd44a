// Reads an event of an execution's history: what it means for its state.

/**
 * @typedef {{id: number, previousEventId: number, timestamp: number, type: string, [details: string]: any}} Event
 * @typedef {{step: string, name?: string, type?: string, status?: string, error?: string|null, cause?: string|null,
 *   index?: number, length?: number|null, worker?: string|null, mapRun?: string|null}} Reading
 */

const ENDS = {Succeeded: 'SUCCEEDED', Failed: 'FAILED', TimedOut: 'TIMED_OUT', Aborted: 'ABORTED'};
const PARTS = {Succeeded: 'SUCCEEDED', Failed: 'FAILED', Aborted: 'ABORTED', TimedOut: 'FAILED'};
const ATTEMPT = /^(?:Activity|LambdaFunction|Task)(Scheduled|Started|Succeeded|Failed|TimedOut|ScheduleFailed|StartFailed|SubmitFailed)$/;
const STATE = /^(Task|Pass|Choice|Wait|Succeed|Fail|Map|Parallel)State(Entered|Exited|Started|Succeeded|Failed|Aborted)$/;

/**
 * The details of an event; each type has its own field for them.
 *
 * @param {Event} event
 * @returns {Record<string, any>}
 */
export function detailsOf(event) {
  for (const key in event) {
    if (key.endsWith('EventDetails')) {
      return event[key];
    }
  }
  return {};
}

/**
 * @param {Event} event
 * @returns {Reading}
 */
export function readEvent(event) {
  const {type} = event;
  const details = detailsOf(event);
  const state = STATE.exec(type);
  const failure = {error: details.error ?? null, cause: details.cause ?? null};
  if (state) {
    return readState(state[1], state[2], details, failure);
  }
  const attempt = ATTEMPT.exec(type);
  if (attempt) {
    return readAttempt(attempt[1], details, failure);
  }
  if (type.startsWith('Execution')) {
    const what = type.slice('Execution'.length);
    const step = what === 'Started' ? 'executionStarted' : what === 'Redriven' ? 'executionRedriven' : 'executionEnded';
    return {step, status: ENDS[what], ...failure};
  }
  if (type.startsWith('MapIteration')) {
    const what = type.slice('MapIteration'.length);
    return {step: what === 'Started' ? 'iterationStarted' : 'iterationEnded', name: details.name, index: details.index, status: PARTS[what]};
  }
  if (type === 'MapRunStarted' || type === 'MapRunRedriven') {
    return {step: 'mapRunStarted', mapRun: details.mapRunArn ?? null};
  }
  if (type === 'MapRunFailed' || type === 'EvaluationFailed') {
    return {step: 'failedInside', ...failure};
  }
  return {step: 'other'};
}

/** The state that an event belongs to; nothing at the top. */
export function stateOf(run, event) {
  const place = run.places.get(event.id);
  return place && (place.kind === 'visit' ? place : place.visit);
}

/** The error, the worker or the resource: what tells most of an event in one line. */
export function noteOf(event) {
  const details = detailsOf(event);
  const error = [details.error, details.cause].filter(Boolean).join(': ');
  const resource = [details.resourceType, details.resource].filter(Boolean).join(' ');
  return error || details.workerName || resource || (details.length === undefined ? '' : `${details.length} items`);
}

function readState(type, what, details, failure) {
  switch (what) {
    case 'Entered':
      return {step: 'entered', name: details.name, type};
    case 'Exited':
      return {step: 'exited', name: details.name, type};
    case 'Started':
      return {step: 'groupStarted', type, length: details.length ?? null};
    case 'Aborted':
      return {step: type === 'Map' || type === 'Parallel' ? 'groupEnded' : 'stateAborted', type, status: 'ABORTED', ...failure};
    default:
      return {step: 'groupEnded', type, status: PARTS[what], ...failure};
  }
}

function readAttempt(what, details, failure) {
  switch (what) {
    case 'Scheduled':
      return {step: 'attemptScheduled'};
    case 'Started':
      return {step: 'attemptStarted', worker: details.workerName ?? null};
    case 'Succeeded':
      return {step: 'attemptEnded', status: 'SUCCEEDED', ...failure};
    case 'TimedOut':
      return {step: 'attemptEnded', status: 'TIMED_OUT', ...failure};
    default:
      return {step: 'attemptEnded', status: 'FAILED', ...failure};
  }
}
