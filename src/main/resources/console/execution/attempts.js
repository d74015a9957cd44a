// The attempts of a visit, and what it has started elsewhere.
import {html, useRead} from '../view.js';
import {visible} from '../json-text.js';
import {pageOf} from '../names.js';
import {StatusIcon, statusOf} from '../status.js';
import {duration} from '../time.js';
import {detailsOf} from './events.js';
import {readEventData} from './payload.js';

/** @param {{arn: string, visit: import('./fold.js').Visit, history: import('./load.js').History, now: number}} props */
export function Work({arn, visit, history, now}) {
  return html`<${Attempts} visit=${visit} now=${now} /><${Children} arn=${arn} visit=${visit} history=${history} />`;
}

function Attempts({visit, now}) {
  const isPlain = visit.attempts.length === 1 && visit.attempts[0].status === 'SUCCEEDED' && visit.attempts[0].worker === null;
  return visit.attempts.length > 0 && !isPlain && html`<ol class="attempts" aria-label="Attempts">${visit.attempts.map((attempt, at) => html`
    <li key=${attempt.event}><span class="attempt-number">try ${at + 1}</span>
      <span class=${`status tone-${statusOf(attempt.status).tone}`}><${StatusIcon} status=${attempt.status} size=${14} />${statusOf(attempt.status).label}</span>
      <span class="end">${duration((attempt.to ?? now) - attempt.from)}</span>
      <span class="faint cut">${[attempt.worker && `worker ${attempt.worker}`, attempt.started === null && attempt.status === 'RUNNING' && 'not started yet', attempt.error]
        .filter(Boolean).map((text) => visible(text)).join(' · ')}</span></li>`)}</ol>`;
}

/** Links to the executions and Map Runs that a visit has started. */
function Children({arn, visit, history}) {
  const starts = history.events.filter((event) => history.run.places.get(event.id) === visit && isStart(event));
  return html`${visit.mapRun && html`<p class="child"><span class="faint">Map Run</span> <${ArnLink} arn=${visit.mapRun} /></p>`}
    ${starts.slice(-5).map((event) => html`<${Child} key=${event.id} arn=${arn} id=${event.id} />`)}`;
}

function isStart(event) {
  const {resourceType, resource} = detailsOf(event);
  return resourceType === 'states' && /^startExecution/.test(resource ?? '') && (event.type === 'TaskSubmitted' || event.type === 'TaskSucceeded');
}

function Child({arn, id}) {
  const {value} = useRead(() => readEventData(arn, id), [arn, id]);
  const child = /"ExecutionArn"\s*:\s*"(arn:aws:states:[^"\\]+)"/.exec(value?.data.map(({text}) => text).join(' ') ?? '')?.[1];
  return child ? html`<p class="child"><span class="faint">Child</span> <${ArnLink} arn=${child} /></p>` : null;
}

/** A link to what an ARN names; the ARN alone where there is no page of it. */
function ArnLink({arn}) {
  const href = pageOf(arn);
  const short = visible(arn.split(':').slice(6).join(' / '));
  return href ? html`<a href=${href} title=${visible(arn)}>${short}</a>` : html`<span>${visible(arn)}</span>`;
}
