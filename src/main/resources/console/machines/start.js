// Starts an execution, with an input that is held against JSON as it is typed.
import {html, useState} from '../view.js';
import {call} from '../aws.js';
import {go} from '../router.js';
import {pageOf} from '../names.js';
import {JsonText, reindent} from '../json-text.js';
import {ActionDialog, Dialog, Field} from '../dialog.js';
import {Button, CopyCli} from '../parts.js';

/**
 * @param {object} props
 * @param {string} props.arn of the machine
 * @param {[string, string][]} [props.targets] versions and aliases by their ARNs, with words
 * @param {boolean} [props.express]
 * @param {string} [props.input] to begin with
 */
export function StartDialog({arn, targets = [], express, input: first = '{}', onClose}) {
  const [target, setTarget] = useState(arn);
  const [name, setName] = useState('');
  const [input, setInput] = useState(first);
  const [result, setResult] = useState(null);
  const fault = faultOf(input);
  const asked = {stateMachineArn: target, name: name || undefined, input};
  if (result) {
    return html`<${Result} result=${result} onClose=${onClose} />`;
  }
  const run = async () => {
    const {executionArn} = await call('StartExecution', asked);
    go(express ? pageOf(arn, {tab: 'recent'}) : pageOf(executionArn));
  };
  const wait = async () => setResult(await call('StartSyncExecution', asked));
  return html`
    <${ActionDialog} title="Start an execution" action="Start" wide run=${run} onClose=${onClose}
        extra=${html`<${CopyCli} action="StartExecution" input=${asked} />${express && html`<${Waiting} run=${wait} />`}`}>
      ${targets.length > 0 && html`<${Field} label="Of">${(id) => html`<select id=${id} value=${target} onChange=${(e) => setTarget(e.target.value)}>
        <option value=${arn}>The newest revision</option>${targets.map(([value, words]) => html`<option value=${value}>${words}</option>`)}</select>`}<//>`}
      <${Field} label="Name" hint="Without one, a random one is given">${(id) => html`<input id=${id} maxlength="80" spellcheck="false" value=${name} onInput=${(e) => setName(e.target.value)} />`}<//>
      <${Field} label="Input" hint=${fault ?? 'JSON'}>${(id) => html`<textarea id=${id} rows="12" spellcheck="false" aria-invalid=${Boolean(fault)} value=${input} onInput=${(e) => setInput(e.target.value)}></textarea>`}<//>
      <div><${Button} label="Lay out" disabled=${Boolean(fault)} onClick=${() => setInput(reindent(input))} /></div>
    <//>`;
}

/** Why a text is no JSON; undefined where it is. */
export function faultOf(text) {
  try {
    JSON.parse(text);
    return undefined;
  } catch (fault) {
    return `Not JSON yet: ${fault.message}`;
  }
}

/** For Express machines: starts it and shows how it has ended. */
function Waiting({run}) {
  const [error, setError] = useState(null);
  return html`<${Button} label="Start and wait" onClick=${() => run().catch(setError)} />${
    error && html`<span class="tone-failed" role="alert">${error.type}</span>`}`;
}

function Result({result, onClose}) {
  const {status, output, error, cause} = result;
  return html`<${Dialog} title=${`It has ${status.toLowerCase().replace('_', ' ')}`} wide onClose=${onClose}>
    ${error && html`<p class="tone-failed">${error}</p>`}${cause && html`<p>${cause}</p>`}
    ${output && html`<${JsonText} text=${output} label="Output" />`}<//>`;
}
