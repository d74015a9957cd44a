// The states of an execution as a table: in the order of the definition, with what became of each.
import {html, useMemo} from '../view.js';
import {visible} from '../json-text.js';
import {Status} from '../status.js';
import {Table} from '../table.js';
import {duration, Time, exactClock} from '../time.js';

/**
 * @param {{nodes: {node: import('../graph/scopes.js').Node, depth: number}[],
 *   summaries: Map<string, import('./count.js').StateSummary>, now: number, onSelect: (name: string) => void}} props
 */
export function StatesTable({nodes, summaries, now, onSelect}) {
  const rows = useMemo(() => rowsOf(nodes, summaries), [nodes, summaries]);
  return html`<${Table} label="States" columns=${columns(now, onSelect)} rows=${rows} rowKey=${(row) => row.name}
      onOpen=${(row) => onSelect(row.name)} />`;
}

/** States that the definition does not have are shown too: an execution may tell more than can be read of it. */
function rowsOf(nodes, summaries) {
  const known = nodes.map(({node, depth}) => ({name: node.name, type: node.type, depth, summary: summaries.get(node.name)}));
  const names = new Set(known.map(({name}) => name));
  const others = [...summaries].filter(([name]) => !names.has(name));
  return [...known, ...others.map(([name, summary]) => ({name, type: summary.last.type, depth: 0, summary}))];
}

function columns(now, onSelect) {
  return [
    {id: 'name', title: 'State', width: 'minmax(120px, 2fr)', small: true, render: ({name, depth}) => html`
      <button type="button" class="link" style=${{paddingLeft: `${depth * 16}px`}} onClick=${() => onSelect(name)}>${visible(name)}</button>`},
    {id: 'status', title: 'Status', width: '106px', small: true, render: ({summary}) => html`<${Status} status=${summary?.status ?? 'PENDING'} />`},
    {id: 'type', title: 'Type', width: '64px', render: ({type}) => html`<span class="faint">${type}</span>`},
    {id: 'passes', title: 'Passes', width: '52px', end: true, render: ({summary}) => summary?.passes ?? ''},
    {id: 'retries', title: 'Retries', width: '52px', end: true, render: ({summary}) => summary?.retries || ''},
    {id: 'entered', title: 'Last entered', width: '92px', render: ({summary}) => summary && html`<${Time} at=${summary.last.from} as=${exactClock} />`},
    {id: 'took', title: 'Took', width: '62px', end: true, render: ({summary}) => summary && duration((summary.last.to ?? now) - summary.last.from)},
    {id: 'error', title: 'Error', width: 'minmax(80px, 2fr)', render: ({summary}) => summary?.error && html`<span class="tone-failed">${visible(summary.error)}</span>`},
  ];
}
