// The iterations of a Map as a grid: each is a cell where there is room, and one can be chosen by its number.
import {html, useMemo, useState} from '../view.js';
import {countTexts, statusOf} from '../status.js';
import {cellsOf, drawCells} from '../graph/cells.js';
import {addIterations} from './count.js';

const GRID = {columns: 40, size: 7, gap: 2};
const MOST = GRID.columns * 12;
const FAILED_SHOWN = 8;

/** @param {{visit: import('./fold.js').Visit, last: number, items: Map<string, number>, onChange: (change: object) => void}} props */
export function Iterations({visit, last, items, onChange}) {
  const [typed, setTyped] = useState('');
  const cells = useMemo(() => cellsOf(visit, MOST), [visit, last, visit.status]);
  const counts = useMemo(() => addIterations({}, visit), [visit, last, visit.status]);
  const choose = (index) => onChange({items: new Map([...items, [visit.name, index]])});
  const failed = [...visit.iterations.values()].filter(({status}) => status === 'FAILED' || status === 'TIMED_OUT');
  if (cells.length === 0) {
    return null;
  }
  const step = GRID.size + GRID.gap;
  const rows = Math.ceil(cells.length / GRID.columns);
  const [width, height] = [GRID.columns * step - GRID.gap, rows * step - GRID.gap];
  const onClick = (event) => {
    const box = event.currentTarget.getBoundingClientRect();
    const column = Math.floor(((event.clientX - box.left) / box.width) * (width / step));
    const cell = cells[Math.floor(((event.clientY - box.top) / box.height) * (height / step)) * GRID.columns + column];
    if (cell) {
      choose(cell.from);
    }
  };
  const submit = (event) => {
    event.preventDefault();
    if (/^\d+$/.test(typed)) {
      choose(Number(typed));
    }
  };
  return html`<div class="iterations" role="group" aria-label="Iterations">
    <p class="iteration-counts">${countTexts(counts).map(([status, text]) => html`<span key=${status} class=${`tone-${statusOf(status).tone}`}>${text}</span>`)}
      <span class="faint">of ${counts.total.toLocaleString('en')}</span><span class="grow"></span>
      <form onSubmit=${submit}><label>#<input inputmode="numeric" aria-label="Number of an iteration" size="5" value=${typed}
        onInput=${(event) => setTyped(event.target.value)} /></label></form></p>
    <svg class="iteration-grid" viewBox=${`0 0 ${width} ${height}`} width=${width} height=${height} aria-hidden="true" onClick=${onClick}>
      ${[...drawCells(cells, GRID)].map(([status, d]) => html`<path key=${status} class=${`cell tone-${statusOf(status).tone}`} d=${d} />`)}</svg>
    ${failed.length > 0 && html`<p class="iteration-failed"><span class="faint">Failed</span> ${failed.slice(0, FAILED_SHOWN).map(({index}) => html`
      <button type="button" key=${index} class="link" onClick=${() => choose(index)}>#${index}</button> `)}
      ${failed.length > FAILED_SHOWN && html`<span class="faint">and ${failed.length - FAILED_SHOWN} more</span>`}</p>`}
  </div>`;
}
