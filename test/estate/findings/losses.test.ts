import { readFileSync } from 'node:fs';
import { check, FINDINGS, review } from '../../../lib/estate';
import { describeWithShared } from '../../support/skip';
import { HEALTHY_CHANGES } from '../losses/healthy-changes';
import { canSay, LOSSES, planOfRow } from '../losses/losses';
import { DIALECTS, type Dialect } from '../losses/render';
import type { Row } from '../losses/row';

describe.each(DIALECTS)('in %s', (dialect) => {
  describe.each(Object.entries(LOSSES))('a loss of %s is found', (_subject, rows) => {
    for (const row of rows.filter((one) => canSay(one, dialect))) {
      test(row.change, () => expect(found(row, dialect)).toEqual(row.finds));
    }
  });

  test('a check of the healthy estate finds nothing', () => {
    const estate: Row = { change: 'nothing', finds: {}, by: 'check' };
    expect(found(estate, dialect)).toEqual({});
  });

  test.each(HEALTHY_CHANGES.filter(({ only }) => only?.includes(dialect) ?? true))(
    'a healthy change loses nothing: $change',
    (row) => {
      expect(found(row, dialect)).toEqual({});
    },
  );
});

test('every finding that is found has the severity of its declaration', () => {
  const wanted = Object.values(LOSSES).flatMap((rows) => rows.flatMap(({ finds }) => Object.entries(finds)));
  expect(wanted.map(([id]) => [id, FINDINGS[id as keyof typeof FINDINGS]?.severity])).toEqual(wanted);
});

/** What a review or a check finds that is blocking or wants attention, by id. */
function found(row: Row, dialect: Dialect): Record<string, string> {
  const document = planOfRow(row, dialect);
  const { findings } = row.by === 'check' ? check(document) : review(document);
  return Object.fromEntries(
    findings.filter(({ severity }) => severity !== 'information').map(({ id, severity }) => [id, severity]),
  );
}

describe('a check of a state', () => {
  const [row] = LOSSES['what is watched'] ?? [];
  const planned = planOfRow(row as Row, 'azurerm') as { resource_changes: readonly PlannedResource[] };
  const lines = (document: unknown) =>
    check(document).findings.map(({ id, address, becomes }) => `${id}@${address}: ${becomes}`);

  test('gives the same findings as the plan that results in it, in JSON and in the raw file', () => {
    expect(lines(planned)).toHaveLength(1);
    expect(lines(stateOf(planned.resource_changes))).toEqual(lines(planned));
    expect(lines(rawStateOf(planned.resource_changes))).toEqual(lines(planned));
  });
});

interface PlannedResource {
  readonly address: string;
  readonly type: string;
  readonly change: { readonly after: unknown };
}

/** A state as `terraform show -json` prints it. */
function stateOf(resources: readonly PlannedResource[]): unknown {
  return {
    format_version: '1.0',
    terraform_version: '1.11.4',
    values: {
      root_module: {
        resources: resources.map(({ address, type, change }) => ({
          address,
          mode: 'managed',
          type,
          name: address.split('.')[1],
          values: change.after,
          sensitive_values: {},
        })),
      },
    },
  };
}

/** The state file itself. */
function rawStateOf(resources: readonly PlannedResource[]): unknown {
  return {
    version: 4,
    terraform_version: '1.11.4',
    serial: 1,
    lineage: '00000000-0000-0000-0000-000000000000',
    resources: resources.map(({ address, type, change }) => ({
      mode: 'managed',
      type,
      name: address.split('.')[1],
      provider: 'provider["registry.terraform.io/hashicorp/azurerm"]',
      instances: [{ schema_version: 0, attributes: change.after, sensitive_attributes: [] }],
    })),
  };
}

describeWithShared('reference/microsoft-ct-dcr.json', "a check of Microsoft's own rule", (file) => {
  test('gives the same findings in every dialect', () => {
    const { dataSources } = JSON.parse(readFileSync(file, 'utf8')) as {
      dataSources: { extensions: { extensionSettings: unknown }[] };
    };
    const settings = dataSources.extensions.map(({ extensionSettings }) => extensionSettings);
    const row: Row = {
      change: "Microsoft's settings",
      finds: {},
      by: 'check',
      azurerm: Object.fromEntries(
        settings.map((one, os) => [`rule/data_sources/0/extension/${os}/extension_json`, JSON.stringify(one)]),
      ),
      arm: Object.fromEntries(
        settings.map((one, os) => [`rule/body/properties/dataSources/extensions/${os}/extensionSettings`, one]),
      ),
    };
    const lines = DIALECTS.map((dialect) =>
      check(planOfRow(row, dialect)).findings.map(({ id, subject, becomes }) => `${id} ${subject}: ${becomes}`),
    );
    expect(lines[0]?.length).toBeGreaterThan(0);
    expect(lines[1]).toEqual(lines[0]);
    expect(lines[2]).toEqual(lines[0]);
  });
});
