// What the cases of pure modules are run by, in the browser: cases and what they give are JSON.

/** Calls a function of a module. */
export async function call({module, call: name, args}) {
  const loaded = await import(`/console/${module}`);
  return loaded[name](...args.map(revive));
}

/** JSON has no maps: `{"map": [...]}` is one. */
function revive(value) {
  if (Array.isArray(value) || typeof value !== 'object' || value === null) {
    return Array.isArray(value) ? value.map(revive) : value;
  }
  return value.map ? new Map(value.map) : Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, revive(inner)]));
}

/** Folds events that are written as `PREVIOUS TYPE NAME#INDEX !ERROR *LENGTH`, with ids from `first` on. */
export async function run({events, first = 1}) {
  const {emptyRun, fold, states} = await import('/console/execution/fold.js');
  const {timeline} = await import('/console/execution/timeline.js');
  const run = fold(emptyRun(), events.map((text, at) => event(text, first + at)));
  const summaries = [...states(run)];
  return {
    status: run.status,
    failed: run.failed?.name,
    states: Object.fromEntries(summaries.map(([name, {status, passes, retries, error}]) => [name, [status, passes, retries, error].filter((part) => part !== null).join(' ')])),
    iterations: Object.fromEntries(summaries.filter(([, {iterations}]) => iterations).map(([name, {iterations}]) => [name, iterations])),
    rows: timeline(run, new Set()).map(({name, depth, status, bars}) => [' '.repeat(depth) + name, status, bars.map((bar) => bar.status).join('/')].filter(Boolean).join(' ')),
  };
}

function event(text, id) {
  const [, previous, type, rest] = /^(\d+) (\S+) ?(.*)$/.exec(text);
  const [, name, index] = /^([^!*#]+)(?:#(\d+))?$/.exec(rest) ?? [];
  const details = {name, index: index && Number(index), error: /^!(.+)$/.exec(rest)?.[1], length: /^\*(\d+)$/.exec(rest) ? Number(rest.slice(1)) : undefined};
  return {id, previousEventId: Number(previous), timestamp: 1000 + id, type, someEventDetails: details};
}

/** Lays a definition out, and says what can be said of any picture, and of the boxes that a case names. */
export async function graph({definition, straight = [], rightOf = [], inside = [], back = []}) {
  const {readScopes} = await import('/console/graph/scopes.js');
  const {layOut} = await import('/console/graph/layout.js');
  const picture = layOut(readScopes(definition), {strip: 24});
  const again = layOut(readScopes(structuredClone(definition)), {strip: 24});
  const box = (name) => picture.boxes.find((one) => one.name === name);
  const byId = new Map(picture.boxes.map((one) => [one.id, one]));
  const isIn = (one, other) => one.x >= other.x && one.y >= other.y && one.x + one.w <= other.x + other.w && one.y + one.h <= other.y + other.h;
  const apart = (one, other) => one.x + one.w <= other.x || other.x + other.w <= one.x || one.y + one.h <= other.y || other.y + other.h <= one.y;
  const faults = [];
  const check = (isRight, fault) => isRight || faults.push(fault);
  check(JSON.stringify(picture) === JSON.stringify(again), 'is not the same twice');
  for (const one of picture.boxes) {
    check(isIn(one, {x: 0, y: 0, w: picture.width, h: picture.height}), `${one.name} is outside`);
    picture.boxes.filter((other) => other !== one && other.parent === one.parent).forEach((other) => check(apart(one, other), `${one.name} is over ${other.name}`));
  }
  for (const line of picture.lines) {
    check(/^M [-\d.]+ [-\d.]+( [LCQ]( [-\d.]+)+)+$/.test(line.d), `path ${line.d}`);
    const [from, to] = [byId.get(line.from), byId.get(line.to)];
    check(line.back || to.y >= from.y + from.h, `${from.name} to ${to.name} does not go down`);
  }
  straight.forEach(([one, other]) => check(Math.abs(box(one).x + box(one).w / 2 - box(other).x - box(other).w / 2) < 2, `${one} to ${other} is bent`));
  rightOf.forEach(([one, other]) => check(box(one).x > box(other).x, `${one} is not right of ${other}`));
  inside.forEach(([one, other]) => check(isIn(box(one), box(other)), `${one} is not in ${other}`));
  const backs = picture.lines.filter((line) => line.back).map((line) => [byId.get(line.from).name, byId.get(line.to).name]);
  check(JSON.stringify(backs) === JSON.stringify(back), `leads back: ${JSON.stringify(backs)}`);
  return faults;
}
