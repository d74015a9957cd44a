// The last executions of an Express machine: instances remember a few, with their histories.
import {html, useEvery, useRead} from '../view.js';
import {read} from '../aws.js';
import {visible} from '../json-text.js';
import {pageOf} from '../names.js';
import {go} from '../router.js';
import {Status} from '../status.js';
import {duration, Time} from '../time.js';
import {Empty, ErrorBox} from '../parts.js';
import {Table} from '../table.js';
import {Tells} from '../lists/columns.js';

const COLUMNS = [
  {id: 'name', title: 'Name', width: 'minmax(120px, 1.4fr)', small: true, render: ({arn, name}) => html`
    <a class="name" tabindex="-1" href=${pageOf(arn)} title=${visible(name)}>${visible(name)}</a>`},
  {id: 'status', title: 'Status', width: '120px', small: true, render: ({status}) => html`<${Status} status=${status} />`},
  {id: 'started', title: 'Started', width: '138px', end: true, render: ({start}) => html`<${Time} at=${start} />`},
  {id: 'took', title: 'Duration', width: '84px', end: true, render: ({start, stop}) => stop === undefined ? '' : duration(stop - start)},
  {id: 'tells', title: 'Output, or why it failed', width: 'minmax(160px, 2.4fr)', render: (row) => html`<${Tells} row=${row} />`},
];

export function Express({arn}) {
  const {value, error, loading, again} = useRead(() => read('express', {machine: arn}), [arn]);
  useEvery(again, 3000);
  const rows = value?.rows ?? [];
  return html`
    ${error && html`<div class="page tab-page"><${ErrorBox} error=${error} again=${again} /></div>`}
    ${!error && !loading && rows.length === 0
      ? html`<${Empty} title="None lately."><p>The last executions that instances remember show here.</p><//>`
      : html`<${Table} label="Last executions" columns=${COLUMNS} rows=${rows} rowKey=${(row) => row.arn} onOpen=${(row) => go(pageOf(row.arn))}
          foot=${value?.sampled ? 'There were more than are remembered: these are samples.' : 'What instances remember.'} />`}`;
}
