import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { UserAssignedIdentity } from '@cdktf/provider-azurerm/lib/user-assigned-identity';
import { App, TerraformStack } from 'cdktf';
import {
  ChangeTracking,
  EstateAssignments,
  type Geography,
  type IChangeTrackingRule,
  type Location,
  type Machine,
  Machines,
} from 'cdktf-azure-change-tracking';

const SUBSCRIPTION = '/subscriptions/00000000-0000-0000-0000-000000000001';

/** One geography: its workspace and rule, and the identity of its agents. */
class Region extends TerraformStack {
  readonly rule: IChangeTrackingRule;
  readonly geography: Geography;

  constructor(app: App, region: string, location: string, machineLocations: readonly Location[]) {
    super(app, `estate-${region}`);
    new AzurermProvider(this, 'azurerm', { features: [{}] });
    const group = new ResourceGroup(this, 'ResourceGroup', { name: `rg-change-tracking-${region}`, location });
    const { rule } = new ChangeTracking(this, 'ChangeTracking', {
      location,
      resourceGroupName: group.name,
      settings: { windows: { registryKeys: ['knownDlls', 'winlogonNotify'] } },
      acknowledgedWarnings: { 'nothing-onboarded': 'the stacks of sites and management groups onboard machines' },
    });
    const identity = new UserAssignedIdentity(this, 'AgentIdentity', {
      name: `id-change-tracking-${region}`,
      resourceGroupName: group.name,
      location,
    });
    this.rule = rule;
    this.geography = { rule, machineLocations, agentIdentity: { identityId: identity.id } };
  }
}

/** The 250 servers of a site, listed by name. Their image contains the agent. */
class Site extends TerraformStack {
  constructor(app: App, site: string, rule: IChangeTrackingRule) {
    super(app, `estate-site-${site}`);
    new AzurermProvider(this, 'azurerm', { features: [{}] });
    const servers = Array.from({ length: 250 }, (_, index): [string, Machine] => {
      const name = `${site}-${String(index + 1).padStart(3, '0')}`;
      const id = `${SUBSCRIPTION}/resourceGroups/rg-${site}/providers/Microsoft.Compute/virtualMachines/${name}`;
      return [name, { id, os: index % 4 === 0 ? 'linux' : 'windows' }];
    });
    new Machines(this, 'Servers', {
      rule,
      virtualMachines: Object.fromEntries(servers),
      extensionVersion: '2.35',
      installAgent: false,
    });
  }
}

/** The policy of one management group: every location to the rule of its own geography. */
class ManagementGroup extends TerraformStack {
  constructor(app: App, managementGroupId: string, geographies: Record<string, Geography>) {
    super(app, `estate-${managementGroupId}`);
    new AzurermProvider(this, 'azurerm', { features: [{}] });
    new EstateAssignments(this, 'Estate', {
      scope: { managementGroupId },
      geographies,
      remediation: { failureThreshold: 0.05 },
      acknowledgedWarnings: {
        'location-forgotten': 'a policy of the platform team denies machines elsewhere',
        'location-unsupported': 'no scale sets there',
      },
    });
  }
}

/**
 * Three regions, eight sites with 2,000 servers, two management groups. The regions can be deployed in parallel, then
 * all the others.
 */
export function addEstate(app: App): void {
  const europe = new Region(app, 'europe', 'westeurope', ['westeurope', 'northeurope', 'swedencentral']);
  const americas = new Region(app, 'americas', 'eastus', ['eastus', 'eastus2', 'westus2', 'brazilsouth']);
  const asia = new Region(app, 'asia', 'southeastasia', ['southeastasia', 'eastasia', 'japaneast']);

  for (const site of ['amsterdam', 'dublin', 'gavle']) new Site(app, site, europe.rule);
  for (const site of ['ashburn', 'quincy', 'campinas']) new Site(app, site, americas.rule);
  for (const site of ['singapore', 'tokyo']) new Site(app, site, asia.rule);

  const geographies = { europe: europe.geography, americas: americas.geography, asia: asia.geography };
  new ManagementGroup(app, 'corp', geographies);
  new ManagementGroup(app, 'online', geographies);
}

if (require.main === module) {
  const app = new App();
  addEstate(app);
  app.synth();
}
