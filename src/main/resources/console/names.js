// ARNs and what can be told of them.
import {address} from './router.js';
import {home} from './settings.js';

const PARTITION = 'arn:aws:states:';

/** The last part: what people call it. */
export function nameOf(arn) {
  const parts = arn.split(':');
  const kind = parts[5];
  return kind === 'express' ? parts[7] : parts.slice(kind === 'stateMachine' || kind === 'activity' ? 6 : 7).join(':');
}

/** 'execution', 'express', 'stateMachine', 'activity', 'mapRun'; undefined for what is no ARN of Step Functions. */
export function kindOf(arn) {
  const parts = arn.split(':');
  return arn.startsWith(PARTITION) && parts.length > 6 ? parts[5] : undefined;
}

/** Whether it is an execution of which instances remember something, and the store knows nothing. */
export const isExpress = (arn) => kindOf(arn) === 'express';

/** The state machine of an execution or of a Map Run. */
export function machineOf(arn) {
  const parts = arn.split(':');
  return [...parts.slice(0, 5), 'stateMachine', parts[6].split('/')[0]].join(':');
}

/** A machine without its version or alias. */
export function unqualified(arn) {
  return arn.split(':').slice(0, 7).join(':');
}

export function machineArn(name) {
  return `${PARTITION}${home.get().region}:${home.get().account}:stateMachine:${name}`;
}

const PAGES = {
  execution: 'execution',
  express: 'execution',
  stateMachine: 'machine',
  activity: 'activity',
  mapRun: 'map-run',
};

/** The address of the page on what an ARN names; undefined where there is none. */
export function pageOf(arn, query) {
  const page = PAGES[kindOf(arn) ?? ''];
  return page && address(page, page === 'machine' ? unqualified(arn) : arn, query);
}
