import { nodeVersions } from '../../scripts/nodes';

test('the oldest supported Node and the newest of every line are tried, and missing ones are named', () => {
  const of: Readonly<Record<string, readonly string[]>> = {
    '>=20.9.0': ['22.10.0', '20.10.0', '20.9.0'],
    20: ['20.10.0', '20.9.0', '20.1.0'],
    22: ['22.9.0', '22.10.0'],
  };
  const registry = { versions: (_name: string, range: string) => of[range] ?? [] };
  expect(nodeVersions('>=20.9.0', registry)).toEqual([
    { what: 'oldest Node >=20.9.0', version: '20.9.0' },
    { what: 'newest Node 20', version: '20.10.0' },
    { what: 'newest Node 22', version: '22.10.0' },
    { what: 'newest Node 24', version: undefined },
    { what: 'newest Node 26', version: undefined },
  ]);
});
