// Moves and scales what an SVG shows. The transform is set on the element itself: nothing is drawn anew.
import {useEffect, useLayoutEffect, useRef} from '../view.js';

const LEAST = 0.15;
const MOST = 2.5;
const MARGIN = 12;

/**
 * @param {{width: number, height: number}} picture
 * @param {string} key of what is shown: another one is fitted in anew
 * @returns what to put on the SVG and on the group in it, and what moves it
 */
export function usePan(picture, key) {
  const svg = useRef(null);
  const group = useRef(null);
  const view = useRef({x: 0, y: 0, k: 1, fitted: ''});
  const latest = useRef(picture);
  latest.current = picture;

  const apply = () => {
    const {x, y, k} = view.current;
    group.current?.setAttribute('transform', `translate(${round(x)} ${round(y)}) scale(${round(k)})`);
  };
  const fit = () => {
    const {width, height} = svg.current.getBoundingClientRect();
    if (width > 0) {
      const k = fitting(latest.current, width, height);
      view.current = {
        x: (width - latest.current.width * k) / 2,
        y: Math.max(0, Math.min(MARGIN, (height - latest.current.height * k) / 2)),
        k,
        fitted: key,
      };
      apply();
    }
  };
  const zoom = (factor, at) => {
    const {width, height} = svg.current.getBoundingClientRect();
    const {x, y, k} = view.current;
    const to = Math.min(MOST, Math.max(LEAST, k * factor));
    const [px, py] = at ?? [width / 2, height / 2];
    view.current = {...view.current, x: px - ((px - x) * to) / k, y: py - ((py - y) * to) / k, k: to};
    apply();
  };
  const move = (dx, dy) => {
    view.current = {...view.current, x: view.current.x + dx, y: view.current.y + dy};
    apply();
  };
  const reveal = (box) => {
    const {width, height} = svg.current.getBoundingClientRect();
    const {x, y, k} = view.current;
    move(inside(x + box.x * k, Math.min(box.w, 260) * k, width), inside(y + box.y * k, Math.min(box.h, 60) * k, height));
  };

  useLayoutEffect(() => (view.current.fitted === key ? apply() : fit()), [key, picture]);
  useEffect(() => {
    const onSize = new ResizeObserver(() => view.current.fitted === key || fit());
    onSize.observe(svg.current);
    const onWheel = (event) => {
      event.preventDefault();
      const {left, top} = svg.current.getBoundingClientRect();
      if (event.ctrlKey || event.metaKey) {
        zoom(Math.exp(-event.deltaY / 200), [event.clientX - left, event.clientY - top]);
      } else {
        move(-event.deltaX, -event.deltaY);
      }
    };
    svg.current.addEventListener('wheel', onWheel, {passive: false});
    const seen = svg.current;
    return () => {
      onSize.disconnect();
      seen.removeEventListener('wheel', onWheel);
    };
  }, [key]);

  return {svg, group, fit, zoom, move, reveal, onPointerDown: (event) => drag(event, move)};
}

/** All of it where that can still be read, else its full width, from the top. */
function fitting(picture, width, height) {
  const across = (width - 2 * MARGIN) / picture.width;
  const all = Math.min(across, (height - 2 * MARGIN) / picture.height);
  return Math.min(1, Math.max(all, Math.min(across, 0.7), 0.3));
}

/** How far to move a stretch so that it is inside. */
function inside(at, size, room) {
  return at < MARGIN ? MARGIN - at : at + size > room - MARGIN ? Math.max(MARGIN - at, room - MARGIN - at - size) : 0;
}

function drag(down, move) {
  if (down.button !== 0) {
    return;
  }
  const target = down.currentTarget;
  let [x, y] = [down.clientX, down.clientY];
  let isDrag = false;
  const onMove = (event) => {
    isDrag ||= Math.hypot(event.clientX - x, event.clientY - y) > 4;
    if (isDrag) {
      target.setPointerCapture(down.pointerId);
      move(event.clientX - x, event.clientY - y);
      [x, y] = [event.clientX, event.clientY];
    }
  };
  const onUp = () => {
    target.removeEventListener('pointermove', onMove);
    target.removeEventListener('pointerup', onUp);
    target.removeEventListener('pointercancel', onUp);
  };
  target.addEventListener('pointermove', onMove);
  target.addEventListener('pointerup', onUp);
  target.addEventListener('pointercancel', onUp);
}

function round(number) {
  return Math.round(number * 1000) / 1000;
}
