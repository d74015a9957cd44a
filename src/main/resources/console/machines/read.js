// The list of machines, and what stands there while there are none.
import {html} from '../view.js';
import {read} from '../aws.js';
import {address} from '../router.js';
import {readOnly} from '../settings.js';
import {Empty} from '../parts.js';

/** All pages of the list, without counts: machines are hundreds, and not millions. */
export async function readMachines(most = 10_000) {
  const machines = [];
  let next;
  do {
    const page = await read('machines', {next});
    machines.push(...page.machines);
    ({next} = page);
  } while (next && machines.length < most);
  return machines;
}

/** How many executions each of a few machines has in each status, by their ARNs. */
export async function readCounts(arns) {
  const answer = arns.length > 0 ? await read('machines/counts', {machine: arns}) : {machines: []};
  return new Map(answer.machines.map(({arn, counts}) => [arn, counts]));
}

const COMMANDS = [
  `export AWS_ENDPOINT_URL=${location.origin}`,
  'export AWS_ACCESS_KEY_ID=any AWS_SECRET_ACCESS_KEY=any',
  'aws stepfunctions create-state-machine --name hello \\',
  '  --role-arn arn:aws:iam::000000000000:role/any \\',
  `  --definition '{"StartAt": "Hi", "States": {"Hi": {"Type": "Pass", "End": true}}}'`,
];

/** How to get a first one, from the page or from a shell. */
export function NoMachines() {
  return html`<${Empty} title="No state machines yet.">
    <p>${!readOnly && html`<a href=${address('editor')}>Write one here</a>, or `}point the AWS CLI, an SDK or Terraform at this server:</p>
    <pre tabindex="0">${COMMANDS.join('\n')}</pre><//>`;
}
