import { usedFeatures } from '../../lib/settings/features';
import type { ChangeTrackingSettings } from '../../lib/settings/types';

describe('usedFeatures', () => {
  test.each<[ChangeTrackingSettings, string[]]>([
    [{}, ['windowsServices']],
    [{ windows: false }, []],
    [{ windows: { services: false } }, []],
    [{ windows: { services: false, registryKeys: ['knownDlls'] } }, ['registry']],
    [{ windows: { services: false, registryKeys: [] } }, []],
    [{ windows: { services: false, registryKeys: [{ key: 'HKLM\\SOFTWARE\\A', enabled: false }] } }, []],
    [{ windows: { services: false, files: [{ path: '%windir%\\win.ini', enabled: false }] } }, []],
    [{ windows: false, linux: { files: [{ path: '/etc/a', uploadContent: true, enabled: false }] } }, []],
    [{ windows: { services: false, files: [{ path: '%windir%\\win.ini' }] } }, ['environmentVariables']],
    [{ windows: { services: false, files: [{ path: 'C:\\a.ini', uploadContent: true }] } }, ['fileContentUpload']],
    [
      { windows: false, linux: { files: [{ path: '/etc/a', uploadContent: true }] } },
      ['fileContentUpload', 'linuxFileContentUpload'],
    ],
  ])('of %j are %j', (settings, features) => {
    expect(usedFeatures(settings)).toEqual(features);
  });
});
