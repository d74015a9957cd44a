// The iterations of a Map in its box on a graph.
import {html, useMemo} from '../view.js';
import {statusOf} from '../status.js';
import {cellsOf, drawCells, gridOf} from './cells.js';

const HEIGHT = 16;

/** The iterations of a Map. It is drawn anew only where one of them has changed. */
export function Strip({visit, width, events, onPick}) {
  const grid = gridOf(width, HEIGHT);
  const cells = useMemo(() => cellsOf(visit, grid.most), [visit, width, events, visit.status]);
  const paths = drawCells(cells, grid);
  const onClick = (event) => {
    const box = event.currentTarget.getBoundingClientRect();
    const step = grid.size + grid.gap;
    const columns = Math.min(grid.columns, cells.length);
    const column = Math.floor(((event.clientX - box.left) / box.width) * ((columns * step - grid.gap) / step));
    const row = Math.floor(((event.clientY - box.top) / box.height) * Math.ceil(cells.length / grid.columns));
    const cell = cells[row * grid.columns + column];
    if (cell) {
      event.stopPropagation();
      onPick(cell.from);
    }
  };
  return html`<g class="strip" onClick=${onClick}>
    ${[...paths].map(([status, d]) => html`<path key=${status} class=${`cell tone-${statusOf(status).tone}`} d=${d} />`)}</g>`;
}
