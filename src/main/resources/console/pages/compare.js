// Two runs side by side: where they parted, and what each state had to do with.
import {html, useMemo, useState} from '../view.js';
import {countStates} from '../execution/count.js';
import {differences, tookOf} from '../execution/differences.js';
import {useDefinition, useHistory, useInfo} from '../execution/load.js';
import {OnDemand} from '../on-demand.js';
import {EventData} from '../execution/payload.js';
import {visible} from '../json-text.js';
import {nameOf, pageOf} from '../names.js';
import {Empty, ErrorBox, PageHead} from '../parts.js';
import {address, setQuery} from '../router.js';
import {Status} from '../status.js';
import {Table} from '../table.js';
import {duration, Time} from '../time.js';

export const styles = ['/console/graph.css', '/console/execution.css', '/console/compare.css'];

const loadGraph = () => import('../execution/compare-graph.js').then((module) => module.CompareGraph);

export default function ComparePage({route}) {
  const [a, b] = [route.query.get('a'), route.query.get('b')];
  return a && b ? html`<${Compare} key=${`${a} ${b}`} a=${a} b=${b} state=${route.query.get('state')} />`
    : html`<${PageHead} title="Compare" /><${Empty} title="Two executions are needed."><p>Mark two of them <a href=${address('executions')}>in the list</a>.</p><//>`;
}

function Compare({a, b, state}) {
  const runs = [useRun(a), useRun(b)];
  const machine = useDefinition(a);
  const [showsAll, setShowsAll] = useState(false);
  const rows = useMemo(() => differences(runs[0].summaries, runs[1].summaries), [runs[0].summaries, runs[1].summaries]);
  const different = rows.filter(({differs}) => differs.length > 0);
  const shown = showsAll || different.length === 0 ? rows : different;
  const byName = useMemo(() => new Map(rows.map((row) => [row.name, row])), [rows]);
  const select = (name) => setQuery({state: name});
  const error = runs[0].history.error ?? runs[1].history.error;
  return html`<${PageHead} title="Compare two executions" crumbs=${[['Executions', address('executions')]]}><span class="badge">${
      different.length === 0 ? 'no state differs' : `${different.length} of ${rows.length} states differ`}</span><//>
    ${error && html`<div class="page"><${ErrorBox} error=${error} /></div>`}
    <div class="compare-heads">${runs.map((run, at) => html`<${RunHead} key=${run.arn} letter=${'AB'[at]} ...${run} />`)}</div>
    <div class="compare"><div class="compare-table"><div class="view-tools"><label class="check"><input type="checkbox" checked=${showsAll} onChange=${(event) => setShowsAll(event.target.checked)} />
        States that are the same too</label></div>
      <${Table} label="States of both" rows=${shown} rowKey=${({name}) => name} columns=${columns(select)} onOpen=${({name}) => select(name)} /></div>
      <div class="compare-graph"><${OnDemand} load=${loadGraph} subject=${a} definition=${machine.value?.parsed} byName=${byName} selected=${state} onSelect=${select} /></div></div>
    ${state && byName.has(state) && html`<${Inputs} name=${state} runs=${runs} />`}`;
}

function useRun(arn) {
  const history = useHistory(arn, false);
  const info = useInfo(arn, history.status);
  const summaries = useMemo(() => countStates(history.run.visits), [history]);
  return {arn, history, info: info.value, summaries};
}

function RunHead({letter, arn, history, info}) {
  const {run} = history;
  const status = history.status ?? info?.status;
  return html`<section class="compare-head"><b class="letter">${letter}</b><a class="cut" href=${pageOf(arn)}>${visible(nameOf(arn))}</a>
    ${status && html`<${Status} status=${status} />`}<span class="faint">${run.from && html`<${Time} at=${run.from} />`} ${run.from && run.to && duration(run.to - run.from)}</span>
    ${run.error && html`<span class="tone-failed cut">${visible(run.error)}</span>`}</section>`;
}

function columns(select) {
  const of = (side, title) => [
    {id: `${side} status`, title: `${title} status`, width: '116px', small: true, render: (row) => html`<span class=${row.differs.includes('status') ? 'differs' : ''}><${Status} status=${row[side]?.status ?? 'PENDING'} /></span>`},
    {id: `${side} passes`, title: 'Passes', width: '60px', end: true, render: (row) => html`<span class=${row.differs.includes('passes') ? 'differs' : 'faint'}>${row[side]?.passes ?? ''}</span>`},
    {id: `${side} took`, title: 'Took', width: '70px', end: true, render: (row) => html`<span class="faint">${tookOf(row[side]) === undefined ? '' : duration(tookOf(row[side]))}</span>`},
  ];
  return [
    {id: 'name', title: 'State', width: 'minmax(120px, 1fr)', small: true, render: ({name}) => html`<button type="button" class="link" onClick=${() => select(name)}>${visible(name)}</button>`},
    ...of('a', 'A'), ...of('b', 'B'),
  ];
}

/** What the state got, and gave, in the one and in the other. */
function Inputs({name, runs}) {
  return html`<section class="compare-data" aria-label=${`Data of ${visible(name)}`}><h2>${visible(name)}</h2><div class="two">${runs.map(({arn, summaries}, at) => {
    const visit = summaries.get(name)?.last;
    return html`<div key=${arn}><h3>${'AB'[at]}</h3>${visit?.entered ? html`<${EventData} arn=${arn} id=${visit.entered} field="input" label="Input" />` : html`<p class="faint">It was not entered.</p>`}
      ${visit?.exited && html`<${EventData} arn=${arn} id=${visit.exited} label="Output" />`}${visit?.error && html`<p class="tone-failed">${visible(visit.error)}${visit.cause ? `: ${visible(visit.cause)}` : ''}</p>`}</div>`;
  })}</div></section>`;
}
