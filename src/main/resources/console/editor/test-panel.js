// Tests one state of the definition as it is written, with the result or the error of its work made up.
import {html, useEffect, useState} from '../view.js';
import {call} from '../aws.js';
import {JsonText, visible} from '../json-text.js';
import {Field} from '../dialog.js';
import {Button, CopyCli, ErrorBox} from '../parts.js';
import {Steps} from '../execution/path-view.js';

const WORKING = new Set(['Task', 'Map', 'Parallel']);

/** @param {{definition: string, nodes: import('../graph/scopes.js').Node[], chosen: string|null, onChoose: (name: string) => void}} props */
export function TestPanel({definition, nodes, chosen, onChoose}) {
  const node = nodes.find(({name}) => name === chosen) ?? nodes[0];
  const works = WORKING.has(node?.type ?? '');
  const [input, setInput] = useState('{}');
  const [kind, setKind] = useState('result');
  const [result, setResult] = useState('{}');
  const [error, setError] = useState('States.TaskFailed');
  const [answer, setAnswer] = useState({});
  useEffect(() => setAnswer({}), [node?.name]);
  const mock = !works || kind === 'none' ? {} : kind === 'result' ? {mock: {result}} : {mock: {errorOutput: {error, cause: ''}}};
  const request = {definition, stateName: node?.name ?? '', input, inspectionLevel: 'DEBUG', ...mock};
  const run = async (event) => {
    event.preventDefault();
    setAnswer({isBusy: true});
    setAnswer(await call('TestState', request).then((value) => ({value}), (refused) => ({refused})));
  };
  if (!node) {
    return html`<p class="faint test-panel">There is no state to test yet.</p>`;
  }
  return html`<form class="test-panel" onSubmit=${run} aria-label="Test state">
    <h2 class="hidden">Test of a state</h2>
    <div class="test-asked">
      <${Field} label="State">${(id) => html`<select id=${id} value=${node.name} onChange=${(event) => onChoose(event.target.value)}>
        ${nodes.map(({name}) => html`<option key=${name} value=${name}>${visible(name)}</option>`)}</select>`}<//>
      <${Field} label="Input, JSON">${(id) => html`<textarea id=${id} class="short" spellcheck="false" value=${input} onInput=${(event) => setInput(event.target.value)}></textarea>`}<//>
      ${works && html`<${Field} label="Its work">${(id) => html`<select id=${id} value=${kind} onChange=${(event) => setKind(event.target.value)}>
        <option value="result">gives this result</option><option value="error">fails with this error</option><option value="none">is really done</option></select>`}<//>`}
      ${works && kind === 'result' && html`<${Field} label="Result, JSON">${(id) => html`<textarea id=${id} class="short" spellcheck="false" value=${result} onInput=${(event) => setResult(event.target.value)}></textarea>`}<//>`}
      ${works && kind === 'error' && html`<${Field} label="Error">${(id) => html`<input id=${id} value=${error} onInput=${(event) => setError(event.target.value)} />`}<//>`}
      <div class="test-buttons"><button class="button main" disabled=${answer.isBusy}>Test</button><${CopyCli} action="TestState" input=${request} /></div>
    </div>
    <div class="test-answer" aria-live="polite"><${ErrorBox} error=${answer.refused} />${answer.value ? html`<${Answer} answer=${answer.value} />`
      : !answer.refused && html`<p class="faint">What the state makes of the input is shown here, step by step. Nothing is kept.</p>`}</div>
  </form>`;
}

function Answer({answer}) {
  const tone = {SUCCEEDED: 'tone-succeeded', FAILED: 'tone-failed'}[answer.status] ?? 'tone-timed-out';
  const words = {SUCCEEDED: 'Succeeded', FAILED: 'Failed', RETRIABLE: 'Would be tried again', CAUGHT_ERROR: 'Caught'}[answer.status] ?? answer.status;
  return html`<p class="test-status"><strong class=${tone}>${words}</strong>
      ${answer.nextState && html`<span>then <b>${visible(answer.nextState)}</b></span>`}
      ${answer.error && html`<span class="tone-failed">${visible(answer.error)}${answer.cause ? `: ${visible(answer.cause)}` : ''}</span>`}</p>
    ${answer.inspectionData ? html`<${Steps} data=${answer.inspectionData} answer=${answer} />` : answer.output && html`<${JsonText} text=${answer.output} label="Output" />`}`;
}
