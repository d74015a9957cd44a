// The definition that an execution runs.
import {html} from '../view.js';
import {JsonText} from '../json-text.js';
import {CopyButton, ErrorBox} from '../parts.js';

/** @param {{machine: {value?: {definition: string}, error?: Error}}} props what was read of it */
export function Definition({machine}) {
  const text = machine.value?.definition;
  return html`<${ErrorBox} error=${machine.error} />${text && html`<div class="definition"><div class="view-tools"><span class="grow"></span>
    <${CopyButton} text=${text} /></div><${JsonText} text=${text} label="Definition" /></div>`}`;
}
