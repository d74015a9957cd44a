// A small curve of the last hour.
import {html} from '../view.js';

const MINUTE = 60_000;
const COUNT = 60;

/**
 * A bar for each of the last sixty minutes; none where nothing is known.
 *
 * @param {{hour: object[], of: string, label: string, tone?: string, isSampled?: boolean}} props `of`: the number that is
 *     drawn; `isSampled`: what is not said is not known, and is not 0
 */
export function Sparkline({hour, of, label, tone = 'running', isSampled = false}) {
  const now = Math.floor(Date.now() / MINUTE);
  const nothing = isSampled ? undefined : 0;
  const values = new Array(COUNT).fill(nothing);
  for (const one of hour) {
    const at = COUNT - 1 - (now - Math.floor(one.minute / MINUTE));
    if (at >= 0 && at < COUNT) {
      values[at] = one[of] ?? nothing;
    }
  }
  const most = Math.max(0, ...values.filter((value) => value !== undefined));
  return html`
    <figure class="spark"><figcaption><span>${label}</span><span class="faint">most ${most.toLocaleString('en')}</span></figcaption>
      <svg class=${`tone-${tone}`} viewBox="0 0 240 36" preserveAspectRatio="none" role="img" aria-label=${`${label}, the last hour`}>
        ${values.map((value, at) => value !== undefined && html`<rect x=${at * 4} width="3.2" y=${36 - height(value, most)} height=${height(value, most)} fill="currentColor" opacity=${value ? 0.85 : 0.3} />`)}</svg></figure>`;
}

const height = (value, most) => value ? Math.max(2, 36 * value / most) : 1;
