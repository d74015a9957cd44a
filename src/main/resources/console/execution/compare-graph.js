// The graph of two runs: where they differ is marked.
import {html, useMemo} from '../view.js';
import {layOut} from '../graph/layout.js';
import {readScopes} from '../graph/scopes.js';
import {Graph} from '../graph/view.js';
import {statusOf} from '../status.js';

/**
 * @param {{subject: string, definition: any, byName: Map<string, import('./differences.js').Difference>, selected: string|null,
 *   onSelect: (name: string) => void}} props
 */
export function CompareGraph({subject, definition, byName, selected, onSelect}) {
  const picture = useMemo(() => layOut(readScopes(definition)), [definition]);
  const look = (box) => {
    const row = byName.get(box.name);
    const [one, other] = [row?.a, row?.b].map((summary) => statusOf(summary?.status ?? 'PENDING').label);
    const differs = (row?.differs.length ?? 0) > 0;
    return {status: row?.b?.status, note: !row ? box.type : differs ? `${one} / ${other}` : one, isMarked: differs};
  };
  return html`<${Graph} picture=${picture} subject=${subject + (picture.boxes.length > 0)} label="States of both" look=${look}
    selected=${picture.boxes.find(({name}) => name === selected)?.id ?? null} onSelect=${(box) => onSelect(box.name)} onToggle=${() => {}} empty="" />`;
}
