// What a state makes of its data, a step after the other.
import {html} from '../view.js';
import {JsonText, visible} from '../json-text.js';
import {pathSteps} from './path-steps.js';

/** @param {{data: Record<string, any>, answer: Record<string, any>}} props what TestState has answered */
export function Steps({data, answer}) {
  return html`<ol class="path">${pathSteps(data, answer).map(({label, text, isSame}) => html`<li key=${label} class=${isSame ? 'is-same' : ''}>
    <h3>${label}${isSame && html` <span class="faint">as before</span>`}</h3>${!isSame && html`<${JsonText} text=${text} label=${label} />`}</li>`)}</ol>
    ${answer.error && html`<p class="tone-failed">${visible(answer.error)}${answer.cause ? `: ${visible(answer.cause)}` : ''}</p>`}`;
}
