import type { ExtensionVersionAuditProps } from '../../../lib/constructs/extension-version/extension-version-audit-props';
import {
  extensionAuditProblems,
  extensionPinProblems,
  narrowingWarnings,
  pinWarnings,
} from '../../../lib/constructs/extension-version/extension-version-checks';
import type { ExtensionVersionPinProps } from '../../../lib/constructs/extension-version/extension-version-pin-props';
import { textOf } from '../../../lib/core/problems';

const SUBSCRIPTION = '/subscriptions/00000000-0000-0000-0000-000000000001';
const SCOPE = { scope: { subscriptionId: SUBSCRIPTION } };
const PIN = { ...SCOPE, extensionVersion: '2.35', location: 'westeurope' };
const VIRTUAL_MACHINES = [{ selectors: [{ kind: 'resourceType', in: ['Microsoft.Compute/virtualMachines'] }] }];
const LOCATION = "must be a location's name in lower case without spaces, such as 'westeurope', got 'EU'; write 'eu'";

const auditProblems = (props: object) =>
  extensionAuditProblems({ ...SCOPE, ...props } as ExtensionVersionAuditProps).map(textOf);
const pinProblems = (props: object) =>
  extensionPinProblems({ ...PIN, ...props } as ExtensionVersionPinProps).map(textOf);

describe.each([
  ['an audit', 'ct-floor', auditProblems],
  ['a pin', 'ct-pin', pinProblems],
])('%s of the version of the extension', (_what, name, problemsOf) => {
  test.each<[object, string]>([
    [
      { scope: { subscriptionId: 'prod' } },
      "scope.subscriptionId must have the form '/subscriptions/<guid>', got '/subscriptions/prod'; copy the complete id from the resource",
    ],
    [{ nameSuffix: '' }, 'nameSuffix must not be empty: omit it for no suffix'],
    [
      { kinds: [] },
      "kinds must name at least one of 'virtualMachines', 'scaleSets', 'arcServers', got none: leave it out for all",
    ],
    [
      { kinds: ['arcServers'], resourceSelectors: VIRTUAL_MACHINES },
      "resourceSelectors selects no machine: the assignment applies to 'Microsoft.HybridCompute/machines', which no selector includes",
    ],
    [
      { kinds: ['arcServers', 'vms'], resourceSelectors: VIRTUAL_MACHINES },
      "kinds[1] must be one of 'virtualMachines', 'scaleSets', 'arcServers', got 'vms'",
    ],
    [{ machineLocations: ['EU'] }, `machineLocations[0] ${LOCATION}`],
    [{ acknowledgedWarnings: { 'definition-new': '' } }, "acknowledgedWarnings['definition-new'] must give a reason"],
  ])('with %j is refused', (props, problem) => {
    expect(problemsOf(props)).toEqual([problem]);
  });

  test('counts the default name before a suffix', () => {
    const scope = { managementGroupId: 'corp' };
    const nameSuffix = 'x'.repeat(24 - `${name}-`.length);
    expect(problemsOf({ scope, nameSuffix })).toEqual([]);
    expect(problemsOf({ scope, nameSuffix: `${nameSuffix}x` })).toEqual([
      `nameSuffix is too long: the assignment name '${name}-${nameSuffix}x' may have at most 24 characters, got 25; shorten it to ${nameSuffix.length}`,
    ]);
  });
});

describe('the names of the definitions', () => {
  const tooLong = (name: string, most: number) =>
    `is too long: the definitions are named after the assignment '${name}', which may therefore have at most ${most} characters, got ${name.length}`;

  test.each<[string, typeof pinProblems, object, number]>([
    ['an audit', auditProblems, {}, 48],
    ['an audit of Arc servers', auditProblems, { kinds: ['arcServers'] }, 53],
    ['a pin', pinProblems, {}, 41],
    ['a pin of scale sets', pinProblems, { kinds: ['scaleSets'] }, 47],
  ])('of %s leave room in its name', (_what, problemsOf, props, most) => {
    const name = 'x'.repeat(most + 1);
    expect(problemsOf({ ...props, name: name.slice(1) })).toEqual([]);
    expect(problemsOf({ ...props, name })).toEqual([`name ${tooLong(name, most)}`]);
    expect(problemsOf({ ...props, name: name.slice(2), nameSuffix: 'a' })).toEqual([
      `nameSuffix ${tooLong(`${name.slice(2)}-a`, most)}`,
    ]);
  });
});

test.each<[object, string[]]>([
  [{}, []],
  [{ minimumVersion: '2.29' }, []],
  [{ minimumVersion: '2.29.0.0' }, ["minimumVersion must be major.minor, such as '2.35', got '2.29.0.0'"]],
])('the problems of an audit with %j are %j', (props, problems) => {
  expect(auditProblems(props)).toEqual(problems);
});

describe('a pin', () => {
  test.each<[object, string]>([
    [{ extensionVersion: '2.35.0' }, "extensionVersion must be major.minor, such as '2.35', got '2.35.0'"],
    [
      { arcExtensionVersion: '2' },
      "arcExtensionVersion must be two to four numbers, such as '2.35' or '2.35.0.0', got '2'",
    ],
    [{ location: 'EU' }, `location ${LOCATION}`],
    [{ operatingSystems: ['macos'] }, "operatingSystems[0] must be one of 'windows', 'linux', got 'macos'"],
    [
      { identity: { identityId: SUBSCRIPTION, principalId: '00000000-0000-0000-0000-0000000000aa' } },
      `identity.identityId must be the id of a user-assigned identity, got that of a subscription, '${SUBSCRIPTION}'`,
    ],
    [
      { remediation: {}, enforce: false },
      'remediation deploys to machines even if enforce is false: omit it until the assignment is enforced',
    ],
    [
      { remediation: { resourceDiscoveryMode: 'ReEvaluateCompliance' }, scope: { managementGroupId: 'corp' } },
      "remediation.resourceDiscoveryMode must be 'ExistingNonCompliant' at a management group, got 'ReEvaluateCompliance'",
    ],
    [
      {
        remediation: { resourceDiscoveryMode: 'ReEvaluateCompliance' },
        scope: { managementGroupId: 'corp', subscriptionId: SUBSCRIPTION },
      },
      "scope must have exactly one of 'managementGroupId', 'subscriptionId', 'resourceGroupId', got 'managementGroupId', 'subscriptionId'",
    ],
  ])('with %j is refused', (props, problem) => {
    expect(pinProblems(props)).toEqual([problem]);
  });

  test.each([
    {},
    { arcExtensionVersion: '2.35' },
    { arcExtensionVersion: '2.35.1' },
    { arcExtensionVersion: '2.35.0.0' },
    { operatingSystems: ['linux'], kinds: ['arcServers'] },
    { remediation: { resourceDiscoveryMode: 'ReEvaluateCompliance' }, enforce: true },
  ])('may have %j', (props) => {
    expect(pinProblems(props)).toEqual([]);
  });
});

describe('warnings', () => {
  const unknown = (path: string, location: string) =>
    expect.stringContaining(`${path} names '${location}', which is no location that this version knows`);

  test('name new definitions at a management group, and unknown locations', () => {
    const selector = { selectors: [{ kind: 'resourceLocation', in: ['eastmars'] }] } as const;
    const props = {
      scope: { managementGroupId: 'corp' },
      machineLocations: ['westmars'],
      resourceSelectors: [selector],
    };
    expect(narrowingWarnings(props).map(({ id, path }) => [id, path])).toEqual([
      ['definition-new', ['scope']],
      ['location-unknown', ['machineLocations']],
      ['location-unknown', ['resourceSelectors', 0, 'selectors', 0, 'in']],
    ]);
    expect(narrowingWarnings(SCOPE)).toEqual([]);
  });

  test('name known issues of pinned versions, and locations of remediation that may not exist', () => {
    const props = {
      ...PIN,
      machineLocations: ['westmars'],
      extensionVersion: '2.23',
      arcExtensionVersion: '2.99',
      remediation: { locationFilters: ['northmars'] },
    } as const;
    expect(pinWarnings(props).map(textOf)).toEqual([
      unknown('machineLocations', 'westmars'),
      unknown('remediation.locationFilters', 'northmars'),
      expect.stringMatching(/^extensionVersion pins 2\.23, which has known issues/),
      'arcExtensionVersion pins 2.99, which has no published release note: check whether Azure offers it',
    ]);
    expect(pinWarnings({ ...PIN, extensionVersion: '2.35' }).map(textOf)).toEqual([]);
  });
});
