// The steps of a state's data flow, as TestState names them, in the order in which they are gone.

const STEPS = [
  ['assigned', 'Variables before'],
  ['input', 'Input'],
  ['afterInputPath', 'After InputPath'],
  ['afterItemsPath', 'After ItemsPath'],
  ['afterItemsPointer', 'After ItemsPointer'],
  ['afterItemSelector', 'After ItemSelector'],
  ['afterItemBatcher', 'After ItemBatcher'],
  ['afterParameters', 'After Parameters'],
  ['afterArguments', 'After Arguments'],
  ['result', 'Result'],
  ['afterResultSelector', 'After ResultSelector'],
  ['afterResultPath', 'After ResultPath'],
  ['variables', 'Variables after'],
];

/**
 * @param {Record<string, any>} data inspectionData of TestState's answer
 * @param {{output?: string}} answer
 * @returns {{label: string, text: string, isSame: boolean}[]} `isSame`: the step before had the same text
 */
export function pathSteps(data, answer) {
  const found = STEPS.filter(([member]) => typeof data[member] === 'string').map(([member, label]) => ({label, text: data[member]}));
  if (answer.output !== undefined) {
    found.push({label: 'Output', text: answer.output});
  }
  return found.map((step, at) => ({...step, isSame: at > 0 && found[at - 1].text === step.text}));
}
