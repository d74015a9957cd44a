// What is asked before something is done.
import {html, useEffect, useRef, useState} from './view.js';
import {Button, ErrorBox} from './parts.js';

/**
 * A dialog in front of all else. It closes by Escape, and gives the focus back.
 *
 * @param {{title: string, onClose: () => void, wide?: boolean}} props
 */
export function Dialog({title, onClose, wide, children}) {
  const dialog = useRef(null);
  useEffect(() => {
    dialog.current.showModal();
    dialog.current.querySelector('form input, form select, form textarea')?.focus();
    return () => dialog.current?.close();
  }, []);
  return html`
    <dialog ref=${dialog} class=${wide ? 'wide' : ''} aria-label=${title} onClose=${onClose}>
      <header><h2>${title}</h2><${Button} label="Close" icon="close" iconOnly onClick=${onClose} /></header>
      <div class="dialog-body">${children}</div>
    </dialog>`;
}

/**
 * A dialog that does something: it stays open with the reason where that is refused.
 *
 * @param {{title: string, action: string, tone?: string, run: () => Promise<void>, onClose: () => void}} props
 */
export function ActionDialog({title, action, tone = 'main', run, onClose, wide, extra, children}) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState(null);
  const submit = async (event) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      await run();
      onClose();
    } catch (refused) {
      setError(refused);
      setBusy(false);
    }
  };
  return html`
    <${Dialog} title=${title} wide=${wide} onClose=${onClose}>
      <form class="form" onSubmit=${submit}>
        ${children}
        <${ErrorBox} error=${error} />
        <footer>${extra}<span class="grow"></span><${Button} label="Cancel" onClick=${onClose} />
          <button class=${`button ${tone}`} disabled=${busy}>${busy ? 'Working...' : action}</button></footer>
      </form>
    <//>`;
}

let fields = 0;

/** A label with its field: `field` is drawn with the id that the label names. */
export function Field({label, hint, children}) {
  const id = useRef(null);
  id.current ??= `field-${++fields}`;
  return html`<div class="field"><label for=${id.current}>${label}</label>${children(id.current)}${
    hint && html`<small>${hint}</small>`}</div>`;
}
