// JSON as text: laid out anew without being read, so that large numbers and doubled keys stay as they are.
import {html, useMemo} from './view.js';

/** Bidirectional and other controls, which could make a text look like another; and halves of pairs. */
const HIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A text from outside as it may be shown: what would not be seen is written out. */
export function visible(text) {
  return String(text ?? '').replace(HIDDEN, (found) => `⟨U+${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}⟩`);
}

/** Strings, names with their colon, structure, and what else there is. */
const TOKEN = /("(?:[^"\\]|\\.)*"?)(\s*:)?|[{}[\],]|[^\s{}[\],":]+|:/g;

/**
 * The tokens of a JSON text with their lines: an object or array a level, what is empty in one line. A text that breaks
 * off is laid out as far as it goes.
 *
 * @returns {{depth: number, tokens: [string, string][]}[]}
 */
export function lines(text) {
  const all = [];
  let line = {depth: 0, tokens: []};
  let depth = 0;
  const end = () => {
    if (line.tokens.length) {
      all.push(line);
    }
    line = {depth, tokens: []};
  };
  let opened = false;
  for (const [token, string, colon] of text.matchAll(TOKEN)) {
    const closes = token === '}' || token === ']';
    if (closes) {
      depth = Math.max(0, depth - 1);
      if (!opened) {
        end();
      }
    } else if (opened) {
      end();
    }
    opened = token === '{' || token === '[';
    if (opened) {
      line.tokens.push(['', token]);
      depth++;
    } else if (string && colon) {
      line.tokens.push(['key', string], ['', ': ']);
    } else {
      line.tokens.push([string ? 'string' : kind(token), token]);
    }
    if (token === ',') {
      end();
    }
  }
  end();
  return all;
}

function kind(token) {
  return /^[-\d]/.test(token) ? 'number' : /^(true|false|null)/.test(token) ? 'literal' : '';
}

/** The text laid out, two spaces a level. What is no JSON comes back as it is. */
export function reindent(text) {
  return isJson(text)
      ? lines(text).map(({depth, tokens}) => '  '.repeat(depth) + tokens.map(([, token]) => token).join('')).join('\n')
      : text;
}

const isJson = (text) => /^\s*([{["]|(-?\d[-+.\deE]*|true|false|null)\s*$)/.test(text);

/** Beyond that a text is shown in one piece, as each token in colour would be an element. */
const MOST_COLOURED = 100_000;

/**
 * A JSON text to be read.
 *
 * @param {{text: string, label?: string}} props
 */
export function JsonText({text, label = 'JSON'}) {
  const shown = useMemo(() => isJson(text) && text.length <= MOST_COLOURED ? lines(text) : null, [text]);
  return html`<pre class="json" tabindex="0" role="region" aria-label=${label}>${
    shown ? shown.map(Line) : visible(reindent(text))}</pre>`;
}

function Line({depth, tokens}) {
  return html`<span class="line">${'  '.repeat(depth)}${
    tokens.map(([type, token]) => type ? html`<span class=${type}>${visible(token)}</span>` : token)}${'\n'}</span>`;
}
