import { onboardingPolicies } from '../../../../lib/constructs/policy/any-image/onboarding-policies';
import type { CustomPolicy } from '../../../../lib/constructs/policy/custom-initiative';
import { MEMBER_PARAMETERS } from '../../../../lib/facts/initiative-members';
import {
  INITIATIVE_NAMES,
  INITIATIVES,
  type InitiativeMember,
  type InitiativeName,
} from '../../../../lib/facts/initiatives';
import { MACHINE_POLICY } from '../../../../lib/facts/machine-policy';
import { MACHINE_LOCATIONS } from '../../../../lib/facts/regions';
import { STAGES } from '../../../../lib/facts/stages';
import { AGENT_IDENTITY, MACHINE_DOCUMENTS, type Row, RULE } from '../../../fixtures/machine-documents';
import { BUILT_IN_ALIASES, builtInDefinitions } from '../../../support/policy/built-in';
import { type Answer, answerOf, type Definition, functionsFor } from '../../../support/policy/evaluate';
import { fieldsIn, structureProblems } from '../../../support/policy/structure';
import { deployedBy } from '../../../support/policy/templates';
import { describeWithShared } from '../../../support/skip';

const POLICIES = new Map(INITIATIVE_NAMES.map((name) => [name, onboardingPolicies(name, '2.20')]));

const definitionOf = ({ displayName, parameters, rule }: CustomPolicy): Definition & { displayName: string } =>
  ({ displayName, mode: 'Indexed', parameters, policyRule: rule }) as unknown as Definition & { displayName: string };

type Definitions = (initiative: InitiativeName, member: string, found: InitiativeMember) => Definition;

const ours: Definitions = (initiative, member) => {
  const policy = POLICIES.get(initiative)?.find(({ referenceId }) => referenceId === member);
  if (policy === undefined) throw new Error(`no policy for ${member}`);
  return definitionOf(policy);
};

const kindOf = ({ machine }: Row): InitiativeName => {
  const found = INITIATIVE_NAMES.find((name) => MACHINE_POLICY[name].type === machine.type);
  if (found === undefined) throw new Error(`no initiative for ${machine.type}`);
  return found;
};

/** The values that an assignment gives to the parameters of a member, by the names that the member has for them. */
function valuesFor(initiative: InitiativeName, { stage }: InitiativeMember, locations: readonly string[]) {
  const values: Record<string, unknown> = {
    effect: 'DeployIfNotExists',
    bringYourOwnUserAssignedManagedIdentity: true,
    restrictBringYourOwnUserAssignedIdentityToSubscription: false,
    userAssignedIdentityResourceId: AGENT_IDENTITY,
    userAssignedManagedIdentityName: '',
    userAssignedManagedIdentityResourceGroup: '',
    dcrResourceId: RULE,
    listOfApplicableLocations: locations,
  };
  const given = Object.entries<string>(MEMBER_PARAMETERS[initiative][stage]);
  return Object.fromEntries(given.map(([own, name]) => [own, values[name]]));
}

const LETTERS: Readonly<Record<Answer, string>> = {
  compliant: 'c',
  'non-compliant': 'l',
  'not applicable': '-',
  disabled: 'disabled',
};

/** A letter for each stage: the answer of the member that applies, of the two for the operating systems. */
function answers(row: Row, definitions: Definitions, locations: readonly string[]): string {
  const initiative = kindOf(row);
  const members = Object.entries<InitiativeMember>(INITIATIVES[initiative].members);
  return STAGES.map((stage) => {
    const found = members
      .filter(([, member]) => member.stage === stage)
      .map(([name, member]) =>
        answerOf(definitions(initiative, name, member), row.machine, valuesFor(initiative, member, locations)),
      )
      .filter((answer) => answer !== 'not applicable');
    if (found.length > 1) throw new Error(`two members for ${stage} apply`);
    return LETTERS[found[0] ?? 'not applicable'];
  }).join('');
}

test.each([
  ['virtualMachines', 'virtual machine'],
  ['scaleSets', 'scale set'],
  ['arcServers', 'Arc server'],
] as const)('each policy of %s says what it does to a %s', (kind, machine) => {
  const names = POLICIES.get(kind)?.map((policy) => policy.displayName);
  expect(names).toEqual([
    ...(kind === 'arcServers' ? [] : [`Attach the identity of the Azure Monitor Agent to a ${machine} of any image`]),
    `Install the Azure Monitor Agent for change tracking on a Windows ${machine} of any image`,
    `Install the Azure Monitor Agent for change tracking on a Linux ${machine} of any image`,
    `Install the change tracking extension on a Windows ${machine} of any image`,
    `Install the change tracking extension on a Linux ${machine} of any image`,
    `Associate a Windows ${machine} of any image with the change tracking rule`,
    `Associate a Linux ${machine} of any image with the change tracking rule`,
  ]);
});

test('each policy has an effect, and the locations of the initiative, which are any', () => {
  for (const policy of POLICIES.get('virtualMachines') ?? []) {
    const { effect, listOfApplicableLocations } = policy.parameters as Record<string, object>;
    const attaches = policy.name === 'Identity';
    expect(effect).toEqual({
      type: 'String',
      allowedValues: [...(attaches ? ['AuditIfNotExists'] : []), 'DeployIfNotExists', 'Disabled'],
      defaultValue: 'DeployIfNotExists',
    });
    expect(listOfApplicableLocations).toEqual(
      attaches ? undefined : { type: 'Array', defaultValue: [], metadata: { strongType: 'location' } },
    );
  }
});

describe('the policies for machines of any image', () => {
  test.each(MACHINE_DOCUMENTS)('say of $title: $ours', (row) => {
    expect(answers(row, ours, [])).toBe(row.ours);
  });

  test('apply to the locations that an assignment names, except those that attach an identity', () => {
    const listed = MACHINE_DOCUMENTS.filter((row) => kindOf(row) === 'virtualMachines' && row.ours === 'llll');
    expect(listed.length).toBeGreaterThan(3);
    expect(new Set(listed.map((row) => answers(row, ours, ['uksouth'])))).toEqual(new Set(['l---']));
  });

  test.each(INITIATIVE_NAMES)('of %s are sound definitions', (initiative) => {
    const problems = POLICIES.get(initiative)?.map((policy) => [policy.name, structureProblems(definitionOf(policy))]);
    expect(problems).toEqual(POLICIES.get(initiative)?.map(({ name }) => [name, []]));
  });
});

describe('the check of structure', () => {
  const [identity, windows] = (POLICIES.get('virtualMachines') ?? []) as [CustomPolicy, CustomPolicy];
  interface Broken {
    readonly policy: CustomPolicy;
    readonly from: string;
    readonly to: string;
    readonly problem: string;
  }
  const broken = (policy: CustomPolicy, from: string, to: string) => {
    const text = JSON.stringify(definitionOf(policy));
    expect(text).toContain(from);
    return structureProblems(JSON.parse(text.replace(from, to)) as Definition);
  };

  test.each(
    [
      [windows, 'storageProfile.osDisk.osType', 'storageProfile.disk.osType', 'is no known field'],
      [windows, "[field('location')]", "[field('place')]", 'place is no known field'],
      [windows, '"like":"Windows*"', '"resembles":"Windows*"', 'must match exactly one schema'],
      [windows, "[concat(parameters('machineName')", "[join(parameters('machineName')", 'unknown function join'],
      [windows, '"apiVersion":"2019-07-01"', '"apiVersion":"new"', 'must match pattern'],
      [windows, '"contentVersion":"1.0.0.0"', '"contentVersion":"1"', 'must match pattern'],
      [windows, '"machineName":{"type":"string"},', '', 'no template parameter machineName'],
      [windows, '9980e02c-c2be-4d73-94e8-173b1dc7cf3c', 'b24988ac-6180-42a0-ab88-20f7382dd24c', 'is not used'],
      [
        windows,
        '"allowedValues":["DeployIfNotExists","Disabled"]',
        '"allowedValues":["AuditIfNotExists"]',
        'do not match',
      ],
      [windows, "[empty(parameters('listOfApplicableLocations'))]", "[empty(parameters('locations'))]", 'no parameter'],
      [identity, "createObject(parameters('identityId')", "createObject(parameters('id')", 'no template parameter id'],
    ].map(([policy, from, to, problem]) => ({ policy, from, to, problem }) as Broken),
  )('finds $to instead of $from: $problem', ({ policy, from, to, problem }) => {
    expect(broken(policy, from, to).join('\n')).toContain(problem);
  });
});

describeWithShared('reference/azure-policy', "the policies, beside Microsoft's members", (folder) => {
  const definitions = builtInDefinitions(folder);
  const builtIn: Definitions = (_, __, { definitionId }) => {
    const found = definitions.get(definitionId);
    if (found === undefined) throw new Error(`no definition ${definitionId}`);
    return found;
  };

  test.each(MACHINE_DOCUMENTS)('differ on $title only as wanted', (row) => {
    expect(answers(row, builtIn, MACHINE_LOCATIONS[kindOf(row)])).toBe(row.builtIn);
  });

  test('differ only for machines that the lists lack, and for what the built-in members overlook', () => {
    const changed = MACHINE_DOCUMENTS.flatMap(({ title, ours: own, builtIn: theirs }) =>
      [...theirs].flatMap((letter, stage) =>
        letter !== '-' && letter !== own[stage] ? [[title, letter, own[stage]]] : [],
      ),
    );
    expect(changed.filter(([title]) => title !== 'a node of a Kubernetes cluster')).toEqual([
      ['exactly one identity, but not that of the agent', 'c', 'l'],
      ['an extension below the floor, without automatic upgrade', 'c', 'l'],
      ['an Arc server with a running version below the floor', 'c', 'l'],
    ]);
  });

  test('deploy the same resources, apart from the version of the API', () => {
    let compared = 0;
    for (const row of MACHINE_DOCUMENTS) {
      const initiative = kindOf(row);
      for (const [name, member] of Object.entries<InitiativeMember>(INITIATIVES[initiative].members)) {
        const [own, theirs] = [ours, builtIn].map((of) => {
          const definition = of(initiative, name, member);
          const values = valuesFor(initiative, member, MACHINE_LOCATIONS[initiative]);
          if (answerOf(definition, row.machine, values) !== 'non-compliant') return undefined;
          const { deployment } = definition.policyRule.then.details ?? {};
          const at = functionsFor(row.machine, definition.parameters, values);
          return deployment && deployedBy(deployment.properties, at).map(({ apiVersion: _, ...rest }) => rest);
        });
        if (own === undefined || theirs === undefined) continue;
        compared += 1;
        expect([row.title, name, own]).toEqual([row.title, name, theirs]);
      }
    }
    expect(compared).toBeGreaterThan(30);
  });

  test('read only aliases that the built-in members read, except those of versions and of the disk of scale sets', () => {
    const theirs = new Set(
      [...definitions.values()].flatMap((one) => fieldsIn(one.policyRule)).map((one) => one.toLowerCase()),
    );
    expect(BUILT_IN_ALIASES.filter((alias) => !theirs.has(alias.toLowerCase()))).toEqual([]);
  });

  test('name the roles of the built-in members, except those that attach an identity', () => {
    for (const initiative of INITIATIVE_NAMES) {
      for (const [name, member] of Object.entries<InitiativeMember>(INITIATIVES[initiative].members)) {
        if (member.stage === 'identity') continue;
        const [own, theirs] = [ours, builtIn].map((of) =>
          of(initiative, name, member).policyRule.then.details?.roleDefinitionIds?.map((id) => id.toLowerCase()),
        );
        expect([name, own]).toEqual([name, theirs]);
      }
    }
  });
});
