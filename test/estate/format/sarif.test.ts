import { FINDINGS, formatSarif, review } from '../../../lib/estate';
import { file, linux, plan, rule } from '../support';

const RULE = 'azurerm_monitor_data_collection_rule.ct';
const found = review(
  plan({ address: RULE, before: rule(linux(file('/etc/hosts'), file('/etc/motd'))), after: rule(linux(file('/b'))) }),
);
type Run = {
  readonly tool: { readonly driver: { readonly rules: readonly { readonly defaultConfiguration: object }[] } };
  readonly results: readonly {
    readonly locations: readonly {
      readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } };
    }[];
  }[];
};
const runOf = (artifact: Parameters<typeof formatSarif>[1]) =>
  (JSON.parse(formatSarif(found, artifact)) as { readonly runs: readonly [Run] }).runs[0];

test('every rule has the level of its severity', () => {
  const levels = { blocking: 'error', attention: 'warning', information: 'note' };
  expect(runOf('a').tool.driver.rules.map((one) => one.defaultConfiguration)).toEqual(
    Object.values(FINDINGS).map(({ severity }) => ({ level: levels[severity] })),
  );
});

test('a finding is in the file that its address comes from', () => {
  const { results } = runOf((address) => `${address}.json`);
  expect(results.length).toBeGreaterThan(0);
  for (const { locations } of results) expect(locations[0]?.physicalLocation.artifactLocation.uri).toBe(`${RULE}.json`);
});
