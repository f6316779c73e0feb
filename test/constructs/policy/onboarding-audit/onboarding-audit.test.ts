import { PolicyExemption } from '../../../../lib/constructs/policy/exemption/policy-exemption';
import { OnboardingAudit } from '../../../../lib/constructs/policy/onboarding-audit/onboarding-audit';
import type { OnboardingAuditProps } from '../../../../lib/constructs/policy/onboarding-audit/onboarding-audit-props';
import { rings } from '../../../../lib/constructs/policy/rings';
import { AUDIT_POLICIES, LISTED_STAGES } from '../../../../lib/facts/audit-policies';
import { INITIATIVE_NAMES } from '../../../../lib/facts/initiatives';
import { MEMBER_TITLES } from '../../../../lib/facts/member-titles';
import { MACHINE_DOCUMENTS, RULE } from '../../../fixtures/machine-documents';
import { answerOf, type Definition, type Document, type MachineDocument } from '../../../support/policy/evaluate';
import { structureProblems } from '../../../support/policy/structure';
import { messageOf, newStack, type Synthesized, synthesize } from '../../../support/synth';

const SUBSCRIPTION = '/subscriptions/00000000-0000-0000-0000-000000000001';
const rule = { ruleId: RULE, location: 'westeurope', features: [] };

const audit = (props: Partial<OnboardingAuditProps> = {}): Synthesized =>
  synthesize((stack) => {
    new OnboardingAudit(stack, 'Audit', { scope: { subscriptionId: SUBSCRIPTION }, ...props });
  });

type Reference = Readonly<Record<'reference_id' | 'policy_definition_id' | 'version' | 'parameter_values', string>>;
const membersIn = ({ only }: Synthesized) =>
  only('azurerm_policy_set_definition')['policy_definition_reference'] as readonly Reference[];

/** The definitions that an audit makes, as Azure has them, by the end of their name. */
function definitionsIn({ all }: Synthesized): ReadonlyMap<string, Definition & { displayName: string }> {
  return new Map(
    all('azurerm_policy_definition').map(({ name, display_name, mode, parameters, policy_rule }) => [
      String(name).split('-').at(-1) ?? '',
      {
        displayName: String(display_name),
        mode: String(mode),
        parameters: JSON.parse(String(parameters)),
        policyRule: JSON.parse(String(policy_rule)),
      } as Definition & { displayName: string },
    ]),
  );
}

describe('OnboardingAudit', () => {
  test('assigns the twelve built-in policies and its own, without an identity or a role', () => {
    const synthesized = audit();
    const members = membersIn(synthesized);
    const builtIn = members.filter(({ version }) => version !== undefined);
    expect(builtIn.map((one) => one.policy_definition_id.split('/').at(-1)).sort()).toEqual(
      INITIATIVE_NAMES.flatMap((kind) => LISTED_STAGES.flatMap((stage) => Object.values(AUDIT_POLICIES[kind][stage])))
        .map(({ id }) => id)
        .sort(),
    );
    expect(members).toHaveLength(24);
    expect(synthesized.all('azurerm_policy_definition')).toHaveLength(12);
    expect(synthesized.all('azurerm_role_assignment')).toEqual([]);
    const assignment = synthesized.only('azurerm_subscription_policy_assignment');
    expect(Object.keys(assignment)).not.toEqual(expect.arrayContaining(['identity']));
    expect(assignment).toMatchObject({ name: 'ct-audit', enforce: true });
  });

  test('has your messages, by policy before stage, with the placeholders of an assignment', () => {
    const given = {
      rule,
      kinds: ['arcServers'],
      operatingSystems: ['linux'],
      nonComplianceMessages: {
        agent: '{operatingSystem}: kein Agent ({title})',
        AgentLinuxArcServers: '{member} in {assignment}: {machine} {{ohne}} {rule}',
        OtherRule: '{title}: {machine}, {operatingSystem}, {initiative}',
      },
    } as const satisfies Partial<OnboardingAuditProps>;
    const assignment = audit(given).only('azurerm_subscription_policy_assignment');
    const messages = assignment['non_compliance_message'] as Record<string, string>[];
    const byName = Object.fromEntries(messages.map((one) => [one['policy_definition_reference_id'], one['content']]));
    expect(byName).toMatchObject({
      ListedAgentLinuxArcServers: `Linux: kein Agent (${MEMBER_TITLES.DeployAMALinuxHybridVMWithUAIChangeTrackingAndInventory})`,
      AgentLinuxArcServers: `AgentLinuxArcServers in ct-audit: Arc server {ohne} ${RULE.split('/').at(-1)}`,
      OtherRule:
        'A machine should be associated with one change tracking rule only: machine, Windows, Linux, Report machines that change tracking is missing on',
      AssociationLinuxArcServers:
        'This Linux Arc server is not associated with the change tracking rule, so its agent does not collect any changes.',
    });
  });

  test.each<[OnboardingAuditProps['nonComplianceMessages'], string]>([
    [{ agent: '' }, "nonComplianceMessages.agent must not be empty, got ''"],
    [{ agent: '{server}' }, 'nonComplianceMessages.agent has the unknown placeholder {server}'],
    [
      { extension: '{rule}' },
      'nonComplianceMessages.extension has {rule}, but the audit has no rule: set rule, or leave {rule} out',
    ],
    [{ association: 'x' }, "nonComplianceMessages.association must be one of 'ListedAgentWindowsVirtualMachines'"],
    [{ OtherRule: 'x' }, 'nonComplianceMessages.OtherRule must be one of'],
  ])('refuses the messages %j', (nonComplianceMessages, message) => {
    expect(messageOf(() => audit({ nonComplianceMessages }))).toContain(message);
  });

  test('has the messages of the members that would install what is missing', () => {
    const assignment = audit({ rule }).only('azurerm_subscription_policy_assignment');
    const messages = assignment['non_compliance_message'] as {
      policy_definition_reference_id: string;
      content: string;
    }[];
    expect(messages).toHaveLength(12 + 12 + 6 + 1);
    expect(messages.filter(({ policy_definition_reference_id: id }) => id.endsWith('LinuxArcServers'))).toEqual([
      {
        policy_definition_reference_id: 'ListedAgentLinuxArcServers',
        content: 'The Azure Monitor Agent is not installed on this Linux Arc server, so nothing is reported from it.',
      },
      {
        policy_definition_reference_id: 'ListedExtensionLinuxArcServers',
        content:
          'The change tracking extension is not installed on this Linux Arc server, so its changes are not recorded.',
      },
      {
        policy_definition_reference_id: 'AgentLinuxArcServers',
        content: 'The Azure Monitor Agent is not installed on this Linux Arc server, so nothing is reported from it.',
      },
      {
        policy_definition_reference_id: 'ExtensionLinuxArcServers',
        content:
          'The change tracking extension is not installed on this Linux Arc server, so its changes are not recorded.',
      },
      {
        policy_definition_reference_id: 'AssociationLinuxArcServers',
        content:
          'This Linux Arc server is not associated with the change tracking rule, so its agent does not collect any changes.',
      },
    ]);
  });

  test('names its policies after what they look for, and gives each its parameters', () => {
    const own = audit({ rule, kinds: ['scaleSets'], operatingSystems: ['windows'] });
    expect(own.all('azurerm_policy_definition').map(({ display_name }) => display_name)).toEqual([
      'Azure Monitor Agent should be installed on a Windows scale set of any image',
      'A Windows scale set should be associated with the change tracking rule',
      'Change tracking extension should be installed on a Windows scale set of any image',
      'A machine should be associated with one change tracking rule only',
    ]);
    const set = own.only('azurerm_policy_set_definition');
    expect(JSON.parse(String(set['parameters']))).toEqual({
      effect: { type: 'String', allowedValues: ['AuditIfNotExists', 'Disabled'], defaultValue: 'AuditIfNotExists' },
      dcrResourceId: { type: 'String' },
    });
    const effect = { effect: { value: "[parameters('effect')]" } };
    const dcrResourceId = { value: "[parameters('dcrResourceId')]" };
    expect(membersIn(own).map(({ parameter_values }) => JSON.parse(parameter_values) as unknown)).toEqual([
      ...Array.from({ length: 4 }, () => effect),
      { ...effect, dcrResourceId },
      { dcrResourceId },
    ]);
    const without = audit().only('azurerm_policy_set_definition');
    expect(Object.keys(JSON.parse(String(without['parameters'])) as object)).toEqual(['effect']);
  });

  test('warns where Azure may need time, and of selectors that select nothing', () => {
    const resourceSelectors = [{ selectors: [{ kind: 'resourceLocation', in: ['westeurop'] }] }] as const;
    const { annotations } = audit({ scope: { managementGroupId: 'corp' }, resourceSelectors });
    expect(annotations.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^scope is a management group, .* \[definition-new\]$/),
      expect.stringMatching(/^resourceSelectors\[0\]\.selectors\[0\]\.in names 'westeurop', .* \[location-unknown\]$/),
    ]);
  });

  test('defines sound policies', () => {
    const definitions = definitionsIn(audit({ rule }));
    expect(definitions.size).toBe(19);
    const problems = [...definitions].flatMap(([name, one]) =>
      structureProblems(one).map((text) => `${name}: ${text}`),
    );
    expect(problems).toEqual([]);
  });

  test('gives the rule to the policies about associations, and to no other', () => {
    const synthesized = audit({ rule });
    expect(synthesized.only('azurerm_subscription_policy_assignment')['parameters']).toBe(
      JSON.stringify({ dcrResourceId: { value: RULE } }),
    );
    const given = membersIn(synthesized).filter(({ parameter_values }) => parameter_values.includes('dcrResourceId'));
    expect(given.map(({ reference_id }) => reference_id)).toEqual([
      'AssociationWindowsVirtualMachines',
      'AssociationLinuxVirtualMachines',
      'AssociationWindowsScaleSets',
      'AssociationLinuxScaleSets',
      'AssociationWindowsArcServers',
      'AssociationLinuxArcServers',
      'OtherRule',
    ]);
  });

  test('may look at associations only, or only at what the built-in policies see', () => {
    expect(membersIn(audit({ rule, policies: [], kinds: ['scaleSets'] })).map((one) => one.reference_id)).toEqual([
      'AssociationWindowsScaleSets',
      'AssociationLinuxScaleSets',
      'OtherRule',
    ]);
    const builtIn = audit({ policies: ['builtIn'], kinds: ['arcServers'], operatingSystems: ['linux'] });
    expect(membersIn(builtIn).map((one) => one.reference_id)).toEqual([
      'ListedAgentLinuxArcServers',
      'ListedExtensionLinuxArcServers',
    ]);
    expect(builtIn.all('azurerm_policy_definition')).toEqual([]);
  });

  test('is split into rings and exempted from like an initiative', () => {
    const { all, only } = synthesize((stack) => {
      const scope = { subscriptionId: SUBSCRIPTION };
      const { canary, rest } = rings({ canary: ['uksouth'] });
      const assignment = new OnboardingAudit(stack, 'Canary', { scope, ...canary });
      new OnboardingAudit(stack, 'Rest', { scope, ...rest, enforce: false });
      const exempted = { resourceGroupId: `${SUBSCRIPTION}/resourceGroups/rg-lab` };
      const reason = { name: 'lab', category: 'Waiver', expiresOn: 'never' } as const;
      new PolicyExemption(stack, 'Lab', { assignment, scope: exempted, ...reason });
    });
    const assignments = all('azurerm_subscription_policy_assignment');
    expect(assignments.map(({ name, enforce }) => [name, enforce]).sort()).toEqual([
      ['ct-audit-canary', true],
      ['ct-audit-rest', false],
    ]);
    expect(only('azurerm_resource_group_policy_exemption')['policy_assignment_id']).toContain('Canary');
  });

  test('one error lists every invalid prop', () => {
    const wrong = {
      scope: { managementGroupId: 'corp' },
      name: 'audit-of-the-whole-estate',
      kinds: ['vms'],
      operatingSystems: [],
      policies: ['microsoft'],
      rule: { ...rule, ruleId: SUBSCRIPTION },
      notScopes: ['rg'],
    } as unknown as OnboardingAuditProps;
    expect(messageOf(() => new OnboardingAudit(newStack(), 'Audit', wrong))).toBe(
      `Validation failed with the following errors:
  [test/Audit] notScopes[0] must be the id of a management group, a subscription or something in one, got 'rg': it would exclude nothing
  [test/Audit] name must be 1 to 24 characters at a management group, none of #<>%&:\\?/, not ending in a period or space, got 'audit-of-the-whole-estate'
  [test/Audit] kinds[0] must be one of 'virtualMachines', 'scaleSets', 'arcServers', got 'vms'
  [test/Audit] operatingSystems must name at least one of 'windows', 'linux', got none: leave it out for all
  [test/Audit] policies[0] must be one of 'builtIn', 'own', got 'microsoft'
  [test/Audit] rule.ruleId must be the id of a data collection rule, got that of a subscription, '${SUBSCRIPTION}'`,
    );
  });
});

describe('what an audit reports', () => {
  const definitions = definitionsIn(audit({ rule }));
  const kindOf = ({ type }: Document) =>
    type.endsWith('Sets') ? 'scalesets' : type.endsWith('virtualMachines') ? 'virtualmachines' : 'arcservers';
  /** A letter for each of the stages agent, extension and association, as in the documents. */
  const answers = (machine: MachineDocument) =>
    ['agent', 'extension', 'association']
      .map((stage) => {
        const found = ['windows', 'linux']
          .map((os) => definitions.get(`${stage}${os}${kindOf(machine)}`))
          .map((one) => one && answerOf(one, machine, { dcrResourceId: RULE }));
        return found.includes('non-compliant') ? 'l' : found.includes('compliant') ? 'c' : '-';
      })
      .join('');

  test.each(MACHINE_DOCUMENTS)('$title', ({ title, machine, ours, builtIn }) => {
    // An audit looks for the extension only, as the built-in members do: versions are the subject of another audit.
    const extension = builtIn[2] === '-' || ours[2] === '-' ? ours[2] : builtIn[2];
    expect([title, answers(machine)]).toEqual([title, `${ours[1]}${extension}${ours[3]}`]);
  });

  test('an association of change tracking with another rule, whatever machine it is of', () => {
    const other = definitions.get('otherrule');
    const answer = (name: string, dataCollectionRuleId: string | undefined) =>
      other &&
      answerOf(
        other,
        {
          name,
          type: 'Microsoft.Insights/dataCollectionRuleAssociations',
          location: '',
          properties: { dataCollectionRuleId },
          related: [],
        },
        { dcrResourceId: RULE },
      );
    expect([
      answer('ct-abcdefghijklm', RULE),
      answer('ct-abcdefghijklm', `${RULE}-old`),
      answer('change-tracking', `${RULE}-old`),
      answer('vm-insights', `${RULE}-old`),
      answer('ct-endpoint', undefined),
    ]).toEqual(['not applicable', 'non-compliant', 'non-compliant', 'not applicable', 'not applicable']);
  });
});
