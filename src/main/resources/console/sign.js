// Signature Version 4, as the browser's own cryptography makes it. See AWS: "Create a signed AWS API request".
import {home} from './settings.js';

const ALGORITHM = 'AWS4-HMAC-SHA256';
const VALID_SECONDS = 60;

const bytes = (text) => new TextEncoder().encode(text);
const hex = (buffer) => [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
const encoded = (text) => encodeURIComponent(text).replace(/[!'()*]/g, (c) => '%' + c.charCodeAt(0).toString(16).toUpperCase());
const hash = async (text) => hex(await crypto.subtle.digest('SHA-256', bytes(text)));
const order = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** Whether this page can sign: browsers have cryptography for secure pages alone. */
export const canSign = Boolean(globalThis.crypto?.subtle);

/**
 * The headers of a request, with a signature.
 *
 * @param {string} address with its query
 * @param {{method?: string, headers?: object, body?: string}} request
 * @param {{id: string, secret: string, token?: string}} key
 */
export async function signed(address, {method = 'GET', headers = {}, body = ''}, key, now = new Date()) {
  const url = new URL(address, location.href);
  const time = timeOf(now);
  const sent = {...headers, 'X-Amz-Date': time, ...key.token && {'X-Amz-Security-Token': key.token}};
  const names = lowered({...sent, Host: url.host});
  const signature = await sign({method, url, names, body}, key, time);
  return {
    ...sent,
    Authorization: `${ALGORITHM} Credential=${key.id}/${scope(time)}, SignedHeaders=${Object.keys(names).join(';')}, `
        + `Signature=${signature}`,
  };
}

/** An address that can be followed for a minute, as a link is that downloads something. */
export async function presigned(address, key, now = new Date()) {
  const url = new URL(address, location.href);
  const time = timeOf(now);
  const parameters = {
    'X-Amz-Algorithm': ALGORITHM,
    'X-Amz-Credential': `${key.id}/${scope(time)}`,
    'X-Amz-Date': time,
    'X-Amz-Expires': VALID_SECONDS,
    ...key.token && {'X-Amz-Security-Token': key.token},
    'X-Amz-SignedHeaders': 'host',
  };
  Object.entries(parameters).forEach(([name, value]) => url.searchParams.set(name, value));
  const signature = await sign({method: 'GET', url, names: {host: url.host}, body: ''}, key, time);
  url.searchParams.set('X-Amz-Signature', signature);
  return url.href;
}

const timeOf = (now) => now.toISOString().replace(/[-:]|\.\d+/g, '');

const scope = (time) => `${time.slice(0, 8)}/${home.get().region}/states/aws4_request`;

const lowered = (headers) => Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value).trim()]).sort(([a], [b]) => order(a, b)));

async function sign({method, url, names, body}, key, time) {
  const canonical = [
    method,
    url.pathname.split('/').map(encoded).join('/'),
    [...url.searchParams].map(([name, value]) => [encoded(name), encoded(value)])
        .sort((a, b) => order(a[0], b[0]) || order(a[1], b[1])).map((pair) => pair.join('=')).join('&'),
    ...Object.entries(names).map(([name, value]) => `${name}:${value}`),
    '',
    Object.keys(names).join(';'),
    await hash(body),
  ].join('\n');
  const text = [ALGORITHM, time, scope(time), await hash(canonical)].join('\n');
  let made = bytes('AWS4' + key.secret);
  for (const part of [...scope(time).split('/'), text]) {
    made = await hmac(made, part);
  }
  return hex(made);
}

async function hmac(secret, text) {
  const imported = await crypto.subtle.importKey('raw', secret, {name: 'HMAC', hash: 'SHA-256'}, false, ['sign']);
  return crypto.subtle.sign('HMAC', imported, bytes(text));
}
