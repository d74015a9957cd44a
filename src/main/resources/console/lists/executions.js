// A list of executions that is read a page at a time, and told of what begins and ends meanwhile.
import {read} from '../aws.js';
import {watch} from '../live.js';
import {createStore} from '../store.js';
import {fits, parametersOf} from './filter.js';

const COUNT = 50;

/**
 * @typedef {object} Listed
 * @property {object[]} rows newest first; none moves while it is looked at
 * @property {object[]} fresh what has begun meanwhile: it is shown when that is asked for
 * @property {boolean} loading
 * @property {boolean} more whether there are others
 * @property {Error} [error]
 * @property {number} [scanned] how many a search has looked at
 * @property {number} [total] of how many
 */

/** @param {import('./filter.js').Filter} filter */
export function createList(filter) {
  /** @type {import('../store.js').Store<Listed>} */
  const store = createStore({rows: [], fresh: [], loading: true, more: false});
  let next;
  let turn = 0;
  let isRead = false;
  let missed = false;

  const ask = (from) => {
    const parameters = {...parametersOf(filter), next: from};
    return filter.q
        ? read('search', {...parameters, prefix: undefined, q: filter.q})
        : read('executions', {...parameters, count: COUNT, where: true});
  };

  /** What is asked for anew overtakes what is under way. */
  const page = async (from) => {
    const mine = ++turn;
    store.set((old) => ({...old, loading: true, error: undefined}));
    try {
      const {rows, next: further, scanned, total} = await ask(from);
      if (mine === turn) {
        next = further;
        store.set((old) => {
          const known = from ? old.rows : [];
          const arns = new Set(known.map(({arn}) => arn));
          return {rows: [...known, ...rows.filter(({arn}) => !arns.has(arn))], fresh: from ? old.fresh : [],
            scanned, total, loading: false, more: Boolean(further)};
        });
        settle();
      }
    } catch (error) {
      if (mine === turn) {
        store.set((old) => ({...old, error, loading: false}));
      }
    }
  };

  /** Rows that are here are changed where they are; others wait until they are asked for. */
  const take = (rows) => store.set((old) => {
    const told = new Map(rows.map((row) => [row.arn, row]));
    const change = (row) => told.get(row.arn) ?? row;
    const here = new Set([...old.rows, ...old.fresh].map(({arn}) => arn));
    const begun = rows.filter((row) => !here.has(row.arn) && fits(filter, row));
    const all = [...begun.reverse(), ...old.fresh.map(change)];
    return old.rows.length === 0 && !old.loading
        ? {...old, rows: all, fresh: []}
        : {...old, rows: old.rows.map(change), fresh: all};
  });

  /** What was told before there was a list may be later than what the list was made of. */
  const settle = () => {
    isRead = true;
    if (missed) {
      missed = false;
      catchUp();
    }
  };

  const hear = (rows) => {
    if (isRead) {
      take(rows);
    } else {
      missed = true;
    }
  };

  /** What was missed is read, and laid in like what is told. */
  const catchUp = async () => {
    if (!isRead) {
      missed = true;
      return;
    }
    try {
      take((await ask()).rows.reverse());
    } catch (away) {
      console.info('not read again: ' + away.message);
    }
  };

  return {
    store,
    begin() {
      page();
      return filter.q ? () => { turn++; } : watch({
        keys: [filter.machine ? `m:${filter.machine}` : 'm:*'],
        rows: ({rows}) => hear(rows),
        reload: catchUp,
      });
    },
    again: () => page(),
    more: () => next && !store.get().loading && page(next),
    show: () => store.set((old) => ({...old, rows: [...old.fresh, ...old.rows], fresh: []})),
  };
}
