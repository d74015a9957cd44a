// The one door to Preact: components are plain functions, markup is html`...`, and all text in it stays text.
import {h, render, Fragment} from 'preact';
import {useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState} from 'preact/hooks';
import htm from 'htm';

export const html = htm.bind(h);
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
