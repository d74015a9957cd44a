// The second half of laying out one scope: who stands left of whom, and where.

/** Sweeps over the layers; more change nothing that an eye would see. */
const SWEEPS = 6;
const STRAIGHTENING = 7;

/**
 * Orders the places of each layer so that few links cross: sweeps by barycentres, of which the best order
 * is kept, the first one if none is better.
 *
 * @param {import('./ranks.js').Place[]} places
 * @param {import('./ranks.js').Link[]} links
 * @param {number} count of layers
 * @returns {number[][]} the places of each layer, from the left
 */
export function orderLayers(places, links, count) {
  const layers = Array.from({length: count}, () => /** @type {number[]} */ ([]));
  places.forEach((place, at) => layers[place.layer].push(at));
  layers.forEach((layer) => layer.sort((a, b) => side(places, a, b) || places[a].order - places[b].order || a - b));
  const {above, below} = neighbours(places, links);
  let best = layers.map((layer) => [...layer]);
  let fewest = crossings(best, below, places);
  for (let sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
    const isDown = sweep % 2 === 0;
    const rows = isDown ? layers : [...layers].reverse();
    const at = positions(layers, places.length);
    rows.forEach((row) => sortByBarycentre(row, isDown ? above : below, at, places));
    const now = crossings(layers, below, places);
    if (now < fewest) {
      fewest = now;
      best = layers.map((layer) => [...layer]);
    }
  }
  return best;
}

/**
 * Gives each place the middle of where its neighbours want it, without changing the order or coming nearer
 * than the gap: a weighted isotonic regression for each layer.
 *
 * @param {number[][]} layers
 * @param {number[]} sizes of the places, across the layers
 * @param {import('./ranks.js').Link[]} links
 * @param {(a: number, b: number) => number} gap between two that stand side by side
 * @returns {number[]} the middles
 */
export function straighten(layers, sizes, links, gap) {
  const middles = sizes.map(() => 0);
  const above = sizes.map(() => /** @type {{at: number, weight: number}[]} */ ([]));
  const below = sizes.map(() => /** @type {{at: number, weight: number}[]} */ ([]));
  const rowOf = sizes.map(() => 0);
  layers.forEach((layer, row) => layer.forEach((at) => (rowOf[at] = row)));
  links.forEach(({a, b, weight}) => {
    const [upper, lower] = rowOf[a] < rowOf[b] ? [a, b] : [b, a];
    below[upper].push({at: lower, weight});
    above[lower].push({at: upper, weight});
  });
  const offsets = layers.map((layer) => offsetsOf(layer, sizes, gap));
  layers.forEach((layer, row) => layer.forEach((at, i) => (middles[at] = offsets[row][i])));
  for (let pass = 0; pass < STRAIGHTENING; pass++) {
    const isDown = pass % 2 === 0;
    const rows = layers.map((_, row) => (isDown ? row : layers.length - 1 - row));
    rows.forEach((row) => placeLayer(layers[row], offsets[row], isDown ? above : below, middles));
  }
  const left = Math.min(...sizes.map((size, at) => middles[at] - size / 2), Infinity);
  return middles.map((middle) => middle - left);
}

function offsetsOf(layer, sizes, gap) {
  let x = 0;
  return layer.map((at, i) => {
    x += i === 0 ? 0 : (sizes[layer[i - 1]] + sizes[at]) / 2 + gap(layer[i - 1], at);
    return x;
  });
}

function placeLayer(layer, offsets, near, middles) {
  const wishes = layer.map((at, i) => {
    let sum = 0;
    let weight = 0;
    for (const link of near[at]) {
      sum += middles[link.at] * link.weight;
      weight += link.weight;
    }
    return weight > 0
      ? {value: sum / weight - offsets[i], weight}
      : {value: middles[at] - offsets[i], weight: 0.001};
  });
  isotonic(wishes).forEach((value, i) => (middles[layer[i]] = value + offsets[i]));
}

/**
 * The rising values that are nearest to the wishes, by the squares of the distances: neighbours that are in
 * each other's way are put together (pool adjacent violators).
 *
 * @param {{value: number, weight: number}[]} wishes
 * @returns {number[]}
 */
export function isotonic(wishes) {
  const pools = [];
  for (const {value, weight} of wishes) {
    let pool = {value, weight, count: 1};
    while (pools.length > 0 && pools[pools.length - 1].value > pool.value) {
      const last = pools.pop();
      const sum = last.weight + pool.weight;
      pool = {
        value: (last.value * last.weight + pool.value * pool.weight) / sum,
        weight: sum,
        count: last.count + pool.count,
      };
    }
    pools.push(pool);
  }
  return pools.flatMap(({value, count}) => Array(count).fill(value));
}

function neighbours(places, links) {
  const above = places.map(() => /** @type {number[]} */ ([]));
  const below = places.map(() => /** @type {number[]} */ ([]));
  for (const {a, b} of links) {
    const [upper, lower] = places[a].layer < places[b].layer ? [a, b] : [b, a];
    below[upper].push(lower);
    above[lower].push(upper);
  }
  return {above, below};
}

/** What handles errors stands at the right of what does not. */
function side(places, a, b) {
  return Number(places[a].aside) - Number(places[b].aside);
}

function positions(layers, count) {
  const at = new Array(count).fill(0);
  layers.forEach((layer) => layer.forEach((place, i) => (at[place] = i)));
  return at;
}

function sortByBarycentre(row, near, at, places) {
  const wish = new Map(
    row.map((place, i) => {
      const seen = near[place];
      return [place, seen.length === 0 ? i : seen.reduce((sum, other) => sum + at[other], 0) / seen.length];
    }),
  );
  row.sort((a, b) => side(places, a, b) || wish.get(a) - wish.get(b) || at[a] - at[b]);
  row.forEach((place, i) => (at[place] = i));
}

/** Counts the links that cross, layer by layer, with a tree of sums: n log n. */
function crossings(layers, below, places) {
  const at = positions(layers, places.length);
  let count = 0;
  for (let row = 0; row + 1 < layers.length; row++) {
    const size = layers[row + 1].length;
    const sums = new Int32Array(size + 1);
    let seen = 0;
    for (const place of layers[row]) {
      const ends = below[place].filter((other) => places[other].layer === row + 1).map((other) => at[other]);
      for (const end of ends) {
        let before = 0;
        for (let i = end + 1; i > 0; i -= i & -i) before += sums[i];
        count += seen - before;
      }
      for (const end of ends) {
        for (let i = end + 1; i <= size; i += i & -i) sums[i]++;
        seen++;
      }
    }
  }
  return count;
}
