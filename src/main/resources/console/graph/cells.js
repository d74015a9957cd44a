// The iterations of a Map as a grid of cells, one to an iteration where there is room, else one to several.

/** What a cell of several iterations shows: the first of these that one of them is. */
const PRECEDENCE = ['FAILED', 'TIMED_OUT', 'RUNNING', 'ABORTED', 'CAUGHT', 'PENDING', 'SUCCEEDED'];

/**
 * @param {import('../execution/fold.js').Visit} visit of a Map
 * @param {number} most cells
 * @returns {{status: string, from: number, to: number}[]} `to` is excluded
 */
export function cellsOf(visit, most) {
  let total = visit.length ?? 0;
  visit.iterations.forEach((iteration) => (total = Math.max(total, iteration.index + 1)));
  const size = Math.max(1, Math.ceil(total / most));
  const cells = [];
  for (let from = 0; from < total; from += size) {
    const to = Math.min(total, from + size);
    cells.push({status: worst(visit, from, to), from, to});
  }
  return cells;
}

/**
 * Draws cells as one path for each status, so that 10,000 of them are a handful of elements.
 *
 * @param {{status: string}[]} cells
 * @param {{columns: number, size: number, gap: number}} grid
 * @returns {Map<string, string>} paths by status
 */
export function drawCells(cells, {columns, size, gap}) {
  const paths = new Map();
  cells.forEach(({status}, at) => {
    const x = (at % columns) * (size + gap);
    const y = Math.floor(at / columns) * (size + gap);
    paths.set(status, `${paths.get(status) ?? ''}M${x} ${y}h${size}v${size}h${-size}z`);
  });
  return paths;
}

/** How the cells of a strip stand: as large as fits, down to the least size. */
export function gridOf(width, height, gap = 2) {
  const size = 7;
  const columns = Math.max(1, Math.floor((width + gap) / (size + gap)));
  const rows = Math.max(1, Math.floor((height + gap) / (size + gap)));
  return {columns, rows, size, gap, most: columns * rows};
}

function worst(visit, from, to) {
  let found = PRECEDENCE.length - 1;
  for (let index = from; index < to; index++) {
    const status = visit.iterations.get(index)?.status ?? (visit.status === 'RUNNING' ? 'PENDING' : 'ABORTED');
    found = Math.min(found, PRECEDENCE.indexOf(status));
  }
  return PRECEDENCE[Math.max(0, found)];
}
