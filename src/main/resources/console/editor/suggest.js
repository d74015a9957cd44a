// What may be written at a place of a definition: the fields of a state of that type, the names of the states in reach.

const ALWAYS = ['Type', 'Comment', 'QueryLanguage'];
const FLOW = ['Next', 'End'];
const PATHS = ['InputPath', 'OutputPath'];
const RESULT = ['Parameters', 'ResultSelector', 'ResultPath'];
const CARE = ['Retry', 'Catch'];
const JSONATA = ['Arguments', 'Output', 'Assign'];

/** @type {Record<string, string[]>} */
const FIELDS = {
  Task: [...FLOW, 'Resource', ...PATHS, ...RESULT, ...CARE, ...JSONATA, 'TimeoutSeconds', 'TimeoutSecondsPath', 'HeartbeatSeconds', 'HeartbeatSecondsPath', 'Credentials'],
  Pass: [...FLOW, 'Result', ...PATHS, 'Parameters', 'ResultPath', 'Output', 'Assign'],
  Choice: ['Choices', 'Default', ...PATHS, 'Output', 'Assign'],
  Wait: [...FLOW, 'Seconds', 'SecondsPath', 'Timestamp', 'TimestampPath', ...PATHS, 'Output', 'Assign'],
  Succeed: [...PATHS, 'Output'],
  Fail: ['Error', 'ErrorPath', 'Cause', 'CausePath'],
  Map: [...FLOW, 'ItemProcessor', 'ItemsPath', 'Items', 'ItemSelector', 'ItemReader', 'ItemBatcher', 'ResultWriter', 'MaxConcurrency', 'MaxConcurrencyPath',
    'ToleratedFailureCount', 'ToleratedFailurePercentage', 'Label', ...PATHS, ...RESULT, ...CARE, 'Output', 'Assign'],
  Parallel: [...FLOW, 'Branches', ...PATHS, ...RESULT, ...CARE, ...JSONATA],
};
const RETRIER = ['ErrorEquals', 'IntervalSeconds', 'MaxAttempts', 'BackoffRate', 'MaxDelaySeconds', 'JitterStrategy'];
const CATCHER = ['ErrorEquals', 'Next', 'ResultPath', 'Output', 'Assign'];
const COMPARED = ['String', 'Numeric', 'Timestamp'].flatMap((type) =>
  ['Equals', 'LessThan', 'GreaterThan', 'LessThanEquals', 'GreaterThanEquals'].map((how) => type + how));
const RULE = ['Variable', 'Condition', 'Next', 'And', 'Or', 'Not', 'StringMatches', 'BooleanEquals', 'IsPresent', 'IsNull', 'IsString', 'IsNumeric', 'IsBoolean',
  'IsTimestamp', ...COMPARED, 'Output', 'Assign'];
const ERRORS = ['States.ALL', 'States.Timeout', 'States.HeartbeatTimeout', 'States.TaskFailed', 'States.Permissions', 'States.Runtime', 'States.DataLimitExceeded',
  'States.ResultPathMatchFailure', 'States.ParameterPathFailure', 'States.BranchFailed', 'States.NoChoiceMatched', 'States.IntrinsicFailure',
  'States.ExceedToleratedFailureThreshold', 'States.ItemReaderFailed', 'States.ResultWriterFailed', 'States.QueryEvaluationError'];

/**
 * Names of fields for the object at a path.
 *
 * @param {(string|number)[]} path
 * @param {any} root the definition, as far as it can be read
 * @returns {string[]} without those that are there
 */
export function suggestFields(path, root) {
  const object = valueAt(root, path) ?? {};
  return fieldsAt(path, object).filter((name) => !(name in object));
}

/**
 * Values for the field at a path.
 *
 * @param {(string|number)[]} path the field's name last
 * @param {any} root
 * @returns {string[]}
 */
export function suggestValues(path, root) {
  const names = path.filter((part) => typeof part === 'string');
  const field = names[names.length - 1];
  if (field === 'Next' || field === 'Default' || field === 'StartAt') {
    return Object.keys(scopeAt(root, path)?.States ?? {});
  }
  const known = {Type: Object.keys(FIELDS), QueryLanguage: ['JSONPath', 'JSONata'], ErrorEquals: ERRORS, Mode: ['INLINE', 'DISTRIBUTED'],
    ExecutionType: ['STANDARD', 'EXPRESS'], JitterStrategy: ['FULL', 'NONE']};
  return known[field] ?? [];
}

function fieldsAt(path, object) {
  const last = path[path.length - 1];
  const before = path[path.length - 2];
  if (path.length === 0) {
    return ['Comment', 'StartAt', 'States', 'TimeoutSeconds', 'QueryLanguage', 'Version'];
  }
  if (before === 'States') {
    return [...ALWAYS, ...(FIELDS[object.Type] ?? FLOW)];
  }
  if (before === 'Retry') {
    return RETRIER;
  }
  if (before === 'Catch') {
    return CATCHER;
  }
  if (['Choices', 'And', 'Or'].includes(String(before)) || last === 'Not') {
    return RULE;
  }
  if (last === 'ItemProcessor' || last === 'Iterator') {
    return ['ProcessorConfig', 'StartAt', 'States', 'Comment', 'QueryLanguage'];
  }
  return before === 'Branches' ? ['StartAt', 'States', 'Comment', 'QueryLanguage'] : last === 'ProcessorConfig' ? ['Mode', 'ExecutionType'] : [];
}

/** The nearest object around a path that has states. */
function scopeAt(root, path) {
  for (let length = path.length - 1; length >= 0; length--) {
    const object = valueAt(root, path.slice(0, length));
    if (object && typeof object === 'object' && typeof object.States === 'object') {
      return object;
    }
  }
  return undefined;
}

function valueAt(root, path) {
  return path.reduce((value, part) => (value === null || typeof value !== 'object' ? undefined : value[part]), root);
}
