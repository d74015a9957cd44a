// A Map Run: how far it is, its children with those first that failed, and its bounds, which can be changed.
import {html, useEffect, useEvery, useRead, useState} from '../view.js';
import {call, callAll, read} from '../aws.js';
import {watch} from '../live.js';
import {address, go, setQuery} from '../router.js';
import {nameOf, pageOf} from '../names.js';
import {visible} from '../json-text.js';
import {isOver, Status, statusOf, StatusIcon} from '../status.js';
import {ofSeconds, Time} from '../time.js';
import {ActionDialog, Field} from '../dialog.js';
import {Button, CopyCli, Empty, ErrorBox, Facts, PageHead} from '../parts.js';
import {Table} from '../table.js';
import {columnsOf} from '../lists/columns.js';

export const styles = ['/console/pages.css'];

/** Counts of DescribeMapRun, with the status that each is of. */
const KINDS = [['failed', 'FAILED'], ['timedOut', 'TIMED_OUT'], ['aborted', 'ABORTED'], ['running', 'RUNNING'], ['pending', 'PENDING'], ['succeeded', 'SUCCEEDED']];

export default function MapRun({route}) {
  const execution = route.query.get('execution');
  return route.rest || !execution ? html`<${One} key=${route.rest} arn=${route.rest} chosen=${route.query.get('status') ?? ''} />` : html`<${Of} execution=${execution} />`;
}

/** Those of one execution. */
function Of({execution}) {
  const {value, error, again} = useRead(() => callAll('ListMapRuns', {executionArn: execution}, 'mapRuns'), [execution]);
  return html`<${PageHead} title="Map Runs" crumbs=${[[nameOf(execution), pageOf(execution)]]} />
    <div class="page"><${ErrorBox} error=${error} again=${again} />
      ${value?.length === 0 && html`<${Empty} title="This execution has no Map Runs." />`}
      ${value?.length > 0 && html`<div class="panel"><ul class="list">${value.map(({mapRunArn, startDate, stopDate}) => html`
        <li><a href=${pageOf(mapRunArn)}>${visible(nameOf(mapRunArn))}</a><span class="grow"></span><${Time} at=${ofSeconds(startDate)} /><${Status} status=${stopDate ? 'SUCCEEDED' : 'RUNNING'} /></li>`)}</ul></div>`}
    </div>`;
}

function One({arn, chosen}) {
  const {value, error, again} = useRead(() => call('DescribeMapRun', {mapRunArn: arn}), [arn]);
  const [changing, setChanging] = useState(false);
  useEvery(() => isOver(value?.status) || again(), 1000);
  const crumbs = value ? [['Executions', address('executions')], [nameOf(value.executionArn), pageOf(value.executionArn)]] : [];
  return html`
    <div class="fill">
      <${PageHead} title=${`Map Run ${nameOf(arn).slice(0, 60)}`} crumbs=${crumbs} actions=${html`<${CopyCli} action="DescribeMapRun" input=${{mapRunArn: arn}} />
        <${Button} label="Change bounds..." changes disabled=${isOver(value?.status)} onClick=${() => setChanging(true)} />`}>${value && html`<${Status} status=${value.status} />`}<//>
      <div class="page"><${ErrorBox} error=${error} again=${again} />${value && html`<${Progress} run=${value} />`}</div>
      ${value && html`<${Chips} counts=${value.executionCounts} chosen=${chosen} /><${Children} arn=${arn} status=${chosen} over=${isOver(value.status)} />`}
      ${changing && html`<${Change} run=${value} again=${again} onClose=${() => setChanging(false)} />`}
    </div>`;
}

function Progress({run}) {
  const {itemCounts: items, maxConcurrency, toleratedFailurePercentage, toleratedFailureCount, startDate, stopDate, redriveCount} = run;
  return html`<div class="panel panel-body"><div class="stack" role="img" aria-label=${KINDS.map(([kind, status]) => `${items[kind]} ${statusOf(status).label}`).join(', ')}>${
    KINDS.map(([kind, status]) => items[kind] > 0 && html`<i class=${`tone-${statusOf(status).tone}`} style=${{flexGrow: items[kind]}}></i>`)}</div>
    <${Facts} facts=${[
      ['Items', items.total.toLocaleString('en')],
      ...KINDS.map(([kind, status]) => [statusOf(status).label, html`<span class=${items[kind] ? `tone-${statusOf(status).tone}` : 'faint'}>${items[kind].toLocaleString('en')}</span>`]),
      ['Results written', items.resultsWritten?.toLocaleString('en')],
      ['At once', maxConcurrency || 'no bound'],
      ['Tolerated failures', `${toleratedFailurePercentage} %, ${toleratedFailureCount} items`],
      ['Started', html`<${Time} at=${ofSeconds(startDate)} />`],
      ['Ended', stopDate && html`<${Time} at=${ofSeconds(stopDate)} />`],
      ['Redrives', redriveCount || undefined],
    ]} /></div>`;
}

function Chips({counts, chosen}) {
  return html`<div class="filters"><div class="chips" role="group" aria-label="Children by status">${KINDS.filter(([kind]) => kind !== 'pending').map(([kind, status]) => html`
    <button type="button" class="chip" aria-pressed=${chosen === status} onClick=${() => setQuery({status: chosen === status ? '' : status})}>
      <${StatusIcon} status=${status} size=${14} />${statusOf(status).label} ${counts[kind].toLocaleString('en')}</button>`)}</div></div>`;
}

/** Without a status that is chosen, those that failed come ahead of all others. */
async function children(arn, status) {
  if (status) {
    return (await read('executions', {mapRun: arn, status, count: 200})).rows;
  }
  const [bad, all] = await Promise.all([
    read('executions', {mapRun: arn, status: 'FAILED,TIMED_OUT,ABORTED', count: 100}),
    read('executions', {mapRun: arn, count: 200}),
  ]);
  const first = new Set(bad.rows.map((row) => row.arn));
  return [...bad.rows, ...all.rows.filter((row) => !first.has(row.arn))];
}

const COLUMNS = columnsOf(false);

function Children({arn, status, over}) {
  const {value, error, loading, again} = useRead(() => children(arn, status), [arn, status]);
  useEffect(() => watch({keys: [`m:${arn}`], rows: again, reload: again}), [arn, again]);
  useEvery(() => over || again(), 5000);
  const rows = value ?? [];
  return html`${error && html`<div class="page"><${ErrorBox} error=${error} again=${again} /></div>`}
    ${!loading && !error && rows.length === 0 ? html`<${Empty} title="No children of that status." />`
      : html`<${Table} label="Children" columns=${COLUMNS} rows=${rows} rowKey=${(row) => row.arn} onOpen=${(row) => go(pageOf(row.arn))} />`}`;
}

function Change({run, again, onClose}) {
  const [most, setMost] = useState(run.maxConcurrency);
  const [percentage, setPercentage] = useState(run.toleratedFailurePercentage);
  const [count, setCount] = useState(run.toleratedFailureCount);
  const input = {mapRunArn: run.mapRunArn, maxConcurrency: Number(most), toleratedFailurePercentage: Number(percentage), toleratedFailureCount: Number(count)};
  const submit = async () => {
    await call('UpdateMapRun', input);
    again();
  };
  const number = (value, set, max) => (id) => html`<input id=${id} type="number" min="0" max=${max} step="any" required value=${value} onInput=${(e) => set(e.target.value)} />`;
  return html`<${ActionDialog} title="Change the bounds" action="Change" run=${submit} onClose=${onClose} extra=${html`<${CopyCli} action="UpdateMapRun" input=${input} />`}>
    <${Field} label="Children at once" hint="0 for no bound">${number(most, setMost)}<//><${Field} label="Tolerated failures, percent">${number(percentage, setPercentage, 100)}<//>
    <${Field} label="Tolerated failures, items">${number(count, setCount)}<//><//>`;
}
