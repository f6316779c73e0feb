import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { App, TerraformStack, Testing } from 'cdktf';
import { EstateAssignments } from '../../../../lib/constructs/policy/estate-assignments/estate-assignments';
import type { EstateAssignmentsProps } from '../../../../lib/constructs/policy/estate-assignments/estate-assignments-props';
import { ChangeTrackingRule } from '../../../../lib/constructs/rule/change-tracking-rule';
import { Workspace } from '../../../../lib/constructs/workspace/workspace';
import { KNOWN_LOCATIONS } from '../../../../lib/facts/known-locations';
import { MACHINE_LOCATIONS } from '../../../../lib/facts/regions';
import { messageOf, newStack, synthesize } from '../../../support/synth';

const GROUP = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-ct';
const rule = (name: string, location: string) => ({
  ruleId: `${GROUP}/providers/Microsoft.Insights/dataCollectionRules/dcr-${name}`,
  location,
  features: [],
});
const AGENT = {
  identityId: `${GROUP}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-agent`,
};
const PROPS = {
  scope: { managementGroupId: 'corp' },
  geographies: {
    europe: {
      rule: rule('europe', 'westeurope'),
      machineLocations: ['westeurope', 'swedencentral'],
    },
    americas: { rule: rule('americas', 'eastus'), machineLocations: ['eastus'] },
  },
  agentIdentity: AGENT,
} as const satisfies EstateAssignmentsProps;

const assign = (props: EstateAssignmentsProps) => synthesize((stack) => new EstateAssignments(stack, 'Estate', props));

interface Assignment {
  readonly name: string;
  readonly parameters: string;
  readonly resource_selectors: { selectors: { in: string[] }[] }[];
}

const assignmentsOf = ({ all }: ReturnType<typeof assign>) =>
  (all('azurerm_management_group_policy_assignment') as unknown as Assignment[]).map(
    ({ name, parameters, resource_selectors }) => ({
      name,
      rule: /dcr-\w+/.exec(parameters)?.[0],
      machineLocations: (JSON.parse(parameters) as Record<string, { value: unknown }>).listOfApplicableLocations?.value,
      selected: resource_selectors[0]?.selectors[0]?.in,
    }),
  );

describe('EstateAssignments', () => {
  test('assigns one initiative of any image of each kind in every geography', () => {
    const kinds = ['virtualMachines', 'arcServers'] as const;
    const synthesized = assign({ ...PROPS, kinds, anyImage: { minimumVersion: '2.30' } });
    const sets = synthesized.all('azurerm_management_group_policy_set_definition');
    expect(sets.map(({ name }) => name).sort()).toEqual(['ct-arc-any-image', 'ct-vm-any-image']);
    const assigned = synthesized.all('azurerm_management_group_policy_assignment') as {
      policy_definition_id: string;
      non_compliance_message: { policy_definition_reference_id: string }[];
    }[];
    expect(new Set(assigned.map((one) => one.policy_definition_id)).size).toBe(2);
    expect(assigned).toHaveLength(4);
    for (const one of assigned) expect(one.policy_definition_id).toMatch(/^\$\{azurerm_management_group_policy_set/);
    expect(JSON.stringify(synthesized.all('azurerm_policy_definition'))).toContain('2.29');
  });

  test('onboards machines of any image in every location of a geography', () => {
    const geographies = { europe: { ...PROPS.geographies.europe, machineLocations: ['swedencentral'] } } as const;
    const kindsOf = (more: object) =>
      assignmentsOf(assign({ ...PROPS, geographies, ...more })).map(({ name, machineLocations }) => [
        name,
        machineLocations,
      ]);
    expect(new EstateAssignments(newStack(), 'Estate', PROPS).node.tryFindChild('AnyImage')).toBeUndefined();
    expect(kindsOf({})).not.toContainEqual(['ct-vmss-europe', ['swedencentral']]);
    expect(kindsOf({ anyImage: {} })).toContainEqual(['ct-vmss-europe', ['swedencentral']]);
    const warned = assign({ ...PROPS, geographies, anyImage: {} }).annotations.map(({ message }) => message);
    expect(warned.filter((message) => message.includes('[location-unsupported]'))).toEqual([]);
  });

  test.each<[object, string]>([
    [
      { anyImage: {}, definitionVersions: { arcServers: '1.1.*' } },
      'definitionVersions contradicts anyImage, which assigns definitions without versions: remove one',
    ],
    [{ anyImage: { minimumVersion: '2.10' } }, 'anyImage.minimumVersion must be 2.20 or later'],
    [{ geographies: {} }, '] geographies must have at least one geography, such as europe, got none'],
    [{ kinds: [], anyImage: {} }, 'errors:\n  [test/Estate] kinds must'],
    [{ anyImage: {}, agentIdentity: 'builtIn' }, "must not be 'builtIn' with an AnyImageInitiative"],
  ])('refuses %j', (more, message) => {
    expect(messageOf(() => new EstateAssignments(newStack(), 'Estate', { ...PROPS, ...more }))).toContain(message);
  });

  test('gives the effect of a member to the initiative it belongs to, and a location to every assignment', () => {
    const { all } = assign({
      ...PROPS,
      location: 'northeurope',
      memberEffects: { DeployChangeTrackingExtensionLinuxVM: 'Disabled' },
    });
    const assignments = all('azurerm_management_group_policy_assignment');
    expect(new Set(assignments.map(({ location }) => location))).toEqual(new Set(['northeurope']));
    const overriding = assignments
      .filter(({ overrides }) => (overrides as object[]).length > 0)
      .map(({ name }) => name);
    expect(overriding.sort()).toEqual(['ct-vm-americas', 'ct-vm-europe']);
  });

  test('sends each location to its own rule, with every initiative that allows it', () => {
    const europe = ['westeurope', 'swedencentral'];
    const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);
    const expected = [
      {
        name: 'ct-vm-europe',
        rule: 'dcr-europe',
        machineLocations: europe,
        selected: europe,
      },
      {
        name: 'ct-vmss-europe',
        rule: 'dcr-europe',
        machineLocations: ['westeurope'],
        selected: ['westeurope'],
      },
      {
        name: 'ct-arc-europe',
        rule: 'dcr-europe',
        machineLocations: europe,
        selected: europe,
      },
      {
        name: 'ct-vm-americas',
        rule: 'dcr-americas',
        machineLocations: ['eastus'],
        selected: ['eastus'],
      },
      {
        name: 'ct-vmss-americas',
        rule: 'dcr-americas',
        machineLocations: ['eastus'],
        selected: ['eastus'],
      },
      {
        name: 'ct-arc-americas',
        rule: 'dcr-americas',
        machineLocations: ['eastus'],
        selected: ['eastus'],
      },
    ];
    expect(assignmentsOf(assign(PROPS)).sort(byName)).toEqual(expected.sort(byName));
  });

  test('warns of locations in no geography and of those an initiative does not allow', () => {
    const { annotations } = assign(PROPS);
    const [missed, unsupported] = annotations.map(({ message }) => message);
    expect(annotations).toHaveLength(2);
    expect(missed).toMatch(
      /^geographies leaves out the locations 'australiacentral', .+, 'westus3': machines there are not onboarded \[location-forgotten\]$/,
    );
    expect(missed).not.toContain("'swedencentral'");
    expect(unsupported).toBe(
      "geographies.europe.machineLocations names 'swedencentral', which the initiative for scaleSets does not allow: policy does not onboard scaleSets there [location-unsupported]",
    );
  });

  test('lists the locations in no geography in the order of their names', () => {
    const { annotations } = assign({ ...PROPS, kinds: ['scaleSets', 'virtualMachines'] });
    const names = /the locations (.+): machines/.exec(annotations[0]?.message ?? '')?.[1]?.split(', ') ?? [];
    expect(names.length).toBeGreaterThan(25);
    expect(names).toEqual([...names].sort());
  });

  const { europe } = PROPS.geographies;
  test.each<[object, string]>([
    [{ kinds: ['servers'] }, "kinds[0] must be one of 'virtualMachines', 'scaleSets', 'arcServers', got 'servers'"],
    [
      { geographies: { europe: { ...europe, machineLocations: ['#{TfToken[TOKEN.0]}'] } } },
      'geographies.europe.machineLocations must be a literal list: the items of a Terraform list are unknown until apply and cannot be checked',
    ],
    [
      { anyImage: {}, geographies: { europe: { ...europe, machineLocations: KNOWN_LOCATIONS.slice(0, 51) } } },
      'geographies.europe.machineLocations must name 1 to 50 locations, got 51',
    ],
    [
      { anyImage: {}, geographies: { europe: { ...europe, machineLocations: ['uksouth', 'West Europe'] } } },
      "geographies.europe.machineLocations[1] must be a location's name in lower case without spaces, such as 'westeurope', got 'West Europe'; write 'westeurope'",
    ],
    [
      {
        geographies: {
          europe: { ...europe, machineLocations: ['uksouth', 'uksouth'] },
          americas: { ...europe, machineLocations: ['uksouth'] },
        },
      },
      "geographies names 'uksouth' 3 times, in 'europe', 'europe', 'americas': a machine can report to one rule only, so keep the location in one geography",
    ],
    [
      { geographies: { europe: { ...europe, rule: rule('europe', 'chinaeast2') } } },
      "geographies.europe.rule.location must be in the public cloud, got 'chinaeast2': the initiatives are not built into other clouds (Azure/azure-policy f4a50bac)",
    ],
    [
      { geographies: { '': { ...europe, rule: rule('europe', 'chinaeast2') } } },
      `geographies must not have an empty name
  [test/Estate] geographies[''].rule.location must be in the public cloud, got 'chinaeast2': the initiatives are not built into other clouds (Azure/azure-policy f4a50bac)`,
    ],
  ])('refuses with nothing but this message: %j', (more, message) => {
    expect(messageOf(() => assign({ ...PROPS, ...more } as EstateAssignmentsProps))).toBe(
      `Validation failed with the following errors:\n  [test/Estate] ${message}`,
    );
  });

  test('may have as many locations in a geography as a selector holds', () => {
    const geographies = { world: { ...europe, machineLocations: KNOWN_LOCATIONS.slice(0, 50) } };
    expect(assignmentsOf(assign({ ...PROPS, anyImage: {}, geographies } as EstateAssignmentsProps))).toHaveLength(3);
  });

  test('gives no warning if every location has a geography', () => {
    const [first, ...others] = MACHINE_LOCATIONS.arcServers;
    const half = Math.floor(others.length / 2);
    const { annotations } = assign({
      ...PROPS,
      kinds: ['arcServers'],
      geographies: {
        one: {
          rule: PROPS.geographies.europe.rule,
          machineLocations: [first, ...others.slice(0, half)],
        },
        two: {
          rule: PROPS.geographies.americas.rule,
          machineLocations: others.slice(half),
        },
      },
    });
    expect(annotations).toEqual([]);
  });

  test('leaves out an initiative that allows none of the locations', () => {
    const sweden = {
      rule: PROPS.geographies.europe.rule,
      machineLocations: ['swedencentral'],
    };
    expect(
      assignmentsOf(assign({ ...PROPS, geographies: { sweden } }))
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['ct-arc-sweden', 'ct-vm-sweden']);
  });

  test('one identity of the estate gets each role once', () => {
    const identity = {
      identityId: AGENT.identityId,
      principalId: '00000000-0000-0000-0000-0000000000b1',
    };
    const grants = assign({ ...PROPS, identity })
      .all('azurerm_role_assignment')
      .map(({ name }) => name);
    expect(new Set(grants).size).toBe(grants.length);
    // Six roles at the management group, one on each rule, one on the identity of the agent.
    expect(grants).toHaveLength(9);
  });

  test('the rules may be in separate stacks', () => {
    const app = Testing.stubVersion(new App({ stackTraces: false }));
    const stackOf = (id: string) => {
      const stack = new TerraformStack(app, id);
      new AzurermProvider(stack, 'azurerm', { features: [{}] });
      return stack;
    };
    const europe = stackOf('europe');
    const workspace = new Workspace(europe, 'Workspace', {
      name: 'log-europe',
      resourceGroupName: 'rg-ct',
      location: 'westeurope',
    });
    const geography = {
      rule: new ChangeTrackingRule(europe, 'Rule', { workspace }),
      machineLocations: ['westeurope'],
    };
    const corp = stackOf('corp');
    new EstateAssignments(corp, 'Estate', {
      ...PROPS,
      kinds: ['arcServers'],
      geographies: { europe: geography },
      remediation: {},
    });
    app.synth();
    const remote = 'data.terraform_remote_state.cross-stack-reference-input-europe.outputs.';
    const text = JSON.stringify(corp.toTerraform());
    expect(text).toContain(`sha256(join(\\"|\\", [${remote}`);
    expect(corp.dependencies).toEqual([europe]);
    expect(Object.keys(europe.toTerraform().output as object)).toHaveLength(1);
  });

  test.each([
    [
      ['Europe', 'europe'],
      "geographies has 'Europe' and 'europe', which name the same assignments in Azure: rename one",
    ],
    [[''], 'geographies must not have an empty name'],
  ])('refuses geographies named %j', (names, message) => {
    const { rule } = PROPS.geographies.europe;
    const machineLocations = ['westeurope', 'northeurope'];
    const geographies = Object.fromEntries(
      names.map((name, index) => [
        name,
        { rule, agentIdentity: AGENT, machineLocations: machineLocations.slice(index, index + 1) },
      ]),
    );
    expect(messageOf(() => assign({ ...PROPS, geographies } as EstateAssignmentsProps))).toBe(
      `Validation failed with the following errors:\n  [test/Estate] ${message}`,
    );
  });

  test('one error lists every invalid prop', () => {
    const wrong = {
      ...PROPS,
      agentIdentity: undefined,
      geographies: {
        europe: {
          ...PROPS.geographies.europe,
          machineLocations: ['westeurope', 'westeurop'],
          agentIdentity: AGENT,
        },
        americas: {
          ...PROPS.geographies.americas,
          machineLocations: ['westeurope', 'eastus', 'eastus'],
        },
        theWholeOfAsiaPacific: {
          rule: rule('asia', 'southeastasia'),
          machineLocations: [],
          agentIdentity: AGENT,
        },
      },
      enforce: false,
      remediation: { resourceCount: 0 },
    } as unknown as EstateAssignmentsProps;
    expect(
      messageOf(() => new EstateAssignments(newStack(), 'Estate', wrong)),
    ).toBe(`Validation failed with the following errors:
  [test/Estate] geographies names 'westeurope' 2 times, in 'europe', 'americas': a machine can report to one rule only, so keep the location in one geography
  [test/Estate] geographies.americas.machineLocations repeats 'eastus'
  [test/Estate] geographies.europe.machineLocations[1] must be one of 'australiacentral', 'australiacentral2', 'australiaeast', 'australiasoutheast', 'brazilsouth', 'brazilsoutheast', 'canadacentral', 'canadaeast', 'centralindia', 'centralus', 'centraluseuap', 'eastasia', 'eastus', 'eastus2', 'eastus2euap', 'francecentral', 'francesouth', 'germanynorth', 'germanywestcentral', 'israelcentral', 'italynorth', 'japaneast', 'japanwest', 'jioindiacentral', 'jioindiawest', 'koreacentral', 'koreasouth', 'malaysiasouth', 'mexicocentral', 'northcentralus', 'northeurope', 'norwayeast', 'norwaywest', 'polandcentral', 'qatarcentral', 'southafricanorth', 'southafricawest', 'southcentralus', 'southeastasia', 'southindia', 'spaincentral', 'swedencentral', 'swedensouth', 'switzerlandnorth', 'switzerlandwest', 'taiwannorth', 'taiwannorthwest', 'uaecentral', 'uaenorth', 'uksouth', 'ukwest', 'westcentralus', 'westeurope', 'westindia', 'westus', 'westus2', 'westus3', got 'westeurop'; did you mean 'westeurope'?
  [test/Estate] geographies.theWholeOfAsiaPacific.machineLocations must name 1 to 50 locations, got 0
  [test/Estate] remediation deploys to machines even if enforce is false: omit it until the assignment is enforced
  [test/Estate] remediation.resourceCount must be a whole number from 1 to 50000 machines, got 0
  [test/Estate] geographies.americas.agentIdentity is missing: set { identityId }, { identityName, resourceGroupName } or 'builtIn', because the initiative has no default for it
  [test/Estate] geographies.theWholeOfAsiaPacific is too long: the assignment name 'ct-vmss-theWholeOfAsiaPacific' may have at most 24 characters, got 29; shorten it to 16`);
  });
});
