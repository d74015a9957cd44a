// For an execution that is not there, or not any more.
import {html} from '../view.js';
import {Empty, ErrorBox} from '../parts.js';
import {address} from '../router.js';

/** @param {{arn: string, error: Error}} props */
export function Missing({arn, error}) {
  return html`<${Empty} title="This execution cannot be shown."><${ErrorBox} error=${error} />
    <p><a href=${address('executions')}>To the executions</a></p><p class="faint mono">${arn}</p><//>`;
}
