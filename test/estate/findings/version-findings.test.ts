import { type PlannedChange, plan, reviewed } from '../support';

const ADDRESS = 'azurerm_virtual_machine_extension.ct';
const extension = (type_handler_version?: unknown, more: object = {}) => ({
  publisher: 'Microsoft.Azure.ChangeTrackingAndInventory',
  type: 'ChangeTracking-Linux',
  virtual_machine_id: '/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/web',
  type_handler_version,
  ...more,
});
const NEWER = { auto_upgrade_minor_version: true };
const UPGRADED = { automatic_upgrade_enabled: true };

type Sides = Omit<PlannedChange, 'address'>;

describe('an extension', () => {
  test.each<[string, Sides, ...string[]]>([
    ['as it was', { before: extension('2.35'), after: extension('2.35') }],
    ['of a newer version', { before: extension('2.35'), after: extension('2.40') }, 'extension-changed: 2.35 -> 2.40'],
    [
      'of an older version',
      { before: extension('2.35'), after: extension('2.30') },
      'extension-downgraded: 2.35 -> 2.30',
    ],
    [
      'of one that is too old',
      { before: extension('2.35'), after: extension('2.9') },
      'extension-downgraded: 2.35 -> 2.9',
      'extension-below-floor: 2.35 -> 2.9, below 2.20',
    ],
    [
      'of a newer one that is too old',
      { before: extension('2.8'), after: extension('2.9') },
      'extension-below-floor: 2.8 -> 2.9, below 2.20',
      'extension-changed: 2.8 -> 2.9',
    ],
    [
      'of the oldest that is recommended',
      { before: extension('2.9'), after: extension('2.20') },
      'extension-changed: 2.9 -> 2.20',
    ],
    [
      'with minor versions as of its installation',
      { before: extension('2.35'), after: extension('2.30', NEWER) },
      'extension-changed: 2.35 -> 2.30 or newer when installed',
    ],
    [
      'without minor versions as of its installation',
      { before: extension('2.35', NEWER), after: extension('2.30') },
      'extension-changed: 2.35 or newer when installed -> 2.30',
    ],
    [
      'without a version',
      { before: extension('2.35'), after: extension() },
      'extension-changed: 2.35 -> newest when installed',
    ],
    [
      'that Azure upgrades',
      { before: extension('2.9'), after: extension('2.9', UPGRADED) },
      'extension-changed: 2.9 -> kept up to date by Azure',
    ],
    ['that Azure upgrades as before', { before: extension('2.35', UPGRADED), after: extension('2.30', UPGRADED) }],
    [
      'that Azure upgrades no more',
      { before: extension('2.35', UPGRADED), after: extension('2.35') },
      'upgrade-off: kept up to date by Azure -> 2.35',
    ],
    [
      'that Azure upgrades no more, too old',
      { before: extension('2.9', UPGRADED), after: extension('2.9') },
      'extension-below-floor: kept up to date by Azure -> 2.9, below 2.20',
      'upgrade-off: kept up to date by Azure -> 2.9',
    ],
    [
      'whose version cannot be seen',
      { before: extension('2.35'), after: extension(), unknown: { type_handler_version: true } },
      'unknown-until-apply: 2.35 -> known only at apply',
    ],
    [
      'that may have a newer minor version',
      { before: extension('2.35'), after: extension('2.35'), unknown: { auto_upgrade_minor_version: true } },
      'unknown-until-apply: 2.35 -> known only at apply',
    ],
    [
      'that Azure may upgrade',
      {
        before: extension('2.35'),
        after: extension('2.35', UPGRADED),
        afterSensitive: { automatic_upgrade_enabled: true },
      },
      'unknown-until-apply: 2.35 -> sensitive',
    ],
    [
      'whose version stays a secret',
      {
        before: extension('2.35'),
        after: extension('2.35'),
        beforeSensitive: { type_handler_version: true },
        afterSensitive: { type_handler_version: true },
      },
    ],
    [
      'that is new, of a version that cannot be seen',
      { after: extension(), unknown: { type_handler_version: true } },
      'unknown-until-apply: not installed -> known only at apply',
    ],
    ['that is new, too old', { after: extension('2.9') }, 'extension-below-floor: not installed -> 2.9, below 2.20'],
    ['that is new', { after: extension('2.35') }],
    ['that is new, whose version is none', { after: extension('two') }],
    ['that is new, whose version ends with a letter', { after: extension('1.9x') }],
    ['that is new, whose version has a letter', { after: extension('1.x9') }],
  ])('%s is found as such', (_what, sides, ...wanted) => {
    const told = [
      'extension-added',
      'machine-dropped',
      'extension-unlisted',
      'version-malformed',
      'extension-known-issue',
    ];
    const found = reviewed(plan({ address: ADDRESS, ...sides }))
      .map((line) => line.replace(`@${ADDRESS} extension of web`, ''))
      .filter((line) => !told.some((id) => line.startsWith(id)));
    expect(found).toEqual(wanted);
  });
});
