// One state machine: its executions by status, its definition, versions with what they differ in, aliases.
import {html, useEvery, useRead, useState} from '../view.js';
import {call, callAll} from '../aws.js';
import {address, go, setQuery} from '../router.js';
import {nameOf} from '../names.js';
import {JsonText} from '../json-text.js';
import {EXECUTION_STATUSES, StatusIcon, statusOf} from '../status.js';
import {ofSeconds, Time} from '../time.js';
import {readOnly} from '../settings.js';
import {ActionDialog} from '../dialog.js';
import {Button, CopyButton, CopyCli, ErrorBox, Facts, PageHead, Tabs} from '../parts.js';
import {StartDialog} from '../machines/start.js';
import {Recent} from '../machines/recent.js';
import {Express} from '../machines/express.js';
import {readCounts} from '../machines/read.js';
import {Releases} from '../machines/releases.js';

export const styles = ['/console/pages.css'];

/** What AWS's actions tell of a machine. */
async function describe(arn) {
  const [machine, versions, aliases, tags] = await Promise.all([
    call('DescribeStateMachine', {stateMachineArn: arn}),
    callAll('ListStateMachineVersions', {stateMachineArn: arn}, 'stateMachineVersions'),
    callAll('ListStateMachineAliases', {stateMachineArn: arn}, 'stateMachineAliases'),
    call('ListTagsForResource', {resourceArn: arn}),
  ]);
  return {machine, versions, aliases, tags: tags.tags ?? []};
}

export default function Machine({route}) {
  const arn = route.rest;
  const {value, error, again} = useRead(() => describe(arn), [arn]);
  const tab = route.query.get('tab') ?? 'recent';
  const crumbs = [['Machines', address('machines')]];
  if (!value) {
    return html`<${PageHead} title=${nameOf(arn)} crumbs=${crumbs} />${error && html`<div class="page"><${ErrorBox} error=${error} again=${again} /></div>`}`;
  }
  const {machine, versions, aliases} = value;
  const express = machine.type === 'EXPRESS';
  const tabs = [['recent', 'Executions'], ['definition', 'Definition'], ['releases', `Versions and aliases (${versions.length + aliases.length})`], ['details', 'Details']];
  return html`
    <${PageHead} title=${machine.name} crumbs=${crumbs} actions=${html`<${Actions} value=${value} again=${again} />`}>
      <span class="badge">${express ? 'Express' : 'Standard'}</span>${machine.status === 'DELETING' && html`<span class="badge">Deleting</span>`}<//>
    ${!express && html`<${Counts} arn=${arn} />`}
    <${Tabs} label="Of this machine" tabs=${tabs} chosen=${tab} onChoose=${(id) => setQuery({tab: id})} />
    <div class="fill" role="tabpanel" aria-labelledby=${`tab-${tab}`}>
      ${tab === 'recent' && (express ? html`<${Express} arn=${arn} />` : html`<${Recent} arn=${arn} />`)}
      ${tab === 'definition' && html`<div class="page tab-page"><div class="panel"><header><h2>Definition</h2><span class="grow"></span><${CopyButton} text=${machine.definition} /></header><${JsonText} text=${machine.definition} label="Definition" /></div></div>`}
      ${tab === 'releases' && html`<${Releases} ...${value} again=${again} />`}
      ${tab === 'details' && html`<${Details} ...${value} />`}
    </div>
    ${route.query.has('start') && html`<${StartDialog} arn=${arn} express=${express} targets=${targetsOf(value)} onClose=${() => setQuery({start: ''})} />`}`;
}

const targetsOf = ({versions, aliases}) => [...aliases, ...versions].map((one) =>
    [one.stateMachineAliasArn ?? one.stateMachineVersionArn, words(one.stateMachineAliasArn ?? one.stateMachineVersionArn)]);

function words(arn) {
  const last = arn.split(':').pop();
  return /^\d+$/.test(last) ? `Version ${last}` : `Alias ${last}`;
}

/** How many executions it has: each leads to them. */
function Counts({arn}) {
  const {value, again} = useRead(async () => (await readCounts([arn])).get(arn), [arn]);
  useEvery(again, 3000);
  return html`
    <div class="counts">${EXECUTION_STATUSES.map((status) => html`
      <a class=${`count tone-${statusOf(status).tone}`} href=${address('executions', '', {machine: arn, status})}>
        <b>${value ? value[status].toLocaleString('en') : '-'}</b>
        <span><${StatusIcon} status=${status} size=${14} />${statusOf(status).label}</span></a>`)}</div>`;
}

function Actions({value, again}) {
  const {machine} = value;
  const [publishing, setPublishing] = useState(false);
  const [deleting, setDeleting] = useState(false);
  const arn = machine.stateMachineArn;
  return html`
    <${CopyCli} action="DescribeStateMachine" input=${{stateMachineArn: arn}} />
    <${Button} label="Publish version" changes onClick=${() => setPublishing(true)} />
    <a class="button plain" href=${address('editor', arn)}>${readOnly ? 'Open in editor' : 'Edit'}</a>
    <${Button} label="Delete" tone="danger" changes onClick=${() => setDeleting(true)} />
    <${Button} label="Start execution" icon="play" tone="main" changes onClick=${() => setQuery({start: 1}, {replace: false})} />
    ${publishing && html`<${Publish} machine=${machine} again=${again} onClose=${() => setPublishing(false)} />`}
    ${deleting && html`<${Delete} machine=${machine} onClose=${() => setDeleting(false)} />`}`;
}

function Publish({machine, again, onClose}) {
  const [description, setDescription] = useState('');
  const input = {stateMachineArn: machine.stateMachineArn, revisionId: machine.revisionId, description: description || undefined};
  const run = async () => {
    await call('PublishStateMachineVersion', input);
    again();
  };
  return html`
    <${ActionDialog} title="Publish a version" action="Publish" run=${run} onClose=${onClose} extra=${html`<${CopyCli} action="PublishStateMachineVersion" input=${input} />`}>
      <p>The newest revision becomes a version, which does not change any more.</p>
      <div class="field"><label for="publish-text">Description</label><input id="publish-text" maxlength="256" value=${description} onInput=${(e) => setDescription(e.target.value)} /></div>
    <//>`;
}

function Delete({machine, onClose}) {
  const run = async () => {
    await call('DeleteStateMachine', {stateMachineArn: machine.stateMachineArn});
    go(address('machines'));
  };
  return html`<${ActionDialog} title=${`Delete ${machine.name}?`} action="Delete" tone="danger" run=${run} onClose=${onClose}>
    <p>It is gone once its executions have ended, and its versions and aliases with it.</p><//>`;
}

function Details({machine, tags}) {
  const {stateMachineArn, roleArn, creationDate, revisionId, loggingConfiguration, tracingConfiguration, description} = machine;
  return html`<div class="page tab-page"><div class="panel panel-body"><${Facts} facts=${[
    ['ARN', html`<span class="mono">${stateMachineArn}</span>`],
    ['Created', html`<${Time} at=${ofSeconds(creationDate)} />`],
    ['Revision', revisionId && html`<span class="mono">${revisionId}</span>`],
    ['Role', html`<span class="mono">${roleArn}</span>`],
    ['Description', description],
    ['Logs', loggingConfiguration?.level],
    ['Tracing', tracingConfiguration?.enabled ? 'on' : undefined],
    ...tags.map(({key, value}) => [`Tag ${key}`, value || '""']),
  ]} /></div></div>`;
}
