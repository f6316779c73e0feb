import { readFileSync } from 'node:fs';
import { check, FINDINGS, type Review, review } from '../../../lib/estate';
import { describeWithShared } from '../../support/skip';
import { HEALTHY_CHANGES } from '../losses/healthy-changes';
import { canSay, LOSSES, planOfRow } from '../losses/losses';
import { DIALECTS, type Dialect } from '../losses/render';
import type { Row } from '../losses/row';
import { reviewOfRow, SAID_FILE, type Said, said, withoutAddresses } from '../losses/said';

const SAID = JSON.parse(readFileSync(SAID_FILE, 'utf8')) as Said;

describe.each(DIALECTS)('in %s', (dialect) => {
  describe.each(Object.entries(LOSSES))('a loss of %s is found', (_subject, rows) => {
    for (const row of rows.filter((one) => canSay(one, dialect))) {
      test(row.change, () => {
        const result = reviewOfRow(row, dialect);
        expect(found(result)).toEqual(row.finds);
        expectSaid(row, dialect, said(result));
      });
    }
  });

  test('a check of the healthy estate finds nothing', () => {
    const estate: Row = { change: 'nothing', finds: {}, by: 'check' };
    expect(found(reviewOfRow(estate, dialect))).toEqual({});
  });

  test.each(HEALTHY_CHANGES.filter(({ only }) => only?.includes(dialect) ?? true))(
    'a healthy change loses nothing: $change',
    (row) => {
      const result = reviewOfRow(row, dialect);
      expect(found(result)).toEqual({});
      expectSaid(row, dialect, said(result));
    },
  );
});

/** What is said is what was read and found right (`npm run generate`), in each dialect the same but for the addresses. */
function expectSaid({ change }: Row, dialect: Dialect, lines: readonly string[]): void {
  const { [dialect]: recorded, ...others } = SAID[change] ?? {};
  if (recorded !== undefined) expect(lines).toEqual(recorded);
  else expect(withoutAddresses(lines)).toEqual(withoutAddresses(Object.values<readonly string[]>(others)[0] ?? []));
}

/** Changes that are not the same in Azure, with the reason. */
const OF_TERRAFORM: Readonly<Record<string, string>> = {
  'the settings of a data source are encoded twice':
    'Azure has an object there, so text is of the tool that exported it',
  'the extension of a machine gets another address': 'a resource of Azure has no other address than its id',
  'the container is replaced by one of another name': 'one goes and another comes',
};

describe('in exports of Azure, row by row', () => {
  describe.each(Object.entries(LOSSES))('a loss of %s is found', (_subject, rows) => {
    for (const row of rows.filter((one) => canSay(one, 'azapi') && isExported(one))) {
      test(row.change, () => expect(foundInExports(row)).toEqual(row.finds));
    }
  });

  test('a check of the healthy estate finds nothing', () => {
    expect(foundInExports({ change: 'nothing', finds: {}, by: 'check' })).toEqual({});
  });
});

/** Whether Azure itself can be like this: what Terraform knows later, or does on the way, is in no export. */
function isExported(row: Row): boolean {
  const isLater = JSON.stringify(planOfRow(row, 'azapi')).includes('"after_unknown":{"');
  const isByTerraform = [row.replaced, row.forgotten, row.imported].some((keys) => keys !== undefined);
  return !isLater && !(row.change in OF_TERRAFORM) && !isByTerraform;
}

function foundInExports(row: Row): Record<string, string> {
  const { resource_changes: changes } = planOfRow(row, 'azapi') as { resource_changes: readonly AzapiChange[] };
  const [before, after] = (['before', 'after'] as const).map((side) => ({
    value: changes.flatMap(({ change }) => (change[side] === null ? [] : [exportedRow(change[side] as AzapiResource)])),
  }));
  return found(row.by === 'check' ? check(after) : review(after, { base: before }));
}

interface AzapiResource {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly location: string | null;
  readonly identity: readonly { type: string; identity_ids: string[] | null; principal_id: string | null }[];
  readonly body: object;
}

interface AzapiChange {
  readonly change: Readonly<Record<'before' | 'after', AzapiResource | null>>;
}

/** A resource as Resource Manager returns it. */
function exportedRow({ id, type, name, location, identity: [identity], body }: AzapiResource): unknown {
  const ids = identity?.identity_ids ?? [];
  return {
    ...{ id, type: type.split('@')[0], name, location, ...body },
    ...(identity && {
      identity: {
        type: identity.type,
        ...(identity.principal_id !== null && { principalId: identity.principal_id }),
        ...(ids.length > 0 && { userAssignedIdentities: Object.fromEntries(ids.map((one) => [one, {}])) }),
      },
    }),
  };
}

test('every finding that is found has the severity of its declaration', () => {
  const wanted = Object.values(LOSSES).flatMap((rows) => rows.flatMap(({ finds }) => Object.entries(finds)));
  expect(wanted.map(([id]) => [id, FINDINGS[id as keyof typeof FINDINGS]?.severity])).toEqual(wanted);
});

/** What a review or a check finds that is blocking or wants attention, by id. */
function found({ findings }: Review): Record<string, string> {
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
