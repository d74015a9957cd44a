// Where in a JSON text something stands: a walk over the text that reads no more of it than it must, and that goes as
// far as the text does, so that it works on one that is being written.

/**
 * @typedef {{from: number, to: number, keyFrom: number, keyTo: number}} Range of a value, and of its name with the quotes;
 *   `keyFrom` is -1 where it has no name
 */

/**
 * The parts of a location as the validator writes it: `/States/A/Choices[0]/Next`.
 *
 * @param {string} location
 * @returns {(string|number)[]}
 */
export function readLocation(location) {
  return location
    .split('/')
    .slice(1)
    .flatMap((part) => {
      const indexes = /(?:\[\d+\])+$/.exec(part);
      const name = unescape(indexes ? part.slice(0, indexes.index) : part);
      return [...(name === '' && indexes ? [] : [name]), ...[...(indexes?.[0] ?? '').matchAll(/\d+/g)].map(Number)];
    });
}

/**
 * Where a value stands; the nearest around it where it is not there.
 *
 * @param {string} text
 * @param {(string|number)[]} path
 * @returns {Range}
 */
export function placeOf(text, path) {
  let found = {from: skipSpace(text, 0), to: text.length, keyFrom: -1, keyTo: -1};
  for (const part of path) {
    const next = members(text, found.from).find(({name}) => name === part || (/^\d+$/.test(String(part)) && name === Number(part)));
    if (!next) {
      break;
    }
    found = next;
  }
  return {from: found.from, to: found.to, keyFrom: found.keyFrom, keyTo: found.keyTo};
}

/**
 * The text of a value as it is written.
 *
 * @param {string} text
 * @param {(string|number)[]} path
 */
export function sliceOf(text, path) {
  const {from, to} = placeOf(text, path);
  return text.slice(from, to);
}

/** The members of the object or array at a position. */
export function members(text, at) {
  const isArray = text[at] === '[';
  if (!isArray && text[at] !== '{') {
    return [];
  }
  const found = [];
  let index = 0;
  for (let i = skipSpace(text, at + 1); i < text.length && text[i] !== '}' && text[i] !== ']';) {
    const start = i;
    const key = isArray ? null : readKey(text, i);
    const from = skipSpace(text, key ? key.after : i);
    const to = endOf(text, from);
    found.push({name: key ? key.name : index++, from, to, keyFrom: key ? start : -1, keyTo: key ? key.to : -1});
    i = skipSpace(text, to);
    i = text[i] === ',' ? skipSpace(text, i + 1) : i;
    if (i === start) {
      break;
    }
  }
  return found;
}

function readKey(text, at) {
  if (text[at] !== '"') {
    return null;
  }
  const to = endOfString(text, at);
  const colon = skipSpace(text, to);
  return {name: readString(text.slice(at, to)), to, after: text[colon] === ':' ? colon + 1 : to};
}

function readString(text) {
  try {
    return JSON.parse(text);
  } catch (brokenOff) {
    return text.slice(1);
  }
}

/** Where the value at a position ends. */
function endOf(text, at) {
  if (text[at] === '"') {
    return endOfString(text, at);
  }
  let depth = 0;
  for (let i = at; i < text.length; i++) {
    const letter = text[i];
    if (letter === '"') {
      i = endOfString(text, i) - 1;
    } else if (letter === '{' || letter === '[') {
      depth++;
    } else if (letter === '}' || letter === ']') {
      depth--;
      if (depth <= 0) {
        return depth === 0 ? i + 1 : i;
      }
    } else if (depth === 0 && /[\s,]/.test(letter)) {
      return i;
    }
  }
  return text.length;
}

function endOfString(text, at) {
  for (let i = at + 1; i < text.length; i++) {
    if (text[i] === '\\') {
      i++;
    } else if (text[i] === '"') {
      return i + 1;
    } else if (text[i] === '\n') {
      return i;
    }
  }
  return text.length;
}

function skipSpace(text, at) {
  let i = at;
  while (i < text.length && /\s/.test(text[i])) {
    i++;
  }
  return i;
}

function unescape(part) {
  return part.replaceAll('~1', '/').replaceAll('~0', '~');
}
