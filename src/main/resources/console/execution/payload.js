// The data of an event: the first 64 Ki characters of it, and more of it on demand.
import {html, useRead, useState} from '../view.js';
import {read} from '../aws.js';
import {JsonText} from '../json-text.js';
import {isExpress} from '../names.js';
import {Button, CopyButton, ErrorBox, Icon} from '../parts.js';

/** Events do not change: what was read of one is kept while others are looked at. */
const kept = new Map();
const KEPT = 40;

/**
 * An event with its data.
 *
 * @param {string} arn
 * @param {number} id
 * @returns {Promise<{event: object, data: {field: string, text: string, length: number}[]}>}
 */
export function readEventData(arn, id) {
  const key = `${arn} ${id}`;
  if (!kept.has(key)) {
    const answer = read(isExpress(arn) ? 'express/event' : 'executions/event', {arn, id});
    answer.catch(() => kept.delete(key));
    kept.set(key, answer);
    if (kept.size > KEPT) {
      kept.delete(kept.keys().next().value);
    }
  }
  return kept.get(key);
}

/**
 * One field of an event's data, or all of them.
 *
 * @param {{arn: string, id: number, field?: string, label: string}} props `field` ends the path of what is shown
 */
export function EventData({arn, id, field, label, none = 'Nothing was recorded.'}) {
  const {value, error, loading} = useRead(() => readEventData(arn, id), [arn, id]);
  if (error) {
    return html`<${ErrorBox} error=${error} />`;
  }
  const isStale = value && value.event.id !== id;
  if (!value || isStale) {
    return html`<p class="payload-wait faint">${loading ? 'Loading' : ''}</p>`;
  }
  const found = value.data.filter((one) => field === undefined || one.field.endsWith(`.${field}`));
  return found.length === 0
    ? html`<p class="faint">${none}</p>`
    : found.map((one) => html`<${Payload} key=${`${id} ${one.field}`} arn=${arn} id=${id} ...${one}
        label=${field === undefined ? one.field.split('.').pop() : label} />`);
}

/** @param {{arn: string, id: number, field: string, text: string, length: number, label: string}} props */
export function Payload({arn, id, field, text, length, label}) {
  const [shown, setShown] = useState(text);
  const [error, setError] = useState(null);
  const more = async () => {
    try {
      const next = await read('executions/event/data', {arn, id, field, from: shown.length});
      setShown(shown + next.text);
    } catch (refused) {
      setError(refused);
    }
  };
  return html`<section class="payload">
    <header><h3>${label}</h3><span class="faint">${sizeText(length)}</span><span class="grow"></span>
      <${CopyButton} text=${shown} iconOnly label=${`Copy ${label}`} />
      <button type="button" class="button plain icon-only" aria-label=${`Download ${label}`} title="Download"
        onClick=${() => import('./download.js').then((module) => module.download(arn, id, field, shown, length))}><${Icon} name="download" /></button></header>
    <${JsonText} text=${shown} label=${label} />
    ${shown.length < length && html`<p class="payload-more"><span class="faint">${sizeText(length - shown.length)} more</span>
      <${Button} label="Show more" onClick=${more} /></p>`}
    <${ErrorBox} error=${error} />
  </section>`;
}

export function sizeText(characters) {
  return characters < 1024 ? `${characters} B` : `${(characters / 1024).toFixed(characters < 10_240 ? 1 : 0)} KB`;
}
