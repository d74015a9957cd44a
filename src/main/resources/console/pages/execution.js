// One execution: what its states are, live or at any moment of its past, and why it failed.
import {html, useEffect, useKeys, useMemo, useRead, useState} from '../view.js';
import {emptyRun, fold} from '../execution/fold.js';
import {countStates} from '../execution/count.js';
import {Head} from '../execution/head.js';
import {useDefinition, useFrames, useHistory, useInfo} from '../execution/load.js';
import {OnDemand, styled} from '../on-demand.js';
import {readEventData} from '../execution/payload.js';
import {isIn, itemsAround, nextFailure, preferred, readItems, visitsOf, writeItems} from '../execution/select.js';
import {allNodes, readScopes} from '../graph/scopes.js';
import {isExpress} from '../names.js';
import {Tabs} from '../parts.js';
import {setQuery} from '../router.js';
import {isOver} from '../status.js';
import {useNow} from '../time.js';

export const styles = ['/console/graph.css', '/console/execution.css'];

const TABS = [['graph', 'Graph'], ['table', 'Table'], ['timeline', 'Timeline'], ['events', 'Events'], ['data', 'Input and output'], ['definition', 'Definition']];
/** Loaded when they are first shown. */
const PARTS = {
  RunGraph: () => import('../execution/run-graph.js').then((module) => module.RunGraph),
  StatesTable: () => import('../execution/states-table.js').then((module) => module.StatesTable),
  Timeline: () => import('../execution/timeline-view.js').then(styled),
  EventsTable: () => import('../execution/events-table.js').then((module) => module.EventsTable),
  EventView: () => import('../execution/event-view.js').then((module) => module.EventView),
  DataView: () => import('../execution/data-view.js').then((module) => module.DataView),
  Definition: () => import('../execution/definition-view.js').then((module) => module.Definition),
  Missing: () => import('../execution/missing.js').then((module) => module.Missing),
  Inspector: () => import('../execution/inspector.js').then((module) => module.Inspector),
  Replay: () => import('../execution/replay.js').then((module) => module.Replay),
};
const REPLAYED = new Set(['graph', 'table', 'timeline']);

/** What is seen first is fetched beside the first events. */
const first = {graph: PARTS.RunGraph, table: PARTS.StatesTable, timeline: PARTS.Timeline, events: PARTS.EventsTable, data: PARTS.DataView};
const opened = new URLSearchParams(location.search).get('tab') ?? 'graph';
for (const load of [first[opened], ...(REPLAYED.has(opened) ? [PARTS.Inspector, PARTS.Replay] : [])]) {
  load?.().catch(() => undefined); // whoever shows it says why it cannot be
}

export default function ExecutionPage({route}) {
  return html`<${Execution} key=${route.rest} arn=${route.rest} query=${route.query} />`;
}

function Execution({arn, query}) {
  const history = useHistory(arn);
  const info = useInfo(arn, history.status);
  const machine = useDefinition(arn);
  const status = history.status ?? info.value?.status;
  const isRunning = status !== undefined && !isOver(status);
  const now = useNow(isRunning ? 1000 : 3_600_000);
  const last = history.events[history.events.length - 1]?.id ?? 0;
  const frames = useFrames(arn, last, isRunning && !isExpress(arn));
  const parent = useParent(arn, last > 0);
  const scope = useMemo(() => readScopes(machine.value?.parsed), [machine.value]);

  const [at, setAt] = useState(numberOf(query.get('at')));
  const run = useMemo(() => (at === null ? history.run : fold(emptyRun(), history.events.filter(({id}) => id <= at))), [history.run, at, at === null ? 0 : last]);
  const items = useMemo(() => readItems(query.get('item')), [query.get('item')]);
  const summaries = useMemo(() => countStates(items.size === 0 ? run.visits : run.visits.filter((visit) => isIn(visit, items))), [run, last, items]);

  const tab = query.get('tab') ?? 'graph';
  const event = tab === 'events' ? history.events.find(({id}) => id === numberOf(query.get('event'))) : undefined;
  // What failed opens by itself; an empty name says that it was closed.
  const name = query.get('state') ?? (run.failed?.name || '');
  const visits = useMemo(() => visitsOf(run, name, items), [run, last, name, items]);
  const pass = Math.min(numberOf(query.get('pass')) ?? preferred(run, visits), Math.max(0, visits.length - 1));
  const nodes = useMemo(() => allNodes(scope), [scope]);

  const change = ({items: chosen, ...others}) => {
    const isOther = others.state !== undefined && others.state !== query.get('state');
    setQuery({...(isOther && {pass: undefined}), ...others, ...(chosen && {item: writeItems(chosen), pass: undefined})});
  };
  const select = (state, more = {}) => change({state, ...more});
  const toFailure = () => {
    const next = nextFailure(run, visits[pass] ?? null);
    if (next) {
      const around = itemsAround(next);
      setQuery({state: next.name, item: writeItems(around), pass: visitsOf(run, next.name, around).indexOf(next), ...(tab === 'events' && {tab: undefined})});
    }
  };
  useKeys({'.': toFailure, Escape: () => name && select('')});
  useEffect(() => {
    const timer = setTimeout(() => setQuery({at}), 250);
    return () => clearTimeout(timer);
  }, [at]);

  const error = history.error ?? info.error;
  if (error && last === 0) {
    return html`<${OnDemand} load=${PARTS.Missing} arn=${arn} error=${error} />`;
  }
  const view = {graph: () => html`<${OnDemand} load=${PARTS.RunGraph} arn=${arn} scope=${scope} summaries=${summaries} selected=${name} isLoading=${!machine.value && !machine.error}
      onSelect=${(box, item) => select(box?.name ?? '', item === undefined ? {} : {items: new Map([...items, [box.name, item]])})} />`,
    table: () => html`<${OnDemand} load=${PARTS.StatesTable} nodes=${withDepth(scope, 0)} summaries=${summaries} now=${now} onSelect=${select} />`,
    timeline: () => html`<${OnDemand} load=${PARTS.Timeline} run=${run} last=${last} now=${at === null ? now : history.events[at - 1]?.timestamp ?? now} selected=${visits[pass] ?? null}
      onSelect=${(visit, index) => select(visit.name, {items: new Map([...itemsAround(visit), ...(index === null ? [] : [[visit.name, index]])])})} />`,
    events: () => html`<${OnDemand} load=${PARTS.EventsTable} events=${history.events} run=${history.run} selected=${event?.id ?? null} isComplete=${history.isComplete} onSelect=${(id) => change({event: id})} />`,
    data: () => html`<${OnDemand} load=${PARTS.DataView} arn=${arn} events=${history.events} status=${status} />`,
    definition: () => html`<${OnDemand} load=${PARTS.Definition} machine=${machine} />`,
  }[tab] ?? (() => null);
  const inspector = tab === 'events' ? event && html`<${OnDemand} load=${PARTS.EventView} arn=${arn} event=${event} run=${history.run} onSelect=${(id) => change({event: id})}
      onClose=${() => change({event: undefined})} onState=${(visit) => setQuery({tab: undefined, event: undefined, state: visit.name, item: writeItems(itemsAround(visit))})} />`
    : REPLAYED.has(tab) && name && html`<${OnDemand} load=${PARTS.Inspector} arn=${arn} name=${name} node=${nodes.find((node) => node.name === name)} definition=${machine.value?.definition ?? ''}
      visits=${visits} pass=${pass} history=${history} run=${run} items=${items} frames=${at === null ? frames : []} now=${now} view=${query.get('view') ?? 'input'} onChange=${closing(change)} />`;
  return html`<${Head} arn=${arn} info=${info.value} history=${history} status=${status} now=${now} parent=${parent} machine=${machine.value} onFailure=${toFailure} />
    <${Tabs} label="Views of the execution" tabs=${TABS} chosen=${tab} onChoose=${(id) => change({tab: id === 'graph' ? undefined : id})} />
    <div class=${`run ${inspector ? 'has-inspector' : ''}`}><div class="run-view" role="tabpanel" aria-labelledby=${`tab-${tab}`}>${view()}
      ${REPLAYED.has(tab) && last > 0 && (history.isComplete ? html`<${OnDemand} load=${PARTS.Replay} events=${history.events} at=${at} onMove=${setAt} />`
        : html`<div class="replay faint">Older events are being read; counts are of the newest until then.</div>`)}</div>
      ${inspector}</div>`;
}

/** The inspector is closed by an empty name, as no name at all lets what failed open. */
function closing(change) {
  return (changes) => change('state' in changes && changes.state === undefined ? {...changes, state: ''} : changes);
}

/** The execution that has started this one, as AWS's own clients and Newel note it in the input. */
function useParent(arn, isKnown) {
  const {value} = useRead(() => (isKnown ? readEventData(arn, 1) : Promise.resolve(null)), [arn, isKnown]);
  return /"AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID"\s*:\s*"(arn:aws:states:[^"\\]+)"/.exec(value?.data[0]?.text ?? '')?.[1];
}

function withDepth(scope, depth) {
  return scope.nodes.flatMap((node) => [{node, depth}, ...node.scopes.flatMap((inner) => withDepth(inner, depth + 1))]);
}

function numberOf(text) {
  return text !== null && /^\d+$/.test(text) ? Number(text) : null;
}
