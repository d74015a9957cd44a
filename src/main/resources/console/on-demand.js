// What is loaded when it is first shown.
import {html, useEffect, useState} from './view.js';
import {ErrorBox} from './parts.js';

/** What was loaded stays, so that nothing is missing for a moment when it is shown again. */
const loaded = new Map();

/**
 * @param {{load: () => Promise<Function>}} props `load` is the same function each time; the others are the part's own
 */
export function OnDemand({load, ...props}) {
  const [, draw] = useState(0);
  const [error, setError] = useState(null);
  useEffect(() => {
    if (loaded.has(load)) {
      return undefined;
    }
    let isWanted = true;
    load().then((part) => {
      loaded.set(load, part);
      isWanted && draw((times) => times + 1);
    }, (failed) => isWanted && setError(failed));
    return () => { isWanted = false; };
  }, [load]);
  const part = loaded.get(load);
  return part ? html`<${part} ...${props} />` : html`<${ErrorBox} error=${error} />`;
}

/** The component that is a module's own, once the styles that it names are here. */
export async function styled(module) {
  await Promise.all((module.styles ?? []).map(addStyle));
  return module.default;
}

function addStyle(href) {
  if (document.querySelector(`link[href="${href}"]`)) {
    return undefined;
  }
  const link = Object.assign(document.createElement('link'), {rel: 'stylesheet', href});
  const here = new Promise((done) => { link.onload = link.onerror = done; });
  document.head.append(link);
  return here;
}
