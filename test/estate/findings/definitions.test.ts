import type { TerraformStack } from 'cdktf';
import { AnyImageInitiative } from '../../../lib/constructs/policy/any-image/any-image-initiative';
import { InitiativeAssignment } from '../../../lib/constructs/policy/initiative-assignment/initiative-assignment';
import { OnboardingAudit } from '../../../lib/constructs/policy/onboarding-audit/onboarding-audit';
import type { OnboardingAuditProps } from '../../../lib/constructs/policy/onboarding-audit/onboarding-audit-props';
import { check, describeStack, review } from '../../../lib/estate';
import { INITIATIVES } from '../../../lib/facts/initiatives';
import { synthesize } from '../../support/synth';
import { type PlannedChange, plan, reviewed, unchanged } from '../support';

const scope = { subscriptionId: '/subscriptions/00000000-0000-0000-0000-000000000001' };
const rule = {
  ruleId: `${scope.subscriptionId}/resourceGroups/rg/providers/Microsoft.Insights/dataCollectionRules/dcr`,
  location: 'westeurope',
  features: [],
};
const written = (build: (stack: TerraformStack) => void) => synthesize(build).json;

const audited = (props: Partial<OnboardingAuditProps> = {}) =>
  written((stack) => {
    new OnboardingAudit(stack, 'Audit', { scope, rule, ...props });
  });

const onboarded = (minimumVersion?: '2.30', more = {}) =>
  written((stack) => {
    const definition = new AnyImageInitiative(stack, 'AnyImage', { kind: 'arcServers', scope, minimumVersion });
    new InitiativeAssignment(stack, 'Assignment', { kind: 'arcServers', scope, rule, definition, ...more });
  });

/** The findings of a change of configuration, with their subjects. */
const found = (base: unknown, input: unknown) =>
  review(input, { base }).findings.map(({ id, subject }) => `${id}: ${subject}`);

describe('an audit of onboarding', () => {
  test('is found healthy without an identity', () => {
    expect(check(audited()).findings).toEqual([]);
    expect(found(audited(), audited())).toEqual([]);
  });

  test('is missed when it is removed, with its initiative and every policy', () => {
    const removed = found(
      audited({ kinds: ['arcServers'] }),
      written(() => undefined),
    );
    expect(removed.filter((text) => text.startsWith('definition-removed'))).toHaveLength(1 + 4 + 2 + 1);
    expect(removed).toContainEqual(expect.stringMatching(/^assignment-removed/));
  });

  test('is missed when it looks at less', () => {
    expect(found(audited(), audited({ enforce: false }))).toEqual([expect.stringMatching(/^assignment-not-enforced/)]);
    const without = found(audited(), audited({ policies: ['own'] }));
    expect(without.filter((text) => text.startsWith('scope-narrowed'))).toHaveLength(12);
  });

  test('is described', () => {
    expect(describeStack(audited())).toEqual([
      'policy   machines of a custom policy below subscription 00000000-0000-0000-0000-000000000001',
    ]);
  });
});

describe('an initiative for machines of any image', () => {
  test('is found healthy, with the roles that it needs', () => {
    expect(check(onboarded()).findings).toEqual([]);
  });

  test('is missed when it is not enforced, and when the built-in one takes its place', () => {
    expect(found(onboarded(), onboarded(undefined, { enforce: false }))).toEqual([
      expect.stringMatching(/^assignment-not-enforced/),
    ]);
    const builtIn = written((stack) => {
      new InitiativeAssignment(stack, 'Assignment', { kind: 'arcServers', scope, rule });
    });
    expect(found(onboarded(), builtIn).filter((text) => text.startsWith('definition-removed'))).toHaveLength(7);
  });
});

const POLICY = 'azurerm_policy_definition.own';
const INITIATIVE = 'azurerm_policy_set_definition.own';
const OURS = { publisher: 'Microsoft.Azure.ChangeTrackingAndInventory' };
const TAKEN = "[parameters('effect')]";

/** A rule that installs an extension with an effect. */
const installing = (extension: object = {}, effect?: string) => {
  const details = { deployment: { resources: [{ properties: { ...OURS, ...extension } }] } };
  return `{"then":${JSON.stringify({ effect, details })}}`;
};
const policy = (rule: string, more: object = {}) => ({
  id: '/policies/own',
  name: 'own',
  metadata: '{"category":"ChangeTrackingAndInventory"}',
  policy_rule: rule,
  ...more,
});
const withDefault = (effect?: string) => ({ parameters: JSON.stringify({ effect: { defaultValue: effect } }) });

/** An assignment of a definition that stays as it is. */
function assigned(definition: string, parameters: object, name = 'own') {
  const value = {
    id: `/assignments/${name}`,
    policy_definition_id: definition,
    subscription_id: '/subscriptions/s',
    identity: [{ type: 'UserAssigned', identity_ids: ['/identities/own'] }],
    parameters: JSON.stringify(parameters),
  };
  return { address: `azurerm_subscription_policy_assignment.${name}`, before: value, after: value };
}
const GIVEN = { effect: { value: 'DeployIfNotExists' } };

describe('a policy of its own', () => {
  type Sides = Omit<PlannedChange, 'address'>;
  const base = policy(installing());
  const isUnseen = { unknown: { policy_rule: true } };
  const wasSecret = { beforeSensitive: { policy_rule: true } };
  const isSecret = { afterSensitive: { policy_rule: true } };
  const uncategorized = policy(installing(), { metadata: null });
  const templated = '{"then": "Microsoft.Azure.ChangeTrackingAndInventory", "x": ${';
  const version = (typeHandlerVersion?: string, more: object = {}) =>
    policy(installing({ typeHandlerVersion, ...more }));
  const effect = (one: string, more: object = {}) => policy(installing({}, one), more);

  test.each<[string, Sides, ...string[]]>([
    [
      'a rule that becomes known only at apply',
      { before: base, after: base, ...isUnseen },
      'unknown-until-apply policy own, rule: known -> known only at apply',
    ],
    [
      'a rule that may no longer be of change tracking',
      { before: uncategorized, after: uncategorized, ...isUnseen },
      'unknown-until-apply rule: known -> known only at apply',
    ],
    [
      'a secret rule',
      { before: base, after: base, ...wasSecret, ...isSecret },
      'unknown-until-apply policy own, rule: sensitive -> sensitive',
    ],
    [
      'a new rule that is known only at apply',
      { after: base, ...isUnseen },
      'unknown-until-apply policy own, rule: no policy -> known only at apply',
    ],
    ['the same expression', { before: policy(templated), after: policy(templated, { description: 'other' }) }],
    [
      'another expression',
      { before: policy(templated), after: policy(`${templated}other`) },
      'unknown-until-apply policy own, rule: known only at apply -> known only at apply',
    ],
    [
      'a rule that installs nothing',
      { before: uncategorized, after: { ...uncategorized, policy_rule: '{}' } },
      'definition-removed policy own: of change tracking -> nothing of change tracking',
    ],
    [
      'a rule that installs something else',
      { before: base, after: policy('{}') },
      'definition-removed policy own: of change tracking -> installs something else',
    ],
    ['no policy any more', { before: base }, 'definition-removed policy own: of change tracking -> destroyed'],
    [
      'a newer extension',
      { before: version('2.30'), after: version('2.35') },
      'extension-changed policy own, extension: 2.30 -> 2.35',
    ],
    [
      'an older extension',
      { before: version('2.20'), after: version('2.9') },
      'extension-downgraded policy own, extension: 2.20 -> 2.9',
      'extension-below-floor policy own, extension: 2.20 -> 2.9, below 2.20',
    ],
    [
      'a newer extension that is too old',
      { before: version('2.9'), after: version('2.10') },
      'extension-below-floor policy own, extension: 2.9 -> 2.10, below 2.20',
      'extension-changed policy own, extension: 2.9 -> 2.10',
    ],
    [
      'an old extension where none was pinned',
      { before: version(), after: version('2.19') },
      'extension-below-floor policy own, extension: no pinned version -> 2.19, below 2.20',
    ],
    [
      'an old extension of a new policy',
      { after: version('2.19') },
      'extension-below-floor policy own, extension: no policy -> 2.19, below 2.20',
    ],
    ['an extension that is pinned no longer', { before: version('2.35'), after: version() }],
    ['the extension that Azure upgrades', { before: base, after: version('2.0', { enableAutomaticUpgrade: true }) }],
    ['the newest extension of a major version', { before: base, after: version('2') }],
    [
      'the effect Disabled',
      { before: effect('audit'), after: effect('disabled') },
      'assignment-disabled policy own: audit -> disabled',
    ],
    [
      'an effect that deploys nothing',
      { before: effect('deployIfNotExists'), after: effect('auditIfNotExists') },
      'assignment-disabled policy own: deployIfNotExists -> auditIfNotExists',
    ],
    [
      'an effect that changes nothing',
      { before: effect('Modify'), after: effect('Manual') },
      'assignment-disabled policy own: Modify -> Manual',
    ],
    ['another effect that deploys nothing', { before: effect('audit'), after: effect('auditIfNotExists') }],
    ['another effect that deploys', { before: effect('deployIfNotExists'), after: effect('modify') }],
    ['an effect in other letters', { before: effect('Disabled'), after: effect('disabled') }],
    [
      'the effect Disabled where there was none',
      { before: effect(TAKEN), after: effect(TAKEN, withDefault('Disabled')) },
      'assignment-disabled policy own: not set -> Disabled',
    ],
    [
      'the effect Disabled from the start',
      { after: effect('Disabled') },
      'assignment-disabled policy own: no policy -> Disabled',
    ],
    ['an effect that deploys nothing from the start', { after: effect('audit') }],
  ])('with %s is found as such', (_what, sides, ...wanted) => {
    const found = reviewed(plan({ address: POLICY, ...sides }));
    expect(found).toEqual(wanted.map((line) => line.replace(' ', `@${POLICY} `)));
  });

  test('with a secret rule that does not change is nothing to report', () => {
    const [change] = [{ address: POLICY, before: base, after: base, ...wasSecret, ...isSecret }];
    expect(reviewed(unchanged(plan(change)))).toEqual([]);
  });

  test('is not lost with its address while its id stays', () => {
    const found = reviewed(plan({ address: POLICY, before: base }, { address: `${POLICY}2`, after: base }));
    expect(found).toEqual([]);
  });

  const off = `assignment-disabled@${POLICY} policy own: DeployIfNotExists -> Disabled`;
  const [on, none] = [assigned('/policies/own', GIVEN), assigned('/policies/own', {}, 'other')];
  test.each([
    ['its assignment', [on], []],
    ['one of its assignments', [on, none], [off]],
    ['none of its assignments', [none], [off]],
    ['nobody', [], [off]],
  ])('is off by default where %s gives it another effect', (_who, assignments, wanted) => {
    const [before, after] = ['DeployIfNotExists', 'Disabled'].map((one) => effect(TAKEN, withDefault(one)));
    expect(reviewed(plan({ address: POLICY, before, after } as PlannedChange, ...assignments))).toEqual(wanted);
  });

  test('is off where it no longer takes the effect of its assignment', () => {
    const change = { address: POLICY, before: effect('DeployIfNotExists'), after: effect('Disabled') };
    expect(reviewed(plan(change, on))).toEqual([off]);
  });
});

describe('an initiative of its own', () => {
  const ids = Object.values(INITIATIVES.arcServers.members).map(({ definitionId }) => definitionId);
  const [first = '', second = ''] = ids;
  const initiative = (...members: readonly object[]) => ({
    id: '/initiatives/own',
    name: 'own',
    policy_definition_reference: members.map((one, index) => ({
      policy_definition_id: `/policies/${ids[index]}`,
      ...one,
    })),
  });
  const named = (reference_id: string | undefined, effect?: string, version?: string) => ({
    reference_id,
    version,
    ...(effect !== undefined && { parameter_values: JSON.stringify({ effect: { value: effect } }) }),
  });

  test.each<[string, object[], object[] | undefined, ...string[]]>([
    ['that is gone', [named('a')], undefined, 'definition-removed initiative own: of change tracking -> destroyed'],
    [
      'of other policies',
      [named('a')],
      [{ policy_definition_id: '/policies/other' }],
      'definition-removed initiative own: of change tracking -> nothing of change tracking',
      `scope-narrowed policy ${first}: in the initiative -> left out`,
    ],
    [
      'without a policy',
      [named('a'), named('b')],
      [named('a')],
      `scope-narrowed policy ${second}: in the initiative -> left out`,
    ],
    [
      'with a policy that is off',
      [named('a')],
      [named('a', 'Disabled')],
      'assignment-disabled a of initiative own: its default -> Disabled',
    ],
    [
      'with a policy that only audits',
      [named('A', 'Modify')],
      [named('a', 'AuditIfNotExists')],
      'assignment-disabled a of initiative own: Modify -> AuditIfNotExists',
    ],
    [
      'with a new policy that is off',
      [named('a')],
      [named('a'), named('b', 'disabled')],
      'assignment-disabled b of initiative own: not in the initiative -> disabled',
    ],
    ['with a new policy that only audits', [named('a')], [named('a'), named('b', 'AuditIfNotExists')]],
    [
      'with a policy without a name that is off',
      [named(undefined, 'Modify')],
      [named('', 'Disabled')],
      `assignment-disabled ${first} of initiative own: Modify -> Disabled`,
    ],
    [
      'with an older policy',
      [named('a', undefined, '2.*.*')],
      [named('a', undefined, '1.*.*')],
      'member-downgraded a of initiative own: 2.*.* -> 1.*.*',
    ],
    [
      'without later minor versions of a policy',
      [named('a', undefined, '1.*.*')],
      [named('a', undefined, '1.2.*-preview')],
      'member-downgraded a of initiative own: 1.*.* -> 1.2.*-preview',
    ],
    ['with a newer policy', [named('a', undefined, '1.9.*')], [named('a', undefined, '1.10.*-preview')]],
    ['with a policy of the newest version', [named('a', undefined, '1.9.*')], [named('a')]],
  ])('%s is found as such', (_what, before, after, ...wanted) => {
    const change = { before: initiative(...before), ...(after && { after: initiative(...after) }) };
    const found = reviewed(plan({ address: INITIATIVE, ...change }));
    expect(found).toEqual(wanted.map((line) => line.replace(' ', `@${INITIATIVE} `)));
  });

  const off = `assignment-disabled@${INITIATIVE} a of initiative own: DeployIfNotExists -> Disabled`;
  const [on, none] = [assigned('/initiatives/own', GIVEN), assigned('/initiatives/own', {}, 'other')];
  const taking = (effect: string) => ({ ...initiative(named('a', TAKEN)), ...withDefault(effect) });
  const fixed = { ...initiative(named('a', 'Disabled'), named('b', TAKEN)), ...withDefault('DeployIfNotExists') };
  test.each([
    ['its assignment gives another effect', taking('Disabled'), [on], []],
    ['one of its assignments gives another effect', taking('Disabled'), [on, none], [off]],
    ['its assignment gives no effect', taking('Disabled'), [none], [off]],
    ['nobody assigns it', taking('Disabled'), [], [off]],
    ['its assignment gives an effect that the policy does not take', fixed, [on], [off]],
  ])('has a policy that is off by default, and %s', (_who, after, assignments, wanted) => {
    const before = taking('DeployIfNotExists');
    expect(reviewed(plan({ address: INITIATIVE, before, after }, ...assignments))).toEqual(wanted);
  });

  test('keeps a policy that is replaced', () => {
    const [before, after] = ['/policies/own', `\${${POLICY}.id}`].map((id) => initiative({ policy_definition_id: id }));
    const replaced = { address: POLICY, before: policy(installing()), after: policy(installing(), { id: null }) };
    const change = { address: INITIATIVE, before, after } as PlannedChange;
    expect(reviewed(plan({ ...replaced, unknown: { id: true } }, change))).toEqual([]);
  });
});
