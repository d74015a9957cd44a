// Which pass of a state is looked at, and in which iterations.
import {html, useState} from '../view.js';
import {visible} from '../json-text.js';

/**
 * @param {{visits: import('./fold.js').Visit[], pass: number, items: Map<string, number>,
 *   onChange: (change: Record<string, unknown>) => void}} props
 */
export function Passes({visits, pass, items, onChange}) {
  const around = [...items];
  return html`<div class="inspector-passes">
    ${around.map(([name, index]) => html`<span class="around" key=${name}>${visible(name)} #${index}
      <button type="button" aria-label=${`All iterations of ${visible(name)}`} onClick=${() => onChange({items: new Map(around.filter(([other]) => other !== name))})}>×</button></span>`)}
    ${visits.length > 1 && html`<${PassChoice} visits=${visits} pass=${pass} onChange=${onChange} />`}
  </div>`;
}

function PassChoice({visits, pass, onChange}) {
  const go = (to) => onChange({pass: Math.max(0, Math.min(visits.length - 1, to))});
  const [typed, setTyped] = useState(null);
  const leave = () => {
    if (typed !== null && Number.isInteger(Number(typed))) {
      go(Number(typed) - 1);
    }
    setTyped(null);
  };
  const scope = visits[pass].scope;
  return html`<span class="pass-choice"><button type="button" class="step" aria-label="Pass before" disabled=${pass === 0} onClick=${() => go(pass - 1)}>‹</button>
    <span>Pass <input inputmode="numeric" aria-label="Pass" size=${String(visits.length).length + 1} value=${typed ?? pass + 1} onInput=${(event) => setTyped(event.target.value)}
      onBlur=${leave} onKeyDown=${(event) => event.key === 'Enter' && leave()} /> of ${visits.length.toLocaleString('en')}</span>
    <button type="button" class="step" aria-label="Pass after" disabled=${pass === visits.length - 1} onClick=${() => go(pass + 1)}>›</button>
    ${scope?.kind === 'iteration' && html`<span class="faint">iteration #${scope.index}</span>`}</span>`;
}
