// The data of an event as a file.
import {read} from '../aws.js';
import {saveAs} from '../save.js';

/** All of it, of which the start is known. */
export async function download(arn, id, field, start, length) {
  const parts = [start];
  for (let from = start.length; from < length;) {
    const next = await read('executions/event/data', {arn, id, field, from});
    parts.push(next.text);
    from += Math.max(1, next.text.length);
  }
  saveAs(new Blob(parts, {type: 'application/json'}), `event-${id}-${field.split('.').pop()}.json`);
}
