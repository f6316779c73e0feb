import { FoundMachines } from 'cdktf-azure-change-tracking';
import { describeIf } from '../support/skip';
import { existingRule, virtualMachine } from './support/azure';
import { Deployment, MISSING } from './support/deployment';
import { stackJson } from './support/stack';

const ID = virtualMachine('web01');

/** A version of a stack that finds one machine: the stand-in lists none, so the list is written out, with these keys. */
function version(key: string, earlierIds: readonly string[] = []) {
  const json = JSON.parse(
    stackJson((stack) => {
      const rule = existingRule(stack);
      const requiredTags = { changeTracking: 'linux' };
      new FoundMachines(stack, 'Found', { rule, kind: 'virtualMachines', os: 'linux', requiredTags, earlierIds });
    }),
  ) as { locals: Record<string, unknown> };
  const [local = ''] = Object.keys(json.locals);
  return { app: JSON.stringify({ ...json, locals: { [local]: { [key]: { id: ID } } } }) };
}

describeIf(MISSING.length === 0, MISSING.join(' and '), 'machines that are found', () => {
  test('keep their extensions and association when their ids change to lower case', () => {
    const deployment = new Deployment();
    try {
      expect(deployment.apply(version(ID)).errors).toEqual([]);
      const { planned, errors } = deployment.apply(version(ID.toLowerCase(), [ID]));
      expect({ errors, actions: planned.map(({ action }) => action) }).toEqual({
        errors: [],
        actions: Array(3).fill('move'),
      });
      expect(deployment.plan().planned).toEqual([]);
    } finally {
      deployment.remove();
    }
  }, 60_000);
});
