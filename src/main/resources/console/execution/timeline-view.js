// The timeline: a bar for each visit of a state, with its attempts in it. Only rows that are seen are drawn.
import {html, useMemo, useState, useVisibleRows} from '../view.js';
import {visible} from '../json-text.js';
import {StatusIcon, statusOf} from '../status.js';
import {duration, exactClock} from '../time.js';
import {extent, timeline} from './timeline.js';

export const styles = ['/console/timeline.css'];

const ROW = 28;
const MARKS = 5;

/**
 * @param {{run: import('./fold.js').Run, last: number, now: number, selected: import('./fold.js').Visit|null,
 *   onSelect: (visit: import('./fold.js').Visit, iteration: number|null) => void}} props
 */
export default function Timeline({run, last, now, selected, onSelect}) {
  const [open, setOpen] = useState(new Set());
  const rows = useMemo(() => timeline(run, open), [run, last, open]);
  const {box, look, first, end} = useVisibleRows(rows.length, ROW);
  const toggle = (key) => setOpen((old) => (old.has(key) ? new Set([...old].filter((one) => one !== key)) : new Set([...old, key])));
  const {from, to} = extent(run, now);
  const scale = (ms) => `${Math.min(100, Math.max(0, ((ms - from) / (to - from)) * 100))}%`;
  return html`<div class="timeline" ref=${box} onScroll=${look} role="region" tabindex="0" aria-label="Timeline">
    <div class="timeline-head" aria-hidden="true"><span></span><div class="timeline-axis">${Array.from({length: MARKS + 1}, (_, i) => html`
      <span class="timeline-mark" style=${{left: `${(i * 100) / MARKS}%`}}>${i === 0 ? exactClock(from) : `+${duration(((to - from) * i) / MARKS)}`}</span>`)}</div></div>
    <div role="presentation" style=${{height: `${first * ROW}px`}}></div>
    <ul>${rows.slice(first, end).map((row) => html`<${Row} key=${row.key} row=${row} now=${now} scale=${scale}
      isSelected=${row.iteration === null && row.visit === selected} onSelect=${onSelect} onToggle=${toggle} />`)}</ul>
    <div role="presentation" style=${{height: `${(rows.length - end) * ROW}px`}}></div>
  </div>`;
}

function Row({row, now, scale, isSelected, onSelect, onToggle}) {
  const to = row.to ?? now;
  const took = duration(to - row.from);
  const retries = row.bars.length > 1 ? `, ${row.bars.length} attempts` : '';
  const label = `${visible(row.name)}, ${statusOf(row.status).label}, ${took}${retries}`;
  return html`<li class=${`timeline-row ${isSelected ? 'is-selected' : ''}`}>
    <button type="button" class="timeline-name" style=${{paddingLeft: `${8 + row.depth * 14}px`}} aria-label=${label}
        aria-current=${isSelected ? 'true' : undefined} onClick=${() => onSelect(row.visit, row.iteration)}>
      <${StatusIcon} status=${row.status} size=${14} /><span>${visible(row.name)}</span>
      ${row.bars.length > 1 && html`<span class="faint">×${row.bars.length}</span>`}</button>
    ${(row.hidden > 0 || row.isOpen) && html`<button type="button" class="timeline-more" onClick=${() => onToggle(row.key)}>${
      row.isOpen ? 'fewer' : `${row.hidden.toLocaleString('en')} more`}</button>`}
    <div class="timeline-track" onClick=${() => onSelect(row.visit, row.iteration)}>
      <div class=${`span-bar tone-${statusOf(row.status).tone} ${row.bars.length > 0 ? 'is-around' : ''}`} style=${span(row, now, scale)}></div>
      ${row.bars.map((bar) => html`<div class=${`span-bar tone-${statusOf(bar.status).tone}`} style=${span(bar, now, scale)}
        title=${[statusOf(bar.status).label, duration((bar.to ?? now) - bar.from), bar.error && visible(bar.error), bar.worker && visible(bar.worker)].filter(Boolean).join(' · ')}></div>`)}
      <span class="timeline-took" style=${{left: scale(to)}}>${took}</span></div>
  </li>`;
}

function span({from, to}, now, scale) {
  return {left: scale(from), right: `calc(100% - ${scale(to ?? now)})`};
}
