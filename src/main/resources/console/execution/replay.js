// The slider over the events of a run: what was known at each moment.
import {html, useEffect, useRef, useState} from '../view.js';
import {exactClock} from '../time.js';
import {Button} from '../parts.js';

const STEP_MS = 60;
const LENGTH_MS = 12_000;

/**
 * @param {object} props
 * @param {import('./events.js').Event[]} props.events all of them
 * @param {number|null} props.at id of the last event that is shown; null for all
 * @param {(at: number|null) => void} props.onMove
 */
export function Replay({events, at, onMove}) {
  const [isPlaying, setPlaying] = useState(false);
  const last = events[events.length - 1]?.id ?? 0;
  const shown = at ?? last;
  const event = events[shown - 1];
  const latest = useRef(shown);
  latest.current = shown;
  useEffect(() => {
    if (!isPlaying) {
      return undefined;
    }
    const step = Math.max(1, Math.round((last * STEP_MS) / LENGTH_MS));
    const timer = setInterval(() => {
      const next = latest.current + step;
      onMove(next >= last ? null : next);
      if (next >= last) {
        setPlaying(false);
      }
    }, STEP_MS);
    return () => clearInterval(timer);
  }, [isPlaying, last]);
  const play = () => {
    if (!isPlaying && shown >= last) {
      onMove(1);
    }
    setPlaying(!isPlaying);
  };
  const move = (to) => {
    setPlaying(false);
    onMove(to >= last ? null : Math.max(1, to));
  };
  return html`<div class="replay" role="group" aria-label="Replay">
    <${Button} label=${isPlaying ? 'Pause the replay' : 'Replay'} icon=${isPlaying ? 'pause' : 'play'} iconOnly onClick=${play} />
    <button type="button" class="step" aria-label="Event before" disabled=${shown <= 1} onClick=${() => move(shown - 1)}>‹</button>
    <input type="range" min="1" max=${Math.max(1, last)} value=${shown} aria-label="Event" aria-valuetext=${event ? `event ${shown} of ${last}, ${event.type}` : ''}
      onInput=${(change) => move(Number(change.target.value))} />
    <button type="button" class="step" aria-label="Event after" disabled=${shown >= last} onClick=${() => move(shown + 1)}>›</button>
    <span class="replay-at"><span>event ${shown.toLocaleString('en')} of ${last.toLocaleString('en')}</span>
      <span class="faint">${event ? exactClock(event.timestamp) : ''}</span></span>
    <${Button} label="Now" disabled=${at === null} onClick=${() => move(last)} />
  </div>`;
}
