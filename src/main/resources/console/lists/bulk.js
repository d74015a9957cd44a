// Stop and redrive of many: the server does it by the filter, or for those that are marked, as a job.
import {html, useEffect, useState} from '../view.js';
import {post, read} from '../aws.js';
import {visible} from '../json-text.js';
import {createStore, useStore} from '../store.js';
import {nameOf, pageOf} from '../names.js';
import {ActionDialog, Field} from '../dialog.js';
import {Button, ErrorBox} from '../parts.js';
import {inWords, jobFilterOf} from './filter.js';

const KINDS = {
  stop: {title: 'Stop executions', action: 'Stop', tone: 'danger', verb: 'stopped', doing: 'Stopping'},
  redrive: {title: 'Redrive executions', action: 'Redrive', tone: 'main', verb: 'redriven', doing: 'Redriving'},
};

/** What can be stopped is what runs; what can be redriven has ended without success. */
const MEANT = {stop: ['RUNNING'], redrive: ['FAILED', 'TIMED_OUT', 'ABORTED']};

/** The job that is shown, across pages. */
const job = createStore(null);

/**
 * Says what will be done to how many, and has it done.
 *
 * @param {{kind: 'stop' | 'redrive', filter: object, arns: string[], onClose: () => void}} props
 */
export function BulkDialog({kind, filter, arns, onClose}) {
  const {title, action, tone, verb} = KINDS[kind];
  const [error, setError] = useState('');
  const [cause, setCause] = useState('');
  const meant = filter.status.length ? filter.status : MEANT[kind];
  const run = async () => {
    const wanted = arns.length ? {arns} : jobFilterOf({...filter, status: meant});
    const reasons = kind === 'stop' ? {error: error || undefined, cause: cause || undefined} : {};
    job.set(await post('jobs', {kind, filter: wanted, ...reasons}));
  };
  return html`
    <${ActionDialog} title=${title} action=${action} tone=${tone} run=${run} onClose=${onClose}>
      <p>${arns.length
        ? `${arns.length} marked ${arns.length === 1 ? 'execution is' : 'executions are'} ${verb}.`
        : `All ${visible(inWords({...filter, status: meant}))} are ${verb}, also those that the list has not read yet.`}</p>
      ${kind === 'stop' && html`
        <${Field} label="Error">${(id) => html`<input id=${id} maxlength="256" value=${error} onInput=${(e) => setError(e.target.value)} />`}<//>
        <${Field} label="Cause">${(id) => html`<input id=${id} maxlength="32768" value=${cause} onInput=${(e) => setCause(e.target.value)} />`}<//>`}
    <//>`;
}

/** How far the job is; it stays until it is closed. */
export function JobProgress() {
  const now = useStore(job);
  const [error, setError] = useState(null);
  const id = now?.id;
  const over = now?.state !== undefined && now.state !== 'running';
  useEffect(() => {
    if (!id || over) {
      return undefined;
    }
    const look = () => read(`jobs/${id}`).then((seen) => { setError(null); job.set(seen); }, setError);
    look();
    const timer = setInterval(look, 500);
    return () => clearInterval(timer);
  }, [id, over]);
  if (!now) {
    return null;
  }
  const {kind = 'stop', state = 'running', done = 0, passed = 0, failed = 0, scanned = 0, total, failures = [], message} = now;
  const handled = done + passed + failed;
  return html`
    <section class="job" aria-label="Job">
      <div class="job-line" role="status">
        <strong>${state === 'running' ? KINDS[kind].doing : state === 'done' ? `${KINDS[kind].action}: done` : `${KINDS[kind].action}: ${state}`}</strong>
        <span>${done.toLocaleString('en')} ${KINDS[kind].verb}${passed ? `, ${passed.toLocaleString('en')} needed nothing` : ''}${
          failed ? html`, <span class="tone-failed">${failed.toLocaleString('en')} failed</span>` : ''}</span>
        <span class="faint">${scanned.toLocaleString('en')} looked at${message ? ': ' + visible(message) : ''}</span>
        <span class="grow"></span>
        ${state === 'running' && html`<${Button} label="Cancel" onClick=${() => post(`jobs/${id}/cancel`, {}).catch(setError)} />`}
        <${Button} label="Close" icon="close" iconOnly onClick=${() => job.set(null)} />
      </div>
      ${state === 'running' && html`<progress aria-label="Progress" max=${Math.max(total ?? 0, handled, 1)} value=${total === undefined ? undefined : handled}></progress>`}
      <${ErrorBox} error=${error} />
      ${failures.length > 0 && html`<details><summary>${failures.length} of those that failed</summary><ul class="list">${failures.map(({arn, type, message: why}) => html`
        <li><a href=${pageOf(arn)}>${visible(nameOf(arn))}</a><span class="tone-failed">${visible(type)}</span><span class="dim">${visible(why)}</span></li>`)}</ul></details>`}
    </section>`;
}
