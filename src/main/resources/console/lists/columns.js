// What the lists of executions say of each.
import {html} from '../view.js';
import {visible} from '../json-text.js';
import {nameOf, pageOf} from '../names.js';
import {Status} from '../status.js';
import {duration, Time, useNow} from '../time.js';

const name = {
  id: 'name', title: 'Name', width: 'minmax(120px, 1.4fr)', small: true,
  render: (row) => html`<a class="name" tabindex="-1" href=${pageOf(row.arn)} title=${visible(row.name)}>${visible(row.name)}</a>`,
};

const machine = {
  id: 'machine', title: 'Machine', width: 'minmax(90px, 1fr)',
  render: (row) => html`<span class="dim">${visible(nameOf(row.machine))}</span>`,
};

const status = {id: 'status', title: 'Status', width: '130px', small: true, render: (row) => html`<${Status} status=${row.status} />`};

const started = {id: 'started', title: 'Started', width: '138px', end: true, render: (row) => html`<${Time} at=${row.start} />`};

const took = {id: 'took', title: 'Duration', width: '84px', end: true, render: (row) => html`<${Took} row=${row} />`};

const tells = {id: 'tells', title: 'Where it is, or why it failed', width: 'minmax(160px, 2.4fr)', render: (row) => html`<${Tells} row=${row} />`};

/** @param {boolean} all whether the list is of all machines */
export const columnsOf = (all) => all ? [name, machine, status, started, took, tells] : [name, status, started, took, tells];

function Took({row}) {
  return row.stop !== undefined ? duration(row.stop - row.start) : row.start === undefined ? '' : html`<${Running} since=${row.start} />`;
}

function Running({since}) {
  return html`<span class="dim">${duration(Math.floor((useNow() - since) / 1000) * 1000)}</span>`;
}

/** What there is to say in one line; of a search, what was found. */
export function Tells({row}) {
  const {match, error, cause, where, output} = row;
  if (match) {
    return html`<${Match} match=${match} />`;
  }
  if (error !== undefined || cause !== undefined) {
    const text = `${error ?? ''}${error && cause ? ': ' : ''}${cause ?? ''}`;
    return html`<span title=${visible(text)}><span class="tone-failed">${visible(error ?? '')}</span> <span class="dim">${visible(cause ?? '')}</span></span>`;
  }
  if (where) {
    return html`<span>${visible(where.state)}</span>`;
  }
  return html`<span class="faint mono">${visible(output ?? '')}</span>`;
}

function Match({match}) {
  const {text, at, length} = match;
  return html`<span class="mono"><span class="faint">${match.in} </span>${visible(text.slice(0, at))}<mark>${
    visible(text.slice(at, at + length))}</mark>${visible(text.slice(at + length))}</span>`;
}
