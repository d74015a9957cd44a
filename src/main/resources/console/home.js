// Whose machines and executions are shown: what one account and region has, others do not see.
import {html, useState} from './view.js';
import {useStore} from './store.js';
import {home, mustSign, ownHome} from './settings.js';
import {key} from './session.js';
import {ActionDialog, Field} from './dialog.js';
import {Button} from './parts.js';

export default function HomeDialog({onClose}) {
  const now = useStore(home);
  const [region, setRegion] = useState(now.region);
  const [account, setAccount] = useState(now.account);
  const run = async () => {
    home.set({region: region.trim(), account: account.trim()});
    location.reload();
  };
  return html`
    <${ActionDialog} title="Region and account" action="Show" run=${run} onClose=${onClose}
        extra=${mustSign ? html`<${Button} label="Sign out" onClick=${() => key.set(null)} />`
            : html`<${Button} label="The server's own" onClick=${() => { setRegion(ownHome.region); setAccount(ownHome.account); }} />`}>
      <p>Each account and region has its own machines and executions. A client's credentials say which${
        mustSign ? '' : ': an access key of twelve digits is an account'}.</p>
      <${Field} label="Region">${(id) => html`<input id=${id} required pattern="[a-z][a-z0-9\\-]*" value=${region} onInput=${(e) => setRegion(e.target.value)} />`}<//>
      <${Field} label="Account" hint="Twelve digits">${(id) => html`<input id=${id} required disabled=${mustSign} pattern="[0-9]{12}" value=${account} onInput=${(e) => setAccount(e.target.value)} />`}<//>
    <//>`;
}
