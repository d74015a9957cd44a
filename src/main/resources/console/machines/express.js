// The last executions of an Express machine: instances remember a few, with their histories.
import {html, useEvery, useMemo, useRead, useState} from '../view.js';
import {read} from '../aws.js';
import {JsonText, visible} from '../json-text.js';
import {Status} from '../status.js';
import {duration, exactClock, Time} from '../time.js';
import {Dialog} from '../dialog.js';
import {Empty, ErrorBox} from '../parts.js';
import {Table} from '../table.js';
import {Tells} from '../lists/columns.js';

const columnsOf = (open) => [
  {id: 'name', title: 'Name', width: 'minmax(120px, 1.4fr)', small: true, render: (row) => html`
    <button type="button" class="link name" tabindex="-1" title=${visible(row.name)} onClick=${() => open(row)}>${visible(row.name)}</button>`},
  {id: 'status', title: 'Status', width: '120px', small: true, render: ({status}) => html`<${Status} status=${status} />`},
  {id: 'started', title: 'Started', width: '138px', end: true, render: ({start}) => html`<${Time} at=${start} />`},
  {id: 'took', title: 'Duration', width: '84px', end: true, render: ({start, stop}) => stop === undefined ? '' : duration(stop - start)},
  {id: 'tells', title: 'Output, or why it failed', width: 'minmax(160px, 2.4fr)', render: (row) => html`<${Tells} row=${row} />`},
];

export function Express({arn}) {
  const {value, error, loading, again} = useRead(() => read('express', {machine: arn}), [arn]);
  const [open, setOpen] = useState(null);
  const columns = useMemo(() => columnsOf(setOpen), []);
  useEvery(again, 3000);
  const rows = value?.rows ?? [];
  return html`
    ${error && html`<div class="page tab-page"><${ErrorBox} error=${error} again=${again} /></div>`}
    ${!error && !loading && rows.length === 0
      ? html`<${Empty} title="None lately."><p>The last executions that instances remember show here.</p><//>`
      : html`<${Table} label="Last executions" columns=${columns} rows=${rows} rowKey=${({id}) => id} onOpen=${setOpen}
          foot=${value?.sampled ? 'There were more than are remembered: these are samples.' : 'What instances remember.'} />`}
    ${open && html`<${One} arn=${arn} row=${open} onClose=${() => setOpen(null)} />`}`;
}

function One({arn, row, onClose}) {
  const {value, error} = useRead(() => read('express/one', {machine: arn, id: row.id, instance: row.instance}), [row.id]);
  return html`
    <${Dialog} title=${visible(row.name)} wide onClose=${onClose}>
      <p><${Status} status=${row.status} /> <${Tells} row=${row} /></p><${ErrorBox} error=${error} />
      ${value && html`
        <h3>Input</h3><${JsonText} text=${value.input ?? ''} label="Input" />
        ${value.output && html`<h3>Output</h3><${JsonText} text=${value.output} label="Output" />`}
        <h3>Events</h3>
        <div class="scroll" tabindex="0" role="region" aria-label="Events"><table class="plain-table"><tbody>${value.events.map((event) => html`
          <tr><td class="end faint">${event.id}</td><td>${exactClock(event.timestamp)}</td><td>${visible(event.type)}</td><td>${visible(nameIn(event))}</td></tr>`)}</tbody></table></div>`}
    <//>`;
}

/** The state that an event is of, where it says so. */
const nameIn = (event) => Object.values(event).find((details) => details?.name)?.name ?? '';
