// Other executions with a value of this data, found by the text of it.
import {html, useRead} from '../view.js';
import {visible} from '../json-text.js';
import {ErrorBox} from '../parts.js';
import {address} from '../router.js';
import {machineOf} from '../names.js';
import {readEventData} from './payload.js';

/** A name with a text or a number, as they are written. */
const FIELD = /"((?:[^"\\]|\\.)*)"\s*:\s*("(?:[^"\\]|\\.)*"|-?\d[-+.\deE]*)/g;
const MOST = 30;
const LONGEST = 200;

/** @param {{arn: string, id: number, field: string}} props `field` ends the path of the data */
export function Others({arn, id, field}) {
  const {value, error} = useRead(() => readEventData(arn, id), [arn, id]);
  const text = value?.data.find((one) => one.field.endsWith(`.${field}`))?.text;
  if (text === undefined) {
    return html`<${ErrorBox} error=${error} />`;
  }
  const found = valuesOf(text);
  return found.length === 0 ? html`<p class="faint">It has no text and no number.</p>` : html`<ul>${found.map(({name, shown, wanted}) => html`
    <li key=${wanted}><span class="faint">${visible(name)}</span> <a class="mono" href=${address('executions', '', {machine: machineOf(arn), q: wanted})}>${visible(shown)}</a></li>`)}</ul>`;
}

/**
 * What can be looked for: texts by themselves, numbers with their names, as a number may stand in any other.
 *
 * @param {string} text JSON, or the front of it
 * @returns {{name: string, shown: string, wanted: string}[]} each once
 */
export function valuesOf(text) {
  const found = new Map();
  for (const [whole, name, shown] of text.matchAll(FIELD)) {
    const wanted = shown.startsWith('"') ? shown : whole;
    if (wanted !== '""' && wanted.length <= LONGEST && found.size < MOST && !found.has(wanted)) {
      found.set(wanted, {name, shown, wanted});
    }
  }
  return [...found.values()];
}
