// Who is alive, and how loaded.
import {html, useEvery, useRead} from '../view.js';
import {read} from '../aws.js';
import {visible} from '../json-text.js';
import {Ago} from '../time.js';
import {ErrorBox, PageHead} from '../parts.js';
import {Table} from '../table.js';

export const styles = ['/console/pages.css'];

const mib = (bytes) => `${Math.round(bytes / 1_048_576).toLocaleString('en')}`;

/** A part of a whole, as a bar with its words. */
function Share({part, words}) {
  return html`<span class="share"><span class="bar" aria-hidden="true"><i style=${{width: `${Math.min(100, 100 * part)}%`}}></i></span><span>${words}</span></span>`;
}

const COLUMNS = [
  {id: 'host', title: 'Instance', width: 'minmax(160px, 2.4fr)', small: true,
    render: ({id, host, self}) => html`<span class="name">${visible(host ?? id)}</span>${self && html` <span class="badge">this page's</span>`} <span class="faint mono">${host ? visible(id) : ''}</span>`},
  {id: 'state', title: 'State', width: 'minmax(80px, 1fr)', small: true,
    render: ({alive, version}) => version === undefined ? html`<span class="tone-timed-out">${alive ? 'does not answer' : 'gone'}</span>` : html`<span class="tone-succeeded">alive</span>`},
  {id: 'version', title: 'Version', width: 'minmax(80px, 1fr)', render: ({version}) => visible(version ?? '')},
  {id: 'started', title: 'Started', width: '120px', end: true, render: ({started}) => started && html`<${Ago} at=${started} />`},
  {id: 'partitions', title: 'Partitions swept', width: '110px', end: true, render: ({partitions, ofPartitions}) => partitions === undefined ? '' : `${partitions} of ${ofPartitions}`},
  {id: 'cpu', title: 'Processors', width: '150px', render: ({cpu}) => cpu === undefined ? '' : html`<${Share} part=${cpu} words=${`${Math.round(100 * cpu)} %`} />`},
  {id: 'heap', title: 'Heap, MiB', width: '190px', render: ({heapUsed, heapMost}) => heapUsed === undefined ? '' : html`<${Share} part=${heapUsed / heapMost} words=${`${mib(heapUsed)} of ${mib(heapMost)}`} />`},
  {id: 'polls', title: 'Polls', width: '64px', end: true, render: ({polls}) => polls ?? ''},
  {id: 'streams', title: 'Pages', width: '64px', end: true, render: ({streams}) => streams ?? ''},
];

export default function Instances() {
  const {value, error, again} = useRead(() => read('instances'), []);
  useEvery(again, 2000);
  return html`
    <div class="fill">
      <${PageHead} title="Instances" />
      ${error && html`<div class="page"><${ErrorBox} error=${error} again=${again} /></div>`}
      <${Table} label="Instances" columns=${COLUMNS} rows=${value?.instances ?? []} rowKey=${({id}) => id} />
    </div>`;
}
