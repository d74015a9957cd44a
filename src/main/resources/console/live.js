// The one stream of a page. Its parts say what they watch; what comes is handed to those that watch it.
import {credential, refusal, url} from './aws.js';
import {createStore} from './store.js';

const HIDDEN_MS = 30_000;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 10_000;

/** 'idle' where nothing is watched, 'connecting', 'live', 'away' while the server is, 'paused' in a hidden page. */
export const state = createStore('idle');

/**
 * @typedef {object} Part
 * @property {string[]} keys e:ARN, m:ARN or m:*
 * @property {() => number} [after] the last event id that the part has of its execution
 * @property {(data: object) => void} [events]
 * @property {(data: object) => void} [rows]
 * @property {() => void} [reload] what was missed has to be read; also called when the stream begins
 */

/** @type {Set<Part>} */
const parts = new Set();
const greeted = new WeakSet();
let connection = null;
let wait = FIRST_WAIT_MS;
let timer = 0;
let hiddenTimer = 0;
let lost = false;

/**
 * @param {Part} part
 * @returns {() => void} ends it
 */
export function watch(part) {
  parts.add(part);
  connectIn(20);
  return () => {
    parts.delete(part);
    connectIn(20);
  };
}

function connectIn(ms) {
  clearTimeout(timer);
  timer = setTimeout(connect, ms);
}

async function connect() {
  connection?.abort();
  const keys = [...new Set([...parts].flatMap((part) => part.keys))];
  if (keys.length === 0 || document.hidden && state.get() === 'paused') {
    state.set(keys.length ? 'paused' : 'idle');
    return;
  }
  const mine = connection = new AbortController();
  state.set(lost ? 'away' : 'connecting');
  try {
    await read(keys, mine.signal);
    again(mine, wait);
  } catch (failed) {
    again(mine, failed.wait ?? wait);
  }
}

/** Goes on after the end of a stream, unless another has begun or none is wanted. */
function again(ended, ms) {
  if (connection !== ended || ended.signal.aborted) {
    return;
  }
  lost = true;
  state.set('away');
  wait = Math.min(wait * 2, LONGEST_WAIT_MS);
  connectIn(ms * (0.75 + Math.random() / 2));
}

async function read(keys, signal) {
  const after = [...parts].find((part) => part.after)?.after();
  const address = url('', {watch: keys, after}).replace('/console/api/', '/console/events');
  const answer = await fetch(address, {headers: await credential(address), cache: 'no-store', signal});
  if (!answer.ok) {
    const seconds = Number(answer.headers.get('Retry-After'));
    throw Object.assign(await refusal(answer), seconds ? {wait: seconds * 1000} : {});
  }
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (;;) {
    const {value, done} = await reader.read();
    if (done) {
      return;
    }
    const messages = (text + value).split('\n\n');
    text = messages.pop();
    messages.forEach(take);
  }
}

function take(message) {
  let kind = 'message';
  let data = '';
  for (const line of message.split('\n')) {
    if (line.startsWith('event:')) {
      kind = line.slice(6).trim();
    } else if (line.startsWith('data:')) {
      data += line.slice(5);
    }
  }
  if (data) {
    hand(kind, JSON.parse(data));
  }
}

function hand(kind, data) {
  if (kind === 'hello') {
    onHello();
  } else if (kind === 'bye') {
    connection?.abort();
    connectIn(data.in);
  } else {
    [...parts].filter((part) => part.keys.includes(data.watch)).forEach((part) => part[kind]?.(data));
  }
}

/** Lists have no position to go on from: what began before their stream did has to be read. */
function onHello() {
  state.set('live');
  wait = FIRST_WAIT_MS;
  [...parts].filter((part) => lost || !greeted.has(part)).forEach((part) => {
    greeted.add(part);
    part.reload?.();
  });
  lost = false;
}

document.addEventListener('visibilitychange', () => {
  clearTimeout(hiddenTimer);
  if (document.hidden) {
    hiddenTimer = setTimeout(pause, HIDDEN_MS);
  } else if (state.get() === 'paused') {
    state.set('connecting');
    connectIn(0);
  }
});

/** Streams are few to a host: a tab that nobody sees must not keep others from theirs. */
function pause() {
  if (parts.size > 0) {
    clearTimeout(timer);
    connection?.abort();
    lost = true;
    state.set('paused');
  }
}
