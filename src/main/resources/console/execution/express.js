// An Express execution as the instance that ran it remembers it, in the form in which others are read.
import {read} from '../aws.js';

/** What a page asks for at once is read once. */
const FRESH_MS = 1000;
let last = {arn: '', at: 0, answer: null};

/**
 * @param {string} arn
 * @returns {Promise<{row: any, cut: boolean, definition?: string, events: import('./events.js').Event[]}>}
 */
export function readExpress(arn) {
  if (last.arn !== arn || Date.now() - last.at > FRESH_MS) {
    last = {arn, at: Date.now(), answer: read('express/one', {arn})};
  }
  return last.answer;
}

/** As DescribeExecution says it of others. */
export async function infoOf(arn) {
  const {row} = await readExpress(arn);
  const seconds = (ms) => ms && ms / 1000;
  return {status: row.status, startDate: seconds(row.start), stopDate: seconds(row.stop), error: row.error, cause: row.cause};
}

/** As DescribeStateMachineForExecution says it of others; without a definition where none is kept. */
export async function machineOf(arn) {
  const {row, definition} = await readExpress(arn);
  return {stateMachineArn: row.machine, definition};
}
