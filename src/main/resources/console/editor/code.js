// The text of a definition in CodeMirror. It stands in a shadow root, where its styles are constructed and not markup.
import {autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap} from '@codemirror/autocomplete';
import {defaultKeymap, history, historyKeymap} from '@codemirror/commands';
import {json} from '@codemirror/lang-json';
import {bracketMatching, foldGutter, foldKeymap, HighlightStyle, indentOnInput, indentUnit, syntaxHighlighting, syntaxTree} from '@codemirror/language';
import {lintGutter, lintKeymap, setDiagnostics} from '@codemirror/lint';
import {EditorState} from '@codemirror/state';
import {drawSelection, EditorView, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers} from '@codemirror/view';
import {tags} from '@lezer/highlight';
import {readLoosely} from './read.js';
import {suggestFields, suggestValues} from './suggest.js';

const COLOURS = HighlightStyle.define([
  {tag: tags.propertyName, color: 'var(--accent)'},
  {tag: tags.string, color: 'var(--succeeded)'},
  {tag: tags.number, color: 'var(--pending)'},
  {tag: [tags.bool, tags.null], color: 'var(--timed-out)'},
]);

const THEME = EditorView.theme({
  '&': {height: '100%', fontSize: '12px', backgroundColor: 'var(--panel)', color: 'var(--text)'},
  '.cm-scroller': {fontFamily: 'var(--mono)', lineHeight: '1.55'},
  '.cm-content': {caretColor: 'var(--text)'},
  '.cm-gutters': {backgroundColor: 'var(--panel)', color: 'var(--faint)', borderRight: '1px solid var(--line)'},
  '.cm-activeLine': {backgroundColor: 'color-mix(in srgb, var(--hover) 70%, transparent)'},
  '.cm-activeLineGutter': {backgroundColor: 'var(--hover)', color: 'var(--text)'},
  '&.cm-focused': {outline: 'none'},
  '.cm-cursor': {borderLeftColor: 'var(--text)'},
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {backgroundColor: 'var(--chosen)'},
  '.cm-tooltip': {backgroundColor: 'var(--raised)', color: 'var(--text)', border: '1px solid var(--line)', borderRadius: '6px', overflow: 'hidden'},
  '.cm-tooltip-autocomplete ul li[aria-selected]': {backgroundColor: 'var(--chosen)', color: 'var(--text)'},
  '.cm-diagnostic': {borderLeft: '3px solid var(--failed)', padding: '5px 10px'},
  '.cm-diagnostic-warning': {borderLeftColor: 'var(--timed-out)'},
  '.cm-foldPlaceholder': {backgroundColor: 'var(--chosen)', border: '0', color: 'var(--dim)'},
  '.cm-matchingBracket': {backgroundColor: 'var(--chosen)'},
});

/**
 * Puts the editor into an element.
 *
 * @param {HTMLElement} host
 * @param {object} on
 * @param {string} on.text
 * @param {boolean} on.readOnly
 * @param {(text: string) => void} on.onText
 * @param {(path: (string|number)[]) => void} on.onPlace where the cursor stands
 */
export function openEditor(host, {text, readOnly, onText, onPlace}) {
  const root = host.shadowRoot ?? host.attachShadow({mode: 'open'});
  const view = new EditorView({
    parent: root,
    root,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(), foldGutter(), highlightActiveLine(), highlightActiveLineGutter(), history(), drawSelection(), indentOnInput(),
        indentUnit.of('  '), bracketMatching(), closeBrackets(), json(), lintGutter(), autocompletion({override: [complete], icons: false}),
        syntaxHighlighting(COLOURS), THEME, EditorState.readOnly.of(readOnly), EditorView.contentAttributes.of({'aria-label': 'Definition', tabindex: '0'}),
        keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, ...foldKeymap, ...completionKeymap, ...lintKeymap]),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) {
            onText(update.state.doc.toString());
          }
          if (update.selectionSet || update.docChanged) {
            onPlace(pathAt(update.state, update.state.selection.main.head).path);
          }
        }),
      ],
    }),
  });
  return {
    /** @param {import('./checks.js').Mark[]} marks of the text as it is now */
    mark: (marks) => view.dispatch(setDiagnostics(view.state, marks.map(({from, to, severity, message}) => ({
      from: Math.min(from, view.state.doc.length), to: Math.min(to, view.state.doc.length), severity, message,
    })))),
    text: () => view.state.doc.toString(),
    replace: (to) => view.dispatch({changes: {from: 0, to: view.state.doc.length, insert: to}}),
    goTo(at, hasFocus = true) {
      const anchor = Math.min(at, view.state.doc.length);
      view.dispatch({selection: {anchor}, effects: EditorView.scrollIntoView(anchor, {y: 'start', yMargin: 60})});
      if (hasFocus) {
        view.focus();
      }
    },
    close: () => view.destroy(),
  };
}

/** What may stand at the cursor; asked for by typing a quote or a letter, or by Control and Space. */
function complete(context) {
  const {state, pos} = context;
  const {path, node, isName} = pathAt(state, pos);
  const word = context.matchBefore(/"[^"\n]*/) ?? context.matchBefore(/\w*/);
  if (!word || (word.from === word.to && !context.explicit)) {
    return null;
  }
  const root = readLoosely(state.doc.toString());
  const options = (isName ? suggestFields(path, root) : suggestValues(path, root)).map((label) => ({
    label, apply: (view, completion, from, to) => insert(view, label, from, to, isName),
  }));
  const isQuoted = state.sliceDoc(word.from, word.from + 1) === '"';
  return options.length === 0 ? null : {from: isQuoted ? word.from + 1 : word.from, options, validFor: /^[\w .-]*$/, node};
}

/** Writes a word in quotes, whichever of them are there, and a colon after a new name. */
function insert(view, label, from, to, isName) {
  const {doc} = view.state;
  const start = doc.sliceString(from - 1, from) === '"' ? from - 1 : from;
  const end = doc.sliceString(to, to + 1) === '"' ? to + 1 : to;
  const colon = isName && !/^\s*:/.test(doc.sliceString(end, end + 10)) ? ': ' : '';
  const text = `${JSON.stringify(label)}${colon}`;
  view.dispatch({changes: {from: start, to: end, insert: text}, selection: {anchor: start + text.length}, userEvent: 'input.complete'});
}

/** Where in the definition a position is, by the syntax tree. */
function pathAt(state, position) {
  const inner = syntaxTree(state).resolveInner(position, -1);
  const path = [];
  for (let node = inner; node.parent; node = node.parent) {
    if (node.name === 'Property') {
      const name = node.getChild('PropertyName');
      if (name && position > name.from) {
        path.unshift(readName(state.sliceDoc(name.from, name.to)));
      }
    } else if (node.parent.name === 'Array') {
      let index = 0;
      for (let before = node.prevSibling; before; before = before.prevSibling) {
        index += /^[[\],⚠]$/.test(before.name) ? 0 : 1;
      }
      path.unshift(index);
    }
  }
  const isName = inner.name === 'PropertyName' || inner.name === 'Object' || inner.name === '{' || (inner.name === '⚠' && inner.parent?.name === 'Object');
  return {path: inner.name === 'PropertyName' ? path.slice(0, -1) : path, node: inner.name, isName};
}

function readName(text) {
  try {
    return JSON.parse(text);
  } catch (unfinished) {
    return text.slice(1);
  }
}
