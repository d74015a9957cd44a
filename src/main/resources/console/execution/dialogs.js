// What an execution's page asks before it does something.
import {html, useEffect, useRead, useState} from '../view.js';
import {call, read} from '../aws.js';
import {visible} from '../json-text.js';
import {kindOf, machineOf, pageOf, unqualified} from '../names.js';
import {ActionDialog, Dialog, Field} from '../dialog.js';
import {CopyCli, ErrorBox, toast} from '../parts.js';
import {go} from '../router.js';
import {Status} from '../status.js';
import {Time} from '../time.js';

export function StopDialog({arn, onClose}) {
  const [error, setError] = useState('');
  const [cause, setCause] = useState('');
  const input = {executionArn: arn, ...(error && {error}), ...(cause && {cause})};
  const run = async () => {
    await call('StopExecution', input);
    toast('Stopped');
  };
  return html`<${ActionDialog} title="Stop the execution" action="Stop" tone="danger" run=${run} onClose=${onClose}
      extra=${html`<${CopyCli} action="StopExecution" input=${input} />`}>
    <p class="dim">What it is doing ends; what workers have in hand is withdrawn.</p>
    <${Field} label="Error, if any">${(id) => html`<input id=${id} maxlength="256" value=${error} onInput=${(event) => setError(event.target.value)} />`}<//>
    <${Field} label="Cause, if any">${(id) => html`<input id=${id} value=${cause} onInput=${(event) => setCause(event.target.value)} />`}<//>
  <//>`;
}

/** Starts another execution with the input of this one, which may be edited before. */
export function StartAgain({arn, machine, onClose}) {
  const {value, error} = useRead(() => call('DescribeExecution', {executionArn: arn}), [arn]);
  const [input, setInput] = useState(null);
  const [name, setName] = useState('');
  useEffect(() => {
    if (value) {
      setInput(value.input ?? '{}');
    }
  }, [value]);
  const target = value?.stateMachineVersionArn ?? value?.stateMachineAliasArn ?? unqualified(machine);
  const request = {stateMachineArn: target, input: input ?? '{}', ...(name && {name})};
  const run = async () => {
    const started = await call('StartExecution', request);
    go(pageOf(started.executionArn));
  };
  return html`<${ActionDialog} wide title="New execution like this one" action="Start" run=${run} onClose=${onClose}
      extra=${html`<${CopyCli} action="StartExecution" input=${request} />`}>
    <${Field} label="Input, JSON">${(id) => html`<textarea id=${id} class="tall" spellcheck="false" disabled=${input === null} value=${input ?? ''}
      onInput=${(event) => setInput(event.target.value)}></textarea>`}<//>
    <${Field} label="Name" hint="One is made where it is left empty">${(id) => html`<input id=${id} maxlength="80" value=${name} onInput=${(event) => setName(event.target.value)} />`}<//>
    <${ErrorBox} error=${error} />
  <//>`;
}

/** Asks for the execution to compare with: one of the last of the same machine, or any by its ARN. */
export function CompareDialog({arn, onClose, onChoose}) {
  const {value, error} = useRead(() => read('executions', {machine: machineOf(arn), count: 12}), [arn]);
  const [typed, setTyped] = useState('');
  const submit = (event) => {
    event.preventDefault();
    if (kindOf(typed.trim()) === 'execution') {
      onChoose(typed.trim());
    }
  };
  const rows = (value?.rows ?? []).filter((row) => row.arn !== arn);
  return html`<${Dialog} wide title="Compare with" onClose=${onClose}>
    <${ErrorBox} error=${error} />
    <ul class="list compare-choice">${rows.map((row) => html`<li key=${row.arn}><button type="button" class="link cut" onClick=${() => onChoose(row.arn)}>${visible(row.name)}</button>
      <span class="grow"></span><${Status} status=${row.status} /><${Time} at=${row.start} /></li>`)}</ul>
    ${value && rows.length === 0 && html`<p class="faint">Its machine has no other executions.</p>`}
    <form onSubmit=${submit}><${Field} label="Or the ARN of any other">${(id) => html`<input id=${id} spellcheck="false" value=${typed} onInput=${(event) => setTyped(event.target.value)} />`}<//></form>
  <//>`;
}
