// Reads a definition as scopes: what follows what never leaves its scope (the top, a branch of a
// Parallel, the processor of a Map), so that a graph can be laid out from the inside out.

/**
 * @typedef {{from: string, to: string, kind: 'next'|'default'|'choice'|'catch', label: string}} Edge
 * @typedef {{id: string, name: string, type: string, ends: boolean, distributed: boolean,
 *   scopes: Scope[], definition: Record<string, any>}} Node
 * @typedef {{path: string, owner: string|null, startAt: string|null, nodes: Node[], edges: Edge[]}} Scope
 */

/**
 * Reads a definition, or what stands there of one while it is being written: what is no state is left
 * out, and what leads to no state leads nowhere.
 *
 * @param {any} definition parsed from its text
 * @returns {Scope}
 */
export function readScopes(definition) {
  return readScope(definition, '', null);
}

/**
 * All nodes of a scope and of what is in it, as they are written.
 *
 * @param {Scope} scope
 * @returns {Node[]}
 */
export function allNodes(scope) {
  return scope.nodes.flatMap((node) => [node, ...node.scopes.flatMap(allNodes)]);
}

/**
 * The names of the states around each state, the outermost first.
 *
 * @param {Scope} scope
 * @returns {Map<string, string[]>}
 */
export function ancestry(scope) {
  const found = new Map();
  const walk = (/** @type {Scope} */ inner, /** @type {string[]} */ around) => {
    for (const node of inner.nodes) {
      found.set(node.name, around);
      node.scopes.forEach((deeper) => walk(deeper, [...around, node.name]));
    }
  };
  walk(scope, []);
  return found;
}

function readScope(definition, path, owner) {
  const states = isObject(definition) && isObject(definition.States) ? definition.States : {};
  const names = Object.keys(states).filter((name) => isObject(states[name]));
  const id = (/** @type {string} */ name) => `${path}/States/${escapePart(name)}`;
  const nodes = names.map((name) => readNode(name, id(name), states[name]));
  const edges = names.flatMap((name) => {
    const seen = new Set();
    return transitions(states[name])
      .filter(({to, kind}) => names.includes(to) && isNew(seen, `${kind} ${to}`))
      .map((edge) => ({...edge, from: id(name), to: id(edge.to)}));
  });
  const startAt = isObject(definition) && names.includes(definition.StartAt) ? id(definition.StartAt) : null;
  return {path, owner, startAt, nodes, edges};
}

function readNode(name, id, state) {
  return {
    id,
    name,
    type: typeof state.Type === 'string' ? state.Type : '?',
    ends: state.End === true || state.Type === 'Succeed' || state.Type === 'Fail',
    distributed: isObject(state.ItemProcessor) && state.ItemProcessor.ProcessorConfig?.Mode === 'DISTRIBUTED',
    scopes: innerScopes(state, id),
    definition: state,
  };
}

function innerScopes(state, id) {
  if (state.Type === 'Parallel' && Array.isArray(state.Branches)) {
    return state.Branches.map((branch, index) => readScope(branch, `${id}/Branches/${index}`, id));
  }
  for (const field of state.Type === 'Map' ? ['ItemProcessor', 'Iterator'] : []) {
    if (isObject(state[field])) {
      return [readScope(state[field], `${id}/${field}`, id)];
    }
  }
  return [];
}

function transitions(state) {
  const found = [];
  for (const rule of listOf(state.Choices)) {
    found.push({to: rule.Next, kind: 'choice', label: condition(rule)});
  }
  if (state.Default !== undefined) {
    found.push({to: state.Default, kind: 'default', label: 'otherwise'});
  }
  if (state.Next !== undefined) {
    found.push({to: state.Next, kind: 'next', label: ''});
  }
  for (const catcher of listOf(state.Catch)) {
    found.push({to: catcher.Next, kind: 'catch', label: listOfTexts(catcher.ErrorEquals).join(', ')});
  }
  return found;
}

/** The condition of a rule, on one line. */
function condition(rule) {
  if (typeof rule.Condition === 'string') {
    return rule.Condition;
  }
  const {Next, Comment, Assign, Output, ...rest} = rule;
  const {Variable, ...operators} = rest;
  const [operator, ...more] = Object.keys(operators);
  const isPlain = typeof Variable === 'string' && operator !== undefined && more.length === 0;
  return isPlain ? `${Variable} ${operator} ${JSON.stringify(operators[operator])}` : JSON.stringify(rest);
}

/** A part of a path as JSON Pointer (RFC 6901) writes it. */
export function escapePart(name) {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

function listOf(value) {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function listOfTexts(value) {
  return Array.isArray(value) ? value.filter((text) => typeof text === 'string') : [];
}

function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNew(seen, key) {
  return !seen.has(key) && seen.add(key) !== undefined;
}
