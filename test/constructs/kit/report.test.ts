import { Construct } from 'constructs';
import { report } from '../../../lib/constructs/kit/report';
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
});
