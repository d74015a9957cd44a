// Input and output of an execution, side by side.
import {html} from '../view.js';
import {isOver} from '../status.js';
import {EventData} from './payload.js';

/** @param {{arn: string, events: import('./events.js').Event[], status: string}} props */
export function DataView({arn, events, status}) {
  const last = events[events.length - 1];
  const isEnd = last && /^Execution(Succeeded|Failed|TimedOut|Aborted)$/.test(last.type);
  return html`<div class="two"><div><h2>Input</h2><${EventData} arn=${arn} id=${1} field="input" label="Input" /></div>
    <div><h2>Output</h2>${isEnd ? html`<${EventData} arn=${arn} id=${last.id} label="Output" none=${status === 'SUCCEEDED' ? 'There is no output.' : 'It has ended without an output.'} />`
      : html`<p class="faint">${isOver(status) ? '' : 'It has not ended yet.'}</p>`}</div></div>`;
}
