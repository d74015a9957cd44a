// Executions of one machine or of all: found, watched, and steered, one or many.
import {html, useEffect, useKeys, useMemo, useRead, useState} from '../view.js';
import {follow, read, url} from '../aws.js';
import {address, go} from '../router.js';
import {nameOf, pageOf} from '../names.js';
import {readOnly} from '../settings.js';
import {useStore} from '../store.js';
import {visible} from '../json-text.js';
import {canRedrive, isOver} from '../status.js';
import {Button, CopyCli, Empty, ErrorBox, PageHead} from '../parts.js';
import {Table} from '../table.js';
import {FilterBar} from '../lists/bar.js';
import {BulkDialog, JobProgress} from '../lists/bulk.js';
import {columnsOf} from '../lists/columns.js';
import {createList} from '../lists/executions.js';
import {filterOf, parametersOf} from '../lists/filter.js';

export const styles = ['/console/pages.css'];

export default function Executions({route}) {
  const key = route.query.toString();
  const filter = useMemo(() => filterOf(route.query), [key]);
  const machines = useRead(() => read('machines'), []);
  const list = useMemo(() => createList(filter), [filter]);
  const listed = useStore(list.store);
  const [marked, setMarked] = useState(new Set());
  const [bulk, setBulk] = useState(null);
  useEffect(() => {
    setMarked(new Set());
    return list.begin();
  }, [list]);
  useKeys({n: list.show});
  const mark = (arn) => setMarked((old) => {
    const now = new Set(old);
    return now.delete(arn) ? now : now.add(arn);
  });
  const columns = useMemo(() => columnsOf(!filter.machine), [filter]);
  return html`
    <div class="fill">
      <${PageHead} title=${filter.machine ? nameOf(filter.machine) : 'Executions'} crumbs=${filter.machine ? [['Executions', address('executions')]] : []}
          actions=${html`<${Actions} filter=${filter} marked=${marked} rows=${listed.rows} onBulk=${setBulk} />`}>
        ${filter.machine && html`<a href=${pageOf(filter.machine)}>Machine</a>`}<//>
      <${FilterBar} filter=${filter} machines=${machines.value?.machines ?? []} />
      <${JobProgress} />
      <${SearchState} filter=${filter} listed=${listed} />
      <${Fresh} count=${listed.fresh.length} show=${list.show} />
      ${listed.error && html`<div class="page"><${ErrorBox} error=${listed.error} again=${list.again} /></div>`}
      ${listed.rows.length === 0 && !listed.loading && !listed.more && !listed.error
        ? html`<${Nothing} filter=${filter} />`
        : html`<${Table} label="Executions" columns=${columns} rows=${listed.rows} rowKey=${keyOf} marked=${readOnly ? undefined : marked}
            onMark=${mark} onOpen=${open} onEnd=${filter.q ? undefined : list.more}
            foot=${html`<${Foot} filter=${filter} listed=${listed} more=${list.more} />`} />`}
      ${bulk && html`<${BulkDialog} kind=${bulk} filter=${filter} arns=${[...marked]} onClose=${() => setBulk(null)} />`}
    </div>`;
}

const keyOf = (row) => row.arn;

const open = (row) => go(pageOf(row.arn));

/** What can be done: to those that are marked, or to all that the filter finds. */
function Actions({filter, marked, rows, onBulk}) {
  const chosen = rows.filter(({arn}) => marked.has(arn));
  const some = chosen.length > 0;
  const compare = chosen.length === 2 && address('compare', '', {a: chosen[0].arn, b: chosen[1].arn});
  const count = some ? ` ${chosen.length}` : ' all';
  return html`
    ${some && html`<span class="dim marked" role="status">${chosen.length} marked</span>`}
    ${compare && html`<a class="button plain" href=${compare}>Compare</a>`}
    ${!filter.q && html`
    ${filter.machine && html`<${CopyCli} action="ListExecutions" input=${{stateMachineArn: filter.machine, statusFilter: filter.status.length === 1 ? filter.status[0] : undefined}} />`}
    <${Button} label=${`Stop${count}...`} icon="stop" changes class=${some ? '' : 'large-only'} disabled=${some && chosen.every((row) => isOver(row.status))} onClick=${() => onBulk('stop')} />
    <${Button} label=${`Redrive${count}...`} icon="redrive" changes class=${some ? '' : 'large-only'} disabled=${some && !chosen.some((row) => canRedrive(row.status))} onClick=${() => onBulk('redrive')} />
    <a class="button plain large-only" download="executions.ndjson" href=${url('executions/export', parametersOf(filter))} onClick=${follow}>Export</a>`}
    <${Button} label="New execution" icon="play" tone="main" changes onClick=${() => go(filter.machine ? pageOf(filter.machine, {start: 1}) : address('machines'))} />`;
}

function Fresh({count, show}) {
  return count > 0 && html`<button type="button" class="fresh" onClick=${show}>
    <span role="status">${count.toLocaleString('en')} new ${count === 1 ? 'execution' : 'executions'}</span>, show <kbd>n</kbd></button>`;
}

/** How far the scan has come. */
function SearchState({filter, listed}) {
  const {scanned = 0, total, loading} = listed;
  return filter.q && html`
    <p class="search-state" role="status">${loading ? 'Searching' : 'Searched'} ${scanned.toLocaleString('en')}${
      total === undefined ? '' : ` of ${total.toLocaleString('en')}`} executions for <strong>${visible(filter.q)}</strong>
      <a href=${address('executions', '', {machine: filter.machine})}>Back to all</a></p>`;
}

function Foot({filter, listed, more}) {
  if (listed.loading) {
    return 'Reading...';
  }
  if (listed.more) {
    return html`<${Button} label=${filter.q ? 'Search on' : 'More'} onClick=${more} />`;
  }
  return `${listed.rows.length.toLocaleString('en')} ${listed.rows.length === 1 ? 'execution' : 'executions'}`;
}

function Nothing({filter}) {
  const all = !filter.q && !filter.prefix && !filter.last && filter.from === undefined && filter.to === undefined && filter.status.length === 0;
  return html`<${Empty} title=${all ? 'No executions yet.' : 'Nothing matches.'}>
    ${all ? html`<p>They show here as soon as they start.</p>` : html`<p><a href=${address('executions', '', {machine: filter.machine})}>Show all</a></p>`}<//>`;
}
