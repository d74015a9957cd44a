// What the fold keeps of visits of states, and how it finds its way among them.

/** @typedef {import('./fold.js').Visit} Visit */

export function newVisit(run, event, name, type, scope, after = null) {
  const visit = {
    kind: 'visit', at: run.visits.length, name, type, scope, after, status: 'RUNNING', entered: null, exited: null,
    from: event.timestamp, to: null, attempts: [], iterations: new Map(), length: null, mapRun: null,
    error: null, cause: null, failedBy: null, lastEvent: event.id,
  };
  run.visits.push(visit);
  return visit;
}

/** A visit that began in events which are not read yet; of a Map or Parallel all that is known belongs to one. */
export function unknownVisit(run, event, name, type) {
  const isGroup = type === 'Map' || type === 'Parallel';
  const known = isGroup ? run.visits.find((visit) => visit.name === name && visit.entered === null && visit.exited === null) : undefined;
  return known ?? newVisit(run, event, name, type, null);
}

export function begin(run, visit, event) {
  reopen(run, visit);
  visit.error = visit.cause = visit.failedBy = null;
  visit.attempts.push({
    status: 'RUNNING', from: event.timestamp, to: null, event: event.id, worker: null, error: null, cause: null, started: null,
  });
}

/** A redrive goes on inside what had ended. */
export function reopen(run, place) {
  for (let at = run.redrives > 0 ? place : null; at; at = at.kind === 'visit' ? at.scope : at.visit) {
    if (at.kind !== 'branches' && (at.status === 'FAILED' || at.status === 'ABORTED' || at.status === 'TIMED_OUT')) {
      at.status = 'RUNNING';
      at.to = null;
      if (at.kind === 'visit') {
        at.error = at.cause = at.failedBy = null;
      }
    }
  }
}

export function end(of, status, event) {
  of.status = status;
  of.to = event.timestamp;
}

export function endAttempt(visit, status, event, read) {
  const attempt = lastAttempt(visit);
  if (attempt && attempt.status === 'RUNNING') {
    end(attempt, status, event);
    attempt.error = read.error ?? null;
    attempt.cause = read.cause ?? null;
  }
}

export function lastAttempt(visit) {
  return visit?.attempts[visit.attempts.length - 1];
}

export function visitOf(place) {
  return place === null || place.kind === 'visit' ? place : place.visit;
}

/** The nearest visit around a place, itself included, that is as asked. */
export function climb(place, isWanted) {
  for (let visit = visitOf(place); visit; visit = visitOf(visit.scope)) {
    if (isWanted(visit)) {
      return visit;
    }
  }
  return null;
}

export function hasFailed(visit) {
  const attempt = lastAttempt(visit);
  return visit.error !== null || visit.status === 'FAILED' || attempt?.status === 'FAILED' || attempt?.status === 'TIMED_OUT';
}

/** Goes down to the state with which the failure began; what failed with it fails by the same error. */
export function blame(visit, {error, cause}) {
  for (let at = visit; at; at = at.failedBy) {
    at.error ??= error;
    at.cause ??= cause;
    if (!at.failedBy) {
      return at;
    }
  }
  return visit;
}
