import { TerraformVariable } from 'cdktf';
import { ChangeAlerts, ChangeTracking, ChangeWorkbook } from 'cdktf-azure-change-tracking';
import { describeWithTerraform, validateHcl } from '../../support/terraform';

const SUBSCRIPTION = '/subscriptions/00000000-0000-0000-0000-000000000001';

describeWithTerraform('HCL output', () => {
  test('is valid: conditions, references, waits, Windows paths, JSON with expressions, queries of several lines', () => {
    expect(
      validateHcl((stack) => {
        const path = new TerraformVariable(stack, 'path', { default: 'C:\\\\Shop\\\\prices.csv' }).stringValue;
        const made = new ChangeTracking(stack, 'ChangeTracking', {
          location: 'westeurope',
          settings: { windows: { files: [{ path }, { path: 'C:\\Shop\\*.config', recurse: true }] } },
          policy: { scope: { subscriptionId: SUBSCRIPTION } },
        });
        new ChangeWorkbook(stack, 'Workbook', { workspace: made.workspace });
        new ChangeAlerts(stack, 'Alerts', {
          workspace: made.workspace,
          rule: made.rule,
          notify: { emails: { ops: 'ops@example.com' } },
          softwareAdded: {},
        });
      }),
    ).toEqual([]);
  });
});
