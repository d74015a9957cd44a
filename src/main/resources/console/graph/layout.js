// Lays out a definition's graph: the innermost scopes first, then each Map or Parallel as a box of that
// size. The same definition always gets the same picture, and what comes next stands straight below.

import {orderLayers, straighten} from './order.js';
import {rank} from './ranks.js';
import {drawRoute, spreadEnds} from './routes.js';

/**
 * @typedef {{id: string, name: string, type: string, x: number, y: number, w: number, h: number,
 *   depth: number, isGroup: boolean, isCollapsed: boolean, ends: boolean, starts: boolean,
 *   distributed: boolean, parent: string|null}} Box
 * @typedef {{id: string, from: string, to: string, kind: string, label: string, back: boolean, d: string}} Line
 * @typedef {{id: string, x: number, y: number, w: number, h: number}} Region of one branch
 * @typedef {{width: number, height: number, boxes: Box[], lines: Line[], regions: Region[]}} Picture
 * @typedef {{collapsed?: Set<string>, strip?: number}} Options
 *   `strip` is the height that a Map keeps free for its iterations
 */

const NODE = {height: 44, least: 148, most: 248, margin: 52, letter: 7};
const GROUP = {header: 34, padding: 16, between: 14, empty: 40};
const GAP = {layers: 40, nodes: 28, lines: 14};
const EDGE_OF_PICTURE = 34;

/**
 * @param {import('./scopes.js').Scope} scope
 * @param {Options} [options]
 * @returns {Picture}
 */
export function layOut(scope, options = {}) {
  const picture = layOutScope(scope, options, 0);
  const moved = move(picture, EDGE_OF_PICTURE, EDGE_OF_PICTURE);
  return {...moved, width: picture.width + 2 * EDGE_OF_PICTURE, height: picture.height + 2 * EDGE_OF_PICTURE};
}

function layOutScope(scope, options, depth) {
  const inner = new Map(scope.nodes.map((node) => [node.id, layOutNode(node, options, depth)]));
  const ranked = rank(scope);
  const sizes = ranked.places.map((place) => (place.real ? inner.get(place.key).w : 0));
  const layers = orderLayers(ranked.places, ranked.links, ranked.layers);
  const gap = (/** @type {number} */ a, /** @type {number} */ b) =>
    ranked.places[a].real && ranked.places[b].real ? GAP.nodes : ranked.places[a].real !== ranked.places[b].real ? 20 : GAP.lines;
  const middles = straighten(layers, sizes, ranked.links, gap);
  const bands = bandsOf(layers, (at) => (ranked.places[at].real ? inner.get(ranked.places[at].key).h : 0));
  const spots = ranked.places.map((place, at) => ({
    middle: middles[at],
    half: sizes[at] / 2,
    top: bands[place.layer].top,
    length: place.real ? inner.get(place.key).h : bands[place.layer].length,
    band: bands[place.layer],
  }));
  const ends = spreadEnds(ranked.routes, spots, new Map(ranked.places.map((place, at) => [place.key, at])));
  const lines = ranked.routes.map((route, at) => ({
    id: `${route.edge.from} ${route.edge.kind} ${route.edge.to}`,
    ...route.edge,
    back: route.back,
    d: drawRoute(route, spots, ends[at]),
  }));
  return gather(scope, ranked, spots, inner, lines);
}

/** Puts the boxes of a scope, and what is in them, to where they stand. */
function gather(scope, ranked, spots, inner, lines) {
  const picture = {width: 0, height: 0, boxes: [], lines, regions: []};
  ranked.places.forEach((place, at) => {
    const spot = spots[at];
    picture.width = Math.max(picture.width, spot.middle + spot.half);
    picture.height = Math.max(picture.height, spot.top + spot.length);
    if (place.real) {
      const [x, y] = [spot.middle - spot.half, spot.top];
      const own = inner.get(place.key);
      const content = move(own.content, x, y);
      const box = {...own.box, x, y, parent: scope.owner, starts: place.key === scope.startAt};
      picture.boxes.push(box, ...content.boxes);
      picture.lines.push(...content.lines);
      picture.regions.push(...content.regions);
    }
  });
  return picture;
}

/** The layers from the first to the last: where each begins, and how long it is. */
function bandsOf(layers, lengthOf) {
  let top = 0;
  return layers.map((layer) => {
    const length = Math.max(0, ...layer.map(lengthOf));
    const band = {top, length};
    top += length + GAP.layers;
    return band;
  });
}

function layOutNode(node, options, depth) {
  const isGroup = node.type === 'Map' || node.type === 'Parallel';
  const isCollapsed = isGroup && (options.collapsed?.has(node.id) || node.scopes.length === 0);
  const width = Math.min(NODE.most, Math.max(NODE.least, NODE.margin + node.name.length * NODE.letter));
  const strip = node.type === 'Map' ? options.strip ?? 0 : 0;
  const box = {id: node.id, name: node.name, type: node.type, depth, isGroup, isCollapsed, ends: node.ends, distributed: node.distributed};
  const nothing = {width: 0, height: 0, boxes: [], lines: [], regions: []};
  if (!isGroup || isCollapsed) {
    const w = isGroup ? Math.max(width, 168) : width;
    return {w, h: NODE.height + strip, box: {...box, w, h: NODE.height + strip}, content: nothing};
  }
  const content = layOutInside(node, options, depth, strip);
  const w = Math.max(content.width, width, 168);
  const content2 = move(content, (w - content.width) / 2, 0);
  return {w, h: content.height, box: {...box, w, h: content.height}, content: content2};
}

/** The branches of a Parallel stand side by side. */
function layOutInside(node, options, depth, strip) {
  const content = {width: 0, height: 0, boxes: [], lines: [], regions: []};
  const y = GROUP.header + strip;
  let x = GROUP.padding;
  const parts = node.scopes.map((scope) => ({scope, part: layOutScope(scope, options, depth + 1)}));
  const longest = Math.max(GROUP.empty, ...parts.map(({part}) => part.height));
  for (const {scope, part} of parts) {
    const w = Math.max(part.width, GROUP.empty) + 2 * GROUP.padding;
    const h = longest + 2 * GROUP.padding;
    const placed = move(part, x + (w - part.width) / 2, y + GROUP.padding);
    content.boxes.push(...placed.boxes);
    content.lines.push(...placed.lines);
    content.regions.push({id: scope.path, x, y, w, h}, ...placed.regions);
    content.width = Math.max(content.width, x + w + GROUP.padding);
    content.height = Math.max(content.height, y + h + GROUP.padding);
    x += w + GROUP.between;
  }
  return content;
}

function move(picture, dx, dy) {
  return {
    ...picture,
    boxes: picture.boxes.map((box) => ({...box, x: box.x + dx, y: box.y + dy})),
    regions: picture.regions.map((region) => ({...region, x: region.x + dx, y: region.y + dy})),
    lines: picture.lines.map((line) => ({...line, d: shift(line.d, dx, dy)})),
  };
}

/** Moves a path, which consists of absolute commands, a space around each. */
function shift(d, dx, dy) {
  let isX = false;
  return d
    .split(' ')
    .map((part) => (/[A-Z]/.test(part) ? part : ((isX = !isX), round(Number(part) + (isX ? dx : dy)))))
    .join(' ');
}

function round(number) {
  return Math.round(number * 10) / 10;
}
