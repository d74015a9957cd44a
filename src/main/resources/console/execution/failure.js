// Why a state failed.
import {html, useRead} from '../view.js';
import {JsonText, visible} from '../json-text.js';
import {Icon} from '../parts.js';
import {readEventData} from './payload.js';

/**
 * Shown without a click: what is short of the cause at once, all of it when it was read.
 *
 * @param {{arn: string, visit: import('./fold.js').Visit, events: import('./events.js').Event[]}} props `visit`: one that failed
 */
export function Failure({arn, visit, events}) {
  const source = causeEvent(visit, events);
  const {value} = useRead(() => (source ? readEventData(arn, source.id) : Promise.resolve(null)), [arn, source?.id]);
  if (visit.error === null && visit.cause === null && !source) {
    return null;
  }
  const whole = value?.data.find((one) => one.field.endsWith('.cause'))?.text;
  const cause = whole ?? visit.cause;
  return html`<div class="failure" role="group" aria-label="Error">
    <div class="failure-error"><${Icon} name="warning" /><strong>${visible(visit.error ?? 'Failed')}</strong>
      ${visit.status === 'CAUGHT' && html`<span class="faint">caught</span>`}</div>
    ${cause && (looksLikeJson(cause) ? html`<${JsonText} text=${cause} label="Cause" />` : html`<p class="failure-cause">${visible(cause)}</p>`)}
  </div>`;
}

/** The event whose cause it is, where it was longer than what the list of events has. */
function causeEvent(visit, events) {
  if (visit.cause === null || visit.cause.length < 500) {
    return null;
  }
  for (let at = events.length - 1; at >= 0; at--) {
    const event = events[at];
    if (event.id <= visit.lastEvent && event.cut && /Failed|TimedOut/.test(event.type)) {
      return event;
    }
  }
  return null;
}

function looksLikeJson(text) {
  return /^\s*[{[]/.test(text);
}
