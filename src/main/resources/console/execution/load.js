// Reads an execution and follows it: its newest events first, so that what runs shows at once, the rest behind them.
import {useEffect, useMemo, useRead, useState} from '../view.js';
import {call, read} from '../aws.js';
import {watch} from '../live.js';
import {createStore, useStore} from '../store.js';
import {isExpress} from '../names.js';
import {isOver} from '../status.js';
import {emptyRun, fold} from './fold.js';

const PAGE = 1000;
/** Instances tell nobody of what an Express execution does. */
const EXPRESS_MS = 2000;

const express = () => import('./express.js');

/**
 * @typedef {object} History
 * @property {import('./events.js').Event[]} events in their order; without those at the start until they are all here
 * @property {import('./fold.js').Run} run all of them folded; changed in place
 * @property {boolean} isComplete whether they begin with the first
 * @property {boolean} [isCut] whether some of them, or data of them, were not kept
 * @property {string} [status] of the execution, as the last answer said
 * @property {Error} [error]
 */

/**
 * @param {string} arn
 * @param {boolean} [isFollowed] a page follows one execution
 * @returns {History}
 */
export function useHistory(arn, isFollowed = true) {
  const history = useMemo(() => createHistory(arn, isFollowed), [arn]);
  useEffect(() => history.start(), [history]);
  return useStore(history.store);
}

/**
 * What AWS's actions say of an execution; read again when it ends or goes on.
 *
 * @param {string} arn
 * @param {string} [status] the one that is known
 */
export function useInfo(arn, status) {
  return useRead(() => isExpress(arn) ? express().then(({infoOf}) => infoOf(arn))
    : call('DescribeExecution', {executionArn: arn, includedData: 'METADATA_ONLY'}), [arn, isOver(status)]);
}

/** The definition that an execution runs, as text and read. */
export function useDefinition(arn) {
  return useRead(async () => {
    const machine = isExpress(arn) ? await express().then(({machineOf}) => machineOf(arn))
      : await call('DescribeStateMachineForExecution', {executionArn: arn});
    return {...machine, parsed: parse(machine.definition)};
  }, [arn]);
}

/** What waits for an answer or a time in a running execution; read again after each change. */
export function useFrames(arn, last, isRunning) {
  const [frames, setFrames] = useState([]);
  useEffect(() => {
    let isWanted = true;
    const timer = setTimeout(async () => {
      const answer = isRunning ? await read('executions/frames', {arn}).catch(() => ({frames: []})) : {frames: []};
      if (isWanted) {
        setFrames(answer.frames);
      }
    }, 150);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [arn, last, isRunning]);
  return frames;
}

function createHistory(arn, isFollowed) {
  const store = createStore({events: [], run: emptyRun(), isComplete: false});
  let isWanted = true;
  let stop = () => {};
  const set = (change) => isWanted && store.set((old) => ({...old, ...change}));
  const last = () => store.get().events[store.get().events.length - 1]?.id ?? 0;
  const page = (where) => read('executions/events', {arn, count: PAGE, ...where});

  const take = ({events, status}) => {
    const next = events.filter((event) => event.id > last());
    if (next.length > 0 && next[0].id > last() + 1) {
      return catchUp();
    }
    const known = store.get();
    set({events: next.length > 0 ? known.events.concat(next) : known.events, run: fold(known.run, next), status: status ?? known.status});
  };
  const catchUp = async () => {
    for (let answer = {more: true}; answer.more && isWanted; take(answer)) {
      answer = await page({after: last()});
    }
  };
  const readHead = async (tail) => {
    const head = [];
    while (isWanted && (head[head.length - 1]?.id ?? 0) + 1 < tail) {
      const answer = await page({after: head[head.length - 1]?.id ?? 0});
      head.push(...answer.events.filter(({id}) => id < tail));
    }
    const events = head.concat(store.get().events);
    set({events, run: fold(emptyRun(), events), isComplete: true});
  };
  const readExpress = async () => {
    const {events, row, cut} = await express().then((source) => source.readExpress(arn));
    set({events, run: fold(emptyRun(), events), status: row.status, isComplete: true, isCut: cut});
    if (isWanted && !isOver(row.status)) {
      const timer = setTimeout(() => readExpress().catch(fail), EXPRESS_MS);
      stop = () => clearTimeout(timer);
    }
  };
  const begin = async () => {
    const newest = await page({before: 0});
    const events = newest.events.reverse();
    set({events, run: fold(emptyRun(), events), status: newest.status, isComplete: (events[0]?.id ?? 1) === 1});
    if (isWanted) {
      stop = isFollowed ? watch({keys: [`e:${arn}`], after: last, events: take, reload: () => catchUp().catch(fail)}) : stop;
      await (store.get().isComplete ? undefined : readHead(events[0].id));
    }
  };
  const fail = (error) => set({error});
  return {
    store,
    start() {
      isWanted = true;
      (isExpress(arn) ? readExpress() : begin()).catch(fail);
      return () => {
        isWanted = false;
        stop();
      };
    },
  };
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch (malformed) {
    return {};
  }
}
