import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FINDINGS, review } from '../../lib/estate';
import { REVIEW_SCHEMA_FILE, reviewSchema } from '../../scripts/schema';
import { describeWithShared } from '../support/skip';
import { SCENARIOS } from './fixtures/scenarios';
import { ids, lines } from './support';

const PLANS = join(__dirname, 'fixtures', 'plans');

const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

describe('a plan of Terraform', () => {
  test.each(SCENARIOS)('$name yields exactly the expected findings', ({ name, finds }) => {
    expect(ids(review(read(join(PLANS, `${name}.json`))).findings)).toEqual([...finds].sort());
  });
});

describe('the declaration of a finding', () => {
  const FOLDER = 'lib/estate/findings';
  const declared = readdirSync(FOLDER).flatMap((name) =>
    [...readFileSync(join(FOLDER, name), 'utf8').matchAll(/ = finding\(\{\s+id: '([\w-]+)'/g)].map(([, id]) => id),
  );

  test('is in the catalogue', () => {
    expect([...declared].sort()).toEqual(Object.keys(FINDINGS).sort());
  });

  test('has its id and severity in the schema of reviews (npm run generate)', () => {
    expect(readFileSync(REVIEW_SCHEMA_FILE, 'utf8')).toBe(reviewSchema());
  });
});

describeWithShared('fixtures/plans', 'the plan of the real provider that narrows everything', (folder) => {
  test('yields every loss, and one file more', () => {
    const rule = 'azurerm_monitor_data_collection_rule.ct';
    const startup = 'HKEY_LOCAL_MACHINE\\Software\\Microsoft\\Windows\\CurrentVersion\\Group Policy\\Scripts\\Startup';
    expect(lines(review(read(`${folder}/update-narrower.json`)))).toEqual([
      `item-removed@${rule} Windows file C:\\inetpub\\wwwroot\\*.config: watched, with folders below -> not in the rule`,
      `item-disabled@${rule} Windows registry key ${startup}: watched -> disabled`,
      `data-type-off@${rule} Linux services: on -> off`,
      `upload-stopped@${rule} Linux file /etc/*.conf: content uploaded -> content not uploaded`,
      'machine-dropped@azurerm_monitor_data_collection_rule_association.m["vm2"] virtual machine vm2: has extension, association -> keeps nothing',
      'extension-downgraded@azurerm_virtual_machine_extension.ct["vm1"] extension of vm1: 2.35 -> 2.19',
      'extension-below-floor@azurerm_virtual_machine_extension.ct["vm1"] extension of vm1: 2.35 -> 2.19, below 2.20',
      'extension-downgraded@azurerm_virtual_machine_extension.ct["vm3"] extension of vm3: 2.35 -> 2.19',
      'extension-below-floor@azurerm_virtual_machine_extension.ct["vm3"] extension of vm3: 2.35 -> 2.19, below 2.20',
      'assignment-disabled@azurerm_subscription_policy_assignment.vm virtual machines: DeployIfNotExists -> Disabled',
      'retention-shortened@azurerm_log_analytics_workspace.ct workspace law-ct: 90 days -> 30 days',
      'public-blobs@azurerm_storage_account.content storage account stctcontent001, allow_nested_items_to_be_public: false -> true',
      `frequency-changed@${rule} Windows services: every 30 minutes -> every 10 minutes`,
      `upload-started@${rule} Linux file /etc/ssh/sshd_config: content not uploaded -> content uploaded`,
      `item-added@${rule} Linux 1 file: not watched -> watched: /etc/ssh/sshd_config`,
    ]);
  });

  test('that creates everything yields nothing blocking, and reports unknown values', () => {
    const { findings } = review(read(`${folder}/create.json`));
    expect(findings.filter(({ severity }) => severity === 'blocking')).toEqual([]);
    expect(findings.filter(({ id }) => id === 'unknown-until-apply').map(({ address }) => address)).toEqual([
      'azurerm_management_group_policy_assignment.arc',
      'azurerm_subscription_policy_assignment.vm',
    ]);
  });
});
