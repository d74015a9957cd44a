// What there is to know of one state of a run: why it failed first, then its data, its attempts, its definition.
import {html, useRef, useState} from '../view.js';
import {visible} from '../json-text.js';
import {Status} from '../status.js';
import {isExpress} from '../names.js';
import {Button, Tabs} from '../parts.js';
import {duration, exactClock, Time} from '../time.js';
import {OnDemand} from '../on-demand.js';
import {EventData} from './payload.js';

/** What not every state has, or not everybody asks for. */
const PARTS = {
  DataPath: () => import('./data-path.js').then((module) => module.DataPath),
  EventsOf: () => import('./event-view.js').then((module) => module.EventsOf),
  Failure: () => import('./failure.js').then((module) => module.Failure),
  HandCompletion: () => import('./hand.js').then((module) => module.HandCompletion),
  Iterations: () => import('./iterations.js').then((module) => module.Iterations),
  Others: () => import('./others.js').then((module) => module.Others),
  Passes: () => import('./passes.js').then((module) => module.Passes),
  StateSource: () => import('./state-source.js').then((module) => module.StateSource),
  Work: () => import('./attempts.js').then((module) => module.Work),
};
const FAILED = new Set(['FAILED', 'TIMED_OUT', 'CAUGHT']);
const TABS = [['input', 'Input'], ['output', 'Output'], ['path', 'Data path'], ['source', 'Definition'], ['history', 'Events']];

/**
 * @param {object} props
 * @param {string} props.arn of the execution
 * @param {string} props.name of the state
 * @param {import('../graph/scopes.js').Node|undefined} props.node in the definition
 * @param {string} props.definition text of the whole
 * @param {import('./fold.js').Visit[]} props.visits of the state
 * @param {number} props.pass which of them
 * @param {import('./load.js').History} props.history
 * @param {import('./fold.js').Run} props.run as it is shown: of an earlier moment while it is replayed
 * @param {Map<string, number>} props.items
 * @param {any[]} props.frames
 * @param {number} props.now
 * @param {string} props.view which part
 * @param {(change: Record<string, unknown>) => void} props.onChange of the address
 */
export function Inspector(props) {
  const {arn, name, node, visits, pass, now, items, view, onChange} = props;
  const visit = visits[pass];
  // A dialog stays when its task has gone, as it may say why the answer came too late.
  const waits = useRef(false);
  waits.current ||= props.frames.some(({state}) => state === name);
  const type = node?.type ?? visit?.type ?? '';
  return html`<section class="inspector" aria-label=${`State ${visible(name)}`}>
    <header class="inspector-head">
      <div class="inspector-title"><h2>${visible(name)}</h2><span class="faint">${typeText(type, node)}</span><span class="grow"></span>
        <${Button} label="Close the inspector" icon="close" iconOnly onClick=${() => onChange({state: undefined, pass: undefined, view: undefined})} /></div>
      <div class="inspector-facts"><${Status} status=${visit?.status ?? 'PENDING'} />
        ${visit && html`<span class="faint"><${Time} at=${visit.from} as=${exactClock} /> · ${duration((visit.to ?? now) - visit.from)}</span>`}</div>
      ${(visits.length > 1 || items.size > 0) && html`<${OnDemand} load=${PARTS.Passes} visits=${visits} pass=${pass} items=${items} onChange=${onChange} />`}
    </header>
    <div class="inspector-body">
      ${FAILED.has(visit?.status) && html`<${OnDemand} load=${PARTS.Failure} arn=${arn} visit=${visit} events=${props.history.events} />`}
      ${waits.current && html`<${OnDemand} load=${PARTS.HandCompletion} visit=${visit} frames=${props.frames} />`}
      ${hasWork(visit) && html`<${OnDemand} load=${PARTS.Work} arn=${arn} visit=${visit} history=${props.history} now=${now} />`}
      ${visit && visit.type === 'Map' && html`<${OnDemand} load=${PARTS.Iterations} visit=${visit} last=${visit.lastEvent} items=${items} onChange=${onChange} />`}
      <div class="inspector-tabs"><${Tabs} label="Parts of the state" tabs=${TABS} chosen=${view} onChoose=${(id) => onChange({view: id})} /></div>
      <${Part} ...${props} visit=${visit} />
    </div>
  </section>`;
}

function Part({view, arn, visit, node, definition, history, run, onChange}) {
  if (view === 'source') {
    return node ? html`<${OnDemand} load=${PARTS.StateSource} node=${node} definition=${definition} />`
      : html`<p class="faint">The definition does not have this state.</p>`;
  }
  if (!visit) {
    return html`<p class="faint">This state was not entered.</p>`;
  }
  if (view === 'history') {
    return html`<${OnDemand} load=${PARTS.EventsOf} visit=${visit} run=${run} events=${history.events} onSelect=${(event) => onChange({event, tab: 'events'})} />`;
  }
  if (view === 'path') {
    return html`<${OnDemand} load=${PARTS.DataPath} arn=${arn} visit=${visit} definition=${definition} history=${history} run=${run} />`;
  }
  if (view === 'output') {
    return visit.exited
      ? html`<${EventData} arn=${arn} id=${visit.exited} label="Output" none="There is no output." />`
      : html`<p class="faint">${visit.status === 'RUNNING' ? 'It has not ended yet.' : 'It ended without an output.'}</p>`;
  }
  return visit.entered
    ? html`<${EventData} arn=${arn} id=${visit.entered} field="input" label="Input" />
      ${!isExpress(arn) && html`<${Others} key=${visit.entered} arn=${arn} id=${visit.entered} field="input" />`}`
    : html`<p class="faint">The event with the input is being read.</p>`;
}

/** Looked for by a value, once somebody asks. */
function Others(props) {
  const [isOpen, setOpen] = useState(false);
  return html`<details class="others" onToggle=${(event) => setOpen(event.currentTarget.open)}><summary>Others with the same value</summary>
    ${isOpen && html`<${OnDemand} load=${PARTS.Others} ...${props} />`}</details>`;
}

/** Whether it was tried more than once, or by others. */
function hasWork(visit) {
  return visit !== undefined && (visit.type === 'Task' || visit.attempts.length > 1 || visit.mapRun !== null);
}

function typeText(type, node) {
  const resource = node?.definition.Resource;
  return typeof resource === 'string' ? `${type} · ${visible(resource.replace(/^arn:aws:states:[^:]*:[^:]*:/, ''))}` : type;
}
