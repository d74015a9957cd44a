// Addresses: /console/PAGE/REST?QUERY. What a page shows stands in its address, so that it can be shared.
import {createStore, useStore} from './store.js';

const ROOT = '/console/';

/** @typedef {{page: string, rest: string, query: URLSearchParams}} Route */

/** @returns {Route} */
function read() {
  const path = location.pathname.slice(ROOT.length);
  const slash = path.indexOf('/');
  const rest = slash < 0 ? '' : path.slice(slash + 1);
  return {page: slash < 0 ? path : path.slice(0, slash), rest: decode(rest), query: new URLSearchParams(location.search)};
}

function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch (malformed) {
    return text;
  }
}

const route = createStore(read());

addEventListener('popstate', () => route.set(read()));
document.addEventListener('click', follow);

function follow(event) {
  const link = event.target.closest?.('a[href]');
  const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  const here = link && link.origin === location.origin && link.pathname.startsWith(ROOT);
  if (plain && here && !link.target && !link.hasAttribute('download') && !event.defaultPrevented) {
    event.preventDefault();
    go(link.pathname + link.search);
  }
}

/** Goes to an address of the console. */
export function go(address, {replace = false} = {}) {
  if (address !== location.pathname + location.search) {
    history[replace ? 'replaceState' : 'pushState'](null, '', address);
    route.set(read());
  }
}

/**
 * The address of a page.
 *
 * @param {string} page
 * @param {string} [rest] an ARN, most often
 * @param {Record<string, unknown>} [query] what is empty is left out
 */
export function address(page, rest = '', query = {}) {
  const kept = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '');
  const search = new URLSearchParams(kept.map(([name, value]) => [name, String(value)])).toString();
  const tail = rest ? '/' + encodeURIComponent(rest).replaceAll('%3A', ':') : '';
  return ROOT + page + tail + (search ? '?' + search : '');
}

/** Changes some parameters of the address; those that are empty go. */
export function setQuery(changes, {replace = true} = {}) {
  const {page, rest, query} = route.get();
  go(address(page, rest, {...Object.fromEntries(query), ...changes}), {replace});
}

/** @returns {Route} */
export function useRoute() {
  return useStore(route);
}
