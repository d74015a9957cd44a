// A task that waits for an answer is answered by hand: it succeeds, fails, or gives a sign of life.
import {html, useState} from '../view.js';
import {call} from '../aws.js';
import {ActionDialog, Button, CopyButton, CopyCli, Field, toast} from '../parts.js';
import {relative, useNow} from '../time.js';
import {visible} from '../json-text.js';

/** @param {{visit: import('./fold.js').Visit|undefined, frames: any[]}} props */
export function HandCompletion({visit, frames}) {
  const [asked, setAsked] = useState(null);
  const now = useNow(1000);
  const frame = visit?.status === 'RUNNING' ? frameOf(visit, frames) : undefined;
  if (!frame) {
    return asked && asked.dialog;
  }
  const {token} = frame;
  const ask = (kind) => setAsked({dialog: html`<${DIALOGS[kind]} token=${token} onClose=${() => setAsked(null)} />`});
  const beat = async () => {
    try {
      await call('SendTaskHeartbeat', {taskToken: token});
      toast('The task has got a heartbeat');
    } catch (refused) {
      toast(`${refused.type}: ${refused.message}`, 'failed');
    }
  };
  return html`<div class="hand">
    ${frame.due && html`<p class="faint">Next deadline ${relative(frame.due, now)}${frame.retries ? `, retry ${frame.retries}` : ''}</p>`}
    ${token && html`<div class="hand-buttons" role="group" aria-label="Answer the task by hand">
      <${Button} changes label="Succeed..." onClick=${() => ask('succeed')} /><${Button} changes label="Fail..." onClick=${() => ask('fail')} />
      <${Button} changes label="Heartbeat" onClick=${beat} /><${CopyButton} text=${token} label="Task token" /></div>`}
    ${asked && asked.dialog}</div>`;
}

/** The frame in which the visit's state runs. */
export function frameOf(visit, frames) {
  return frames.find((frame) => frame.state === visit.name && frame.enteredEvent === visit.entered)
    ?? (frames.filter((frame) => frame.state === visit.name).length === 1 ? frames.find((frame) => frame.state === visit.name) : undefined);
}

const DIALOGS = {
  succeed({token, onClose}) {
    const [output, setOutput] = useState('{}');
    const run = async () => {
      await call('SendTaskSuccess', {taskToken: token, output});
      toast('The task has succeeded');
    };
    return html`<${ActionDialog} title="Let the task succeed" action="Succeed" run=${run} onClose=${onClose}
        extra=${html`<${CopyCli} action="SendTaskSuccess" input=${{taskToken: token, taskOutput: output}} />`}>
      <${Field} label="Output, JSON">${(id) => html`<textarea id=${id} spellcheck="false" value=${output} onInput=${(event) => setOutput(event.target.value)}></textarea>`}<//>
    <//>`;
  },

  fail({token, onClose}) {
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
  },
};
