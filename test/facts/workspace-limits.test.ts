import { CLUSTER_SKU, COMMITMENT_SKU, DEFAULT_WORKSPACE_SKU, WORKSPACE_SKUS } from '../../lib/facts/workspace-limits';

test('the pricing tiers with a meaning of their own are pricing tiers', () => {
  const named = [DEFAULT_WORKSPACE_SKU, COMMITMENT_SKU, CLUSTER_SKU];
  expect(WORKSPACE_SKUS).toEqual(expect.arrayContaining(named));
  expect(new Set(named).size).toBe(3);
});
