// The way of the data through a state, from InputPath to ResultPath, as the engine's own code goes it: TestState
// with what the history has of this visit.
import {html, useRead} from '../view.js';
import {ErrorBox} from '../parts.js';
import {Steps} from './path-view.js';
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
