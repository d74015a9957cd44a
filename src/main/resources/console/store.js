// A value that parts of the page share, and are told of.
import {useEffect, useLayoutEffect, useRef, useState} from 'preact/hooks';

/**
 * @template T
 * @param {T} initial
 */
export function createStore(initial) {
  let value = initial;
  const listeners = new Set();
  return {
    get: () => value,
    /** @param {T | ((old: T) => T)} next a value, or what makes one of the old */
    set(next) {
      const made = typeof next === 'function' ? next(value) : next;
      if (!Object.is(made, value)) {
        value = made;
        [...listeners].forEach((listener) => listener(value));
      }
    },
    /** @returns {() => void} ends it */
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The same, kept by this browser across visits; what cannot be kept lasts as long as the page. */
export function createKept(name, initial) {
  const store = createStore(read(name) ?? initial);
  store.subscribe((value) => {
    try {
      localStorage.setItem(name, JSON.stringify(value));
    } catch (full) {
      console.info('not kept: ' + name, full.name);
    }
  });
  return store;
}

function read(name) {
  try {
    return JSON.parse(localStorage.getItem(name) ?? 'null');
  } catch (unreadable) {
    return null;
  }
}

/** What a component sees of a store: it is drawn anew when just that changes. */
export function useStore(store, select = (value) => value) {
  const [, draw] = useState(0);
  const seen = select(store.get());
  const last = useRef(seen);
  useLayoutEffect(() => { last.current = seen; });
  useEffect(() => {
    const check = (value) => Object.is(select(value), last.current) || draw((times) => times + 1);
    check(store.get());
    return store.subscribe(check);
  }, [store]);
  return seen;
}
