// Writes a definition: checked as it is typed by the server's own validator, with its graph and tests of states beside it.
import {html, useEffect, useMemo, useRead, useRef, useState} from '../view.js';
import {call} from '../aws.js';
import {marksOf} from '../editor/checks.js';
import {openEditor} from '../editor/code.js';
import {readLoosely} from '../editor/read.js';
import {CreateDialog, PublishDialog, saveRevision} from '../editor/save.js';
import {TestPanel} from '../editor/test-panel.js';
import {layOut} from '../graph/layout.js';
import {placeOf, readLocation} from '../graph/json-place.js';
import {allNodes, escapePart, readScopes} from '../graph/scopes.js';
import {Graph} from '../graph/view.js';
import {reindent, visible} from '../json-text.js';
import {nameOf} from '../names.js';
import {Button, ErrorBox, Icon, PageHead, toast} from '../parts.js';
import {address} from '../router.js';
import {readOnly} from '../settings.js';

export const styles = ['/console/graph.css', '/console/editor.css'];

const CHECK_AFTER_MS = 250;
const FIRST = `{
  "Comment": "What it is for",
  "StartAt": "Hello",
  "States": {
    "Hello": {
      "Type": "Pass",
      "End": true
    }
  }
}
`;

export default function EditorPage({route}) {
  const arn = route.rest;
  const {value, error} = useRead(() => (arn ? call('DescribeStateMachine', {stateMachineArn: arn}) : Promise.resolve({definition: FIRST, type: 'STANDARD'})), [arn]);
  if (error) {
    return html`<${PageHead} title="Editor" crumbs=${[['Machines', address('machines')]]} /><div class="page"><${ErrorBox} error=${error} /></div>`;
  }
  return value && html`<${Editor} key=${arn} arn=${arn} machine=${value} chosen=${route.query.get('state')} />`;
}

function Editor({arn, machine, chosen}) {
  const start = useMemo(() => (/\n/.test(machine.definition) ? machine.definition : reindent(machine.definition)), [machine]);
  const [text, setText] = useState(start);
  const [saved, setSaved] = useState(start);
  const [place, setPlace] = useState([]);
  const [asked, setAsked] = useState(null);
  const [refused, setRefused] = useState(null);
  const [showsTest, setShowsTest] = useState(false);
  const [collapsed, setCollapsed] = useState(new Set());
  const host = useRef(null);
  const code = useRef(null);

  useEffect(() => {
    code.current = openEditor(host.current, {text: start, readOnly, onText: setText, onPlace: setPlace});
    return () => code.current.close();
  }, []);
  const {marks, isChecked} = useChecks(text, machine.type, code);
  const scope = useScopes(text);
  const nodes = useMemo(() => allNodes(scope), [scope]);
  const picture = useMemo(() => layOut(scope, {collapsed}), [scope, collapsed]);
  const selected = useMemo(() => stateAt(place, nodes), [place, nodes]);
  const goToState = (id, hasFocus) => {
    const {keyFrom, from} = placeOf(code.current.text(), readLocation(id));
    code.current.goTo(keyFrom >= 0 ? keyFrom : from, hasFocus);
    setPlace(readLocation(id));
  };
  useEffect(() => {
    const node = chosen && nodes.find(({name}) => name === chosen);
    if (node) {
      goToState(node.id, false);
    }
  }, [chosen]);
  const errors = marks.filter(({severity}) => severity === 'error').length;
  const isChanged = text !== saved;
  const save = async () => {
    setRefused(null);
    try {
      await saveRevision(arn, text);
      setSaved(text);
    } catch (error) {
      setRefused(error);
    }
  };
  const tidy = () => {
    code.current.replace(reindent(text));
    toast('Laid out anew');
  };
  const marked = new Set(marks.map(({state}) => state));
  const title = arn ? nameOf(arn) : 'New state machine';
  return html`<${PageHead} title=${title} crumbs=${[['Machines', address('machines')]]} actions=${html`
      <${Button} label="Lay out" onClick=${tidy} disabled=${readOnly || errors > 0 && /JSON/.test(marks[0]?.message)} />
      <${Button} label="Test state" aria-pressed=${showsTest ? 'true' : 'false'} onClick=${() => setShowsTest(!showsTest)} />
      ${arn && html`<a class="button plain" href=${address('machine', arn, {start: 1})}>Start execution</a>`}
      ${arn && html`<${Button} changes label="Publish..." onClick=${() => setAsked('publish')} />`}
      ${arn ? html`<${Button} changes tone="main" label="Save as revision" disabled=${!isChanged} onClick=${save} />`
        : html`<${Button} changes tone="main" label="Create..." onClick=${() => setAsked('create')} />`}`}>
      ${arn && html`<span class="badge">${isChanged ? 'draft' : 'saved'}</span>`}<//>
    ${refused && html`<div class="page"><${ErrorBox} error=${refused} /></div>`}
    <div class=${`editor ${showsTest ? 'has-test' : ''}`}>
      <section class="editor-text" aria-label="Definition"><div class="code" ref=${host}></div>
        <${Problems} marks=${marks} isChecked=${isChecked} onChoose=${(mark) => code.current.goTo(mark.from)} /></section>
      <section class="editor-graph" aria-label="Graph"><${Graph} picture=${picture} subject=${arn || 'new'} label="States of the definition" selected=${selected?.id ?? null}
        look=${(box) => ({note: box.distributed ? 'Distributed Map' : box.type, isMarked: marked.has(box.id)})}
        onSelect=${(box) => goToState(box.id, false)} onToggle=${({id}) => setCollapsed((old) => toggled(old, id))} empty="The graph is drawn as states are written" /></section>
      ${showsTest && html`<section class="editor-test" aria-label="Test of a state"><${TestPanel} definition=${text} nodes=${nodes} chosen=${selected?.name ?? null}
        onChoose=${(name) => goToState(nodes.find((node) => node.name === name).id, false)} /></section>`}
    </div>
    ${asked === 'create' && html`<${CreateDialog} definition=${text} onClose=${() => setAsked(null)} />`}
    ${asked === 'publish' && html`<${PublishDialog} arn=${arn} definition=${text} onSaved=${() => setSaved(text)} onClose=${() => setAsked(null)} />`}`;
}

/** What the validator says of the text, a moment after the last letter; an answer to an older text is not shown. */
function useChecks(text, type, code) {
  const [found, setFound] = useState({marks: [], isChecked: false});
  useEffect(() => {
    const asking = new AbortController();
    setFound((old) => ({...old, isChecked: false}));
    const timer = setTimeout(async () => {
      const answer = await call('ValidateStateMachineDefinition', {definition: text, type, severity: 'WARNING'}, {signal: asking.signal})
        .catch((refused) => ({diagnostics: text.trim() ? [{severity: 'ERROR', code: refused.type, message: refused.message}] : []}));
      if (!asking.signal.aborted) {
        const marks = marksOf(text, answer.diagnostics);
        code.current?.mark(marks);
        setFound({marks, isChecked: true});
      }
    }, CHECK_AFTER_MS);
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [text, type]);
  return found;
}

/** The graph keeps its last shape while the text cannot be read at all. */
function useScopes(text) {
  const last = useRef(null);
  return useMemo(() => {
    const scope = readScopes(readLoosely(text));
    last.current = scope.nodes.length > 0 || last.current === null ? scope : last.current;
    return last.current;
  }, [text]);
}

function Problems({marks, isChecked, onChoose}) {
  return html`<div class="problems" role="region" aria-label="Problems" aria-live="polite">
    ${marks.length === 0 && html`<p class=${isChecked ? 'tone-succeeded' : 'faint'}>${isChecked ? 'No problems' : 'Checking'}</p>`}
    <ul>${marks.map((mark) => html`<li key=${`${mark.from} ${mark.message}`}><button type="button" onClick=${() => onChoose(mark)}>
      <span class=${mark.severity === 'error' ? 'tone-failed' : 'tone-timed-out'}><${Icon} name="warning" /></span>
      <span class="problem-place">${mark.line}:${mark.column}</span><span>${visible(mark.message)}</span></button></li>`)}</ul></div>`;
}

/** The innermost state around a place. */
function stateAt(place, nodes) {
  const ids = new Map(nodes.map((node) => [node.id, node]));
  for (let length = place.length; length > 0; length--) {
    const node = ids.get(place.slice(0, length).map((part) => `/${escapePart(String(part))}`).join(''));
    if (node) {
      return node;
    }
  }
  return null;
}

function toggled(set, id) {
  return set.has(id) ? new Set([...set].filter((other) => other !== id)) : new Set([...set, id]);
}
