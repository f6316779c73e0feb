import { shareOfAddresses } from '../../core/ip-ranges';
import { EVERYBODY_SHARE } from '../../facts/storage';
import type { Estate, Resource } from '../model/estate';
import {
  type Attributes,
  at,
  blocks,
  idKey,
  isHidden,
  isOpenText,
  member,
  textsOrOpen,
  UNSTATED,
} from '../model/value';
import { setting } from './accounts';
import { type Finding, finding, pairs } from './finding';
import { isUnseen, unseen } from './unseen';

export const networkOpened = finding({
  id: 'network-opened',
  severity: 'blocking',
  holds: 'change',
  title: 'The content storage or workspace is opened to all networks',
  when: 'Content storage that was reachable from chosen networks becomes reachable from all, or the workspace accepts data or queries from the internet.',
  why: 'The storage was reachable from selected networks only. It is now reachable from the internet, with a role or a key.',
  remedy: 'Deny by default and name the networks that need access.',
});

export const networkWidened = finding({
  id: 'network-widened',
  severity: 'attention',
  holds: 'change',
  title: 'More networks reach the content storage',
  when: 'The content storage admits more networks, or is created open to all.',
  why: 'Recorded content can be read from more networks.',
  remedy: 'Check that every network named needs access.',
});

export const networkClosed = finding({
  id: 'network-closed',
  severity: 'attention',
  holds: 'change',
  title: 'No network reaches the content storage any more',
  when: 'The last permitted network of the content storage is removed, or its public network is closed.',
  why: 'Agents that do not come through a private endpoint can no longer upload content.',
  remedy: 'Check that every machine reaches the content storage through a private endpoint.',
});

export const networkOpen = finding({
  id: 'network-open',
  severity: 'attention',
  holds: 'estate',
  title: 'The content storage is open to all networks',
  when: 'An account that content is uploaded to admits every network or half of all addresses, in its own rules or in rules of their own resource.',
  why: 'Recorded content can be read from the internet, with a role or a key.',
  remedy: 'Deny by default and name the networks that need access.',
  *wrong(estate) {
    const separate = new Set(networkRules(estate).map(({ attributes }) => idKey(attributes['storage_account_id'])));
    for (const account of estate.accounts) {
      if (separate.has(account.id.toLowerCase()) || networkOf(account).open !== true) continue;
      yield { address: account.address, subject: 'network', is: 'all networks' };
    }
    for (const rules of networkRules(estate)) {
      const ours = estate.accounts.some(({ id }) => id.toLowerCase() === idKey(rules.attributes['storage_account_id']));
      if (ours && networkRulesOf(rules).open === true)
        yield { address: rules.address, subject: 'network', is: 'all networks' };
    }
  },
});

/** Who reaches an account: everybody, or those named. */
interface Network {
  readonly open: boolean | undefined;
  readonly named: readonly string[];
}

export function networkOf(resource: Resource): Network {
  const access = setting(resource, 'public_network_access_enabled');
  const rules = networkRulesOf({
    ...resource,
    attributes: (at(resource.attributes, 'network_rules') ?? {}) as Attributes,
  });
  if (isUnseen(access) || isHidden(resource.attributes['network_rules'])) return { open: undefined, named: [] };
  return access === false ? { open: false, named: [] } : rules;
}

/** Taking the block out changes nothing, and rules of their own resource speak for themselves. */
export function ownNetworkFindings(address: string, was: Resource | undefined, becomes: Resource): Finding[] {
  const declared = blocks(becomes.attributes['network_rules']).length > 0;
  const access = (one: Resource | undefined) => setting(one, 'public_network_access_enabled');
  if (was !== undefined && !declared && access(was) === access(becomes)) return [];
  if (access(becomes) === UNSTATED) return [];
  return reachFindings(address, was && networkOf(was), networkOf(becomes), was !== undefined);
}

export function networkRulesOf({ attributes }: Resource): Network {
  const action = member(block(attributes), 'default_action') ?? 'Allow';
  const [addresses, subnets] = ['ip_rules', 'virtual_network_subnet_ids'].map((key) =>
    textsOrOpen(member(block(attributes), key)),
  ) as [string[], string[]];
  const named = [...addresses, ...subnets];
  const everybody = shareOfAddresses(addresses) >= EVERYBODY_SHARE;
  return isUnseen(action) ? { open: undefined, named } : { open: action === 'Allow' || everybody, named };
}

function block(attributes: unknown): unknown {
  return blocks(attributes)[0] ?? {};
}

/** A new account that is open was not opened by this change: that is worth a look and no more. */
export function reachFindings(
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
    return [
      (existed ? networkOpened : networkWidened).found({
        address,
        subject: 'network',
        was: before,
        becomes: 'all networks',
      }),
    ];
  }
  if (
    existed &&
    was !== undefined &&
    was.open !== undefined &&
    becomes.named.length === 0 &&
    (was.open || was.named.length > 0)
  ) {
    return [networkClosed.found({ address, subject: 'network', was: before, becomes: words(becomes) })];
  }
  const added = becomes.named.filter((name) => !was?.named.includes(name));
  if (!existed || was?.open || added.length === 0) return [];
  if (added.some(isOpenText)) return [unseen(address, 'network rules', before)];
  return [networkWidened.found({ address, subject: 'network', was: before, becomes: `also ${added.join(', ')}` })];
}

export function separateRules(before: Estate, after: Estate) {
  const ids = new Set([before, after].flatMap(({ accounts }) => accounts.map(({ id }) => id.toLowerCase())));
  const rules = (side: Estate) =>
    networkRules(side).filter(({ attributes }) => ids.has(idKey(attributes['storage_account_id'])));
  return pairs(rules(before), rules(after));
}

export function networkRules({ resources }: Estate): Resource[] {
  return [...resources.values()].filter(({ type }) => type === 'azurerm_storage_account_network_rules');
}

export const NETWORK_FINDINGS = [networkOpened, networkWidened, networkOpen, networkClosed];
