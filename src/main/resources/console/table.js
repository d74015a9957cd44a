// A list of any length of which only what is seen is drawn, and which the keyboard goes through.
import {html, ROWS_BEYOND, useEffect, useRef, useState, useVisibleRows} from './view.js';

const ROW_HEIGHT = 34;
let tables = 0;

/**
 * Keys while it has the focus: j and k or arrows move, o or Enter opens, x marks.
 *
 * @param {object} props
 * @param {string} props.label
 * @param {{id: string, title: unknown, width: string, small?: boolean, end?: boolean, render: (row: any) => unknown}[]} props.columns
 *     width as of a grid's track; `small`: also shown where there is little room; `end`: numbers
 * @param {any[]} props.rows
 * @param {(row: any) => string} props.rowKey
 * @param {(row: any) => void} [props.onOpen]
 * @param {Set<string>} [props.marked] keys of the rows that are marked; without it no row can be
 * @param {(key: string) => void} [props.onMark]
 * @param {() => void} [props.onEnd] the end is near: more is wanted
 * @param {(rows: any[]) => void} [props.onSight] told of the rows that are drawn
 * @param {unknown} [props.foot] below the last row
 */
export function Table({label, columns, rows, rowKey, onOpen, marked, onMark, onEnd, onSight, foot}) {
  const {box, look, first, end, height} = useVisibleRows(rows.length, ROW_HEIGHT);
  const id = useRef(null);
  id.current ??= `table-${++tables}`;
  const [cursorKey, setCursorKey] = useState(null);
  const cursor = Math.max(0, rows.findIndex((row) => rowKey(row) === cursorKey));
  useEffect(() => {
    if (onEnd && end >= rows.length - ROWS_BEYOND) {
      onEnd();
    }
  }, [end, rows.length, onEnd]);

  const shown = rows.slice(first, end);
  useEffect(() => onSight?.(shown), [shown.map(rowKey).join(' '), onSight]);

  const moveTo = (index) => {
    const to = Math.min(rows.length - 1, Math.max(0, index));
    setCursorKey(rows[to] && rowKey(rows[to]));
    const top = to * ROW_HEIGHT;
    const head = ROW_HEIGHT;
    if (top < box.current.scrollTop) {
      box.current.scrollTop = top;
    } else if (top + head + ROW_HEIGHT > box.current.scrollTop + box.current.clientHeight) {
      box.current.scrollTop = top + head + ROW_HEIGHT - box.current.clientHeight;
    }
  };
  const page = Math.max(1, Math.floor(height / ROW_HEIGHT) - 2);
  const keys = {
    j: () => moveTo(cursor + 1), ArrowDown: () => moveTo(cursor + 1),
    k: () => moveTo(cursor - 1), ArrowUp: () => moveTo(cursor - 1),
    PageDown: () => moveTo(cursor + page), PageUp: () => moveTo(cursor - page),
    Home: () => moveTo(0), End: () => moveTo(rows.length - 1),
    o: () => onOpen?.(rows[cursor]), Enter: () => onOpen?.(rows[cursor]),
    x: () => marked && onMark(rowKey(rows[cursor])), ' ': () => marked && onMark(rowKey(rows[cursor])),
  };
  const onKeyDown = (event) => {
    const act = keys[event.key];
    if (act && rows.length && event.target === box.current && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      act();
    }
  };
  return html`
    <div class="table" ref=${box} role="grid" aria-label=${label} aria-rowcount=${rows.length + 1} tabindex="0"
        aria-multiselectable=${marked ? 'true' : undefined}
        aria-activedescendant=${rows.length ? `${id.current}-${cursor}` : undefined}
        style=${{'--columns': tracks(columns, marked), '--columns-small': tracks(columns.filter(isSmall), marked)}}
        onScroll=${look} onKeyDown=${onKeyDown}>
      <div class="table-head" role="row" aria-rowindex="1">
        ${marked && html`<span role="columnheader"><span class="hidden">Marked</span></span>`}
        ${columns.map((column) => html`<span role="columnheader" class=${classOf(column)}>${column.title}</span>`)}
      </div>
      <div role="presentation" style=${{height: `${first * ROW_HEIGHT}px`}}></div>
      ${shown.map((row, at) => html`
        <${Row} key=${rowKey(row)} id=${`${id.current}-${first + at}`} index=${first + at} row=${row} columns=${columns}
            isCursor=${first + at === cursor} isMarked=${marked?.has(rowKey(row))} canMark=${Boolean(marked)}
            onMark=${() => onMark(rowKey(row))} onPoint=${() => setCursorKey(rowKey(row))} onOpen=${onOpen} />`)}
      <div role="presentation" style=${{height: `${Math.max(0, rows.length - end) * ROW_HEIGHT}px`}}></div>
      ${foot && html`<div class="table-foot" role="row"><span role="gridcell">${foot}</span></div>`}
    </div>`;
}

function Row({id, index, row, columns, isCursor, isMarked, canMark, onMark, onPoint, onOpen}) {
  return html`
    <div id=${id} class=${`row ${isCursor ? 'cursor' : ''}`} role="row" aria-rowindex=${index + 2}
        aria-selected=${canMark ? Boolean(isMarked) : undefined} onMouseDown=${onPoint}
        onDblClick=${() => onOpen?.(row)}>
      ${canMark && html`<span role="gridcell" class="mark"><input type="checkbox" tabindex="-1" checked=${isMarked}
          aria-label="Mark" onChange=${onMark} /></span>`}
      ${columns.map((column) => html`<span role="gridcell" class=${classOf(column)}>${column.render(row)}</span>`)}
    </div>`;
}

const isSmall = (column) => column.small;

const classOf = ({small, end}) => `${small ? '' : 'large-only'} ${end ? 'end' : ''}`;

const tracks = (columns, marked) => `${marked ? '18px ' : ''}${columns.map(({width}) => width).join(' ')}`;
