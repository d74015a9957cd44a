// How a status looks: a colour, a shape and a word, so that none of them alone has to be seen.
import {html} from './view.js';

const DOT = 'M8 4.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7z';
const RING = 'M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13z';

/** @type {Record<string, {label: string, tone: string, path: string}>} */
const STATUSES = {
  RUNNING: {label: 'Running', tone: 'running', path: `${RING}M8 4.5V8l2.5 1.8`},
  SUCCEEDED: {label: 'Succeeded', tone: 'succeeded', path: `${RING}M5 8.2l2.1 2.1L11 6.2`},
  FAILED: {label: 'Failed', tone: 'failed', path: `${RING}M5.7 5.7l4.6 4.6M10.3 5.7l-4.6 4.6`},
  TIMED_OUT: {label: 'Timed out', tone: 'timed-out', path: 'M4.5 2h7M4.5 14h7M5.3 2c0 3.6 5.4 3.9 5.4 6s-5.4 2.4-5.4 6M10.7 2c0 3.6-5.4 3.9-5.4 6s5.4 2.4 5.4 6'},
  ABORTED: {label: 'Aborted', tone: 'aborted', path: `${RING}M5.8 5.8h4.4v4.4H5.8z`},
  PENDING_REDRIVE: {label: 'Pending redrive', tone: 'pending', path: 'M13 8a5 5 0 1 1-1.6-3.7M13 2v3h-3'},
  // of states
  PENDING: {label: 'Not yet', tone: 'quiet', path: DOT},
  RETRYING: {label: 'Retrying', tone: 'timed-out', path: 'M13 8a5 5 0 1 1-1.6-3.7M13 2v3h-3'},
  CAUGHT: {label: 'Caught', tone: 'timed-out', path: `${RING}M8 4.5v4M8 10.8v.5`},
  CANCELLED: {label: 'Cancelled', tone: 'aborted', path: `${RING}M5.5 8h5`},
};

/** The statuses of executions, as they are listed. */
export const EXECUTION_STATUSES = ['RUNNING', 'FAILED', 'TIMED_OUT', 'ABORTED', 'SUCCEEDED'];

export function statusOf(name) {
  return STATUSES[name] ?? {label: name, tone: 'quiet', path: DOT};
}

/** `48 succeeded`, `1 failed`: those that there are. */
export function countTexts(counts) {
  return Object.entries(counts)
    .filter(([status, count]) => status !== 'total' && count > 0)
    .map(([status, count]) => [status, `${count.toLocaleString('en')} ${status === 'PENDING' ? 'waiting' : statusOf(status).label.toLowerCase()}`]);
}

export const isOver = (status) => status !== 'RUNNING' && status !== 'PENDING_REDRIVE' && status !== undefined;

export const canRedrive = (status) => ['FAILED', 'TIMED_OUT', 'ABORTED'].includes(status);

/** The shape alone; what it says must stand beside it. */
export function StatusIcon({status, size = 16}) {
  const {path, tone} = statusOf(status);
  return html`<svg class=${`icon tone-${tone}`} width=${size} height=${size} viewBox="0 0 16 16" aria-hidden="true">
    <path d=${path} /></svg>`;
}

export function Status({status}) {
  const {label, tone} = statusOf(status);
  return html`<span class=${`status tone-${tone}`}><${StatusIcon} status=${status} /><span>${label}</span></span>`;
}
