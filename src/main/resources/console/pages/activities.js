// Activities: what waits, since when, who works it, and what is stuck.
import {html, useEvery, useRead, useState} from '../view.js';
import {call, read} from '../aws.js';
import {address, go} from '../router.js';
import {pageOf} from '../names.js';
import {visible} from '../json-text.js';
import {Ago} from '../time.js';
import {readOnly} from '../settings.js';
import {ActionDialog, Field} from '../dialog.js';
import {Button, CopyCli, Empty, ErrorBox, Icon, PageHead} from '../parts.js';
import {Table} from '../table.js';

export const styles = ['/console/pages.css'];

const number = (value) => value ? value.toLocaleString('en') : html`<span class="faint">${value === undefined ? '-' : '0'}</span>`;

/** A number that somebody should look at. */
const alarming = (value, title) => html`<span class="tone-timed-out alarm" title=${title}><${Icon} name="warning" />${value.toLocaleString('en')}</span>`;

const COLUMNS = [
  {id: 'name', title: 'Name', width: 'minmax(140px, 2fr)', small: true,
    render: ({arn, name}) => html`<a class="name" tabindex="-1" href=${pageOf(arn)} title=${visible(name)}>${visible(name)}</a>`},
  {id: 'backlog', title: 'Backlog', width: '76px', end: true, small: true, render: ({backlog}) => number(backlog)},
  {id: 'oldest', title: 'Oldest', width: '110px', end: true, render: ({oldest}) => html`<${Ago} at=${oldest} />`},
  {id: 'inWork', title: 'In work', width: '76px', end: true, small: true, render: ({inWork}) => number(inWork)},
  {id: 'polls', title: 'Waiting polls', width: '100px', end: true,
    render: ({polls, backlog}) => !polls && backlog ? alarming(0, 'Tasks wait, and no worker polls') : number(polls)},
  {id: 'workers', title: 'Workers', width: 'minmax(100px, 1.2fr)',
    render: ({pollers = []}) => html`<span class="dim">${visible(pollers.map(({worker}) => worker ?? 'without a name').join(', ')) || html`<span class="faint">none in the last hour</span>`}</span>`},
  {id: 'ended', title: 'Ended a minute', width: '104px', end: true, render: ({endedPerMinute}) => number(endedPerMinute)},
  {id: 'stuck', title: 'Stuck', width: '70px', end: true, small: true,
    render: ({stuck}) => stuck ? alarming(stuck, 'Started long ago, without a heartbeat and without a time-out') : number(stuck)},
];

async function readActivities() {
  const activities = [];
  let next;
  do {
    const page = await read('activities', {next});
    activities.push(...page.activities);
    next = page.next;
  } while (next && activities.length < 2000);
  return activities;
}

export default function Activities() {
  const {value, error, loading, again} = useRead(readActivities, []);
  const [creating, setCreating] = useState(false);
  useEvery(again, 2000);
  const rows = value ?? [];
  return html`
    <div class="fill">
      <${PageHead} title="Activities" actions=${html`<${Button} label="New activity" tone="main" changes onClick=${() => setCreating(true)} />`} />
      ${error && html`<div class="page"><${ErrorBox} error=${error} again=${again} /></div>`}
      ${!loading && !error && rows.length === 0
        ? html`<${Empty} title="No activities yet."><p>Tasks of an activity wait here for your own workers, which poll for them with GetActivityTask.</p><//>`
        : html`<${Table} label="Activities" columns=${COLUMNS} rows=${rows} rowKey=${({arn}) => arn} onOpen=${({arn}) => go(pageOf(arn))} />`}
      ${creating && !readOnly && html`<${Create} onClose=${() => setCreating(false)} />`}
    </div>`;
}

function Create({onClose}) {
  const [name, setName] = useState('');
  const run = async () => go(address('activity', (await call('CreateActivity', {name})).activityArn));
  return html`<${ActionDialog} title="New activity" action="Create" run=${run} onClose=${onClose} extra=${html`<${CopyCli} action="CreateActivity" input=${{name}} />`}>
    <${Field} label="Name">${(id) => html`<input id=${id} required maxlength="80" spellcheck="false" value=${name} onInput=${(e) => setName(e.target.value)} />`}<//><//>`;
}
