// The newest executions of a machine, live.
import {html, useEffect, useKeys, useMemo} from '../view.js';
import {address, go} from '../router.js';
import {pageOf} from '../names.js';
import {useStore} from '../store.js';
import {Empty, ErrorBox} from '../parts.js';
import {Table} from '../table.js';
import {columnsOf} from '../lists/columns.js';
import {createList} from '../lists/executions.js';
import {filterOf} from '../lists/filter.js';

export function Recent({arn}) {
  const list = useMemo(() => createList(filterOf(new URLSearchParams({machine: arn}))), [arn]);
  const {rows, fresh, loading, error} = useStore(list.store);
  useEffect(() => list.begin(), [list]);
  useKeys({n: list.show});
  const columns = useMemo(() => columnsOf(false), []);
  return html`
    ${fresh.length > 0 && html`<button type="button" class="fresh" onClick=${list.show}><span role="status">${fresh.length} new</span>, show <kbd>n</kbd></button>`}
    ${error && html`<div class="page tab-page"><${ErrorBox} error=${error} again=${list.again} /></div>`}
    ${!loading && !error && rows.length === 0
      ? html`<${Empty} title="No executions yet."><p>They show here as soon as they start.</p><//>`
      : html`<${Table} label="Executions" columns=${columns} rows=${rows} rowKey=${(row) => row.arn} onOpen=${(row) => go(pageOf(row.arn))} onEnd=${list.more}
          foot=${html`<a href=${address('executions', '', {machine: arn})}>Filter, search and steer them</a>`} />`}`;
}
