// What two runs differ in, state by state.

/**
 * @typedef {{name: string, type: string, a: import('./count.js').StateSummary|undefined,
 *   b: import('./count.js').StateSummary|undefined, differs: string[]}} Difference `differs` names what is not the same
 */

/**
 * The states of both, in the order in which the first entered them, then those of the second alone.
 *
 * @param {Map<string, import('./count.js').StateSummary>} a
 * @param {Map<string, import('./count.js').StateSummary>} b
 * @returns {Difference[]}
 */
export function differences(a, b) {
  const names = new Set([...a.keys(), ...b.keys()]);
  return [...names].map((name) => {
    const [one, other] = [a.get(name), b.get(name)];
    return {name, type: (one ?? other).last.type, a: one, b: other, differs: differing(one, other)};
  });
}

function differing(a, b) {
  const read = {
    status: (summary) => summary?.status,
    passes: (summary) => summary?.passes ?? 0,
    retries: (summary) => summary?.retries ?? 0,
    error: (summary) => summary?.error ?? null,
  };
  return Object.keys(read).filter((field) => read[field](a) !== read[field](b));
}

/** How long the last visit took; nothing while it runs. */
export function tookOf(summary) {
  return summary?.last.to ? summary.last.to - summary.last.from : undefined;
}
