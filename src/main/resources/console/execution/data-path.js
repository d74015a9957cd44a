// The way of the data through a state, from InputPath to ResultPath, as the engine's own code goes it: TestState
// with what the history has of this visit.
import {html, useRead} from '../view.js';
import {JsonText, visible} from '../json-text.js';
import {ErrorBox} from '../parts.js';
import {pathSteps} from './path-steps.js';
import {testAgain} from './test-again.js';

/**
 * @param {object} props
 * @param {string} props.arn
 * @param {import('./fold.js').Visit} props.visit
 * @param {string} props.definition
 * @param {import('./load.js').History} props.history
 * @param {import('./fold.js').Run} props.run
 */
export function DataPath({arn, visit, definition, history, run}) {
  const {value, error} = useRead(() => (definition ? testAgain({arn, visit, definition, history, run}) : Promise.resolve(null)),
    [arn, visit.entered, visit.exited, visit.lastEvent, definition]);
  if (error) {
    return html`<p class="faint">The data path cannot be told of this visit.</p><${ErrorBox} error=${error} />`;
  }
  return value ? html`<${Steps} data=${{assigned: value.assigned, ...value.inspectionData}} answer=${value} />` : html`<p class="faint">Loading</p>`;
}

/** @param {{data: Record<string, any>, answer: Record<string, any>}} props what TestState has answered */
export function Steps({data, answer}) {
  return html`<ol class="path">${pathSteps(data, answer).map(({label, text, isSame}) => html`<li key=${label} class=${isSame ? 'is-same' : ''}>
    <h3>${label}${isSame && html` <span class="faint">as before</span>`}</h3>${!isSame && html`<${JsonText} text=${text} label=${label} />`}</li>`)}</ol>
    ${answer.error && html`<p class="tone-failed">${visible(answer.error)}${answer.cause ? `: ${visible(answer.cause)}` : ''}</p>`}`;
}
