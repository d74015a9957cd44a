// A task that waits for an answer is answered by hand: it succeeds, fails, or gives a sign of life.
import {html, useState} from '../view.js';
import {call} from '../aws.js';
import {OnDemand} from '../on-demand.js';
import {Button, CopyButton, toast} from '../parts.js';
import {relative, useNow} from '../time.js';

const DIALOGS = {
  succeed: () => import('./hand-dialogs.js').then((module) => module.Succeed),
  fail: () => import('./hand-dialogs.js').then((module) => module.Fail),
};

/** @param {{visit: import('./fold.js').Visit|undefined, frames: any[]}} props */
export function HandCompletion({visit, frames}) {
  const [asked, setAsked] = useState(null);
  const now = useNow(1000);
  const frame = visit?.status === 'RUNNING' ? frameOf(visit, frames) : undefined;
  if (!frame) {
    return asked && asked.dialog;
  }
  const {token} = frame;
  const ask = (kind) => setAsked({dialog: html`<${OnDemand} load=${DIALOGS[kind]} token=${token} onClose=${() => setAsked(null)} />`});
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
