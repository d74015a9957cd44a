// What of a run is looked at: a state, one of its passes, an iteration of each Map around it.

/** @typedef {import('./fold.js').Visit} Visit */

/**
 * The iterations that an address names: `Items*17,Parts*0`.
 *
 * @param {string|null} text
 * @returns {Map<string, number>} by the names of Map states
 */
export function readItems(text) {
  const found = new Map();
  for (const part of (text ?? '').split(',').filter(Boolean)) {
    const star = part.lastIndexOf('*');
    const index = Number(part.slice(star + 1));
    if (star > 0 && Number.isInteger(index) && index >= 0) {
      found.set(decode(part.slice(0, star)), index);
    }
  }
  return found;
}

/** @param {Map<string, number>} items */
export function writeItems(items) {
  return [...items].map(([name, index]) => `${encodeURIComponent(name)}*${index}`).join(',');
}

/** The iterations around a visit, the innermost last. */
export function itemsAround(visit) {
  const found = [];
  for (let at = visit.scope; at; at = at.visit.scope) {
    if (at.kind === 'iteration') {
      found.unshift([at.visit.name, at.index]);
    }
  }
  return new Map(found);
}

/**
 * Whether a visit is in the chosen iterations, or in Maps of which none is chosen.
 *
 * @param {Visit} visit
 * @param {Map<string, number>} items
 */
export function isIn(visit, items) {
  for (let at = items.size > 0 ? visit.scope : null; at; at = at.visit.scope) {
    const chosen = at.kind === 'iteration' ? items.get(at.visit.name) : undefined;
    if (chosen !== undefined && chosen !== at.index) {
      return false;
    }
  }
  return true;
}

/**
 * The visits of a state, in their order.
 *
 * @param {import('./fold.js').Run} run
 * @param {string} name
 * @param {Map<string, number>} items
 * @returns {Visit[]}
 */
export function visitsOf(run, name, items) {
  return run.visits.filter((visit) => visit.name === name && isIn(visit, items));
}

/**
 * Which of them is wanted most where none was chosen: the one that ended the execution, then one that failed, then
 * one that runs, then the last.
 *
 * @param {import('./fold.js').Run} run
 * @param {Visit[]} visits
 * @returns {number}
 */
export function preferred(run, visits) {
  const orders = [(visit) => visit === run.failed, isFailure, (visit) => visit.status === 'RUNNING'];
  const found = orders.map((is) => visits.findIndex(is)).find((at) => at >= 0);
  return found ?? Math.max(0, visits.length - 1);
}

/** Visits that failed by themselves, and not for what failed inside them. */
export function failures(run) {
  return run.visits.filter((visit) => isFailure(visit) && visit.failedBy === null);
}

/**
 * The failure after the one that is looked at, and the first after the last.
 *
 * @param {import('./fold.js').Run} run
 * @param {Visit|null} current
 * @returns {Visit|null}
 */
export function nextFailure(run, current) {
  const all = failures(run);
  return all.find((visit) => visit.at > (current?.at ?? -1)) ?? all[0] ?? null;
}

function isFailure(visit) {
  return visit.status === 'FAILED' || visit.status === 'TIMED_OUT';
}

function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch (malformed) {
    return text;
  }
}
