// Which executions are wanted: as it stands in the address, as the server is asked, and as words.
import {EXECUTION_STATUSES, statusOf} from '../status.js';
import {nameOf} from '../names.js';
import {short} from '../time.js';

const MINUTE = 60_000;

/** Of when: an id for the address, words, and how long it reaches back. */
export const PERIODS = [
  ['', 'any time', null],
  ['15m', 'last 15 minutes', 15 * MINUTE],
  ['1h', 'last hour', 60 * MINUTE],
  ['24h', 'last 24 hours', 24 * 60 * MINUTE],
  ['7d', 'last 7 days', 7 * 24 * 60 * MINUTE],
];

/**
 * @typedef {object} Filter
 * @property {string} machine ARN, or empty for all
 * @property {string[]} status those that are wanted, or none for all
 * @property {string} last of PERIODS
 * @property {number} [from] milliseconds
 * @property {number} [to]
 * @property {string} prefix of the name
 * @property {string} q what is looked for
 */

/** @returns {Filter} */
export function filterOf(query) {
  const number = (name) => query.get(name) ? Number(query.get(name)) : undefined;
  return {
    machine: query.get('machine') ?? '',
    status: (query.get('status') ?? '').split(',').filter((one) => EXECUTION_STATUSES.includes(one)),
    last: query.get('last') ?? '',
    from: number('from'),
    to: number('to'),
    prefix: query.get('prefix') ?? '',
    q: query.get('q') ?? '',
  };
}

/** The parameters of the server's read. */
export function parametersOf({machine, status, last, from, to, prefix}) {
  const back = PERIODS.find(([id]) => id === last)?.[2];
  return {machine, status: status.join(','), from: back ? Date.now() - back : from, to, prefix};
}

/** The filter of a job: the same, as JSON. */
export function jobFilterOf(filter) {
  const {machine, from, to, prefix} = parametersOf(filter);
  const {status} = filter;
  return {machine: machine || undefined, status: status.length ? status : undefined, from, to, prefix: prefix || undefined};
}

/** Whether a row that has come belongs to the list. */
export function fits({status, last, from, to, prefix, q}, row) {
  return !q && (status.length === 0 || status.includes(row.status)) && row.name.startsWith(prefix)
      && (last !== '' || (from === undefined || row.start >= from) && (to === undefined || row.start <= to));
}

/** "running or failed executions of order-flow" */
export function inWords({machine, status, last, from, to, prefix}) {
  const kinds = status.map((one) => statusOf(one).label.toLowerCase()).join(' or ');
  const period = PERIODS.find(([id]) => id === last);
  return [
    kinds ? `${kinds} executions` : 'executions',
    machine ? `of ${nameOf(machine)}` : 'of all machines',
    prefix && `whose name begins with "${prefix}"`,
    last && period && `of the ${period[1]}`,
    from && `from ${short(from)}`,
    to && `to ${short(to)}`,
  ].filter(Boolean).join(' ');
}
