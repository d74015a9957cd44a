// What two texts differ in, by lines.
import {html, useMemo} from '../view.js';
import {visible} from '../json-text.js';

/** Beyond that many lines the comparison of all with all takes too long, and the middle is shown as replaced. */
const MOST_CELLS = 4_000_000;

/** How many lines that are the same stand around those that are not. */
const AROUND = 3;

/**
 * The lines of both, in order: '=' in both, '-' in the first alone, '+' in the second alone.
 *
 * @param {string[]} before
 * @param {string[]} after
 * @returns {{sign: '=' | '-' | '+', text: string}[]}
 */
export function diff(before, after) {
  let start = 0;
  while (start < before.length && before[start] === after[start]) {
    start++;
  }
  let end = 0;
  while (end < before.length - start && end < after.length - start && before.at(-1 - end) === after.at(-1 - end)) {
    end++;
  }
  const same = (lines) => lines.map((text) => ({sign: '=', text}));
  return [
    ...same(before.slice(0, start)),
    ...middle(before.slice(start, before.length - end), after.slice(start, after.length - end)),
    ...same(before.slice(before.length - end)),
  ];
}

/** By the longest sequence of lines that both have. */
function middle(before, after) {
  const removed = before.map((text) => ({sign: '-', text}));
  const added = after.map((text) => ({sign: '+', text}));
  if (before.length * after.length > MOST_CELLS) {
    return [...removed, ...added];
  }
  const width = after.length + 1;
  const longest = new Uint32Array((before.length + 1) * width);
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      longest[i * width + j] = before[i] === after[j]
          ? longest[(i + 1) * width + j + 1] + 1
          : Math.max(longest[(i + 1) * width + j], longest[i * width + j + 1]);
    }
  }
  const lines = [];
  let i = 0;
  let j = 0;
  while (i < before.length && j < after.length) {
    if (before[i] === after[j]) {
      lines.push({sign: '=', text: before[i++]});
      j++;
    } else if (longest[(i + 1) * width + j] >= longest[i * width + j + 1]) {
      lines.push(removed[i++]);
    } else {
      lines.push(added[j++]);
    }
  }
  return [...lines, ...removed.slice(i), ...added.slice(j)];
}

/** Without what is the same and far from any difference: in its place stands how many lines there are. */
export function excerpt(lines) {
  const near = new Set();
  lines.forEach(({sign}, at) => {
    for (let i = at - AROUND; sign !== '=' && i <= at + AROUND; i++) {
      near.add(i);
    }
  });
  const shown = [];
  lines.forEach((line, at) => {
    if (near.has(at)) {
      shown.push(line);
    } else if (shown.at(-1)?.sign === '~') {
      shown.at(-1).count++;
    } else {
      shown.push({sign: '~', count: 1});
    }
  });
  return shown;
}

export function Difference({before, after}) {
  const lines = useMemo(() => excerpt(diff(before.split('\n'), after.split('\n'))), [before, after]);
  if (before === after) {
    return html`<p class="panel-body dim">No differences.</p>`;
  }
  return html`<pre class="json diff" tabindex="0" role="region" aria-label="Differences">${lines.map(({sign, text, count}) => sign === '~'
    ? html`<span class="line same">${`  ${count === 1 ? '1 line' : `${count} lines`} the same\n`}</span>`
    : html`<span class=${`line ${{'+': 'added', '-': 'removed', '=': ''}[sign]}`}>${`${sign === '=' ? ' ' : sign} ${visible(text)}\n`}</span>`)}</pre>`;
}
