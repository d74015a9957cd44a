// What the keyboard does.
import {html} from './view.js';
import {Dialog} from './dialog.js';

const KEYS = [
  ['/', 'find'],
  ['g', 'to the pages in the head'],
  ['n', 'show new rows'],
  ['j k', 'down and up in a list'],
  ['o', 'open the row'],
  ['x', 'mark the row'],
  ['. ', 'next failure of an execution'],
  ['↑ ↓ ← →', 'go over a graph; Enter looks at a state, Space opens a Map'],
  ['+ - 0', 'nearer, farther, all of a graph'],
  ['?', 'these keys'],
];

export default function Keys({onClose}) {
  return html`<${Dialog} title="Keys" onClose=${onClose}>
    <dl class="keys">${KEYS.map(([key, text]) => html`<div><dt>${key.trim().split(' ').map((one) => html`<kbd>${one}</kbd>`)}</dt><dd>${text}</dd></div>`)}</dl>
    <p class="faint">Keys of lists count while the list has the focus: Tab leads there.</p>
  <//>`;
}
