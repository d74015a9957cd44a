// What is asked of the server: AWS's own actions, and the reads of the console.
import {home, ownHome} from './settings.js';
import {key, refused} from './session.js';

/** A refusal, with the name that AWS gives it. */
export class ApiError extends Error {
  constructor(status, type, message) {
    super(message || type);
    this.status = status;
    this.type = type;
  }
}

/**
 * One of AWS's actions.
 *
 * @param {string} action such as StartExecution
 * @param {object} input
 * @param {{signal?: AbortSignal}} [options]
 */
export function call(action, input, {signal} = {}) {
  const headers = {'X-Amz-Target': 'AWSStepFunctions.' + action, 'Content-Type': 'application/x-amz-json-1.0'};
  return ask('/', {method: 'POST', headers, body: JSON.stringify(input), signal});
}

/**
 * A read of the console: /console/api/PATH. Parameters that are undefined or empty are left out.
 *
 * @param {{signal?: AbortSignal, as?: object}} [options] `as`: another access key than that of this tab
 */
export function read(path, parameters = {}, {signal, as} = {}) {
  return ask(url(path, parameters), {signal}, as);
}

/** A job of the console. */
export function post(path, body) {
  const headers = {'Content-Type': 'application/json'};
  return ask(url(path, {}), {method: 'POST', headers, body: JSON.stringify(body)});
}

export function url(path, parameters) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '') {
        query.append(name, one);
      }
    }
  }
  return `/console/api/${path}${query.size ? '?' + query : ''}`;
}

/**
 * All pages of a list of AWS's.
 *
 * @param {string} action
 * @param {object} input
 * @param {string} list the member that has them
 * @param {number} most no page is asked for beyond so many
 */
export async function callAll(action, input, list, most = 1000) {
  const all = [];
  let nextToken;
  do {
    const page = await call(action, {...input, nextToken});
    all.push(...page[list]);
    nextToken = page.nextToken;
  } while (nextToken && all.length < most);
  return all;
}

/** The headers of a request, signed where there is a key. */
export async function credential(address, request = {}, as = key.get()) {
  return as ? (await import('./sign.js')).signed(address, request, as) : {...request.headers, ...meant()};
}

/** Has a link followed that must be signed. */
export async function follow(event) {
  if (key.get()) {
    event.preventDefault();
    const link = event.currentTarget.cloneNode();
    link.href = await (await import('./sign.js')).presigned(link.href, key.get());
    link.click();
  }
}

/** Says by the form of a signature whose things are meant; nobody checks it. */
function meant() {
  const {region, account} = home.get();
  return region === ownHome.region && account === ownHome.account ? {} : {
    Authorization: `AWS4-HMAC-SHA256 Credential=${account}/20200101/${region}/states/aws4_request, `
        + 'SignedHeaders=host, Signature=none',
  };
}

async function ask(address, options, as) {
  let answer;
  try {
    answer = await fetch(address, {...options, headers: await credential(address, options, as), cache: 'no-store'});
  } catch (failed) {
    throw failed.name === 'AbortError' ? failed : new ApiError(0, 'Unreachable', 'The server does not answer');
  }
  if (!answer.ok) {
    throw await refusal(answer);
  }
  return answer.json().catch(() => ({}));
}

/** What an answer other than a good one says; where it is for want of a good key, one is asked for. */
export async function refusal(answer) {
  const body = await answer.json().catch(() => ({}));
  const type = (answer.headers.get('x-amzn-ErrorType') ?? body.__type ?? `HTTP ${answer.status}`).split('#').pop();
  refused(type);
  return new ApiError(answer.status, type, body.message ?? body.Message);
}

/** The same call for a shell, as the AWS CLI has it. */
export function asCli(action, input) {
  const words = ['aws', 'stepfunctions', kebab(action), '--endpoint-url', location.origin, '--region', home.get().region];
  for (const [name, value] of Object.entries(input)) {
    if (value !== undefined) {
      words.push('--' + kebab(name), typeof value === 'object' ? JSON.stringify(value) : String(value));
    }
  }
  return words.map(quote).join(' ');
}

const kebab = (name) => name.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase();

const quote = (word) => /^[A-Za-z0-9_:/.@=-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
