// The events of an execution: as many as there are, of which only what is seen is drawn.
import {html, useMemo, useState} from '../view.js';
import {visible} from '../json-text.js';
import {Table} from '../table.js';
import {exactClock, Time} from '../time.js';
import {noteOf, stateOf} from './events.js';

/**
 * @param {{events: import('./events.js').Event[], run: import('./fold.js').Run, selected: number|null,
 *   onSelect: (id: number) => void, isComplete: boolean}} props
 */
export function EventsTable({events, run, selected, onSelect, isComplete}) {
  const [text, setText] = useState('');
  const [newestFirst, setNewestFirst] = useState(false);
  const rows = useMemo(() => {
    const found = text ? events.filter((event) => isFound(event, run, text.toLowerCase())) : events;
    return newestFirst ? [...found].reverse() : found;
  }, [events, run, text, newestFirst]);
  return html`<div class="events">
    <div class="view-tools"><input type="search" placeholder="Filter by type, state, error, worker" aria-label="Filter events" value=${text}
        onInput=${(event) => setText(event.target.value)} />
      <label class="check"><input type="checkbox" checked=${newestFirst} onChange=${(event) => setNewestFirst(event.target.checked)} />Newest first</label>
      <span class="faint grow end">${countText(rows.length, events.length, isComplete)}</span></div>
    <${Table} label="Events" rows=${rows} rowKey=${({id}) => String(id)} columns=${columns(run, selected, onSelect)}
      onOpen=${({id}) => onSelect(id)} />
  </div>`;
}

function columns(run, selected, onSelect) {
  return [
    {id: 'id', title: 'Id', width: '64px', end: true, small: true, render: ({id}) => html`
      <button type="button" class=${`link ${id === selected ? 'is-current' : ''}`} aria-label=${`Event ${id}`} onClick=${() => onSelect(id)}>${id}</button>`},
    {id: 'time', title: 'Time', width: '120px', render: ({timestamp}) => html`<${Time} at=${timestamp} as=${exactClock} />`},
    {id: 'type', title: 'Type', width: 'minmax(150px, 1fr)', small: true, render: ({type}) => html`<span class=${toneOf(type)}>${type}</span>`},
    {id: 'state', title: 'State', width: 'minmax(120px, 1fr)', small: true, render: (event) => placeText(run, event)},
    {id: 'note', title: 'What', width: 'minmax(120px, 2fr)', render: (event) => html`<span class="faint">${visible(noteOf(event))}</span>`},
  ];
}

function placeText(run, event) {
  const place = run.places.get(event.id);
  const visit = stateOf(run, event);
  const scope = place?.kind === 'iteration' ? place : visit?.scope;
  return visit && html`<span>${visible(visit.name)}${scope?.kind === 'iteration' && html` <span class="faint">#${scope.index}</span>`}</span>`;
}

function toneOf(type) {
  return /Failed|TimedOut/.test(type) ? 'tone-failed' : /Aborted/.test(type) ? 'tone-aborted' : '';
}

function isFound(event, run, text) {
  return [event.type, stateOf(run, event)?.name ?? '', noteOf(event), String(event.id)].some((part) => part.toLowerCase().includes(text));
}

function countText(shown, all, isComplete) {
  const count = shown === all ? `${all.toLocaleString('en')} events` : `${shown.toLocaleString('en')} of ${all.toLocaleString('en')} events`;
  return isComplete ? count : `${count}, older ones are being read`;
}
