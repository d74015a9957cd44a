// What the definition says of one state, as it is written there.
import {html} from '../view.js';
import {readLocation, sliceOf} from '../graph/json-place.js';
import {JsonText} from '../json-text.js';

/** @param {{node: import('../graph/scopes.js').Node, definition: string}} props `definition`: the text of the whole */
export function StateSource({node, definition}) {
  return html`<${JsonText} text=${sliceOf(definition, readLocation(node.id))} label="Definition of the state" />`;
}
