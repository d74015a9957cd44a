// The one way in which times are written. A time is milliseconds since 1970; AWS's actions have seconds: see ofSeconds.
import {html, useEffect, useState} from './view.js';
import {useStore} from './store.js';
import {zone} from './settings.js';

const formats = new Map();

function format(name) {
  const known = formats.get(name);
  if (known) {
    return known;
  }
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: name === 'local' ? undefined : name,
    year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
    fractionalSecondDigits: 3, hourCycle: 'h23', timeZoneName: 'shortOffset',
  });
  formats.set(name, made);
  return made;
}

function parts(ms) {
  return Object.fromEntries(format(zone.get()).formatToParts(ms).map(({type, value}) => [type, value]));
}

export const ofSeconds = (seconds) => seconds === undefined || seconds === null ? undefined : Math.round(seconds * 1000);

/** 2026-11-26 */
export function day(ms) {
  const {year, month, day: date} = parts(ms);
  return `${year}-${month}-${date}`;
}

/** 14:02:11 */
export function clock(ms) {
  const {hour, minute, second} = parts(ms);
  return `${hour}:${minute}:${second}`;
}

/** 14:02:11.381 */
export function exactClock(ms) {
  return `${clock(ms)}.${parts(ms).fractionalSecond}`;
}

/** 2026-11-26 14:02:11.381 UTC+1 */
export function full(ms) {
  return `${day(ms)} ${exactClock(ms)} ${offset(ms)}`;
}

/** UTC+1, of the zone that is chosen */
export function offset(ms = Date.now()) {
  return parts(ms).timeZoneName.replace('GMT', 'UTC').replace(/^UTC\+0$/, 'UTC');
}

/** The clock alone where it is today's, else with the date before it. */
export function short(ms) {
  return day(ms) === day(Date.now()) ? clock(ms) : `${day(ms)} ${clock(ms)}`;
}

/** 380 ms, 12.4 s, 4 m 10 s, 2 h 5 m, 3 d 4 h */
export function duration(ms) {
  if (ms < 1000) {
    return `${Math.max(0, Math.round(ms))} ms`;
  }
  const s = ms / 1000;
  if (s < 60) {
    return `${s < 10 ? s.toFixed(1) : Math.round(s)} s`;
  }
  const m = Math.floor(s / 60);
  if (m < 60) {
    return `${m} m ${Math.floor(s % 60)} s`;
  }
  const hours = Math.floor(m / 60);
  return hours < 48 ? `${hours} h ${m % 60} m` : `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

/** 12 s ago, in 4 m */
export function relative(ms, now = Date.now()) {
  const far = Math.abs(now - ms);
  if (far < 1500) {
    return 'now';
  }
  const size = duration(far < 60_000 ? Math.round(far / 1000) * 1000 : far).replace(/\.0 s$/, ' s').split(' ');
  const text = size.slice(0, 2).join(' ');
  return ms > now ? `in ${text}` : `${text} ago`;
}

/** The time now, and the component drawn anew as it passes. */
export function useNow(period = 1000) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => document.hidden || setNow(Date.now()), period);
    return () => clearInterval(timer);
  }, [period]);
  return now;
}

/** A time, with all of it in its title. `as`: short, exactClock, full, relative. */
export function Time({at, as = short}) {
  useStore(zone);
  return at === undefined || at === null
      ? html`<span class="faint">-</span>`
      : html`<time dateTime=${new Date(at).toISOString()} title=${`${full(at)} · ${relative(at)}`}>${as(at)}</time>`;
}

/** How long ago, kept up to date. */
export function Ago({at, period = 5000}) {
  const now = useNow(period);
  return html`<${Time} at=${at} as=${(ms) => relative(ms, now)} />`;
}
