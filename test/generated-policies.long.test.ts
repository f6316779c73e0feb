import { type TerraformStack, Testing } from 'cdktf';
import type { Construct, IConstruct } from 'constructs';
import fc from 'fast-check';
import { ChangeTracking } from '../lib/constructs/change-tracking/change-tracking';
import type { ChangeTrackingProps } from '../lib/constructs/change-tracking/change-tracking-props';
import { ExtensionVersionPin } from '../lib/constructs/extension-version/extension-version-pin';
import type { ExtensionVersionPinProps } from '../lib/constructs/extension-version/extension-version-pin-props';
import { EstateAssignments } from '../lib/constructs/policy/estate-assignments/estate-assignments';
import type { EstateAssignmentsProps } from '../lib/constructs/policy/estate-assignments/estate-assignments-props';
import { InitiativeAssignment } from '../lib/constructs/policy/initiative-assignment/initiative-assignment';
import type { InitiativeAssignmentProps } from '../lib/constructs/policy/initiative-assignment/initiative-assignment-props';
import { INITIATIVE_NAMES, INITIATIVES, type InitiativeMember, type InitiativeName } from '../lib/facts/initiatives';
import { DISCOVERY_MODES, INITIATIVE_EFFECTS } from '../lib/facts/policy';
import { newStack } from './support/synth';

const SUBSCRIPTION = '/subscriptions/00000000-0000-0000-0000-000000000001';
const GROUP = `${SUBSCRIPTION}/resourceGroups/rg-servers`;
const IDENTITY = `${GROUP}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-agent`;

/** A value that is right for a prop, and now and then one that is wrong. */
const mostly = <T>(right: fc.Arbitrary<T>, ...wrong: unknown[]): fc.Arbitrary<T> =>
  fc.oneof({ weight: 40, arbitrary: right }, { weight: 1, arbitrary: fc.constantFrom(...(wrong as T[])) });

const scope = mostly(
  fc.constantFrom({ managementGroupId: 'corp' }, { subscriptionId: SUBSCRIPTION }, { resourceGroupId: GROUP }),
  SUBSCRIPTION,
  { managementGroupId: undefined },
  { subscriptionId: GROUP },
  {},
);
const rule = fc.record(
  {
    ruleId: mostly(fc.constant(`${GROUP}/providers/Microsoft.Insights/dataCollectionRules/dcr`), 'dcr'),
    location: mostly(fc.constantFrom('westeurope', 'uksouth'), 'West Europe', 'usgovvirginia'),
    features: fc.constant([]),
    operatingSystems: fc.constantFrom(['windows'], ['linux'], ['windows', 'linux'], []),
  },
  { requiredKeys: ['ruleId', 'location', 'features'] },
);
const locations = mostly(
  fc.uniqueArray(fc.constantFrom('westeurope', 'uksouth', 'swedencentral', 'eastus'), { minLength: 1 }),
  [],
  ['westeurop'],
  ['westeurope', 'westeurope'],
);
const remediation = fc.record(
  {
    failureThreshold: mostly(fc.constant(0.5), 0, 2),
    parallelDeployments: mostly(fc.integer({ min: 1, max: 30 }), 31),
    resourceDiscoveryMode: fc.constantFrom(...DISCOVERY_MODES),
    run: fc.constantFrom(1, 2, 3),
  },
  { requiredKeys: [] },
);
const memberEffects = (initiatives: readonly string[]) =>
  fc.dictionary(
    fc.constantFrom(
      ...INITIATIVE_NAMES.filter((name) => initiatives.includes(name)).flatMap((name) =>
        Object.keys(INITIATIVES[name].members),
      ),
      'DeployNothing',
    ),
    mostly(fc.constantFrom('DeployIfNotExists', 'Disabled'), 'AuditIfNotExists', 'Audit', undefined),
    { maxKeys: 2 },
  );
const agentIdentity = mostly(
  fc.constantFrom({ identityId: IDENTITY }, { identityName: 'id-agent', resourceGroupName: 'rg-ids' }, 'builtIn'),
  IDENTITY,
  undefined,
  {},
);
const narrowing = {
  enforce: fc.boolean(),
  notScopes: mostly(
    fc.constantFrom([], [`${GROUP}/providers/Microsoft.Compute/virtualMachines/x`]),
    [SUBSCRIPTION],
    ['x'],
  ),
  location: mostly(fc.constant('westeurope'), 'West Europe'),
};
const onboarding = {
  scope,
  ...narrowing,
  effect: fc.constantFrom(...INITIATIVE_EFFECTS),
  remediation,
};
const attachAgentIdentity = fc.boolean();

const assignments = mostly(fc.constantFrom<string>(...INITIATIVE_NAMES), 'vms').chain((initiative) =>
  fc.record(
    {
      ...onboarding,
      rule,
      kind: fc.constant(initiative),
      memberEffects: memberEffects([initiative]),
      nameSuffix: mostly(fc.constantFrom('eu', 'a'.repeat(15)), '', 'a/b', 'a'.repeat(60)),
      machineLocations: locations,
      agentIdentity: initiative === 'arcServers' ? mostly(fc.constant(undefined), 'builtIn') : agentIdentity,
      ...(initiative !== 'arcServers' && { attachAgentIdentity }),
    },
    { requiredKeys: ['scope', 'rule', 'kind', 'agentIdentity'] },
  ),
);
const estates = fc.record(
  {
    ...onboarding,
    agentIdentity,
    attachAgentIdentity,
    memberEffects: memberEffects(INITIATIVE_NAMES),
    kinds: mostly(fc.uniqueArray(fc.constantFrom(...INITIATIVE_NAMES), { minLength: 1 }), [], ['vms']),
    geographies: fc.dictionary(
      mostly(fc.constantFrom('europe', 'americas'), '', 'Europe', 'a'.repeat(70)),
      mostly(
        fc.record({ rule, machineLocations: locations, agentIdentity }, { requiredKeys: ['rule', 'machineLocations'] }),
        undefined,
      ),
      { minKeys: 1, maxKeys: 2 },
    ),
  },
  { requiredKeys: ['scope', 'geographies', 'agentIdentity'] },
);
const pinnedVersion = mostly(fc.constantFrom('2.20', '2.38'), '2.9', '2.38.0.0');
const pins = fc.record(
  {
    scope,
    ...narrowing,
    location: narrowing.location,
    extensionVersion: pinnedVersion,
    arcExtensionVersion: mostly(fc.constantFrom('2.38.0.0', '2.35'), 'newest'),
    kinds: mostly(fc.uniqueArray(fc.constantFrom(...INITIATIVE_NAMES), { minLength: 1 }), [], ['vms']),
    operatingSystems: mostly(fc.constantFrom(['windows'], ['windows', 'linux']), [], ['unix']),
    nameSuffix: mostly(fc.constantFrom('eu', 'a'.repeat(17)), '', 'a'.repeat(60)),
    machineLocations: locations,
    remediation,
  },
  { requiredKeys: ['scope', 'location', 'extensionVersion'] },
);

const patterns = mostly(fc.subarray([...INITIATIVE_NAMES], { minLength: 1 }), []).chain((initiatives) =>
  fc.record({
    location: fc.constant('westeurope'),
    policy: fc.record(
      {
        ...onboarding,
        agentIdentity,
        attachAgentIdentity,
        kinds: fc.constant(initiatives),
        memberEffects: memberEffects(initiatives),
        extensionVersion: pinnedVersion,
        nameSuffix: mostly(fc.constantFrom('eu', 'a'.repeat(17)), 'a'.repeat(18)),
      },
      { requiredKeys: ['scope', 'kinds'] },
    ),
  }),
);

const membersOf = (name: InitiativeName): [string, InitiativeMember][] => Object.entries(INITIATIVES[name].members);

/** Legitimate policies that pin the extension: any other member may be disabled, even all of them. */
const pinnedPolicies = fc.subarray([...INITIATIVE_NAMES], { minLength: 1 }).chain((initiatives) => {
  const others = initiatives.flatMap(membersOf).filter(([, { stage }]) => !['extension', 'identity'].includes(stage));
  const disabled = fc.oneof(fc.constant(others), fc.subarray(others));
  return fc.record(
    {
      scope: fc.constantFrom({ managementGroupId: 'corp' }, { subscriptionId: SUBSCRIPTION }),
      kinds: fc.constant(initiatives),
      extensionVersion: fc.constant('2.35'),
      memberEffects: disabled.map((members) => Object.fromEntries(members.map(([name]) => [name, 'Disabled']))),
      remediation: fc.constant({}),
      attachAgentIdentity,
    },
    { requiredKeys: ['scope', 'kinds', 'extensionVersion'] },
  );
});

/** Either an error with nothing created below the construct, or a stack that synthesizes with its validations. */
function isAccepted(create: (scope: Construct) => IConstruct): boolean {
  const stack = newStack();
  let message: string | undefined;
  try {
    create(stack);
  } catch (error) {
    message = (error as Error).message;
  }
  if (message === undefined) {
    Testing.synth(stack, true);
    return true;
  }
  expect(message).toMatch(/^Validation failed with the following errors:\n {2}\[test\/Made\] /);
  expect(stack.node.tryFindChild('Made')?.node.children ?? []).toEqual([]);
  return false;
}

/** Tries props, of which some have to be accepted and some refused for the test to mean something. */
function each<T>(props: fc.Arbitrary<T>, create: (scope: Construct, props: T) => IConstruct, numRuns = 200): void {
  const accepted: boolean[] = [];
  fc.assert(
    fc.property(props, (one) => {
      accepted.push(isAccepted((scope) => create(scope, one)));
    }),
    { numRuns },
  );
  expect(new Set(accepted)).toEqual(new Set([true, false]));
}

describe('props of every kind are refused before anything is created, or synthesize', () => {
  test('of an assignment of an initiative', () => {
    each(
      assignments,
      (at, props) => new InitiativeAssignment(at, 'Made', props as unknown as InitiativeAssignmentProps),
    );
  }, 60_000);

  test('of an estate', () => {
    each(estates, (at, props) => new EstateAssignments(at, 'Made', props as unknown as EstateAssignmentsProps));
  }, 60_000);

  test('of the whole pattern', () => {
    each(patterns, (at, props) => new ChangeTracking(at, 'Made', props as unknown as ChangeTrackingProps), 80);
  }, 60_000);

  test('of a pin of the extension', () => {
    each(pins, (at, props) => new ExtensionVersionPin(at, 'Made', props as unknown as ExtensionVersionPinProps));
  }, 60_000);
});

/** The effect of each member in the assignments of a stack that do not pin the extension. */
function emittedEffects(stack: TerraformStack): Record<string, unknown> {
  const { resource } = JSON.parse(Testing.synth(stack)) as { resource: Record<string, Record<string, Assignment>> };
  const assignments = Object.entries(resource)
    .filter(([type]) => type.endsWith('_policy_assignment'))
    .flatMap(([, named]) => Object.values(named));
  return Object.fromEntries(
    INITIATIVE_NAMES.flatMap((initiative) =>
      assignments
        .filter(({ policy_definition_id }) => policy_definition_id.endsWith(INITIATIVES[initiative].id))
        .flatMap(({ parameters, overrides = [] }) =>
          membersOf(initiative).map(([name]) => [
            name,
            overrides.find(({ selectors }) => selectors.some((one) => one.in.includes(name)))?.value ??
              (JSON.parse(parameters) as { effect?: { value: unknown } }).effect?.value ??
              'DeployIfNotExists',
          ]),
        ),
    ),
  );
}

interface Assignment {
  readonly policy_definition_id: string;
  readonly parameters: string;
  readonly overrides?: readonly { value: string; selectors: readonly { in: readonly string[] }[] }[];
}

describe('the policy of the whole pattern', () => {
  test('that is legitimate and pins the extension is accepted', () => {
    fc.assert(
      fc.property(pinnedPolicies, (policy) => {
        const props = { location: 'westeurope', policy } as ChangeTrackingProps;
        expect(() => new ChangeTracking(newStack(), 'Made', props)).not.toThrow();
      }),
    );
  });

  test('that is accepted gives every member the effect that the props give it', () => {
    let compared = 0;
    fc.assert(
      fc.property(patterns, (props) => {
        const stack = newStack();
        try {
          new ChangeTracking(stack, 'Made', props as unknown as ChangeTrackingProps);
        } catch {
          return;
        }
        const given = Object.entries(props.policy.memberEffects ?? {}).filter(([, effect]) => effect !== undefined);
        compared += given.length;
        expect(emittedEffects(stack)).toMatchObject(Object.fromEntries(given));
      }),
      // One pattern in many is accepted: this many runs compare about three times as many effects as are asked for.
      { numRuns: 400 },
    );
    expect(compared).toBeGreaterThan(20);
  }, 60_000);
});
