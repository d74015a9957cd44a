// Parts of a page that are loaded when they are first shown.
import {html, useEffect, useState} from '../view.js';
import {ErrorBox} from '../parts.js';

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
