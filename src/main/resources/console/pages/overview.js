// What one sees first.
import {html} from '../view.js';
import {PageHead} from '../parts.js';
import {Status} from '../status.js';
import {JsonText} from '../json-text.js';

export default function Overview() {
  return html`<${PageHead} title="Overview" /><div class="page"><${Status} status="RUNNING" /><${Status} status="FAILED" /><${Status} status="TIMED_OUT" /><${JsonText} text='{"a":[1,{"b":9007199254740993,"b":null}],"c":{},"d":"x"}' /></div>`;
}
