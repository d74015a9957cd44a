// One event with its data, and the events of one visit of a state.
import {html, useMemo} from '../view.js';
import {visible} from '../json-text.js';
import {Button, CopyButton, Facts} from '../parts.js';
import {exactClock, full, Time} from '../time.js';
import {detailsOf, noteOf, stateOf} from './events.js';
import {EventData} from './payload.js';

/** @param {{arn: string, event: import('./events.js').Event, run: import('./fold.js').Run, onSelect: Function, onClose: Function}} props */
export function EventView({arn, event, run, onSelect, onClose, onState}) {
  const visit = stateOf(run, event);
  const details = Object.entries(detailsOf(event)).filter(([, value]) => typeof value !== 'object');
  return html`<section class="inspector" aria-label=${`Event ${event.id}`}>
    <header class="inspector-head"><div class="inspector-title"><h2>${event.type}</h2><span class="faint">event ${event.id}</span><span class="grow"></span>
      <${CopyButton} iconOnly label="Copy the link" text=${() => location.href} />
      <${Button} label="Close the inspector" icon="close" iconOnly onClick=${onClose} /></div></header>
    <div class="inspector-body">
      <${Facts} facts=${[
        ['Time', html`<${Time} at=${event.timestamp} as=${full} />`],
        ['State', visit && html`<button type="button" class="link" onClick=${() => onState(visit)}>${visible(visit.name)}</button>`],
        ['After', event.previousEventId > 0 && html`<button type="button" class="link" onClick=${() => onSelect(event.previousEventId)}>event ${event.previousEventId}</button>`],
        ...details.map(([name, value]) => [name, visible(String(value))]),
      ]} />
      <${EventData} arn=${arn} id=${event.id} none="This event has no data." />
    </div></section>`;
}

/** @param {{visit: import('./fold.js').Visit, run: import('./fold.js').Run, events: import('./events.js').Event[], onSelect: (id: number) => void}} props */
export function EventsOf({visit, run, events, onSelect}) {
  const own = useMemo(() => events.filter((event) => isOf(run.places.get(event.id), visit)).slice(0, 200), [events, visit, visit.lastEvent]);
  return html`<ol class="own-events">${own.map((event) => html`<li key=${event.id}>
    <button type="button" class="link" onClick=${() => onSelect(event.id)}>${event.id}</button>
    <${Time} at=${event.timestamp} as=${exactClock} /><span>${event.type}</span><span class="faint cut">${visible(noteOf(event))}</span></li>`)}</ol>`;
}

function isOf(place, visit) {
  return place === visit || (place && place.kind !== 'visit' && place.visit === visit);
}
