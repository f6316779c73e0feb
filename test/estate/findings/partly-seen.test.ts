import { check, review } from '../../../lib/estate';
import { HEALTHY } from '../losses/healthy';
import { AT_APPLY, type Edits, edited, type Pieces } from '../losses/piece';
import { planOf } from '../losses/render';

const LINUX = ['rule', 'arm', 'body', 'properties', 'dataSources', 'extensions', '1', 'extensionSettings'];
const file = (destinationPath: unknown, name: unknown = destinationPath, rest: object = {}) => ({
  ...{
    name,
    enabled: true,
    destinationPath,
    useSudo: true,
    recurse: false,
    maxContentsReturnable: 0,
    pathType: 'File',
  },
  ...{ links: 'Follow', maxOutputSize: 500000, groupTag: 'Custom', checksum: 'Sha256', uploadContent: false },
  ...rest,
});
const files = (...entries: unknown[]): Edits => ({ 'fileSettings/fileInfo': entries });

function pieces(edits: Edits): Pieces {
  return Object.entries(edits).reduce<unknown>(
    (all, [path, to]) => edited(all, [...LINUX, ...path.split('/')], to),
    HEALTHY,
  ) as Pieces;
}

/** What a review finds in an estate of azapi, in which a plan tells the hidden values one by one. */
function found(before: Edits, after: Edits): string[] {
  return review(planOf('azapi', pieces(before), pieces(after))).findings.map(
    ({ id, subject, was, becomes }) => `${id}: ${subject}: ${was} → ${becomes}`,
  );
}

const [A, B, C] = [file('/etc/a.conf'), file('/etc/b.conf'), file('/etc/c.conf')];
const place = (index: number) => `fileSettings.fileInfo[${index}].destinationPath`;
const unknown = (places: string) => `unknown-until-apply: Linux settings, ${places}: known → known only at apply`;
const removed = (path: string) => `item-removed: Linux file ${path}: watched → not in the rule`;

describe('a value of the settings that becomes known only at apply', () => {
  test('hides neither an entry that is removed nor a kind of data that is switched off', () => {
    expect(found(files(A, B, C), { ...files(A, B), enableFiles: AT_APPLY, enableServices: false })).toEqual([
      'data-type-off: Linux services: on → off',
      removed('/etc/c.conf'),
      unknown('enableFiles'),
    ]);
  });

  test('does not hide a fault of what is new', () => {
    const ids = found(files(A), { ...files(A, file('/etc/a.*/b.conf')), enableSoftware: AT_APPLY }).map(
      (one) => one.split(':')[0],
    );
    expect(ids).toContain('item-unsupported');
  });

  test('hides the frequency of its kind of data and no other', () => {
    const services = 'servicesSettings/serviceCollectionFrequency';
    const software = 'softwareSettings/softwareCollectionFrequency';
    expect(found({}, { [services]: 60, [software]: AT_APPLY })).toEqual([
      "frequency-out-of-range: Linux services: in range → must be 300 to 36000 seconds (the frequencies of Microsoft's rule), got 60",
      unknown('softwareSettings.softwareCollectionFrequency'),
      'frequency-changed: Linux services: every 5 minutes → every 1 minute',
    ]);
  });

  test('of one entry hides that value of that entry', () => {
    const open = file('/etc/a.conf', 'a', { recurse: AT_APPLY });
    expect(found(files(A, B), files(open, file('/etc/b.conf', 'b', { enabled: false })))).toEqual([
      'item-disabled: Linux file /etc/b.conf: watched → disabled',
      unknown('fileSettings.fileInfo[0].recurse'),
    ]);
  });
});

describe('an entry whose path becomes known only at apply', () => {
  test('is not removed', () => {
    expect(found(files(A, B), files(A, file(AT_APPLY)))).toEqual([unknown(place(1))]);
    expect(found(files(A, B), files(file(AT_APPLY, '/etc/a.conf'), B))).toEqual([unknown(place(0))]);
    expect(found(files(A, B), files(AT_APPLY, B))).toEqual([unknown('fileSettings.fileInfo[0]')]);
  });

  test('is told from one that is removed by its name', () => {
    expect(found(files(A, B, C), files(A, file(AT_APPLY, '/etc/c.conf')))).toEqual([
      removed('/etc/b.conf'),
      unknown(place(1)),
    ]);
  });

  test('with a name that is not seen either accounts for one of those that are missing', () => {
    expect(found(files(A, B, C), files(A, file(AT_APPLY)))).toEqual([
      'item-removed: Linux 2 files: watched: /etc/b.conf, /etc/c.conf → at least 1 of them not in the rule',
      unknown(place(1)),
    ]);
  });
});

/** The settings of a rule in configuration. */
const configuration = (...entries: unknown[]) => ({
  resource: {
    azurerm_monitor_data_collection_rule: {
      ct: {
        name: 'dcr-ct',
        data_sources: {
          extension: {
            name: 'linux',
            extension_name: 'ChangeTracking-Linux',
            streams: ['Microsoft-ConfigurationChange'],
            extension_json: JSON.stringify({
              ...{ enableFiles: true, enableSoftware: true, enableServices: true, enableInventory: true },
              enableRegistry: false,
              fileSettings: { fileCollectionFrequency: 900, fileInfo: entries },
              softwareSettings: { softwareCollectionFrequency: 300 },
              inventorySettings: { inventoryCollectionFrequency: 36000 },
              servicesSettings: { serviceCollectionFrequency: 300 },
            }),
          },
        },
      },
    },
  },
});
const compared = (before: unknown[], after: unknown[]) =>
  review(configuration(...after), { base: configuration(...before) })
    .findings.filter(({ id }) => /^(item|unknown)-/.test(id))
    .map(({ id, subject, was, becomes }) => `${id}: ${subject}: ${was} → ${becomes}`);

describe('an expression for a path in configuration', () => {
  test('that stays is no change, and what else changes is found', () => {
    const open = file('/opt/${var.app}/x.conf');
    expect(compared([A, B, open], [A, open])).toEqual([removed('/etc/b.conf')]);
    expect(compared([A, open], [A, { ...open, enabled: false }])).toEqual([
      'item-disabled: Linux file /opt/${var.app}/x.conf: watched → disabled',
    ]);
  });

  test('that was there before may be the path that is written now', () => {
    expect(compared([A, file('${var.b}')], [A, B])).toEqual([
      `unknown-until-apply: Linux settings, ${place(1)}: known only at apply → known`,
    ]);
  });

  test('that is gone without another entry is removed', () => {
    expect(compared([A, file('${var.b}')], [A])).toEqual([
      removed('${var.b}'),
      `unknown-until-apply: Linux settings, ${place(1)}: known only at apply → known`,
    ]);
  });
});

test('a check finds the faults of what is seen beside what is not', () => {
  const ids = check(
    planOf('azapi', {}, pieces({ ...files(file('/etc/a.*/b.conf'), AT_APPLY), enableUpload: AT_APPLY })),
  )
    .findings.map(({ id }) => id)
    .sort();
  expect(ids).toEqual(['item-unsupported', 'unknown-until-apply']);
});
