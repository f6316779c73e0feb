import { FRAMEWORKS } from '../../lib/facts/frameworks';
import manifest from '../../package.json';
import { FRAMEWORKS as PACKAGES } from '../../scripts/frameworks';

test.each(Object.entries(FRAMEWORKS))(
  'a new app of %s has the modules and versions that the package of the framework needs',
  (name, { library, framework, provider, versions }) => {
    const { manifest: published, modules } = PACKAGES[name as keyof typeof PACKAGES];
    expect(library).toBe(published.name);
    expect(framework).toBe(modules['cdktf'] ?? 'cdktf');
    expect(provider).toBe(modules['@cdktf/provider-azurerm'] ?? '@cdktf/provider-azurerm');
    expect({
      [framework]: versions.framework,
      [provider]: versions.provider,
      constructs: versions.constructs,
    }).toEqual(published.peerDependencies);
  },
);

test('every package has a framework', () => {
  expect(Object.keys(FRAMEWORKS)).toEqual(Object.keys(PACKAGES));
  expect(FRAMEWORKS.cdktf.library).toBe(manifest.name);
});
