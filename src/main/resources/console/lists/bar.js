// The filters of a list of executions: each change goes into the address.
import {html, useEffect, useRef, useState} from '../view.js';
import {setQuery} from '../router.js';
import {nameOf} from '../names.js';
import {visible} from '../json-text.js';
import {EXECUTION_STATUSES, StatusIcon, statusOf} from '../status.js';
import {ActionDialog, Field} from '../dialog.js';
import {short} from '../time.js';
import {PERIODS} from './filter.js';

/** @param {{filter: import('./filter.js').Filter, machines: object[]}} props */
export function FilterBar({filter, machines}) {
  const [dates, setDates] = useState(false);
  const toggle = (status) => setQuery({
    status: (filter.status.includes(status) ? filter.status.filter((one) => one !== status) : [...filter.status, status]).join(','),
  });
  return html`
    <div class="filters" role="group" aria-label="Filters">
      <select class="input" aria-label="Machine" value=${filter.machine} onChange=${(event) => setQuery({machine: event.target.value})}>
        <option value="">All machines</option>
        ${named(machines, filter.machine).map((arn) => html`<option value=${arn} selected=${arn === filter.machine}>${visible(nameOf(arn))}</option>`)}
      </select>
      <div class="chips" role="group" aria-label="Status">
        ${EXECUTION_STATUSES.map((status) => html`
          <button type="button" class="chip" aria-pressed=${filter.status.includes(status)} onClick=${() => toggle(status)}>
            <${StatusIcon} status=${status} size=${14} />${statusOf(status).label}</button>`)}
      </div>
      <${Period} filter=${filter} onDates=${() => setDates(true)} />
      <${Prefix} prefix=${filter.prefix} />
    </div>
    ${dates && html`<${Dates} filter=${filter} onClose=${() => setDates(false)} />`}`;
}

/** The one that is chosen is among them, even where there are more than were read. */
function named(machines, chosen) {
  const arns = machines.filter(({type}) => type !== 'EXPRESS').map(({arn}) => arn);
  return chosen && !arns.includes(chosen) ? [chosen, ...arns] : arns;
}

function Period({filter, onDates}) {
  const {from, to, last} = filter;
  const own = from !== undefined || to !== undefined;
  const choose = ({target}) => {
    if (target.value === 'dates') {
      target.value = own ? 'own' : last;
      onDates();
    } else {
      setQuery({last: target.value, from: '', to: ''});
    }
  };
  return html`
    <select class="input" aria-label="Started" value=${own ? 'own' : last} onChange=${choose}>
      ${own && html`<option value="own">${from ? short(from) : ''} to ${to ? short(to) : 'now'}</option>`}
      ${PERIODS.map(([id, words]) => html`<option value=${id}>Started: ${words}</option>`)}
      <option value="dates">From and to...</option>
    </select>`;
}

/** Dates are given in this browser's own zone, as its fields have them. */
function Dates({filter, onClose}) {
  const [from, setFrom] = useState(ofField(filter.from));
  const [to, setTo] = useState(ofField(filter.to));
  const run = async () => setQuery({last: '', from: from && new Date(from).getTime(), to: to && new Date(to).getTime()});
  return html`
    <${ActionDialog} title="Started between" action="Show" run=${run} onClose=${onClose}>
      <${Field} label="From">${(id) => html`<input id=${id} type="datetime-local" step="1" value=${from} onInput=${(e) => setFrom(e.target.value)} />`}<//>
      <${Field} label="To" hint="In this computer's time zone">${(id) => html`<input id=${id} type="datetime-local" step="1" value=${to} onInput=${(e) => setTo(e.target.value)} />`}<//>
    <//>`;
}

function ofField(ms) {
  return ms === undefined ? '' : new Date(ms - new Date(ms).getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
}

/** Asked for once the typing pauses. */
function Prefix({prefix}) {
  const [text, setText] = useState(prefix);
  const timer = useRef(0);
  useEffect(() => setText(prefix), [prefix]);
  const type = ({target}) => {
    setText(target.value);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setQuery({prefix: target.value}), 300);
  };
  return html`<input class="input" value=${text} aria-label="Name begins with" placeholder="Name begins with" spellcheck="false" onInput=${type} />`;
}
