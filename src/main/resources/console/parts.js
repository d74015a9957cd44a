// What pages are put together of.
import {html, useEffect, useState} from './view.js';
import {asCli} from './aws.js';
import {visible} from './json-text.js';
import {createStore, useStore} from './store.js';
import {readOnly} from './settings.js';

/** Shapes of 16 by 16, drawn with a line. */
const ICONS = {
  close: 'M4 4l8 8M12 4l-8 8',
  copy: 'M6 5.5h7v8H6zM10 5.5v-3H3v8h3',
  down: 'M4 6.5l4 4 4-4',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  search: 'M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9zM10.5 10.5l3 3',
  theme: 'M8 2a6 6 0 1 0 0 12zM8 2a6 6 0 0 1 0 12',
  help: 'M6 6a2 2 0 1 1 2.7 1.9c-.5.2-.7.6-.7 1.3M8 11.7v.3',
  play: 'M5 3l8 5-8 5z',
  pause: 'M5.5 3.5v9M10.5 3.5v9',
  stop: 'M4 4h8v8H4z',
  redrive: 'M13 8a5 5 0 1 1-1.6-3.7M13 2v3h-3',
  download: 'M8 2.5v7.5M5 7l3 3 3-3M3 13h10',
  warning: 'M8 2.5l6 10.5H2zM8 6.5v3M8 11.3v.2',
  external: 'M9 3h4v4M13 3L7.5 8.5M11 9.5V13H3V5h3.5',
};

export function Icon({name}) {
  return html`<svg class="icon" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true"><path d=${ICONS[name]} /></svg>`;
}

/**
 * A button. `changes`: it changes something, and is not there where the console is read-only.
 *
 * @param {{label: string, icon?: string, iconOnly?: boolean, tone?: 'main' | 'danger' | 'plain', changes?: boolean}} props
 */
export function Button({label, icon, iconOnly, tone = 'plain', changes, class: more = '', children, ...rest}) {
  return changes && readOnly ? null : html`
    <button type="button" class=${`button ${tone} ${iconOnly ? 'icon-only' : ''} ${more}`}
        aria-label=${iconOnly ? label : undefined} title=${iconOnly ? label : undefined} ...${rest}>
      ${icon && html`<${Icon} name=${icon} />`}${!iconOnly && html`<span>${label}</span>`}${children}
    </button>`;
}

/** Copies a text, and says so. */
export function CopyButton({text, label = 'Copy', iconOnly}) {
  const [done, setDone] = useState(false);
  const copy = async () => {
    await copyText(typeof text === 'function' ? text() : text);
    setDone(true);
    setTimeout(() => setDone(false), 1500);
  };
  return html`<${Button} label=${done ? 'Copied' : label} icon="copy" iconOnly=${iconOnly} onClick=${copy} />`;
}

/** Only secure pages have the clipboard; elsewhere a field that is selected does. */
async function copyText(text) {
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(text);
    return;
  }
  const field = Object.assign(document.createElement('textarea'), {value: text});
  document.body.append(field);
  field.select();
  document.execCommand('copy');
  field.remove();
}

/** The AWS CLI's command for what the page shows or is about to do. */
export function CopyCli({action, input}) {
  return html`<${CopyButton} label="Copy as CLI" text=${() => asCli(action, input)} />`;
}

/** Why something was refused; nothing where it was not. */
export function ErrorBox({error, again}) {
  return error && html`
    <div class="error-box" role="alert"><${Icon} name="warning" />
      <div><strong>${visible(error.type ?? error.name)}</strong> <span>${visible(error.message)}</span></div>
      ${again && html`<${Button} label="Try again" onClick=${again} />`}
    </div>`;
}

/** Where there is nothing to show: what it means, and what to do. */
export function Empty({title, children}) {
  return html`<div class="empty"><p class="empty-title">${title}</p>${children}</div>`;
}

/**
 * Views of a page of which one is shown. Arrows go from one to the next.
 *
 * @param {{tabs: [string, unknown][], chosen: string, onChoose: (id: string) => void, label: string}} props
 */
export function Tabs({tabs, chosen, onChoose, label}) {
  const onKey = (event) => {
    const step = {ArrowRight: 1, ArrowLeft: -1}[event.key];
    if (step) {
      const at = tabs.findIndex(([id]) => id === chosen);
      onChoose(tabs[(at + step + tabs.length) % tabs.length][0]);
      event.currentTarget.querySelectorAll('[role=tab]')[(at + step + tabs.length) % tabs.length].focus();
    }
  };
  return html`
    <div class="tabs" role="tablist" aria-label=${label} onKeyDown=${onKey}>
      ${tabs.map(([id, title]) => html`
        <button type="button" role="tab" key=${id} id=${`tab-${id}`} aria-selected=${id === chosen}
            tabindex=${id === chosen ? 0 : -1} onClick=${() => onChoose(id)}>${title}</button>`)}
    </div>`;
}

const toasts = createStore([]);

/** Says shortly what has become of something. */
export function toast(text, tone = 'done') {
  const one = {text, tone};
  toasts.set((all) => [...all, one]);
  setTimeout(() => toasts.set((all) => all.filter((other) => other !== one)), 5000);
}

export function Toasts() {
  return html`<div class="toasts" role="status" aria-live="polite">${
    useStore(toasts).map(({text, tone}) => html`<p class=${tone}>${visible(text)}</p>`)}</div>`;
}

/** Names with what they stand for. */
export function Facts({facts}) {
  return html`<dl class="facts">${facts.filter(([, value]) => value !== undefined && value !== null && value !== false)
    .map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

/** The way to a page, and its name as the title of it. */
export function PageHead({crumbs = [], title, children, actions}) {
  useEffect(() => { document.title = `${title} · Newel`; }, [title]);
  return html`
    <header class="page-head">
      <div class="page-title">${crumbs.map(([text, href]) => html`<a href=${href}>${visible(text)}</a><span class="faint" aria-hidden="true">/</span>`)}
        <h1>${visible(title)}</h1>${children}</div>
      <div class="actions">${actions}</div>
    </header>`;
}
