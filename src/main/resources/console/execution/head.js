// The head of an execution's page: how it is, why, and what can be done with it.
import {html, useState} from '../view.js';
import {call} from '../aws.js';
import {visible} from '../json-text.js';
import {isExpress, machineOf, nameOf, pageOf} from '../names.js';
import {Button, CopyButton, CopyCli, ErrorBox, PageHead, toast} from '../parts.js';
import {address, go} from '../router.js';
import {canRedrive, isOver, Status} from '../status.js';
import {duration, Time} from '../time.js';
import {OnDemand} from '../on-demand.js';

const DIALOGS = {
  stop: () => import('./dialogs.js').then((module) => module.StopDialog),
  again: () => import('./dialogs.js').then((module) => module.StartAgain),
  compare: () => import('./dialogs.js').then((module) => module.CompareDialog),
};

/**
 * @param {object} props
 * @param {string} props.arn
 * @param {any} props.info answer of DescribeExecution
 * @param {import('./load.js').History} props.history
 * @param {string} props.status
 * @param {number} props.now
 * @param {string} [props.parent] the execution that has started this one
 * @param {any} [props.machine] answer of DescribeStateMachineForExecution
 * @param {() => void} props.onFailure goes to the state that failed
 */
export function Head({arn, info, history, status, now, parent, machine, onFailure}) {
  const [asked, setAsked] = useState(null);
  const [error, setError] = useState(null);
  const close = () => setAsked(null);
  const redrive = async () => {
    try {
      setError(null);
      await call('RedriveExecution', {executionArn: arn});
      toast('Redriven');
    } catch (refused) {
      setError(refused);
    }
  };
  const {run} = history;
  const from = run.from ?? (info && info.startDate * 1000);
  const to = isOver(status) ? run.to ?? (info?.stopDate && info.stopDate * 1000) : now;
  const failure = run.error ?? info?.error;
  const machineArn = machine?.stateMachineArn ?? machineOf(arn);
  return html`<${PageHead} crumbs=${[[nameOf(machineOf(arn)), pageOf(machineOf(arn))]]} title=${nameOf(arn)} actions=${html`
      ${status && !isOver(status) && !isExpress(arn) && html`<${Button} changes icon="stop" tone="danger" label="Stop" onClick=${() => setAsked('stop')} />`}
      ${canRedrive(status) && !isExpress(arn) && info?.redriveStatus !== 'NOT_REDRIVABLE' && html`<${Button} changes icon="redrive" label="Redrive" onClick=${redrive} />`}
      ${!isExpress(arn) && html`<${Button} changes icon="play" label="New like this" onClick=${() => setAsked('again')} />
        <${Button} label="Compare" onClick=${() => setAsked('compare')} />
        <${CopyCli} action="DescribeExecution" input=${{executionArn: arn}} />`}
      <${CopyButton} label="Copy ARN" iconOnly text=${arn} />`}>
      ${status && html`<${Status} status=${status} />`}
    <//>
    <div class="run-line">
      ${failure && html`<button type="button" class="run-failure" onClick=${onFailure} title="To the state that failed"><strong>${visible(failure)}</strong>
        ${run.failed && html` in <b>${visible(run.failed.name)}</b>`}${(run.cause ?? info?.cause) && html`<span class="cut">${visible(run.cause ?? info.cause)}</span>`}</button>`}
      <span class="run-facts">
        ${from && html`<span>started <${Time} at=${from} /></span>`}
        ${from && to && html`<span>${duration(to - from)}</span>`}
        <span>${(history.events[history.events.length - 1]?.id ?? 0).toLocaleString('en')} events</span>
        ${isExpress(arn) && html`<span>Express${history.isCut ? ': some events or data were not kept' : ''}</span>`}
        ${run.redrives > 0 && html`<span>${run.redrives} ${run.redrives === 1 ? 'redrive' : 'redrives'}</span>`}
        ${info?.mapRunArn && html`<span>child of <a href=${pageOf(info.mapRunArn)}>a Map Run</a></span>`}
        ${parent && html`<span>child of <a href=${pageOf(parent)}>${visible(nameOf(parent))}</a></span>`}
        ${info?.stateMachineVersionArn && html`<span>version ${info.stateMachineVersionArn.split(':').pop()}</span>`}
      </span>
    </div>
    <${ErrorBox} error=${error} />
    ${asked && html`<${OnDemand} key=${asked} load=${DIALOGS[asked]} arn=${arn} machine=${machineArn} onClose=${close}
      onChoose=${(other) => go(address('compare', '', {a: arn, b: other}))} />`}`;
}
