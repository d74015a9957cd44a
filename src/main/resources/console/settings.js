// What this browser's user has chosen, and what the server says of itself.
import {createKept} from './store.js';

const meta = (name) => document.querySelector(`meta[name="newel-${name}"]`)?.content ?? '';

/** Of calls that name none. */
export const ownHome = {region: meta('region'), account: meta('account')};

/** Whether the server refuses what changes anything. */
export const readOnly = meta('read-only') === 'true';

/** Whether calls must be signed with an access key. */
export const mustSign = meta('signed') === 'true';

/** 'local', 'UTC', or a name such as Europe/Berlin. */
export const zone = createKept('newel.zone', 'local');

/** 'auto', 'light' or 'dark'. */
export const theme = createKept('newel.theme', 'auto');

/** Whose machines and executions are shown. */
export const home = createKept('newel.home', ownHome);

function applyTheme(chosen) {
  if (chosen === 'auto') {
    delete document.documentElement.dataset.theme;
  } else {
    document.documentElement.dataset.theme = chosen;
  }
}

applyTheme(theme.get());
theme.subscribe(applyTheme);
