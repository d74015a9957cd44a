// The first half of laying out one scope: which edges lead back, which layer each state stands in, and the
// chains of places through which long and backward edges pass.

/**
 * @typedef {{key: string, layer: number, order: number, real: boolean, aside: boolean}} Place
 *   `aside` is what belongs to the handling of errors, which stands at the right
 * @typedef {{a: number, b: number, weight: number}} Link between places of neighbouring layers
 * @typedef {{edge: import('./scopes.js').Edge, back: boolean, chain: number[]}} Route
 */

/** How much an edge wants to be straight. */
const WEIGHTS = {next: 8, default: 3, choice: 2, catch: 0.05};
const BACK = 0.05;
/** How much the inner part of a long edge, or of one that leads back, wants to be straight. */
const INNER = 0.05;
const INNER_BACK = 0.5;

/**
 * Puts the states of a scope into layers.
 *
 * @param {import('./scopes.js').Scope} scope
 * @returns {{places: Place[], links: Link[], routes: Route[], layers: number}}
 */
export function rank(scope) {
  const {order, back} = walk(scope);
  const layers = longestPaths(scope, order, back);
  const index = new Map(order.map((id, at) => [id, at]));
  const usual = reachedWithoutErrors(scope);
  const places = order.map((id, at) => ({key: id, layer: layers.get(id), order: at, real: true, aside: !usual.has(id)}));
  const links = [];
  const routes = scope.edges.map((edge) => {
    const isBack = back.has(edge);
    const from = index.get(edge.from);
    const to = index.get(edge.to);
    return isBack ? backRoute(edge, from, to, places, links) : forwardRoute(edge, from, to, places, links);
  });
  return {places, links, routes, layers: Math.max(0, ...places.map((place) => place.layer + 1))};
}

/** Goes through the states depth first, as written, and notes the edges that lead to where it came from. */
function walk(scope) {
  const out = new Map(scope.nodes.map((node) => [node.id, []]));
  scope.edges.forEach((edge) => out.get(edge.from)?.push(edge));
  const roots = scope.nodes.map((node) => node.id);
  const entered = new Set();
  const open = new Set();
  const back = new Set();
  const order = [];
  for (const root of scope.startAt ? [scope.startAt, ...roots] : roots) {
    const stack = [{id: root, next: 0}];
    while (stack.length > 0) {
      const top = stack[stack.length - 1];
      if (top.next === 0) {
        if (entered.has(top.id)) {
          stack.pop();
          continue;
        }
        entered.add(top.id);
        open.add(top.id);
        order.push(top.id);
      }
      const edge = out.get(top.id)[top.next++];
      if (edge === undefined) {
        open.delete(top.id);
        stack.pop();
      } else if (open.has(edge.to)) {
        back.add(edge);
      } else if (!entered.has(edge.to)) {
        stack.push({id: edge.to, next: 0});
      }
    }
  }
  return {order, back};
}

/** The states to which an execution comes where nothing fails. */
function reachedWithoutErrors(scope) {
  const found = new Set(scope.startAt ? [scope.startAt] : []);
  const out = new Map(scope.nodes.map((node) => [node.id, []]));
  scope.edges.forEach((edge) => edge.kind !== 'catch' && out.get(edge.from)?.push(edge.to));
  for (const id of found) {
    out.get(id).forEach((to) => found.add(to));
  }
  return found;
}

/** The layer of a state is the length of the longest way to it. */
function longestPaths(scope, order, back) {
  const waiting = new Map(order.map((id) => [id, 0]));
  const out = new Map(order.map((id) => [id, []]));
  for (const edge of scope.edges) {
    if (!back.has(edge)) {
      waiting.set(edge.to, waiting.get(edge.to) + 1);
      out.get(edge.from).push(edge.to);
    }
  }
  const layers = new Map(order.map((id) => [id, 0]));
  const ready = order.filter((id) => waiting.get(id) === 0);
  for (let at = 0; at < ready.length; at++) {
    for (const to of out.get(ready[at])) {
      layers.set(to, Math.max(layers.get(to), layers.get(ready[at]) + 1));
      waiting.set(to, waiting.get(to) - 1);
      if (waiting.get(to) === 0) {
        ready.push(to);
      }
    }
  }
  return layers;
}

function forwardRoute(edge, from, to, places, links) {
  const weight = WEIGHTS[edge.kind];
  const chain = [];
  let last = from;
  for (let layer = places[from].layer + 1; layer < places[to].layer; layer++) {
    const at = addPlace(places, layer, orderBeside(places, from, to, edge.kind), edge.kind === 'catch');
    links.push({a: last, b: at, weight: last === from ? weight : INNER});
    chain.push(at);
    last = at;
  }
  links.push({a: last, b: to, weight});
  return {edge, back: false, chain};
}

/** An edge that leads back runs beside all layers that it passes, those of its ends included. */
function backRoute(edge, from, to, places, links) {
  const chain = [];
  let last = -1;
  for (let layer = places[to].layer; layer <= places[from].layer; layer++) {
    const at = addPlace(places, layer, orderBeside(places, from, to, 'catch'), false);
    if (last >= 0) {
      links.push({a: last, b: at, weight: INNER_BACK});
    }
    chain.push(at);
    last = at;
  }
  if (chain.length > 1) {
    links.push({a: to, b: chain[1], weight: BACK}, {a: chain[chain.length - 2], b: from, weight: BACK});
  }
  return {edge, back: true, chain: chain.reverse()};
}

/** What passes a layer stands where its target would; what leads to handlers or back, at the right of all. */
function orderBeside(places, from, to, kind) {
  return kind === 'catch' ? places.length + places[from].order : places[to].order - 0.5;
}

function addPlace(places, layer, order, aside) {
  return places.push({key: `via ${places.length}`, layer, order, real: false, aside}) - 1;
}
