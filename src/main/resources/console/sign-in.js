// What stands in the place of all pages while the server asks for an access key, and this tab has none.
import {html, useState} from './view.js';
import {read} from './aws.js';
import {key} from './session.js';
import {canSign} from './sign.js';
import {home} from './settings.js';
import {Field} from './dialog.js';
import {ErrorBox} from './parts.js';

export const styles = ['/console/pages.css'];

export default function SignIn() {
  const [fields, setFields] = useState({id: '', secret: '', token: '', region: home.get().region});
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState(null);
  const input = (name, more) => (id) => html`
    <input id=${id} name=${name} autocomplete="off" spellcheck="false" value=${fields[name]} ...${more}
        onInput=${(event) => setFields({...fields, [name]: event.target.value.trim()})} />`;
  const submit = async (event) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      await enter(fields);
    } catch (failed) {
      setError(failed);
      setBusy(false);
    }
  };
  return html`
    <section class="panel sign-in">
      <header><h1>Sign in</h1></header>
      <form class="form panel-body" onSubmit=${submit}>
        <p>This server answers those alone who have an access key. Yours stays in this tab, and is forgotten with it.</p>
        ${!canSign && html`<p role="alert">Browsers can sign only in pages that come by HTTPS, or from localhost.</p>`}
        <${Field} label="Access key ID">${input('id', {required: true})}<//>
        <${Field} label="Secret access key">${input('secret', {required: true, type: 'password'})}<//>
        <${Field} label="Session token" hint="Of keys that are lent for a time">${input('token', {type: 'password'})}<//>
        <${Field} label="Region">${input('region', {required: true, pattern: '[a-z][a-z0-9\\-]*'})}<//>
        <${ErrorBox} error=${error} />
        <footer><span class="grow"></span><button class="button main" disabled=${busy || !canSign}>${busy ? 'Working...' : 'Sign in'}</button></footer>
      </form>
    </section>`;
}

/** Tries the key, and keeps it where it is taken; whose it is the server says. */
async function enter({id, secret, token, region}) {
  home.set({...home.get(), region});
  const {account} = await read('about', {}, {as: {id, secret, token}});
  home.set({region, account});
  key.set({id, secret, token});
}
