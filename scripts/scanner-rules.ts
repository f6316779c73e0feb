/**
 * The rules of scanners of Terraform that fire on stacks of this library. No scanner can be installed here, so `fires` says
 * what each looks at.
 *
 * Sources: `run`: runs of the scanners on the examples, 2026; `source`: the rule itself, not seen in a run: checkov 3.2,
 * aquasecurity/trivy-checks, Checkmarx/kics, tenable/terrascan d0405c2d and terraform-linters/tflint-ruleset-azurerm 0.30.
 */
export interface ScannerRule {
  readonly scanner: Scanner;
  readonly id: string;
  readonly title: string;
  readonly known: 'run' | 'source';
  /** Stacks of the examples in which it fires. */
  readonly stacks: readonly string[];
  readonly fires: (stack: Stack) => boolean;
  /** Whether it names a risk, something to weigh, or neither: the files of `examples/pipeline` skip the last. */
  readonly verdict: 'real' | 'choice' | 'false';
  readonly reason: string;
  /** The option that satisfies it; absent if there is none. */
  readonly option?: string;
}

export const SCANNERS = ['checkov', 'trivy', 'KICS', 'Terrascan', 'tflint'] as const;
export type Scanner = (typeof SCANNERS)[number];

type Arguments = Readonly<Record<string, unknown>>;

/** What a stack synthesizes to. */
export interface Stack {
  readonly resource?: Readonly<Record<string, Readonly<Record<string, Arguments>>>>;
  readonly output?: Readonly<Record<string, Arguments>>;
}

const ACCOUNT = 'azurerm_storage_account';
const all = ({ resource = {} }: Stack, type: string) => Object.entries(resource[type] ?? {});
const refersTo = (stack: Stack, type: string, address: string) =>
  all(stack, type).some(([, one]) => JSON.stringify(one).includes(`\${${address}.id}`));
const account = (wrong: (given: Arguments) => boolean) => (stack: Stack) =>
  all(stack, ACCOUNT).some(([, given]) => wrong(given));
const without = (of: string, type: string) => (stack: Stack) =>
  all(stack, of).some(([name]) => !refersTo(stack, type, `${of}.${name}`));
const rulesOf = ({ network_rules: rules }: Arguments) =>
  (rules ?? {}) as { bypass?: string[]; default_action?: string };
const isLocal = ({ account_replication_type: kind }: Arguments) => !String(kind).includes('G');
const isUntrusted = (given: Arguments) => rulesOf(given).bypass?.includes('AzureServices') !== true;
const isOpen = (given: Arguments) => rulesOf(given).default_action !== 'Deny';
const hasNoKey = (stack: Stack) =>
  all(stack, ACCOUNT).some(
    ([name, given]) =>
      given['customer_managed_key'] === undefined &&
      !refersTo(stack, 'azurerm_storage_account_customer_managed_key', `${ACCOUNT}.${name}`),
  );
const isUnprotected = (stack: Stack) =>
  [ACCOUNT, 'azurerm_storage_container']
    .flatMap((type) => all(stack, type))
    .some(([, { lifecycle }]) => (lifecycle as { prevent_destroy?: boolean } | undefined)?.prevent_destroy !== true);

const PLAIN_STORAGE = ['landing-zone', 'operations'];
const STORING = [...PLAIN_STORAGE, 'regulated'];
const ESTATE = ['estate-americas', 'estate-asia', 'estate-europe'];
const SITES = ['amsterdam', 'ashburn', 'campinas', 'dublin', 'gavle', 'quincy', 'singapore', 'tokyo'];
const GROUPED = [
  ...ESTATE,
  ...[
    'arc-only',
    'audit-first',
    'checks',
    'getting-started',
    'hub-and-spoke',
    'landing-zone',
    'minimal',
    'one-identity',
    'regulated',
    'rollout',
    'settings-file',
  ],
];
const EVERY = [
  ...GROUPED,
  ...['estate-corp', 'estate-online', 'existing-workspace', 'operations'],
  ...SITES.map((site) => `estate-site-${site}`),
];

const TRUSTED = {
  title: 'trusted Microsoft services may bypass the network rules',
  stacks: STORING,
  fires: account(isUntrusted),
  verdict: 'false',
  reason:
    'Machines are no trusted services, and no trusted service uses the account. The bypass would only widen the access.',
  option: '`trustedServices: true`',
} as const;
const REPLICATED = {
  title: 'geo-redundant replication',
  known: 'run',
  stacks: PLAIN_STORAGE,
  fires: account(isLocal),
  verdict: 'choice',
  reason: 'LRS loses the content with its data center. Content is a copy of files that the machines have.',
  option: "`replication: 'GZRS'`",
} as const;
const KEYED = {
  title: 'customer-managed key',
  known: 'run',
  stacks: PLAIN_STORAGE,
  fires: hasNoKey,
  verdict: 'choice',
  reason: 'Microsoft manages the key. An own key needs a vault, and its loss loses the content.',
  option: '`customerManagedKey`, a key in a vault of your own',
} as const;
const LOGGED = {
  known: 'run',
  stacks: STORING,
  fires: account(() => true),
} as const;
const OPEN = {
  title: 'network access denied by default',
  known: 'source',
  stacks: [],
  fires: account(isOpen),
  verdict: 'real',
  reason: "`access: 'allNetworks'` lets any network reach the account, with a role on the container.",
  option: "`network.access: 'selectedNetworks'` or `'privateEndpoint'`",
} as const;
const PRIVATE = "`network.access: 'privateEndpoint'`";

export const SCANNER_RULES: readonly ScannerRule[] = [
  {
    scanner: 'checkov',
    id: 'CKV_AZURE_33',
    title: 'logging of the queue service',
    ...LOGGED,
    verdict: 'false',
    reason: 'The account has no queue, and the rule reads a block that the provider has deprecated.',
  },
  { scanner: 'checkov', id: 'CKV_AZURE_35', ...OPEN },
  { scanner: 'checkov', id: 'CKV_AZURE_36', known: 'run', ...TRUSTED },
  {
    scanner: 'checkov',
    id: 'CKV_AZURE_59',
    title: 'no public network access',
    known: 'run',
    stacks: PLAIN_STORAGE,
    fires: account(({ public_network_access_enabled: isPublic }) => isPublic !== false),
    verdict: 'choice',
    reason: 'Selected networks reach the account over its public endpoint, everything else is denied.',
    option: PRIVATE,
  },
  { scanner: 'checkov', id: 'CKV_AZURE_206', ...REPLICATED },
  { scanner: 'checkov', id: 'CKV2_AZURE_1', ...KEYED },
  {
    scanner: 'checkov',
    id: 'CKV2_AZURE_21',
    title: 'logging of blob reads',
    ...LOGGED,
    verdict: 'false',
    reason: 'The rule wants `azurerm_log_analytics_storage_insights`, and knows no diagnostic setting.',
  },
  {
    scanner: 'checkov',
    id: 'CKV2_AZURE_33',
    title: 'private endpoint',
    known: 'run',
    stacks: PLAIN_STORAGE,
    fires: without(ACCOUNT, 'azurerm_private_endpoint'),
    verdict: 'choice',
    reason: 'As for CKV_AZURE_59.',
    option: PRIVATE,
  },
  { scanner: 'trivy', id: 'AZU-0010', known: 'run', ...TRUSTED },
  { scanner: 'trivy', id: 'AZU-0012', ...OPEN },
  {
    scanner: 'trivy',
    id: 'AZU-0057',
    title: 'logging of the account',
    ...LOGGED,
    verdict: 'false',
    reason: 'The rule looks at queues only, and the account has none.',
  },
  { scanner: 'trivy', id: 'AZU-0058', ...REPLICATED },
  { scanner: 'trivy', id: 'AZU-0060', ...KEYED },
  {
    scanner: 'trivy',
    id: 'AZU-0061',
    title: 'infrastructure encryption',
    known: 'run',
    stacks: PLAIN_STORAGE,
    fires: account(({ infrastructure_encryption_enabled: isDouble }) => isDouble !== true),
    verdict: 'choice',
    reason: 'Content is encrypted once. The second encryption is decided when the account is created.',
    option: '`infrastructureEncryption: true`',
  },
  { scanner: 'KICS', id: '5400f379-a347-4bdd-a032-446465fdcc6f', known: 'run', ...TRUSTED },
  { scanner: 'KICS', id: 'a5613650-32ec-4975-a305-31af783153ea', ...OPEN },
  {
    scanner: 'KICS',
    id: '0cc95bf8-9b98-4278-ad9f-fea4aed3d271',
    title: 'lock on the account',
    known: 'run',
    stacks: PLAIN_STORAGE,
    fires: without(ACCOUNT, 'azurerm_management_lock'),
    verdict: 'choice',
    reason: 'Whoever may delete the account deletes its content. `preventDestroy` stops Terraform only.',
    option: "`lock: { kind: 'CanNotDelete' }`",
  },
  {
    scanner: 'KICS',
    id: '1e434b25-8763-4b00-a5ca-ca03b7abbb66',
    title: 'names in snake case',
    known: 'run',
    stacks: EVERY,
    fires: ({ resource = {} }) =>
      Object.values(resource).some((named) => Object.keys(named).some((name) => !/^[a-z0-9_]+$/.test(name))),
    verdict: 'false',
    reason: 'The framework makes the names of resources from construct ids.',
  },
  {
    scanner: 'KICS',
    id: '59312e8a-a64e-41e7-a252-618533dd1ea8',
    title: 'outputs with a description',
    known: 'run',
    stacks: ESTATE,
    fires: ({ output = {} }) => Object.values(output).some(({ description }) => description === undefined),
    verdict: 'false',
    reason: 'The framework writes the outputs that other stacks refer to.',
  },
  {
    scanner: 'KICS',
    id: '21fa1872-47b3-46ec-9775-f41e85d80cb4',
    title: 'diagnostic settings with the categories of the activity log',
    known: 'source',
    stacks: ['operations', 'regulated'],
    fires: (stack) => all(stack, 'azurerm_monitor_diagnostic_setting').length > 0,
    verdict: 'false',
    reason: 'The categories belong to subscriptions; resources have others. With `--experimental-queries` only.',
  },
  { scanner: 'Terrascan', id: 'AC_AZURE_0370', ...OPEN },
  { scanner: 'Terrascan', id: 'AC_AZURE_0371', known: 'run', ...TRUSTED },
  {
    scanner: 'Terrascan',
    id: 'AC_AZURE_0389',
    title: 'lock on the resource group',
    known: 'run',
    stacks: GROUPED,
    fires: without('azurerm_resource_group', 'azurerm_management_lock'),
    verdict: 'choice',
    reason: 'A lock on the group also blocks the removal of every resource in it.',
    option: '`resourceGroupName` of a group of your own that has a lock',
  },
  {
    scanner: 'tflint',
    id: 'azurerm_resources_missing_prevent_destroy',
    title: '`prevent_destroy` on storage',
    known: 'run',
    stacks: STORING,
    fires: isUnprotected,
    verdict: 'choice',
    reason: 'A plan may destroy the account with its content.',
    option: '`preventDestroy: true`',
  },
];

/** The ids of the rules that fire on a stack. */
export function firing(stack: Stack): string[] {
  return SCANNER_RULES.filter(({ fires }) => fires(stack)).map(({ id }) => id);
}
