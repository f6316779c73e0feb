import { Construct } from 'constructs';
import { report, reportOnce } from '../../../lib/constructs/kit/report';
import type { Warning } from '../../../lib/facts/warnings';
import { newStack } from '../../support/synth';

const WARNING: Warning = { id: 'path-broad', path: ['settings', 'linux', 'files', 0, 'path'], message: 'is broad' };

function reported(acknowledged?: Parameters<typeof report>[2]) {
  const construct = new Construct(newStack(), 'Construct');
  report(construct, [WARNING], acknowledged);
  return construct.node.metadata.map(({ type, data }) => [type, data]);
}

describe('a warning', () => {
  test('is an annotation that ends in its id', () => {
    expect(reported()).toEqual([['@cdktf/warn', 'settings.linux.files[0].path is broad [path-broad]']]);
  });

  test('is information with the reason once it is acknowledged', () => {
    expect(reported({ 'path-broad': 'a small folder' })).toEqual([
      ['@cdktf/info', 'acknowledged: a small folder (settings.linux.files[0].path is broad) [path-broad]'],
    ]);
  });

  test('is not acknowledged by the reason of another', () => {
    expect(reported({ 'path-folder': 'a small folder' })).toMatchObject([['@cdktf/warn', expect.anything()]]);
  });

  describe('of one kind', () => {
    const of = (place: Warning['path'], message: Warning['message']): Warning => ({
      id: 'path-broad',
      path: place,
      message,
    });
    const lines = (...warnings: Warning[]) => {
      const construct = new Construct(newStack(), 'Construct');
      report(construct, warnings);
      return construct.node.metadata.map(({ data }) => data as string);
    };

    test('is one line with all places', () => {
      expect(lines(of(['a'], "is '1'"), of(['b', 0], "is '2'"), of(['c'], 'is small'), of(['d'], "is '3'"))).toEqual([
        "a is '1'; the same holds for 'b[0]', 'd' [path-broad]",
        'c is small [path-broad]',
      ]);
    });

    test('has a line for each value of one place', () => {
      expect(lines(of(['a'], "is '1'"), of(['a'], "is '2'"))).toEqual([
        "a is '1' [path-broad]",
        "a is '2' [path-broad]",
      ]);
    });
  });
});

test('warnings that are found several times are reported once each', () => {
  const construct = new Construct(newStack(), 'Construct');
  const other: Warning = { ...WARNING, message: 'is a folder' };
  reportOnce(construct, [WARNING, other]);
  reportOnce(construct, [other, { ...other, id: 'path-folder' }]);
  expect(construct.node.metadata.map(({ data }) => data)).toEqual([
    'settings.linux.files[0].path is broad [path-broad]',
    'settings.linux.files[0].path is a folder [path-broad]',
    'settings.linux.files[0].path is a folder [path-folder]',
  ]);
});
