// The one door to Preact: components are plain functions, markup is html`...`, and all text in it stays text.
import {h, render, Fragment} from 'preact';
import {useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState} from 'preact/hooks';
import htm from 'htm';

export const html = htm.bind(h);
/** Rows that are drawn before they are seen. */
export const ROWS_BEYOND = 8;

export {h, render, Fragment, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState};

/**
 * What a page reads, with what became of that. A later reading wins over one that is still under way, and the last
 * value stays while the next is read, so that nothing jumps.
 *
 * @template T
 * @param {() => Promise<T>} read
 * @param {unknown[]} deps read again when one of them changes
 * @returns {{value?: T, error?: Error, loading: boolean, again: () => void}}
 */
export function useRead(read, deps) {
  const [state, setState] = useState({loading: true});
  const turn = useRef(0);
  const again = useCallback(() => {
    const mine = ++turn.current;
    setState((old) => ({...old, loading: true}));
    Promise.resolve().then(read).then(
        (value) => mine === turn.current && setState({value, loading: false}),
        (error) => mine === turn.current && setState((old) => ({...old, error, loading: false})));
  }, deps);
  useEffect(() => {
    again();
    return () => { turn.current++; };
  }, [again]);
  return {...state, again};
}

/**
 * Calls again and again while the page is shown.
 *
 * @param {() => void} call
 * @param {number} period in milliseconds
 */
export function useEvery(call, period) {
  const latest = useRef(call);
  latest.current = call;
  useEffect(() => {
    const timer = setInterval(() => document.hidden || latest.current(), period);
    return () => clearInterval(timer);
  }, [period]);
}

/**
 * Which rows of a list can be seen in the box that it scrolls in, and some beyond.
 *
 * @param {number} count of all rows
 * @param {number} rowHeight of each, in pixels
 * @returns {{box: {current: Element|null}, look: () => void, first: number, end: number, height: number}} the
 *   box's ref, what to call when it scrolls, the rows from the first on and before the end, the height of the box
 */
export function useVisibleRows(count, rowHeight) {
  const box = useRef(null);
  const [view, setView] = useState({top: 0, height: 800});
  const look = () => setView({top: box.current.scrollTop, height: box.current.clientHeight});
  useLayoutEffect(look, []);
  useEffect(() => {
    const watcher = new ResizeObserver(look);
    watcher.observe(box.current);
    return () => watcher.disconnect();
  }, []);
  const first = Math.max(0, Math.floor(view.top / rowHeight) - ROWS_BEYOND);
  const end = Math.min(count, Math.ceil((view.top + view.height) / rowHeight) + ROWS_BEYOND);
  return {box, look, first, end, height: view.height};
}

/**
 * Keys of the whole page: pressed where nobody types, and without a modifier.
 *
 * @param {Record<string, (event: KeyboardEvent) => void>} keys
 */
export function useKeys(keys) {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const onKey = (event) => {
      const typing = event.target.closest?.('input, textarea, select, [contenteditable], dialog, .cm-editor');
      const act = latest.current[event.key];
      if (act && !typing && !event.ctrlKey && !event.metaKey && !event.altKey && !event.defaultPrevented) {
        event.preventDefault();
        act(event);
      }
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
