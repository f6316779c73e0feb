import { STORAGE_DEFAULTS, TLS_VERSIONS } from '../../facts/azurerm';
import { CONTENT_CONTAINER } from '../../facts/rule';
import type { Estate, Resource } from '../model/estate';
import {
  type Attributes,
  at,
  blocks,
  hasHidden,
  idKey,
  isHidden,
  member,
  numberOf,
  sameValue,
  textsOf,
} from '../model/value';
import { counted } from '../model/words';
import { type Comparison, type Finding, finding, isUnseen, pairs, sameWords, shown, unseen } from './finding';
import { periodFindings, reason } from './workspaces';

/** Accounts of one side that hold content, by id. */
type Accounts = ReadonlyMap<string, Resource>;

function accountsOf({ accounts }: Estate): Accounts {
  return new Map(accounts.map((account) => [account.id.toLowerCase(), account]));
}

/** What a change does to the storage that content is uploaded to. */
export function storageFindings(comparison: Comparison): Finding[] {
  const { before, after, changes } = comparison;
  const [held, holds] = [accountsOf(before), accountsOf(after)];
  const separated = new Set(networkRules(after).map(({ attributes }) => idKey(attributes['storage_account_id'])));
  const accounts = pairs(ours(before, comparison), ours(after, comparison)).flatMap(({ address, was, becomes }) => [
    ...lossFindings('storage account', address, was, becomes, comparison),
    ...(becomes === undefined ? [] : accountFindings(address, was, becomes, separated.has(becomes.id.toLowerCase()))),
  ]);
  const containers = pairs(before.containers, after.containers).flatMap(({ address, was, becomes }) => [
    ...lossFindings('container', address, was, becomes, comparison),
    ...(becomes === undefined ? [] : containerFindings(address, was, becomes)),
  ]);
  const separate = separateRules(before, after).flatMap(({ address, was, becomes }) => {
    const action = changes.get(address)?.action;
    if (becomes === undefined) {
      // The provider opens the account again when its separate rules are destroyed.
      const id = idKey(was?.attributes['storage_account_id']);
      const stays = action === 'delete' && holds.has(id) && !separated.has(id);
      return stays ? networkFindings(address, was && rulesOf(was), { open: true, named: [] }, true) : [];
    }
    const account = was === undefined ? accountOf(becomes, held) : undefined;
    const earlier = was === undefined ? account && networkOf(account) : rulesOf(was);
    return networkFindings(address, earlier, rulesOf(becomes), earlier !== undefined);
  });
  return [...accounts, ...containers, ...separate, ...expiryFindings(comparison)];
}

/** Accounts of either side are looked at on both: one that loses its link to the rule is still the content storage. */
function ours(side: Estate, { before, after }: Comparison): Resource[] {
  const addresses = new Set([...before.accounts, ...after.accounts].map(({ address }) => address));
  return [...side.resources.values()].filter(({ address }) => addresses.has(address));
}

function lossFindings(
  what: string,
  address: string,
  was: Resource | undefined,
  becomes: Resource | undefined,
  { changes }: Comparison,
): Finding[] {
  const change = changes.get(address);
  const subject = `${what} ${shown((was ?? becomes)?.attributes['name'])}`;
  if (was === undefined) return [];
  if (becomes !== undefined && change?.action === 'replace') {
    return [finding('storage-replaced', address, subject, 'keeps the content', reason(change.replacedFor))];
  }
  return becomes === undefined && change?.action === 'delete'
    ? [finding('storage-removed', address, subject, 'keeps the content', 'destroyed')]
    : [];
}

/** An argument of an account, with the value it has where nobody sets it. */
function setting(resource: Resource | undefined, argument: keyof typeof STORAGE_DEFAULTS): unknown {
  return resource === undefined ? undefined : (resource.attributes[argument] ?? STORAGE_DEFAULTS[argument]);
}

function accountFindings(address: string, was: Resource | undefined, becomes: Resource, separated: boolean): Finding[] {
  const findings: Finding[] = [];
  const name = `storage account ${shown(becomes.attributes['name'])}`;
  const weakened = (
    id: Finding['id'],
    argument: keyof typeof STORAGE_DEFAULTS,
    isWeak: (value: unknown) => boolean,
  ) => {
    const [given, next] = [setting(was, argument), setting(becomes, argument)];
    const subject = `${name}, ${argument}`;
    if (isUnseen(next)) {
      if (given !== next) findings.push(unseen(address, subject, shown(given), next));
    } else if (isWeak(next) && (was === undefined || !isWeak(given))) {
      findings.push(finding(id, address, subject, was ? shown(given) : 'no account', shown(next)));
    }
  };
  weakened('public-blobs', 'allow_nested_items_to_be_public', (value) => value === true);
  weakened('shared-keys', 'shared_access_key_enabled', (value) => value === true);
  weakened('tls-weakened', 'https_traffic_only_enabled', (value) => value === false);
  weakened('tls-weakened', 'min_tls_version', isOldTls);
  findings.push(...(separated ? [] : ownNetworkFindings(address, was, becomes)));
  for (const policy of ['delete_retention_policy', 'container_delete_retention_policy']) {
    const days = (resource: Resource | undefined) =>
      numberOf(at(resource?.attributes, 'blob_properties', policy, 'days'));
    findings.push(...periodFindings(address, `${name}, ${policy}`, days(was), days(becomes)));
  }
  if (
    was !== undefined &&
    !isUnseen(becomes.attributes['tags']) &&
    !sameWords(was.attributes['tags'], becomes.attributes['tags'])
  ) {
    findings.push(finding('cosmetic-change', address, 'tags', 'as it is', 'worded otherwise'));
  }
  return findings;
}

function isOldTls(value: unknown): boolean {
  const index = (TLS_VERSIONS as readonly unknown[]).indexOf(value);
  return index >= 0 && index < TLS_VERSIONS.indexOf(STORAGE_DEFAULTS.min_tls_version);
}

function containerFindings(address: string, was: Resource | undefined, becomes: Resource): Finding[] {
  const [given, next] = [was, becomes].map((one) => one && (one.attributes['container_access_type'] ?? 'private'));
  const subject = `container ${CONTENT_CONTAINER}`;
  if (isUnseen(next)) return given === next ? [] : [unseen(address, subject, shown(given), next)];
  if (next === 'private' || (given !== undefined && given !== 'private')) return [];
  return [finding('public-blobs', address, subject, given === undefined ? 'no container' : shown(given), shown(next))];
}

/** Who reaches an account: everybody, or those named. */
interface Network {
  readonly open: boolean | undefined;
  readonly named: readonly string[];
}

function networkOf(resource: Resource): Network {
  const access = setting(resource, 'public_network_access_enabled');
  const rules = rulesOf({ ...resource, attributes: (at(resource.attributes, 'network_rules') ?? {}) as Attributes });
  if (isUnseen(access) || isHidden(resource.attributes['network_rules'])) return { open: undefined, named: [] };
  return access === false ? { open: false, named: [] } : rules;
}

/** Taking the block out changes nothing, and rules of their own resource speak for themselves. */
function ownNetworkFindings(address: string, was: Resource | undefined, becomes: Resource): Finding[] {
  const declared = blocks(becomes.attributes['network_rules']).length > 0;
  const access = (one: Resource | undefined) => setting(one, 'public_network_access_enabled');
  if (was !== undefined && !declared && access(was) === access(becomes)) return [];
  return networkFindings(address, was && networkOf(was), networkOf(becomes), was !== undefined);
}

function rulesOf({ attributes }: Resource): Network {
  const action = member(block(attributes), 'default_action') ?? 'Allow';
  const named = ['ip_rules', 'virtual_network_subnet_ids'].flatMap((key) => textsOf(member(block(attributes), key)));
  return isUnseen(action) ? { open: undefined, named } : { open: action === 'Allow', named };
}

function block(attributes: unknown): unknown {
  return blocks(attributes)[0] ?? {};
}

/** A new account that is open was not opened by this change: that is worth a look and no more. */
function networkFindings(
  address: string,
  was: Network | undefined,
  becomes: Network | undefined,
  existed: boolean,
): Finding[] {
  if (becomes === undefined) return [];
  const words = (network: Network) =>
    network.open ? 'all networks' : network.named.join(', ') || 'private endpoints only';
  const before = was === undefined ? 'no account' : words(was);
  if (becomes.open === undefined)
    return was?.open === undefined && existed ? [] : [unseen(address, 'network rules', before)];
  if (becomes.open) {
    if (was?.open) return [];
    return [finding(existed ? 'network-opened' : 'network-widened', address, 'network', before, 'all networks')];
  }
  const added = becomes.named.filter((name) => !was?.named.includes(name));
  if (!existed || was?.open || added.length === 0) return [];
  return [finding('network-widened', address, 'network', before, `also ${added.join(', ')}`)];
}

function separateRules(before: Estate, after: Estate) {
  const ids = new Set([before, after].flatMap(({ accounts }) => accounts.map(({ id }) => id.toLowerCase())));
  const rules = (side: Estate) =>
    networkRules(side).filter(({ attributes }) => ids.has(idKey(attributes['storage_account_id'])));
  return pairs(rules(before), rules(after));
}

function networkRules({ resources }: Estate): Resource[] {
  return [...resources.values()].filter(({ type }) => type === 'azurerm_storage_account_network_rules');
}

/** The account that rules or a policy are about, where it holds content. */
function accountOf(resource: Resource | undefined, accounts: Accounts): Resource | undefined {
  return accounts.get(idKey(resource?.attributes['storage_account_id']));
}

/** Content that expires sooner than before. */
function expiryFindings({ before, after }: Comparison): Finding[] {
  const [held, holds] = [accountsOf(before), accountsOf(after)];
  return pairs(expiryPolicies(before, held), expiryPolicies(after, holds)).flatMap(({ address, was, becomes }) => {
    const [given, next] = [was && expiryOf(was), becomes && expiryOf(becomes)];
    const subject = `content in ${CONTENT_CONTAINER}`;
    const rules = becomes?.attributes['rule'];
    if (hasHidden(rules) && !sameValue(was?.attributes['rule'], rules)) {
      return [unseen(address, subject, given === undefined ? 'kept for ever' : counted(given, 'day'))];
    }
    if (next === undefined || (was === undefined && accountOf(becomes, held) === undefined)) return [];
    if (given === undefined) {
      return [finding('retention-shortened', address, subject, 'kept for ever', counted(next, 'day'))];
    }
    return periodFindings(address, subject, given, next);
  });
}

/** Policies of accounts with content; where the account cannot be seen, those that name the container. */
function expiryPolicies(side: Estate, accounts: Accounts): Resource[] {
  return [...side.resources.values()].filter((one) => {
    if (one.type !== 'azurerm_storage_management_policy') return false;
    const named = blocks(one.attributes['rule']).some((rule) =>
      textsOf(at(rule, 'filters', 'prefix_match')).some((prefix) => prefix.split('/')[0] === CONTENT_CONTAINER),
    );
    return named || accountOf(one, accounts) !== undefined;
  });
}

/** Days after which recorded content is deleted, `undefined` where it is not. */
function expiryOf({ attributes }: Resource): number | undefined {
  const days = blocks(attributes['rule'])
    .filter((rule) => member(rule, 'enabled') !== false && appliesToContent(rule))
    .flatMap((rule) => EXPIRY.map((argument) => numberOf(at(rule, 'actions', 'base_blob', argument))))
    .filter((one) => one !== undefined && one >= 0) as number[];
  return days.length === 0 ? undefined : days.reduce((least, one) => Math.min(least, one));
}

/** Arguments that delete what the agent wrote once. */
const EXPIRY = ['delete_after_days_since_modification_greater_than', 'delete_after_days_since_creation_greater_than'];

/** Prefixes are of the container and the blob together. */
function appliesToContent(rule: unknown): boolean {
  const prefixes = textsOf(at(rule, 'filters', 'prefix_match'));
  const applies = (prefix: string) =>
    prefix.startsWith(`${CONTENT_CONTAINER}/`) || CONTENT_CONTAINER.startsWith(prefix);
  return prefixes.length === 0 || prefixes.some(applies);
}
