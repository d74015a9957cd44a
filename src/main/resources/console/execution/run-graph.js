// The graph of a definition, with what has become of its states in one run.
import {html, useCallback, useEffect, useMemo, useState} from '../view.js';
import {Graph} from '../graph/view.js';
import {layOut} from '../graph/layout.js';
import {allNodes} from '../graph/scopes.js';
import {wayFrom} from './count.js';
import {OnDemand} from '../on-demand.js';
import {countTexts, statusOf} from '../status.js';

/** Beyond that many states, Maps and Parallels start closed. */
const MANY = 300;
/** Room for the iterations of a Map, and what is free at its left and right. */
const STRIP = 24;
const MARGIN = 12;
/** Not every definition has a Map. */
const loadStrip = () => import('../graph/strip.js').then((module) => module.Strip);

/**
 * @param {object} props
 * @param {string} props.arn
 * @param {import('../graph/scopes.js').Scope} props.scope
 * @param {Map<string, import('./count.js').StateSummary>} props.summaries by the names of states
 * @param {string} props.selected name of a state
 * @param {boolean} props.isLoading
 * @param {(box: import('../graph/layout.js').Box|null, item?: number) => void} props.onSelect
 */
export function RunGraph({arn, scope, summaries, selected, isLoading, onSelect}) {
  const nodes = useMemo(() => allNodes(scope), [scope]);
  const [collapsed, setCollapsed] = useState(new Set());
  useEffect(() => setCollapsed(new Set(nodes.length > MANY ? groups(nodes) : [])), [scope]);
  const toggle = useCallback(({id}) => setCollapsed((old) => (old.has(id) ? without(old, id) : new Set([...old, id]))), []);
  // A state that is looked at is not hidden in a box that is closed.
  useEffect(() => {
    const id = nodes.find(({name}) => name === selected)?.id;
    const closed = [...collapsed].filter((other) => id?.startsWith(`${other}/`));
    if (closed.length > 0) {
      setCollapsed(without(collapsed, ...closed));
    }
  }, [selected, nodes]);
  const picture = useMemo(() => layOut(scope, {collapsed, strip: STRIP}), [scope, collapsed]);
  const box = picture.boxes.find(({name}) => name === selected);
  const names = useMemo(() => new Map(nodes.map(({id, name}) => [id, name])), [nodes]);
  const isGone = ({from, to, kind}) => summaries.get(names.get(to))?.ways.has(wayFrom(names.get(from), kind === 'catch')) ?? false;
  return html`<${Graph} picture=${picture} subject=${`${arn} ${nodes.length > 0}`} label="States of the execution" selected=${box?.id ?? null}
    look=${(shown) => withStrip(shown, lookOf(shown, summaries.get(shown.name)), onSelect)} isGone=${isGone} onSelect=${onSelect} onToggle=${toggle}
    empty=${isLoading ? '' : 'The definition of this execution cannot be drawn.'} />`;
}

/** How a state looks: its status in words, passes and retries counted. */
export function lookOf(box, summary) {
  if (!summary) {
    return {note: box.distributed ? 'Distributed Map' : box.type};
  }
  const {status, passes, retries, iterations, last} = summary;
  const isRetrying = status === 'RUNNING' && last.attempts.length > 1;
  const counts = iterations && passes === 1 ? countTexts(iterations).map(([, text]) => text).join(' · ') : '';
  const parts = [
    isRetrying ? `Try ${last.attempts.length}` : counts || statusOf(status).label,
    !counts && passes > 1 && `×${passes.toLocaleString('en')}`,
    !isRetrying && retries > 0 && `${retries} ${retries === 1 ? 'retry' : 'retries'}`,
  ];
  const said = [(isRetrying || counts) && statusOf(status).label, summary.error].filter(Boolean).join(', ');
  return {status, note: parts.filter(Boolean).join(' · '), map: box.type === 'Map' && (last.length || last.iterations.size) ? last : undefined, said};
}

function withStrip(box, {map, ...look}, onSelect) {
  const strip = map && html`<${OnDemand} load=${loadStrip} visit=${map} width=${box.w - 2 * MARGIN} events=${map.lastEvent} onPick=${(item) => onSelect(box, item)} />`;
  return {...look, strip};
}

function groups(nodes) {
  return nodes.filter((node) => node.scopes.length > 0).map(({id}) => id);
}

function without(set, ...ids) {
  return new Set([...set].filter((id) => !ids.includes(id)));
}
