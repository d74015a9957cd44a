// The visits of states as bars over time, with their attempts.

/**
 * @typedef {{key: string, name: string, type: string, depth: number, status: string, from: number, to: number|null,
 *   visit: import('./fold.js').Visit|null, iteration: number|null, bars: {status: string, from: number, to: number|null,
 *   error: string|null, worker: string|null}[], hidden: number, isOpen: boolean}} Span
 */

/** Iterations beyond these are shown on demand: those that failed or run stand first. */
const SHOWN = 20;
const FIRST = {FAILED: 0, TIMED_OUT: 0, RUNNING: 1, ABORTED: 2, CAUGHT: 3, SUCCEEDED: 4};

/**
 * Rows of a timeline in the order in which states were entered, what is inside a Map or Parallel below it.
 *
 * @param {import('./fold.js').Run} run
 * @param {Set<string>} open keys of Maps whose iterations are all wanted
 * @returns {Span[]}
 */
export function timeline(run, open) {
  const inside = new Map();
  for (const visit of run.visits) {
    const list = inside.get(visit.scope === null ? null : scopeKey(visit.scope)) ?? [];
    list.push(visit);
    inside.set(visit.scope === null ? null : scopeKey(visit.scope), list);
  }
  const rows = [];
  addVisits(rows, inside.get(null) ?? [], 0, inside, open);
  return rows;
}

/**
 * From when to when the spans go.
 *
 * @param {import('./fold.js').Run} run
 * @param {number} now
 * @returns {{from: number, to: number}}
 */
export function extent(run, now) {
  const from = run.from ?? run.visits[0]?.from ?? now;
  const to = run.to ?? Math.max(now, ...run.visits.slice(-1).map((visit) => visit.to ?? visit.from));
  return {from, to: Math.max(to, from + 1)};
}

function addVisits(rows, visits, depth, inside, open) {
  for (const visit of visits) {
    const key = `visit ${visit.at}`;
    const isOpen = open.has(key);
    const shown = isOpen ? [...visit.iterations.values()] : chosen(visit);
    const hidden = visit.iterations.size - shown.length;
    rows.push({
      key, name: visit.name, type: visit.type, depth, status: visit.status, from: visit.from, to: visit.to, visit,
      iteration: null, bars: barsOf(visit), hidden, isOpen,
    });
    addVisits(rows, inside.get(`branches ${visit.at}`) ?? [], depth + 1, inside, open);
    for (const iteration of shown) {
      rows.push({
        key: scopeKey(iteration), name: `#${iteration.index}`, type: 'iteration', depth: depth + 1, status: iteration.status,
        from: iteration.from, to: iteration.to, visit, iteration: iteration.index, bars: [], hidden: 0, isOpen: false,
      });
      addVisits(rows, inside.get(scopeKey(iteration)) ?? [], depth + 2, inside, open);
    }
  }
}

function chosen(visit) {
  const all = [...visit.iterations.values()];
  if (all.length <= SHOWN) {
    return all;
  }
  const byNeed = [...all].sort((a, b) => FIRST[a.status] - FIRST[b.status] || a.index - b.index);
  return byNeed.slice(0, SHOWN).sort((a, b) => a.index - b.index);
}

function barsOf(visit) {
  return visit.attempts.map(({status, from, to, error, worker}) => ({status, from, to, error, worker}));
}

function scopeKey(scope) {
  return scope.kind === 'branches' ? `branches ${scope.visit.at}` : `iteration ${scope.event}`;
}
