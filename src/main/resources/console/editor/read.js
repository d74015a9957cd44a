// Reads a definition that is being written: what stands after a mistake is left out, and what stands before it counts.
import {members} from '../graph/json-place.js';

/**
 * @param {string} text
 * @returns {any} as JSON.parse reads it, where it can
 */
export function readLoosely(text) {
  try {
    return JSON.parse(text);
  } catch (malformed) {
    return readAt(text, /\S/.exec(text)?.index ?? 0, text.length, 0);
  }
}

function readAt(text, from, to, depth) {
  if (depth > 60) {
    return null;
  }
  if (text[from] === '{') {
    return Object.fromEntries(members(text, from).map((member) => [member.name, readAt(text, member.from, member.to, depth + 1)]));
  }
  if (text[from] === '[') {
    return members(text, from).map((member) => readAt(text, member.from, member.to, depth + 1));
  }
  try {
    return JSON.parse(text.slice(from, to));
  } catch (unfinished) {
    return null;
  }
}
