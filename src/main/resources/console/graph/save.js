// The graph as a file: all of it, as it looks, whatever part of it is seen.
import {saveAs} from '../save.js';

/** What styles say of shapes and letters: a file has none of the console's. */
const LOOKS = ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin', 'opacity',
  'font-family', 'font-size', 'font-weight'];
/** What is there only for the pointer. */
const HANDLES = '.toggle, .line-reach, title';
/** A picture of points is drawn so much larger, so that letters are sharp. */
const SCALE = 2;

/**
 * @param {SVGSVGElement} svg the graph, moved and scaled as may be
 * @param {{width: number, height: number}} picture
 */
export function saveSVG(svg, picture) {
  saveAs(new Blob([textOf(svg, picture)], {type: 'image/svg+xml'}), `${nameOf()}.svg`);
}

/** The same in points. */
export async function savePNG(svg, picture) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(textOf(svg, picture))}`;
  await image.decode();
  const canvas = Object.assign(document.createElement('canvas'), {width: picture.width * SCALE, height: picture.height * SCALE});
  canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((blob) => saveAs(blob, `${nameOf()}.png`), 'image/png');
}

/** The text of the file, which needs nothing else. */
export function textOf(svg, {width, height}) {
  const copy = svg.cloneNode(true);
  const [shown, copied] = [svg, copy].map((one) => [...one.querySelectorAll('*')]);
  shown.forEach((element, at) => {
    const looks = getComputedStyle(element);
    LOOKS.forEach((name) => copied[at].setAttribute(name, looks.getPropertyValue(name)));
    ['class', 'tabindex', 'role'].forEach((name) => copied[at].removeAttribute(name));
  });
  shown.forEach((element, at) => element.matches(HANDLES) && copied[at].remove());
  copy.querySelector('defs + g').removeAttribute('transform');
  const ground = document.createElementNS(copy.namespaceURI, 'rect');
  setAll(ground, {width, height, fill: getComputedStyle(svg.parentElement).backgroundColor});
  copy.prepend(ground);
  ['class', 'role', 'aria-label', 'style'].forEach((name) => copy.removeAttribute(name));
  setAll(copy, {width, height, viewBox: `0 0 ${width} ${height}`});
  return new XMLSerializer().serializeToString(copy);
}

function setAll(element, attributes) {
  Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
}

/** As the page is called, without what a name of a file cannot have. */
function nameOf() {
  return document.title.replace(/ · Newel$/, '').replace(/[^\p{L}\p{N}._-]+/gu, '-');
}
