// Draws a graph that was laid out: a tree for those who hear it, arrows move on it, Enter opens.
import {html, useCallback, useEffect, useRef} from '../view.js';
import {visible} from '../json-text.js';
import {Box} from './box.js';
import {usePan} from './pan.js';
import {neighbour} from './walk.js';

/**
 * @param {object} props
 * @param {import('./layout.js').Picture} props.picture
 * @param {string} props.subject what is shown: another one is fitted into the view anew
 * @param {(box: import('./layout.js').Box) => import('./box.js').Look} props.look
 * @param {(line: import('./layout.js').Line) => boolean} [props.isGone] whether a run has gone that way
 * @param {string|null} props.selected id of a box
 * @param {(box: import('./layout.js').Box|null, item?: number) => void} props.onSelect
 * @param {(box: import('./layout.js').Box) => void} props.onToggle opens or closes a Map or Parallel
 * @param {string} props.label
 */
export function Graph({picture, subject, look, isGone, selected, onSelect, onToggle, label, empty}) {
  const pan = usePan(picture, subject);
  const boxes = picture.boxes;
  const focused = boxes.some((box) => box.id === selected) ? selected : boxes[0]?.id;
  const hasFocus = useRef(false);

  useEffect(() => {
    const box = boxes.find(({id}) => id === selected);
    if (box) {
      pan.reveal(box);
      if (hasFocus.current) {
        elementOf(pan.svg.current, box.id)?.focus({preventScroll: true});
      }
    }
  }, [selected, picture]);

  const onKeyDown = (event) => {
    const box = boxes.find(({id}) => id === focused);
    const act = keys(event, box, {boxes, pan, onSelect, onToggle});
    if (act && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      event.stopPropagation();
      act();
    }
  };
  const select = useCallback((box, item) => onSelect(box, item), [onSelect]);

  return html`<div class="graph">
    <svg class="graph-picture" ref=${pan.svg} role="tree" aria-label=${label} onKeyDown=${onKeyDown}
        onPointerDown=${pan.onPointerDown} onDblClick=${(event) => event.target === pan.svg.current && pan.fit()}
        onFocusIn=${() => { hasFocus.current = true; }} onFocusOut=${() => { hasFocus.current = false; }}>
      <defs>
        ${['arrow', 'arrow-gone'].map((id) => html`<marker id=${id} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7"
            orient="auto-start-reverse" markerUnits="userSpaceOnUse"><path class=${id} d="M0 .8 7 4 0 7.2z" /></marker>`)}
      </defs>
      <g ref=${pan.group} role="presentation">
        <g role="presentation">${picture.boxes.filter((box) => box.isGroup && !box.isCollapsed).map((box) => html`
          <rect key=${box.id} class="group-ground" x=${box.x} y=${box.y} width=${box.w} height=${box.h} rx="8" />`)}
          ${picture.regions.map((region) => html`
          <rect key=${region.id} class="region" x=${region.x} y=${region.y} width=${region.w} height=${region.h} rx="6" />`)}</g>
        <g role="presentation">${picture.lines.map((line) => Line(line, isGone?.(line)))}</g>
        ${boxes.map((box) => html`<${Box} key=${box.id} box=${box} ...${look(box)} isSelected=${box.id === selected}
          isFocusable=${box.id === focused} onSelect=${select} onToggle=${onToggle} />`)}
      </g>
    </svg>
    ${boxes.length === 0 && html`<p class="graph-empty faint">${empty ?? 'Nothing to draw yet'}</p>`}
    <div class="graph-tools" role="group" aria-label="View of the graph">
      <button type="button" class="icon-button" title="Nearer (+)" aria-label="Nearer" onClick=${() => pan.zoom(1.25)}>+</button>
      <button type="button" class="icon-button" title="Farther (-)" aria-label="Farther" onClick=${() => pan.zoom(0.8)}>−</button>
      <button type="button" class="icon-button" title="All of it (0)" aria-label="All of it" onClick=${pan.fit}>⤢</button>
      ${boxes.length > 0 && ['SVG', 'PNG'].map((kind) => html`<button type="button" class="icon-button picture" title=${`Save as ${kind}`} aria-label=${`Save as ${kind}`}
        onClick=${() => import('./save.js').then((module) => module[`save${kind}`](pan.svg.current, picture))}>${kind}</button>`)}
    </div>
  </div>`;
}

function Line({id, d, kind, back, label}, isGone) {
  return html`<g key=${id} class=${`line line-${kind}${back ? ' line-back' : ''}${isGone ? ' line-gone' : ''}`} role="presentation">
    <path d=${d} marker-end=${isGone ? 'url(#arrow-gone)' : 'url(#arrow)'} />
    <path class="line-reach" d=${d}>${label && html`<title>${visible(label)}</title>`}</path></g>`;
}

function keys(event, box, {boxes, pan, onSelect, onToggle}) {
  if (event.key.startsWith('Arrow')) {
    const to = neighbour(boxes, box?.id, event.key);
    return to === null ? null : () => onSelect(boxes.find(({id}) => id === to));
  }
  const others = {
    Enter: () => box && (box.isGroup && event.shiftKey ? onToggle(box) : onSelect(box)),
    ' ': () => box && (box.isGroup ? onToggle(box) : onSelect(box)),
    Home: () => onSelect(boxes[0]),
    End: () => onSelect(boxes[boxes.length - 1]),
    '+': () => pan.zoom(1.25),
    '=': () => pan.zoom(1.25),
    '-': () => pan.zoom(0.8),
    0: () => pan.fit(),
  };
  return others[event.key];
}

function elementOf(svg, id) {
  return [...(svg?.querySelectorAll('[role=treeitem]') ?? [])].find((element) => element.dataset.id === id);
}
