// Versions and aliases of a machine, and what two of its definitions differ in.
import {html, useRead, useState} from '../view.js';
import {call} from '../aws.js';
import {visible} from '../json-text.js';
import {reindent} from '../json-text.js';
import {ofSeconds, Time} from '../time.js';
import {Button, Empty, ErrorBox} from '../parts.js';
import {Difference} from './diff.js';

const lastOf = (arn) => arn.split(':').pop();

export function Releases({machine, versions, aliases, again}) {
  const arn = machine.stateMachineArn;
  const all = [arn, ...versions.map((one) => one.stateMachineVersionArn)];
  const [before, setBefore] = useState(all[2] ?? all[1]);
  const [after, setAfter] = useState(arn);
  const [refused, setRefused] = useState(null);
  const remove = (action, input) => call(action, input).then(again, setRefused);
  return html`
    <div class="page tab-page">
      <${ErrorBox} error=${refused} />
      <div class="panel"><header><h2>Versions</h2></header>
        ${versions.length === 0 ? html`<${Empty} title="No versions."><p>A version is a revision that is published, and does not change any more.</p><//>` : html`
        <ul class="list">${versions.map((one) => html`
          <li><b>${lastOf(one.stateMachineVersionArn)}</b><span class="dim"><${Time} at=${ofSeconds(one.creationDate)} /></span><span class="grow cut faint mono large-only">${one.stateMachineVersionArn}</span>
            <${Button} label="Compare with the newest" onClick=${() => { setBefore(one.stateMachineVersionArn); setAfter(arn); }} />
            <${Button} label="Delete" tone="danger" changes onClick=${() => remove('DeleteStateMachineVersion', {stateMachineVersionArn: one.stateMachineVersionArn})} /></li>`)}</ul>`}
      </div>
      ${aliases.length > 0 && html`<div class="panel"><header><h2>Aliases</h2></header><ul class="list">${aliases.map((one) => html`
        <${Alias} key=${one.stateMachineAliasArn} arn=${one.stateMachineAliasArn} />`)}</ul></div>`}
      ${versions.length > 0 && html`<div class="panel"><header><h2>Differences</h2><span class="grow"></span>
        <${Choice} label="Before" all=${all} value=${before} onChange=${setBefore} /><span class="faint">to</span><${Choice} label="After" all=${all} value=${after} onChange=${setAfter} /></header>
        <${Compared} before=${before ?? all[1]} after=${after} /></div>`}
    </div>`;
}

function Choice({label, all, value, onChange}) {
  return html`<select class="input" aria-label=${label} value=${value} onChange=${(e) => onChange(e.target.value)}>${all.map((arn, at) => html`
    <option value=${arn} selected=${arn === value}>${at === 0 ? 'newest revision' : `version ${lastOf(arn)}`}</option>`)}</select>`;
}

function Alias({arn}) {
  const {value, error} = useRead(() => call('DescribeStateMachineAlias', {stateMachineAliasArn: arn}), [arn]);
  return html`<li><b>${visible(lastOf(arn))}</b>${error ? html`<span class="tone-failed">${error.type}</span>` : html`<span class="dim">${
    value?.routingConfiguration.map(({stateMachineVersionArn, weight}) => `version ${lastOf(stateMachineVersionArn)} ${weight} %`).join(', ')}</span><span class="grow cut faint">${visible(value?.description ?? '')}</span>`}</li>`;
}

function Compared({before, after}) {
  const {value, error, again} = useRead(async () => {
    const [one, other] = await Promise.all([before, after].map((stateMachineArn) => call('DescribeStateMachine', {stateMachineArn})));
    return [reindent(one.definition), reindent(other.definition)];
  }, [before, after]);
  return html`<${ErrorBox} error=${error} again=${again} />${value && html`<${Difference} before=${value[0]} after=${value[1]} />`}`;
}
