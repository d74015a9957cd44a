// What one sees first: what runs, what failed and why, what waits. Each leads on to where that is.
import {html, useEffect, useEvery, useMemo, useRead} from '../view.js';
import {read} from '../aws.js';
import {address} from '../router.js';
import {nameOf, pageOf} from '../names.js';
import {visible} from '../json-text.js';
import {useStore} from '../store.js';
import {EXECUTION_STATUSES, StatusIcon, statusOf} from '../status.js';
import {Ago} from '../time.js';
import {ErrorBox, Icon, PageHead} from '../parts.js';
import {Tells} from '../lists/columns.js';
import {createList} from '../lists/executions.js';
import {filterOf} from '../lists/filter.js';
import {NoMachines} from '../machines/read.js';

export const styles = ['/console/pages.css'];

const SHOWN = 8;

export default function Overview() {
  const {value, error, again} = useRead(() => read('machines/totals'), []);
  useEvery(again, 3000);
  return html`
    <${PageHead} title="Overview" />
    <div class="page">
      <${ErrorBox} error=${error} again=${again} />
      ${value?.machines === 0 && html`<div class="panel"><${NoMachines} /></div>`}
      ${value?.machines > 0 && html`<${Counts} counts=${value.counts} />
        <div class="side-by-side">
          <${Newest} title="Failed last" status="FAILED,TIMED_OUT" none="Nothing has failed." />
          <${Newest} title="Running" status="RUNNING" none="Nothing runs." />
        </div>
        <${Waiting} />`}
    </div>`;
}

/** Of all machines together. */
function Counts({counts}) {
  return html`<div class="counts in-page">${EXECUTION_STATUSES.map((status) => html`
    <a class=${`count tone-${statusOf(status).tone}`} href=${address('executions', '', {status})}><b>${counts[status].toLocaleString('en')}</b>
      <span><${StatusIcon} status=${status} size=${14} />${statusOf(status).label}</span></a>`)}</div>`;
}

/** Told of what changes; here nobody reads along a list, so that new ones show at once. */
function Newest({title, status, none}) {
  const list = useMemo(() => createList(filterOf(new URLSearchParams({status}))), [status]);
  const {rows, fresh, loading, error} = useStore(list.store);
  useEffect(() => list.begin(), [list]);
  const wanted = status.split(',');
  const shown = [...fresh, ...rows].filter((row) => wanted.includes(row.status)).slice(0, SHOWN);
  return html`
    <section class="panel newest" aria-label=${title}><header><h2>${title}</h2><span class="grow"></span><a href=${address('executions', '', {status})}>All</a></header>
      <${ErrorBox} error=${error} />
      ${!loading && !error && shown.length === 0 && html`<p class="panel-body faint">${none}</p>`}
      <ul class="list">${shown.map((row) => html`
        <li key=${row.arn}><${StatusIcon} status=${row.status} /><span class="hidden">${statusOf(row.status).label}</span><div class="two-lines"><span class="cut"><a href=${pageOf(row.arn)}>${visible(row.name)}</a> <span class="faint">${visible(nameOf(row.machine))}</span></span>
          <span class="cut"><${Tells} row=${row} /></span></div><span class="faint nowrap"><${Ago} at=${row.stop ?? row.start} /></span></li>`)}</ul>
    </section>`;
}

/** Activities with something to look at. */
function Waiting() {
  const {value, again} = useRead(() => read('activities'), []);
  useEvery(again, 5000);
  const busy = (value?.activities ?? []).filter(({backlog, stuck}) => backlog || stuck).slice(0, SHOWN);
  return busy.length > 0 && html`
    <section class="panel" aria-label="Activities"><header><h2>Tasks that wait</h2><span class="grow"></span><a href=${address('activities')}>All activities</a></header>
      <ul class="list">${busy.map(({arn, name, backlog, oldest, polls, stuck}) => html`
        <li key=${arn}><a class="cut" href=${pageOf(arn)}>${visible(name)}</a><span class="grow"></span>
          ${stuck > 0 && html`<span class="tone-timed-out alarm"><${Icon} name="warning" />${stuck} stuck</span>`}
          ${backlog > 0 && !polls && html`<span class="tone-timed-out alarm"><${Icon} name="warning" />no worker polls</span>`}
          ${backlog > 0 && html`<span class="dim">${backlog.toLocaleString('en')} wait${oldest && html`, the oldest since <${Ago} at=${oldest} />`}</span>`}</li>`)}</ul>
    </section>`;
}
