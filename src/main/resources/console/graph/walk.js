// Where the arrow keys lead on a graph.

/**
 * The nearest box in a direction: one that is straight ahead rather than one that is near.
 *
 * @param {import('./layout.js').Box[]} boxes
 * @param {string} from its id
 * @param {'ArrowUp'|'ArrowDown'|'ArrowLeft'|'ArrowRight'} key
 * @returns {string|null} an id, null where there is nothing in that direction
 */
export function neighbour(boxes, from, key) {
  const start = boxes.find((box) => box.id === from);
  if (!start) {
    return boxes[0]?.id ?? null;
  }
  const [ahead, aside] = directions[key];
  const best = {id: null, cost: Infinity};
  for (const box of boxes) {
    if (box.id === from) {
      continue;
    }
    const inside = box.parent === start.id;
    const far = ahead(start, box, inside);
    const off = aside(start, box);
    const cost = far + 2.5 * off + (box.depth !== start.depth && !inside ? 12 : 0);
    if (far > 0 && cost < best.cost) {
      best.id = box.id;
      best.cost = cost;
    }
  }
  return best.id;
}

const across = (a, b) => distance(a.x, a.x + a.w, b.x, b.x + b.w);
const along = (a, b) => distance(a.y, a.y + a.h, b.y, b.y + b.h);

/** Into a Map or Parallel one goes through its head. */
const directions = {
  ArrowDown: [(a, b, inside) => b.y - (inside ? a.y : a.y + Math.min(a.h, 1)), across],
  ArrowUp: [(a, b) => a.y - b.y, across],
  ArrowRight: [(a, b, inside) => b.x - a.x - (inside ? 0 : 1), along],
  ArrowLeft: [(a, b) => a.x - b.x, along],
};

/** How far two stretches are apart; nothing where they overlap, but for how far their middles are. */
function distance(from, to, otherFrom, otherTo) {
  const apart = Math.max(0, otherFrom - to, from - otherTo);
  return apart + Math.abs((from + to) / 2 - (otherFrom + otherTo) / 2) / 10;
}
