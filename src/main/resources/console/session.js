// The access key that calls are signed with, where the server asks for that: this tab keeps it, while it is open.
import {createStore} from './store.js';
import {mustSign} from './settings.js';

const NAME = 'newel.key';

/** With these a server says that a key is good no more, or never was. */
const REFUSALS = new Set(['MissingAuthenticationTokenException', 'UnrecognizedClientException', 'ExpiredTokenException',
  'InvalidSignatureException']);

/** @type {{get: () => {id: string, secret: string, token?: string} | null}} */
export const key = createStore(mustSign ? kept() : null);

key.subscribe((value) => {
  if (value) {
    sessionStorage.setItem(NAME, JSON.stringify(value));
  } else {
    sessionStorage.removeItem(NAME);
  }
});

function kept() {
  try {
    return JSON.parse(sessionStorage.getItem(NAME) ?? 'null');
  } catch {
    return null; // asked for again
  }
}

/** Asks for a key again, where the one that there is was refused. */
export function refused(type) {
  if (REFUSALS.has(type)) {
    key.set(null);
  }
}
