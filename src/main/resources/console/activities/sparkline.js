// A small curve of the last hour.
import {html} from '../view.js';

const MINUTE = 60_000;
const COUNT = 60;

/**
 * A bar for each of the last sixty minutes.
 *
 * @param {{hour: object[], of: string, label: string, tone?: string}} props `of`: the number that is drawn
 */
export function Sparkline({hour, of, label, tone = 'running'}) {
  const now = Math.floor(Date.now() / MINUTE);
  const values = new Array(COUNT).fill(0);
  for (const one of hour) {
    const at = COUNT - 1 - (now - Math.floor(one.minute / MINUTE));
    if (at >= 0 && at < COUNT) {
      values[at] = one[of] ?? 0;
    }
  }
  const most = Math.max(1, ...values);
  return html`
    <figure class="spark"><figcaption><span>${label}</span><span class="faint">most ${Math.max(...values).toLocaleString('en')}</span></figcaption>
      <svg class=${`tone-${tone}`} viewBox="0 0 240 36" preserveAspectRatio="none" role="img" aria-label=${`${label}, the last hour`}>
        ${values.map((value, at) => html`<rect x=${at * 4} width="3.2" y=${36 - height(value, most)} height=${height(value, most)} fill="currentColor" opacity=${value ? 0.85 : 0.3} />`)}</svg></figure>`;
}

const height = (value, most) => value ? Math.max(2, 36 * value / most) : 1;
