// Counts the visits of each state.

/**
 * @typedef {{status: string, passes: number, retries: number, attempts: number, counts: Record<string, number>,
 *   iterations: Record<string, number>|null, ways: Set<string>, last: import('./fold.js').Visit,
 *   error: string|null}} StateSummary
 */

/** What a state with visits of several statuses is, the first that is there. */
const PRECEDENCE = ['RUNNING', 'FAILED', 'TIMED_OUT', 'ABORTED', 'CAUGHT', 'SUCCEEDED'];

/**
 * @param {import('./fold.js').Visit[]} visits
 * @returns {Map<string, StateSummary>}
 */
export function countStates(visits) {
  const found = new Map();
  for (const visit of visits) {
    const summary = found.get(visit.name) ?? newSummary(visit);
    found.set(visit.name, summary);
    summary.passes++;
    summary.attempts += Math.max(1, visit.attempts.length);
    summary.retries += Math.max(0, visit.attempts.length - 1);
    summary.counts[visit.status] = (summary.counts[visit.status] ?? 0) + 1;
    summary.last = visit;
    if (visit.after) {
      summary.ways.add(wayFrom(visit.after.name, visit.after.status === 'CAUGHT'));
    }
    summary.error = visit.error ?? summary.error;
    if (visit.iterations.size > 0 || visit.length) {
      summary.iterations = addIterations(summary.iterations ?? {}, visit);
    }
  }
  for (const summary of found.values()) {
    summary.status = statusOf(summary);
  }
  return found;
}

/** On which way a state was come to: from which other one, and whether that had failed. */
export function wayFrom(name, isCaught) {
  return `${isCaught ? 'caught' : 'ended'} ${name}`;
}

/**
 * How many iterations of a visit have which status; those that have not begun are PENDING.
 *
 * @param {Record<string, number>} counts
 * @param {import('./fold.js').Visit} visit
 * @returns {Record<string, number>} the same counts
 */
export function addIterations(counts, visit) {
  visit.iterations.forEach((iteration) => (counts[iteration.status] = (counts[iteration.status] ?? 0) + 1));
  const waiting = (visit.length ?? 0) - visit.iterations.size;
  if (waiting > 0 && visit.status === 'RUNNING') {
    counts.PENDING = (counts.PENDING ?? 0) + waiting;
  }
  counts.total = (counts.total ?? 0) + Math.max(visit.length ?? 0, visit.iterations.size);
  return counts;
}

function newSummary(visit) {
  return {status: visit.status, passes: 0, retries: 0, attempts: 0, counts: {}, iterations: null, ways: new Set(), last: visit, error: null};
}

/** A loop that failed once and then succeeded has succeeded; iterations that failed count whatever others did. */
function statusOf({counts, last}) {
  if (last.scope?.kind !== 'iteration') {
    return counts.RUNNING ? 'RUNNING' : last.status;
  }
  return PRECEDENCE.find((status) => counts[status]) ?? last.status;
}
