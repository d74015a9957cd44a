// What there is to know of one state of a run: why it failed first, then its data, its attempts, its definition.
import {html, useMemo, useRead, useState} from '../view.js';
import {readLocation, sliceOf} from '../graph/json-place.js';
import {JsonText, visible} from '../json-text.js';
import {Status} from '../status.js';
import {Button, Icon, Tabs} from '../parts.js';
import {duration, exactClock, Time} from '../time.js';
import {Attempts, Children} from './attempts.js';
import {DataPath} from './data-path.js';
import {EventsOf} from './event-view.js';
import {HandCompletion} from './hand.js';
import {Iterations} from './iterations.js';
import {EventData, readEventData} from './payload.js';

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
  const type = node?.type ?? visit?.type ?? '';
  return html`<section class="inspector" aria-label=${`State ${visible(name)}`}>
    <header class="inspector-head">
      <div class="inspector-title"><h2>${visible(name)}</h2><span class="faint">${typeText(type, node)}</span><span class="grow"></span>
        <${Button} label="Close the inspector" icon="close" iconOnly onClick=${() => onChange({state: undefined, pass: undefined, view: undefined})} /></div>
      <div class="inspector-facts"><${Status} status=${visit?.status ?? 'PENDING'} />
        ${visit && html`<span class="faint"><${Time} at=${visit.from} as=${exactClock} /> · ${duration((visit.to ?? now) - visit.from)}</span>`}</div>
      <${Passes} visits=${visits} pass=${pass} items=${items} onChange=${onChange} />
    </header>
    <div class="inspector-body">
      <${Failure} arn=${arn} visit=${visit} events=${props.history.events} />
      <${HandCompletion} arn=${arn} visit=${visit} frames=${props.frames} />
      ${visit && html`<${Attempts} visit=${visit} now=${now} />`}
      ${visit && html`<${Children} arn=${arn} visit=${visit} history=${props.history} />`}
      ${visit && visit.type === 'Map' && html`<${Iterations} visit=${visit} last=${visit.lastEvent} items=${items} onChange=${onChange} />`}
      <div class="inspector-tabs"><${Tabs} label="Parts of the state" tabs=${TABS} chosen=${view} onChoose=${(id) => onChange({view: id})} /></div>
      <${Part} ...${props} visit=${visit} />
    </div>
  </section>`;
}

function Part({view, arn, visit, node, definition, history, run, onChange}) {
  if (view === 'source') {
    return node ? html`<${JsonText} text=${sliceOf(definition, readLocation(node.id))} label="Definition of the state" />`
      : html`<p class="faint">The definition does not have this state.</p>`;
  }
  if (!visit) {
    return html`<p class="faint">This state was not entered.</p>`;
  }
  if (view === 'history') {
    return html`<${EventsOf} visit=${visit} run=${run} events=${history.events} onSelect=${(event) => onChange({event, tab: 'events'})} />`;
  }
  if (view === 'path') {
    return html`<${DataPath} arn=${arn} name=${visit.name} visit=${visit} definition=${definition} events=${history.events} places=${run.places} />`;
  }
  if (view === 'output') {
    return visit.exited
      ? html`<${EventData} arn=${arn} id=${visit.exited} label="Output" none="There is no output." />`
      : html`<p class="faint">${visit.status === 'RUNNING' ? 'It has not ended yet.' : 'It ended without an output.'}</p>`;
  }
  return visit.entered
    ? html`<${EventData} arn=${arn} id=${visit.entered} field="input" label="Input" />`
    : html`<p class="faint">The event with the input is being read.</p>`;
}

/** Why it failed, without a click: what is short of the cause at once, all of it when it was read. */
function Failure({arn, visit, events}) {
  const failed = visit && (visit.status === 'FAILED' || visit.status === 'TIMED_OUT' || visit.status === 'CAUGHT') ? visit : null;
  const source = failed && causeEvent(failed, events);
  const {value} = useRead(() => (source ? readEventData(arn, source.id) : Promise.resolve(null)), [arn, source?.id]);
  if (!failed || (failed.error === null && failed.cause === null && !source)) {
    return null;
  }
  const whole = value?.data.find((one) => one.field.endsWith('.cause'))?.text;
  const cause = whole ?? failed.cause;
  return html`<div class="failure" role="group" aria-label="Error">
    <div class="failure-error"><${Icon} name="warning" /><strong>${visible(failed.error ?? 'Failed')}</strong>
      ${failed.status === 'CAUGHT' && html`<span class="faint">caught</span>`}</div>
    ${cause && (looksLikeJson(cause) ? html`<${JsonText} text=${cause} label="Cause" />` : html`<p class="failure-cause">${visible(cause)}</p>`)}
  </div>`;
}

/** The event whose cause it is, where it was longer than what the list of events has. */
function causeEvent(visit, events) {
  if (visit.cause === null || visit.cause.length < 500) {
    return null;
  }
  for (let at = events.length - 1; at >= 0; at--) {
    const event = events[at];
    if (event.id <= visit.lastEvent && event.cut && /Failed|TimedOut/.test(event.type)) {
      return event;
    }
  }
  return null;
}

function Passes({visits, pass, items, onChange}) {
  const around = useMemo(() => [...items], [items]);
  return (visits.length > 1 || around.length > 0) && html`<div class="inspector-passes">
    ${around.map(([name, index]) => html`<span class="chip" key=${name}>${visible(name)} #${index}
      <button type="button" aria-label=${`All iterations of ${visible(name)}`} onClick=${() => onChange({items: new Map(around.filter(([other]) => other !== name))})}>×</button></span>`)}
    ${visits.length > 1 && html`<${PassChoice} visits=${visits} pass=${pass} onChange=${onChange} />`}
  </div>`;
}

function PassChoice({visits, pass, onChange}) {
  const go = (to) => onChange({pass: Math.max(0, Math.min(visits.length - 1, to))});
  const [typed, setTyped] = useState(null);
  const leave = () => {
    if (typed !== null && Number.isInteger(Number(typed))) {
      go(Number(typed) - 1);
    }
    setTyped(null);
  };
  const scope = visits[pass].scope;
  return html`<span class="pass-choice"><button type="button" class="step" aria-label="Pass before" disabled=${pass === 0} onClick=${() => go(pass - 1)}>‹</button>
    <span>Pass <input inputmode="numeric" aria-label="Pass" size=${String(visits.length).length + 1} value=${typed ?? pass + 1} onInput=${(event) => setTyped(event.target.value)}
      onBlur=${leave} onKeyDown=${(event) => event.key === 'Enter' && leave()} /> of ${visits.length.toLocaleString('en')}</span>
    <button type="button" class="step" aria-label="Pass after" disabled=${pass === visits.length - 1} onClick=${() => go(pass + 1)}>›</button>
    ${scope?.kind === 'iteration' && html`<span class="faint">iteration #${scope.index}</span>`}</span>`;
}

function typeText(type, node) {
  const resource = node?.definition.Resource;
  return typeof resource === 'string' ? `${type} · ${visible(resource.replace(/^arn:aws:states:[^:]*:[^:]*:/, ''))}` : type;
}

function looksLikeJson(text) {
  return /^\s*[{[]/.test(text);
}
