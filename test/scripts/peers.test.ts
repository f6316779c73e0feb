import { choosePeers, type Versions } from '../../scripts/peers';

/** A registry whose ranges are written as the versions they allow. */
const registry = (of: Readonly<Record<string, Readonly<Record<string, Versions>>>>) => ({
  versions: (name: string, range: string) =>
    Object.keys(of[name] ?? {}).filter((version) => range.split(' ').every((one) => one.split('|').includes(version))),
  peers: (name: string, version: string) => of[name]?.[version] ?? {},
});
const RANGES = { provider: '14.4.0|14.10.0', framework: '0.23.0|0.24.0', constructs: '10.4.2|10.8.1|10.10.0' };
const versions = (...names: readonly string[]) => Object.fromEntries(names.map((name) => [name, {}]));

describe('the peers that are tried', () => {
  const all = registry({
    provider: versions('14.10.0', '14.4.0', '15.0.0'),
    framework: { '0.23.0': {}, '0.24.0': { constructs: '10.4.2|10.8.1' } },
    constructs: versions('10.8.1', '10.10.0', '10.4.2'),
  });

  test('are the oldest ones that the package allows', () => {
    expect(choosePeers(RANGES, 'oldest', all)).toEqual({
      provider: '14.4.0',
      framework: '0.23.0',
      constructs: '10.4.2',
    });
  });

  test('are the newest ones that the package and the peers before them allow', () => {
    expect(choosePeers(RANGES, 'newest', all)).toEqual({
      provider: '14.10.0',
      framework: '0.24.0',
      constructs: '10.8.1',
    });
  });

  test('are those that the package allows if the registry has none that a peer asks for', () => {
    const others = registry({
      provider: { '14.4.0': { framework: '0.22.0' } },
      framework: versions('0.24.0'),
      constructs: versions('10.4.2'),
    });
    expect(choosePeers(RANGES, 'newest', others)).toMatchObject({ framework: '0.24.0' });
  });

  test('are refused if the registry has none that the package allows', () => {
    expect(() => choosePeers(RANGES, 'oldest', registry({}))).toThrow('the registry has no provider 14.4.0|14.10.0');
  });
});
