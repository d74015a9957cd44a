// One state on a graph: a colour, an icon and a word say how it is.
import {html} from '../view.js';
import {visible} from '../json-text.js';
import {statusOf} from '../status.js';

/**
 * @typedef {object} Look
 * @property {string} [status] nothing where the state was not entered
 * @property {string} note the line below the name
 * @property {unknown} [strip] what a Map has below its name
 * @property {boolean} [isMarked] something is wrong with its definition
 * @property {string} [said] what a screen reader adds
 */

/** Where the strip of a Map begins. */
const STRIP = {left: 12, top: 44};

/** What stands before the name of a state that was not entered: a sign of its type. */
const TYPES = {
  Task: 'M3 4.5h10v7H3z',
  Pass: 'M3 8h9M9 5l3 3-3 3',
  Choice: 'M8 2.5 13.5 8 8 13.5 2.5 8z',
  Wait: 'M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11zM8 5v3l2 1.5',
  Succeed: 'M4 8.5l2.7 2.7L12 5.5',
  Fail: 'M4.5 4.5l7 7M11.5 4.5l-7 7',
  Map: 'M3 3h4v4H3zM9 3h4v4H9zM3 9h4v4H3zM9 9h4v4H9z',
  Parallel: 'M4 3v10M8 3v10M12 3v10',
};

/** @param {Look & {box: import('./layout.js').Box}} props */
export function Box({box, status, note, strip, isMarked, said, isSelected, isFocusable, onSelect, onToggle}) {
  const name = visible(box.name);
  const shown = statusOf(status);
  const classes = ['box', status ? `tone-${shown.tone}` : 'tone-none', box.isGroup && 'is-group', isSelected && 'is-selected',
    isMarked && 'is-marked', status === 'RUNNING' && 'is-running'];
  return html`<g class=${classes.filter(Boolean).join(' ')} transform=${`translate(${box.x} ${box.y})`} role="treeitem"
      data-id=${box.id} data-name=${box.name} data-status=${status ?? ''} tabindex=${isFocusable ? 0 : -1} aria-level=${box.depth + 1}
      aria-selected=${isSelected ? 'true' : 'false'} aria-expanded=${box.isGroup ? String(!box.isCollapsed) : undefined}
      aria-label=${[name, box.type, note, said].filter(Boolean).join(', ')} onClick=${() => onSelect(box)}>
    <title>${name}</title>
    ${box.starts && box.depth === 0 && html`<path class="start" d=${`M${box.w / 2} -14V-1`} /><circle class="start" cx=${box.w / 2} cy="-16" r="3" />`}
    ${box.ends && html`<path class="end" d=${`M${box.w / 2} ${box.h}v9m-4 0h8`} />`}
    <rect class="frame" width=${box.w} height=${box.h} rx="7" />
    <g transform="translate(10 10)"><path class="sign" d=${status ? shown.path : TYPES[box.type] ?? TYPES.Task} /></g>
    <text class="name" x="34" y="19">${shorten(name, box.w - (box.isGroup ? 68 : 44), 7)}</text>
    <text class="note" x="34" y="34">${shorten(note, box.w - 44, 6)}</text>
    ${box.isGroup && html`<g class="toggle" transform=${`translate(${box.w - 28} 8)`} onClick=${(event) => {
      event.stopPropagation();
      onToggle(box);
    }}><title>${box.isCollapsed ? 'Open' : 'Close'}</title><rect width="20" height="20" rx="5" />
      <path d=${box.isCollapsed ? 'M7 5.5 12 10l-5 4.5' : 'M5.5 7.5 10 12l4.5-4.5'} /></g>`}
    ${strip && html`<g transform=${`translate(${STRIP.left} ${STRIP.top})`}>${strip}</g>`}
  </g>`;
}

/** The letters of a text that fit, near enough. */
function shorten(text, room, letter) {
  const most = Math.floor(room / letter);
  return text.length <= most ? text : `${text.slice(0, Math.max(1, most - 1))}…`;
}
