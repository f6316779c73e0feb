import { review } from '../../../lib/estate';
import { planOfRow } from '../losses/losses';

interface Plan {
  readonly resource_changes: readonly { readonly address: string; readonly change: object }[];
}

const healthy = planOfRow({ change: 'nothing', finds: {} }, 'azurerm') as Plan;

/** A review of the healthy estate, of which Terraform forgets one resource. */
function forgetting(address: string) {
  const changes = healthy.resource_changes.map((one) =>
    one.address === address ? { ...one, change: { ...one.change, actions: ['forget'], after: null } } : one,
  );
  return review({ ...healthy, resource_changes: changes }).findings.map(({ id, address: at }) => `${id}@${at}`);
}

describe('a resource that Terraform forgets', () => {
  const addresses = healthy.resource_changes.map(({ address }) => address);

  test.each(addresses.filter((address) => !address.includes('remediation')))('stays, and is listed: %s', (address) => {
    expect(forgetting(address)).toEqual([`resource-forgotten@${address}`]);
  });

  test('is not listed if it is a remediation task', () => {
    const tasks = addresses.filter((address) => address.includes('remediation'));
    expect(tasks.length).toBeGreaterThan(0);
    expect(tasks.flatMap(forgetting)).toEqual([]);
  });
});
