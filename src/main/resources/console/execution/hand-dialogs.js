// What a task is answered with by hand.
import {html, useState} from '../view.js';
import {call} from '../aws.js';
import {ActionDialog, Field} from '../dialog.js';
import {CopyCli, toast} from '../parts.js';
import {visible} from '../json-text.js';

/** @param {{token: string, onClose: () => void}} props */
export function Succeed({token, onClose}) {
  const [output, setOutput] = useState('{}');
  const run = async () => {
    await call('SendTaskSuccess', {taskToken: token, output});
    toast('The task has succeeded');
  };
  return html`<${ActionDialog} title="Let the task succeed" action="Succeed" run=${run} onClose=${onClose}
      extra=${html`<${CopyCli} action="SendTaskSuccess" input=${{taskToken: token, taskOutput: output}} />`}>
    <${Field} label="Output, JSON">${(id) => html`<textarea id=${id} spellcheck="false" value=${output} onInput=${(event) => setOutput(event.target.value)}></textarea>`}<//>
  <//>`;
}

/** @param {{token: string, onClose: () => void}} props */
export function Fail({token, onClose}) {
  const [error, setError] = useState('');
  const [cause, setCause] = useState('');
  const run = async () => {
    await call('SendTaskFailure', {taskToken: token, ...(error && {error}), ...(cause && {cause})});
    toast(`The task has failed${error ? ` with ${visible(error)}` : ''}`);
  };
  return html`<${ActionDialog} title="Let the task fail" action="Fail" tone="danger" run=${run} onClose=${onClose}
      extra=${html`<${CopyCli} action="SendTaskFailure" input=${{taskToken: token, error, cause}} />`}>
    <${Field} label="Error" hint="As Retry and Catch compare it">${(id) => html`<input id=${id} maxlength="256" value=${error} onInput=${(event) => setError(event.target.value)} />`}<//>
    <${Field} label="Cause">${(id) => html`<textarea id=${id} class="short" value=${cause} onInput=${(event) => setCause(event.target.value)}></textarea>`}<//>
  <//>`;
}
