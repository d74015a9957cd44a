// Where what the server's validator found stands in the text.
import {members, placeOf, readLocation} from '../graph/json-place.js';

/**
 * @typedef {{severity: 'ERROR'|'WARNING', code: string, message: string, location?: string}} Found as
 *   ValidateStateMachineDefinition has it
 * @typedef {{from: number, to: number, line: number, column: number, severity: 'error'|'warning', message: string,
 *   state: string|null}} Mark
 */

/**
 * @param {string} text
 * @param {Found[]} diagnostics
 * @returns {Mark[]} in the order of the text
 */
export function marksOf(text, diagnostics) {
  return diagnostics
    .map((found) => {
      const {from, to} = rangeOf(text, found);
      const {line, column} = lineAt(text, from);
      return {
        from,
        to: Math.max(to, Math.min(from + 1, text.length)),
        line,
        column,
        severity: found.severity === 'WARNING' ? 'warning' : 'error',
        message: firstLine(found),
        state: stateOf(found.location),
      };
    })
    .sort((a, b) => a.from - b.from || a.message.localeCompare(b.message));
}

/** A text that is no JSON says line and column; what is wrong with a field, says which. */
function rangeOf(text, {message, location}) {
  const spot = /line: (\d+), column: (\d+)/.exec(location ?? message);
  if (spot) {
    const at = Math.max(0, Math.min(text.length, offsetOf(text, Number(spot[1]), Number(spot[2])) - 1));
    return {from: at, to: Math.min(text.length, at + 1)};
  }
  const place = placeOf(text, readLocation(location ?? ''));
  const named = /[Ff]ield '([^']+)'/.exec(message)?.[1];
  const field = named && members(text, place.from).find(({name}) => name === named);
  if (field && field.keyFrom >= 0) {
    return {from: field.keyFrom, to: field.keyTo};
  }
  // Of an object only its name is marked, or its first letter: a mark under a page of text says nothing.
  const isWide = text.slice(place.from, place.to).includes('\n');
  return isWide ? {from: Math.max(0, place.keyFrom >= 0 ? place.keyFrom : place.from), to: place.keyFrom >= 0 ? place.keyTo : place.from + 1} : place;
}

function firstLine({message}) {
  return message.split('\n')[0].replace(/ at \[Source.*$/, '');
}

/** The path of the innermost state that a location is in, as ids of a graph's boxes are. */
function stateOf(location) {
  const states = [...(location ?? '').matchAll(/\/States\/[^/]+/g)];
  const last = states[states.length - 1];
  return last ? location.slice(0, last.index + last[0].length).replaceAll(/\/Branches\[(\d+)\]/g, '/Branches/$1') : null;
}

/** Line and column, from 1 on. */
export function lineAt(text, at) {
  const before = text.slice(0, at).split('\n');
  return {line: before.length, column: before[before.length - 1].length + 1};
}

function offsetOf(text, line, column) {
  let at = 0;
  for (let i = 1; i < line; i++) {
    at = text.indexOf('\n', at) + 1;
    if (at === 0) {
      return text.length;
    }
  }
  return at + column - 1;
}
