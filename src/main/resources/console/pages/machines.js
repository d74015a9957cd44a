// All state machines, with how many executions each has in each status.
import {html, useCallback, useEvery, useMemo, useRead, useState} from '../view.js';
import {address, go} from '../router.js';
import {pageOf} from '../names.js';
import {visible} from '../json-text.js';
import {EXECUTION_STATUSES, statusOf} from '../status.js';
import {Time} from '../time.js';
import {readOnly} from '../settings.js';
import {ErrorBox, PageHead} from '../parts.js';
import {Table} from '../table.js';
import {NoMachines, readCounts, readMachines} from '../machines/read.js';

export const styles = ['/console/pages.css'];

const COLUMNS = [
  {id: 'name', title: 'Name', width: 'minmax(140px, 2fr)', small: true,
    render: ({arn, name}) => html`<a class="name" tabindex="-1" href=${pageOf(arn)} title=${visible(name)}>${visible(name)}</a>`},
  {id: 'type', title: 'Type', width: '90px', render: ({type, deleting}) => html`<span class="dim">${deleting ? 'Deleting' : type === 'EXPRESS' ? 'Express' : 'Standard'}</span>`},
  ...EXECUTION_STATUSES.map((status) => ({
    id: status, title: statusOf(status).label, width: '80px', end: true,
    small: status === 'RUNNING' || status === 'FAILED',
    render: ({arn, counts}) => html`<${Count} arn=${arn} status=${status} count=${counts?.[status]} />`,
  })),
  {id: 'created', title: 'Created', width: '144px', end: true, render: ({created}) => html`<${Time} at=${created} />`},
];

function Count({arn, status, count}) {
  return count
      ? html`<a tabindex="-1" class=${`tone-${statusOf(status).tone}`} href=${address('executions', '', {machine: arn, status})}>${count.toLocaleString('en')}</a>`
      : html`<span class="faint">${count === undefined ? '-' : '0'}</span>`;
}

const NONE = [];

/** Only what is in sight is counted; what was seen before stays until it is seen again. */
function useCounts() {
  const [sight, setSight] = useState([]);
  const [counts, setCounts] = useState(new Map());
  const count = async () => {
    const found = await readCounts(sight);
    setCounts((old) => new Map([...old, ...found]));
  };
  const {again} = useRead(count, [sight.join()]);
  useEvery(again, 3000);
  const onSight = useCallback((rows) => setSight(rows.filter(({type}) => type !== 'EXPRESS').map(({arn}) => arn)), []);
  return [counts, onSight];
}

export default function Machines() {
  const {value: machines = NONE, error, loading, again} = useRead(() => readMachines(), []);
  const [text, setText] = useState('');
  useEvery(again, 10_000);
  const [counts, onSight] = useCounts();
  const shown = useMemo(() => machines.filter(({name}) => name.toLowerCase().includes(text.toLowerCase()))
    .map((machine) => ({...machine, counts: counts.get(machine.arn)})), [machines, text, counts]);
  return html`
    <div class="fill">
      <${PageHead} title="State machines" actions=${!readOnly && html`<a class="button main" href=${address('editor')}>New state machine</a>`} />
      ${machines.length > 0 && html`<div class="filters"><input class="input" aria-label="Name has" placeholder="Name has" spellcheck="false" value=${text} onInput=${(e) => setText(e.target.value)} />
        <span class="faint">${shown.length === machines.length ? '' : `${shown.length} of `}${machines.length} state machines</span></div>`}
      ${error && html`<div class="page"><${ErrorBox} error=${error} again=${again} /></div>`}
      ${!loading && !error && machines.length === 0
        ? html`<${NoMachines} />`
        : html`<${Table} label="State machines" columns=${COLUMNS} rows=${shown} rowKey=${({arn}) => arn} onSight=${onSight} onOpen=${({arn}) => go(pageOf(arn))} />`}
    </div>`;
}
