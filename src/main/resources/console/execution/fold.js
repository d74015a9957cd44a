// Folds the events of an execution into what its states are at that moment. Pure but for the run that it is
// given and gives back, so that a slider over the events is a fold of fewer of them.
//
// Events say with `previousEventId` what they go on from. So each has a place: a visit of a state, an iteration
// of a Map or the branches of a Parallel; a visit stands in a place of the latter kinds, or at the top.

import {countStates} from './count.js';
import {readEvent} from './events.js';
import {begin, blame, climb, end, endAttempt, hasFailed, lastAttempt, newVisit, reopen, unknownVisit, visitOf} from './visits.js';

/**
 * @typedef {'RUNNING'|'SUCCEEDED'|'FAILED'|'CAUGHT'|'ABORTED'|'TIMED_OUT'} Status
 * @typedef {{status: Status, from: number, to: number|null, event: number, worker: string|null,
 *   error: string|null, cause: string|null, started: number|null}} Attempt
 * @typedef {{kind: 'visit', at: number, name: string, type: string, scope: Iteration|Branches|null, after: Visit|null,
 *   status: Status, entered: number|null, exited: number|null, from: number, to: number|null,
 *   attempts: Attempt[], iterations: Map<number, Iteration>, length: number|null, mapRun: string|null,
 *   error: string|null, cause: string|null, failedBy: Visit|null, lastEvent: number}} Visit
 * @typedef {{kind: 'iteration', visit: Visit, index: number, status: Status, from: number, to: number|null,
 *   event: number}} Iteration
 * @typedef {{kind: 'branches', visit: Visit}} Branches
 * @typedef {Visit|Iteration|Branches} Place
 * @typedef {{status: string, visits: Visit[], places: Map<number, Place|null>, last: number, from: number|null,
 *   to: number|null, redrives: number, error: string|null, cause: string|null, failed: Visit|null}} Run
 */

/** @returns {Run} a run of which nothing is known */
export function emptyRun() {
  return {
    status: 'RUNNING',
    visits: [],
    places: new Map(),
    last: 0,
    from: null,
    to: null,
    redrives: 0,
    error: null,
    cause: null,
    failed: null,
  };
}

/**
 * Folds events into a run, which it changes.
 *
 * @param {Run} run
 * @param {import('./events.js').Event[]} events in the order of their ids
 * @returns {Run} the same
 */
export function fold(run, events) {
  for (const event of events) {
    foldOne(run, event);
  }
  return run;
}

/**
 * What each state of the definition is, by its name.
 *
 * @param {Run} run
 * @returns {Map<string, import('./count.js').StateSummary>}
 */
export function states(run) {
  return countStates(run.visits);
}

function foldOne(run, event) {
  const read = readEvent(event);
  const before = run.places.get(event.previousEventId) ?? null;
  const place = STEPS[read.step](run, event, read, before);
  run.places.set(event.id, place);
  run.last = Math.max(run.last, event.id);
  const visit = visitOf(place);
  if (visit) {
    visit.lastEvent = event.id;
  }
}

const STEPS = {
  executionStarted(run, event) {
    run.from = event.timestamp;
    return null;
  },

  executionRedriven(run, event, read, before) {
    run.status = 'RUNNING';
    run.redrives++;
    run.to = run.error = run.cause = null;
    run.failed = null;
    return before;
  },

  executionEnded(run, event, read, before) {
    run.status = read.status;
    run.to = event.timestamp;
    run.error = read.error;
    run.cause = read.cause;
    const culprit = read.status === 'FAILED' ? blame(visitOf(before), read) : null;
    if (culprit) {
      end(culprit, 'FAILED', event);
      run.failed = culprit;
    }
    // What was still open ended with the execution.
    const status = read.status === 'FAILED' ? 'ABORTED' : read.status;
    run.visits.filter((visit) => visit.status === 'RUNNING').forEach((visit) => {
      end(visit, status, event);
      visit.iterations.forEach((iteration) => iteration.status === 'RUNNING' && end(iteration, status, event));
    });
    return culprit ?? before;
  },

  entered(run, event, read, before) {
    const after = before?.kind === 'visit' ? before : null;
    const scope = after ? after.scope : before;
    reopen(run, scope);
    const visit = newVisit(run, event, read.name, read.type, scope, after);
    visit.entered = event.id;
    if (read.type === 'Fail') {
      end(visit, 'FAILED', event);
    }
    return visit;
  },

  exited(run, event, read, before) {
    const visit = climb(before, (at) => at.name === read.name) ?? unknownVisit(run, event, read.name, read.type);
    visit.exited = event.id;
    end(visit, hasFailed(visit) ? 'CAUGHT' : 'SUCCEEDED', event);
    return visit;
  },

  groupStarted(run, event, read, before) {
    const isOpen = (at) => at.type === read.type && at.exited === null;
    const visit = climb(before, (at) => isOpen(at) && at.status === 'RUNNING') ?? climb(before, isOpen);
    if (!visit) {
      return before;
    }
    visit.iterations = new Map();
    visit.length = read.length;
    begin(run, visit, event);
    return read.type === 'Parallel' ? {kind: 'branches', visit} : visit;
  },

  groupEnded(run, event, read, before) {
    const visit = climb(before, (at) => at.type === read.type && at.status === 'RUNNING') ?? visitOf(before);
    if (!visit) {
      return before;
    }
    const inner = visitOf(before);
    if (read.status === 'SUCCEEDED') {
      endAttempt(visit, 'SUCCEEDED', event, read);
    } else {
      visit.failedBy = inner && inner !== visit ? inner : null;
      const from = visit.failedBy ?? visit;
      end(visit, read.status, event);
      endAttempt(visit, read.status, event, read);
      visit.error = read.status === 'FAILED' ? from.error : visit.error;
      visit.cause = from.cause;
    }
    return visit;
  },

  iterationStarted(run, event, read, before) {
    const visit = climb(before, (at) => at.name === read.name) ?? unknownVisit(run, event, read.name, 'Map');
    const iteration = {kind: 'iteration', visit, index: read.index, status: 'RUNNING', from: event.timestamp, to: null, event: event.id};
    visit.iterations.set(read.index, iteration);
    return iteration;
  },

  iterationEnded(run, event, read, before) {
    const visit = climb(before, (at) => at.name === read.name) ?? unknownVisit(run, event, read.name, 'Map');
    const iteration = visit.iterations.get(read.index) ??
      {kind: 'iteration', visit, index: read.index, status: 'RUNNING', from: event.timestamp, to: null, event: event.id};
    visit.iterations.set(read.index, iteration);
    end(iteration, read.status, event);
    return before ?? iteration;
  },

  stateAborted(run, event, read, before) {
    const visit = climb(before, (at) => at.type === read.type) ?? visitOf(before);
    if (visit) {
      end(visit, 'ABORTED', event);
      endAttempt(visit, 'ABORTED', event, read);
    }
    return visit ?? before;
  },

  attemptScheduled(run, event, read, before) {
    const visit = visitOf(before);
    if (visit) {
      begin(run, visit, event);
    }
    return visit;
  },

  attemptStarted(run, event, read, before) {
    const attempt = lastAttempt(visitOf(before));
    if (attempt) {
      attempt.started = event.timestamp;
      attempt.worker = read.worker;
    }
    return before;
  },

  attemptEnded(run, event, read, before) {
    const visit = visitOf(before);
    if (visit) {
      endAttempt(visit, read.status, event, read);
      visit.error = read.error;
      visit.cause = read.cause;
    }
    return visit;
  },

  mapRunStarted(run, event, read, before) {
    const visit = visitOf(before);
    if (visit) {
      visit.mapRun = read.mapRun;
    }
    return visit;
  },

  failedInside(run, event, read, before) {
    const visit = visitOf(before);
    if (visit) {
      visit.error = read.error;
      visit.cause = read.cause;
    }
    return visit;
  },

  other: (run, event, read, before) => before,
};
