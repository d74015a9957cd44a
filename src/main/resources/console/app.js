// The frame around all pages: where one can go, what is chosen, and the page that the address names.
import {html, render, useEffect, useRef, useState, useKeys} from './view.js';
import {useStore} from './store.js';
import {address, go, useRoute} from './router.js';
import {home, mustSign, readOnly, theme, zone} from './settings.js';
import {key} from './session.js';
import {state} from './live.js';
import {offset} from './time.js';
import {pageOf} from './names.js';
import {OnDemand, styled} from './on-demand.js';
import {Button, Icon, Toasts} from './parts.js';

/** Each page's module, by the first part of its address. */
const PAGES = {
  '': 'overview',
  executions: 'executions',
  execution: 'execution',
  compare: 'compare',
  machines: 'machines',
  machine: 'machine',
  editor: 'editor',
  activities: 'activities',
  activity: 'activity',
  'map-run': 'map-run',
  instances: 'instances',
};

const PARTS = {
  ...Object.fromEntries(Object.values(PAGES).map((name) => [name, () => import(`./pages/${name}.js`).then(styled)])),
  missing: () => import('./pages/missing.js').then(styled),
  signIn: () => import('./sign-in.js').then(styled),
  keys: () => import('./keys.js').then(styled),
  home: () => import('./home.js').then(styled),
};

/** Pages with those that belong to them. */
const NAV = [
  ['', 'Overview', []],
  ['executions', 'Executions', ['execution', 'compare', 'map-run']],
  ['machines', 'Machines', ['machine', 'editor']],
  ['activities', 'Activities', ['activity']],
  ['instances', 'Instances', []],
];

const LIVE = {
  idle: ['', ''],
  connecting: ['connecting', 'What changes is not told yet'],
  live: ['live', 'What changes shows at once'],
  away: ['offline', 'The server does not answer; it is tried again'],
  paused: ['paused', 'Live again once this tab is seen'],
};

const THEMES = ['auto', 'light', 'dark'];

function App() {
  const route = useRoute();
  const [help, setHelp] = useState(false);
  const search = useRef(null);
  useKeys({
    '/': () => search.current?.focus(),
    '?': () => setHelp(true),
    g: () => document.querySelector('.nav a')?.focus(),
  });
  return html`
    <a class="skip" href="#main" onClick=${(event) => { event.preventDefault(); document.getElementById('main').focus(); }}>Skip to the page</a>
    <header class="top">
      <a class="brand" href="/console/"><img src="/console/newel.svg" alt="" width="20" height="20" />Newel</a>
      <nav class="nav" aria-label="Pages">${NAV.map(([page, title, others]) => html`
        <a href=${address(page)} aria-current=${page === route.page || others.includes(route.page) ? 'page' : undefined}>${title}</a>`)}</nav>
      <${Search} field=${search} route=${route} />
      <div class="tools">
        ${readOnly && html`<span class="badge">read-only</span>`}
        <${LiveSign} /><${HomeChoice} /><${ZoneChoice} /><${ThemeChoice} />
        <${Button} label="Keys" icon="help" iconOnly onClick=${() => setHelp(true)} />
      </div>
    </header>
    <main id="main" tabindex="-1"><${Page} route=${route} /></main>
    <${Toasts} />
    ${help && html`<${OnDemand} load=${PARTS.keys} onClose=${() => setHelp(false)} />`}`;
}

function Page({route}) {
  const name = PAGES[route.page] ?? 'missing';
  return html`<${OnDemand} key=${name} load=${PARTS[name]} route=${route} />`;
}

/** One box for all: an ARN leads to its page, anything else is looked for in executions. */
function Search({field, route}) {
  const [text, setText] = useState('');
  const asked = route.query.get('q') ?? '';
  useEffect(() => setText(asked), [asked]);
  const find = (event) => {
    event.preventDefault();
    const wanted = text.trim();
    go(pageOf(wanted) ?? address('executions', '', {machine: route.query.get('machine'), q: wanted}));
  };
  return html`
    <form class="search" role="search" onSubmit=${find}><${Icon} name="search" />
      <input ref=${field} type="search" value=${text} aria-label="Find executions" spellcheck="false"
          placeholder="Find: name, ARN, task token, text in input or output" onInput=${(event) => setText(event.target.value)} />
      <kbd aria-hidden="true">/</kbd></form>`;
}

function LiveSign() {
  const now = useStore(state);
  const [text, title] = LIVE[now];
  return text && html`<span class=${`live ${now}`} title=${title}><i aria-hidden="true"></i>${text}</span>`;
}

/** Zones that are offered: more than some need, and not the four hundred that there are. */
function zones() {
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const some = ['America/Los_Angeles', 'America/New_York', 'America/Sao_Paulo', 'Europe/London', 'Europe/Berlin',
    'Asia/Kolkata', 'Asia/Shanghai', 'Asia/Tokyo', 'Australia/Sydney'];
  return [['local', `Local: ${here}`], ['UTC', 'UTC'], ...some.map((name) => [name, name.replace('_', ' ')])];
}

function ZoneChoice() {
  const chosen = useStore(zone);
  return html`<label class="choice" title="Time zone"><span aria-hidden="true">${offset()}</span>
    <select aria-label="Time zone" value=${chosen} onChange=${(event) => zone.set(event.target.value)}>
      ${zones().map(([name, text]) => html`<option value=${name}>${text}</option>`)}</select></label>`;
}

function HomeChoice() {
  const {region} = useStore(home);
  const [open, setOpen] = useState(false);
  return html`<button type="button" class="button plain region" aria-label=${`Region and account: ${region}`} onClick=${() => setOpen(true)}>${region}</button>
    ${open && html`<${OnDemand} load=${PARTS.home} onClose=${() => setOpen(false)} />`}`;
}

function ThemeChoice() {
  const chosen = useStore(theme);
  const next = THEMES[(THEMES.indexOf(chosen) + 1) % THEMES.length];
  return html`<${Button} label=${`Colours: ${chosen}; change to ${next}`} icon="theme" iconOnly onClick=${() => theme.set(next)} />`;
}

/** Nothing is asked for before there is a key, where there has to be one. */
function Door() {
  const has = useStore(key, (known) => known !== null);
  return mustSign && !has ? html`<main id="main"><${OnDemand} load=${PARTS.signIn} /></main>` : html`<${App} />`;
}

render(html`<${Door} />`, document.getElementById('app'));
