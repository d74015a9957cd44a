// Draws the edges of one scope, once its places stand.

/**
 * @typedef {{middle: number, half: number, top: number, length: number,
 *   band: {top: number, length: number}}} Spot across and along the way that the graph goes
 * @typedef {import('./ranks.js').Route} Route
 */

/** How far apart the ends of edges stand along a box. */
const SPREAD = 18;
const RANK = {next: 3, default: 2, choice: 1, catch: 0};

/**
 * Says for each edge where it leaves its box, and where it comes in: the one that weighs most in the middle, so
 * that it is straight, the others beside it in the order of where they go.
 *
 * @param {Route[]} routes
 * @param {Spot[]} spots
 * @param {Map<string, number>} at the place of each state
 * @returns {{from: number, to: number, source: number, target: number}[]}
 */
export function spreadEnds(routes, spots, at) {
  const ends = routes.map((route) => {
    const [source, target] = [at.get(route.edge.from), at.get(route.edge.to)];
    return {source, target, from: spots[source].middle, to: spots[target].middle};
  });
  const forward = routes.map((route, i) => ({route, i})).filter(({route}) => !route.back);
  const first = (/** @type {{route: Route, i: number}} */ {route, i}) => spots[route.chain[0] ?? ends[i].target].middle;
  const last = (/** @type {{route: Route, i: number}} */ {route, i}) => spots[route.chain[route.chain.length - 1] ?? ends[i].source].middle;
  groupBy(forward, ({i}) => ends[i].source).forEach((group, place) =>
    spread(group, first, spots[place], (i, x) => (ends[i].from = x)),
  );
  groupBy(forward, ({i}) => ends[i].target).forEach((group, place) =>
    spread(group, last, spots[place], (i, x) => (ends[i].to = x)),
  );
  return ends;
}

function spread(group, whereTo, spot, set) {
  const sorted = [...group].sort((a, b) => whereTo(a) - whereTo(b) || a.i - b.i);
  const rank = (/** @type {any} */ entry) => RANK[entry.route.edge.kind];
  const main = sorted.reduce((best, entry, i) => (rank(entry) > rank(sorted[best]) ? i : best), 0);
  const middle = sorted.every((entry) => rank(entry) === rank(sorted[0])) ? (sorted.length - 1) / 2 : main;
  const step = Math.min(SPREAD, (spot.half * 1.6) / Math.max(1, sorted.length));
  sorted.forEach((entry, i) => {
    const most = spot.half - 8;
    set(entry.i, spot.middle + Math.max(-most, Math.min(most, (i - middle) * step)));
  });
}

/**
 * Draws one edge.
 *
 * @param {Route} route
 * @param {Spot[]} spots
 * @param {{from: number, to: number, source: number, target: number}} ends
 * @returns {string} a path of absolute commands
 */
export function drawRoute(route, spots, ends) {
  const commands = route.back ? backward(route, spots, ends) : forward(route, spots, ends);
  return commands
    .flatMap(([command, ...points]) => [command, ...points.flat()])
    .map((part) => (typeof part === 'number' ? Math.round(part * 10) / 10 : part))
    .join(' ');
}

function forward(route, spots, {from, to, source, target}) {
  const start = spots[source];
  const commands = [];
  let [x, y] = [from, start.top + start.length];
  commands.push(['M', [x, y]]);
  // A box that is shorter than its layer is left straight down first, so that no edge runs behind its neighbours.
  const floor = start.band.top + start.band.length;
  if (floor > y) {
    commands.push(['L', [x, (y = floor)]]);
  }
  for (const via of route.chain) {
    const spot = spots[via];
    commands.push(bend(x, y, spot.middle, spot.band.top), ['L', [spot.middle, spot.band.top + spot.band.length]]);
    [x, y] = [spot.middle, spot.band.top + spot.band.length];
  }
  commands.push(bend(x, y, to, spots[target].top));
  return commands;
}

function bend(x, y, toX, toY) {
  const half = (y + toY) / 2;
  return Math.abs(x - toX) < 1.5 ? ['L', [toX, toY]] : ['C', [x, half], [toX, half], [toX, toY]];
}

/** Leaves at the side, runs beside the layers, and comes in at the side. */
function backward(route, spots, {source, target}) {
  const [start, end] = [spots[source], spots[target]];
  const first = spots[route.chain[0]];
  const last = spots[route.chain[route.chain.length - 1]];
  const outAt = start.top + start.length / 2 + (source === target ? 8 : 0);
  const inAt = end.top + end.length / 2 - (source === target ? 8 : 0);
  const side = (/** @type {Spot} */ spot, /** @type {number} */ x) => spot.middle + (x >= spot.middle ? spot.half : -spot.half);
  const commands = [['M', [side(start, first.middle), outAt]]];
  let x = first.middle;
  commands.push(['Q', [x, outAt], [x, Math.max(inAt, outAt - 12)]]);
  route.chain.slice(1, -1).forEach((via) => {
    const spot = spots[via];
    const bottom = spot.band.top + spot.band.length;
    if (Math.abs(spot.middle - x) >= 0.5) {
      commands.push(['L', [x, bottom + 30]], ['C', [x, bottom + 15], [spot.middle, bottom + 15], [spot.middle, bottom]]);
      x = spot.middle;
    }
  });
  if (Math.abs(last.middle - x) >= 0.5) {
    const bottom = last.band.top + last.band.length;
    commands.push(['L', [x, bottom + 30]], ['C', [x, bottom + 15], [last.middle, bottom + 15], [last.middle, bottom]]);
    x = last.middle;
  }
  commands.push(['L', [x, Math.min(outAt, inAt + 12)]], ['Q', [x, inAt], [side(end, x), inAt]]);
  return commands;
}

function groupBy(list, keyOf) {
  const groups = new Map();
  for (const entry of list) {
    const key = keyOf(entry);
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  return groups;
}
