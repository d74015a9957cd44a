// Completes, fails or beats a task by hand, with its token.
import {html, useState} from '../view.js';
import {call} from '../aws.js';
import {ActionDialog, Field} from '../dialog.js';
import {CopyCli, toast} from '../parts.js';

const KINDS = {
  success: {title: 'Complete the task', action: 'Complete', call: 'SendTaskSuccess', tone: 'main'},
  failure: {title: 'Fail the task', action: 'Fail', call: 'SendTaskFailure', tone: 'danger'},
};

/**
 * @param {{kind: 'success' | 'failure', token: string, onDone: () => void, onClose: () => void}} props
 */
export function TaskDialog({kind, token, onDone, onClose}) {
  const {title, action, tone, call: name} = KINDS[kind];
  const [output, setOutput] = useState('{}');
  const [error, setError] = useState('States.Timeout');
  const [cause, setCause] = useState('');
  const input = kind === 'success' ? {taskToken: token, output} : {taskToken: token, error: error || undefined, cause: cause || undefined};
  const run = async () => {
    await call(name, input);
    toast(kind === 'success' ? 'The task is completed' : 'The task has failed');
    onDone();
  };
  return html`
    <${ActionDialog} title=${title} action=${action} tone=${tone} run=${run} onClose=${onClose} extra=${html`<${CopyCli} action=${name} input=${input} />`}>
      ${kind === 'success'
        ? html`<${Field} label="Output" hint="JSON">${(id) => html`<textarea id=${id} rows="8" spellcheck="false" value=${output} onInput=${(e) => setOutput(e.target.value)}></textarea>`}<//>`
        : html`<${Field} label="Error">${(id) => html`<input id=${id} maxlength="256" spellcheck="false" value=${error} onInput=${(e) => setError(e.target.value)} />`}<//>
          <${Field} label="Cause">${(id) => html`<input id=${id} maxlength="32768" value=${cause} onInput=${(e) => setCause(e.target.value)} />`}<//>`}
    <//>`;
}

/** Says that the task is still worked on. */
export async function beat(token) {
  try {
    await call('SendTaskHeartbeat', {taskToken: token});
    toast('Heartbeat sent');
  } catch (refused) {
    toast(`${refused.type}: ${refused.message}`, 'failed');
  }
}
