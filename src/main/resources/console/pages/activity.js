// One activity: its last hour, who polls, what waits and what is in work, stuck tasks first.
import {html, useEvery, useRead, useState} from '../view.js';
import {call, read} from '../aws.js';
import {address, go} from '../router.js';
import {nameOf, pageOf} from '../names.js';
import {visible} from '../json-text.js';
import {Ago} from '../time.js';
import {ActionDialog} from '../dialog.js';
import {Button, CopyButton, CopyCli, ErrorBox, Facts, Icon, PageHead, toast} from '../parts.js';
import {Sparkline} from '../activities/sparkline.js';
import {beat, TaskDialog} from '../activities/task.js';

export const styles = ['/console/pages.css'];

export default function Activity({route}) {
  const arn = route.rest;
  const {value, error, again} = useRead(() => read('activities/one', {arn}), [arn]);
  const [deleting, setDeleting] = useState(false);
  useEvery(again, 2000);
  return html`
    <${PageHead} title=${nameOf(arn)} crumbs=${[['Activities', address('activities')]]} actions=${html`
      <${CopyButton} label="Copy ARN" text=${arn} /><${CopyCli} action="GetActivityTask" input=${{activityArn: arn}} />
      <${Button} label="Delete" tone="danger" changes onClick=${() => setDeleting(true)} />`} />
    <div class="page">
      <${ErrorBox} error=${error} again=${again} />
      ${value && html`<${Now} of=${value} /><${Hour} hour=${value.hour ?? []} />
        <${Working} working=${value.working ?? []} again=${again} />
        <div class="side-by-side"><${Waiting} waiting=${value.waiting ?? []} backlog=${value.backlog} /><${Pollers} pollers=${value.pollers ?? []} /></div>`}
    </div>
    ${deleting && html`<${Delete} arn=${arn} onClose=${() => setDeleting(false)} />`}`;
}

function Now({of}) {
  const big = (value) => html`<b class="big">${(value ?? 0).toLocaleString('en')}</b>`;
  return html`<div class="panel panel-body"><${Facts} facts=${[
    ['Backlog', big(of.backlog)],
    ['Oldest waits since', html`<span class="big"><${Ago} at=${of.oldest} /></span>`],
    ['In work', big(of.inWork)],
    ['Waiting polls', !of.polls && of.backlog ? html`<b class="big tone-timed-out alarm"><${Icon} name="warning" />0</b>` : big(of.polls)],
    ['Ended a minute', big(of.endedPerMinute)],
    ['Stuck', of.stuck ? html`<b class="big tone-timed-out alarm"><${Icon} name="warning" />${of.stuck}</b>` : big(0)],
  ]} /></div>`;
}

function Hour({hour}) {
  return html`<div class="panel panel-body sparks">
    <${Sparkline} hour=${hour} of="backlog" label="Backlog, while somebody looks" tone="quiet" isSampled /><${Sparkline} hour=${hour} of="ended" label="Ended a minute" tone="succeeded" />
    <${Sparkline} hour=${hour} of="failed" label="Failed a minute" tone="failed" /></div>`;
}

/** Stuck ones first; each can be steered. */
function Working({working, again}) {
  const [task, setTask] = useState(null);
  const rows = [...working].sort((one, other) => Number(other.stuck ?? false) - Number(one.stuck ?? false));
  const stop = (execution) => call('StopExecution', {executionArn: execution, cause: 'Stopped from the page of its activity'})
    .then(() => { toast('Stopped'); again(); }, (refused) => toast(`${refused.type}: ${refused.message}`, 'failed'));
  return html`
    <section class="panel" aria-label="In work"><header><h2>In work</h2><span class="faint">by what is known, oldest first</span></header>
      ${rows.length === 0 ? html`<p class="panel-body faint">Nothing.</p>` : html`<div class="scroll" tabindex="0" role="region" aria-label="Tasks in work"><table class="plain-table">
        <thead><tr><th>Execution</th><th>State</th><th>Worker</th><th>Since</th><th>Deadline</th><th><span class="hidden">What to do</span></th></tr></thead>
        <tbody>${rows.map(({execution, state, worker, since, due, stuck, token, frame}) => html`
          <tr key=${`${execution} ${frame}`}><td><a href=${pageOf(execution)}>${visible(nameOf(execution))}</a></td><td>${visible(state)}</td><td>${worker ? visible(worker) : html`<span class="faint">-</span>`}</td>
            <td class=${stuck ? 'tone-timed-out' : ''}><${Ago} at=${since} /></td>
            <td>${due ? html`<${Ago} at=${due} />` : html`<span class=${stuck ? 'tone-timed-out alarm' : 'faint'}>${stuck && html`<${Icon} name="warning" />`}none</span>`}</td>
            <td class="end">${token && html`<span class="buttons"><${Button} label="Complete..." changes onClick=${() => setTask(['success', token])} /><${Button} label="Fail..." changes onClick=${() => setTask(['failure', token])} />
              <${Button} label="Heartbeat" changes onClick=${() => beat(token)} /><${Button} label="Stop execution" tone="danger" changes onClick=${() => stop(execution)} /></span>`}</td></tr>`)}</tbody></table></div>`}
      ${task && html`<${TaskDialog} kind=${task[0]} token=${task[1]} onDone=${again} onClose=${() => setTask(null)} />`}
    </section>`;
}

function Waiting({waiting, backlog = 0}) {
  return html`<section class="panel" aria-label="Waiting"><header><h2>Waiting</h2>${backlog > waiting.length && html`<span class="faint">the oldest ${waiting.length} of ${backlog.toLocaleString('en')}</span>`}</header>
    ${waiting.length === 0 ? html`<p class="panel-body faint">Nothing.</p>` : html`<ul class="list">${waiting.map(({execution, since}) => html`
      <li><a class="cut" href=${pageOf(execution)}>${visible(nameOf(execution))}</a><span class="grow"></span><${Ago} at=${since || undefined} /></li>`)}</ul>`}</section>`;
}

function Pollers({pollers}) {
  return html`<section class="panel" aria-label="Workers"><header><h2>Workers</h2><span class="faint">that polled in the last hour</span></header>
    ${pollers.length === 0 ? html`<p class="panel-body faint">None.</p>` : html`<ul class="list">${pollers.map(({worker, lastPoll, waiting}) => html`
      <li><span class="cut">${worker ? visible(worker) : html`<span class="faint">without a name</span>`}</span><span class="grow"></span>${
        waiting ? html`<span class="dim">${waiting} waiting</span>` : html`<${Ago} at=${lastPoll} />`}</li>`)}</ul>`}</section>`;
}

function Delete({arn, onClose}) {
  const run = async () => {
    await call('DeleteActivity', {activityArn: arn});
    go(address('activities'));
  };
  return html`<${ActionDialog} title=${`Delete ${nameOf(arn)}?`} action="Delete" tone="danger" run=${run} onClose=${onClose}><p>Tasks that wait in it are not worked any more.</p><//>`;
}
