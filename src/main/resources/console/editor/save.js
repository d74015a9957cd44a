// Keeps what was written: as a new machine, as a revision of one, or published as a version besides.
import {html, useState} from '../view.js';
import {call} from '../aws.js';
import {ActionDialog, Field} from '../dialog.js';
import {CopyCli, toast} from '../parts.js';
import {address, go} from '../router.js';
import {home} from '../settings.js';

export function CreateDialog({definition, onClose}) {
  const [name, setName] = useState('');
  const [type, setType] = useState('STANDARD');
  const [roleArn, setRole] = useState(`arn:aws:iam::${home.get().account}:role/StepFunctionsRole`);
  const input = {name, type, roleArn, definition};
  const run = async () => {
    const {stateMachineArn} = await call('CreateStateMachine', input);
    toast('Created');
    go(address('editor', stateMachineArn));
  };
  return html`<${ActionDialog} title="New state machine" action="Create" run=${run} onClose=${onClose} extra=${html`<${CopyCli} action="CreateStateMachine" input=${input} />`}>
    <${Field} label="Name">${(id) => html`<input id=${id} required maxlength="80" value=${name} onInput=${(event) => setName(event.target.value)} />`}<//>
    <${Field} label="Type" hint="It cannot be changed later">${(id) => html`<select id=${id} value=${type} onChange=${(event) => setType(event.target.value)}>
      <option value="STANDARD">Standard: every step is kept</option><option value="EXPRESS">Express: short, in memory</option></select>`}<//>
    <${Field} label="Role" hint="Kept and told; its permissions are not enforced">${(id) => html`<input id=${id} required value=${roleArn} onInput=${(event) => setRole(event.target.value)} />`}<//>
  <//>`;
}

export function PublishDialog({arn, definition, onSaved, onClose}) {
  const [description, setDescription] = useState('');
  const input = {stateMachineArn: arn, definition, publish: true, ...(description && {versionDescription: description})};
  const run = async () => {
    const saved = await call('UpdateStateMachine', input);
    toast(`Published version ${saved.stateMachineVersionArn?.split(':').pop() ?? ''}`);
    onSaved();
  };
  return html`<${ActionDialog} title="Save and publish a version" action="Publish" run=${run} onClose=${onClose} extra=${html`<${CopyCli} action="UpdateStateMachine" input=${input} />`}>
    <p class="dim">A version does not change any more. Aliases can share the executions out among two of them.</p>
    <${Field} label="Description, if any">${(id) => html`<input id=${id} maxlength="256" value=${description} onInput=${(event) => setDescription(event.target.value)} />`}<//>
  <//>`;
}

/** Saves a revision: executions that start from now on run it. */
export async function saveRevision(arn, definition) {
  await call('UpdateStateMachine', {stateMachineArn: arn, definition});
  toast('Saved as a revision');
}
