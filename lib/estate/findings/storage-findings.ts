import { STORAGE_DEFAULTS, TLS_VERSIONS } from '../../facts/azurerm';
import { CONTENT_CONTAINER } from '../../facts/rule';
import type { Estate, Resource } from '../model/estate';
import { at, idKey, numberOf, UNSTATED } from '../model/value';
import { accountOf, accountsOf, setting } from './accounts';
import { cosmeticChange, sameWords } from './cosmetic-change';
import { expiryFindings } from './expiry';
import { type Comparison, type Finding, type FindingKind, finding, pairs, replacement } from './finding';
import { networkOf, networkRules, networkRulesOf, ownNetworkFindings, reachFindings, separateRules } from './networks';
import { accountProtectionFindings } from './protections';
import { periodFindings } from './retention';
import { isUnseen, shown, unseen } from './unseen';

export const storageReplaced = finding({
  id: 'storage-replaced',
  severity: 'blocking',
  holds: 'change',
  title: 'The content storage is replaced',
  when: 'The storage account or container that content is uploaded to is destroyed and created again, because of its name or location for example.',
  why: 'Terraform destroys the storage with the recorded file content and creates an empty one.',
  remedy: 'Undo the change of the argument named, or copy the content first.',
});

export const storageRemoved = finding({
  id: 'storage-removed',
  severity: 'blocking',
  holds: 'change',
  title: 'The content storage is destroyed',
  when: 'The storage account or container that content is uploaded to is destroyed.',
  why: 'The recorded content of changed files is lost, and uploads fail.',
  remedy: 'Take it out of the state instead, or copy the content first.',
});

export const publicBlobs = finding({
  id: 'public-blobs',
  severity: 'blocking',
  holds: 'both',
  title: 'Recorded content may become public',
  when: 'The content storage allows public access to blobs, or its container does.',
  why: 'Anyone with the address could read the content of configuration files.',
  remedy: 'Keep public access to blobs off and the container private.',
});

export const sharedKeys = finding({
  id: 'shared-keys',
  severity: 'blocking',
  holds: 'both',
  title: 'Account keys open the content storage',
  when: 'The content storage accepts account keys.',
  why: 'A key is enough to read all recorded content, and no role or log names its user.',
  remedy: 'Keep shared access keys off; agents sign in with their identity.',
});

export const tlsWeakened = finding({
  id: 'tls-weakened',
  severity: 'blocking',
  holds: 'both',
  title: 'The content storage accepts weaker connections',
  when: 'The content storage accepts connections without HTTPS or with a version of TLS before 1.2.',
  why: 'Recorded content could be read in transit.',
  remedy: 'Keep HTTPS only and at least TLS 1.2.',
});

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
      return stays ? reachFindings(address, was && networkRulesOf(was), { open: true, named: [] }, true) : [];
    }
    const account = was === undefined ? accountOf(becomes, held) : undefined;
    const earlier = was === undefined ? account && networkOf(account) : networkRulesOf(was);
    return reachFindings(address, earlier, networkRulesOf(becomes), earlier !== undefined);
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
    return [storageReplaced.found({ address, subject, was: 'keeps the content', becomes: replacement(change) })];
  }
  // A container of another name is none of change tracking.
  if (becomes === undefined && change?.action === 'replace') {
    return [storageReplaced.found({ address, subject, was: 'keeps the content', becomes: replacement(change) })];
  }
  return becomes === undefined && change?.action === 'delete'
    ? [storageRemoved.found({ address, subject, was: 'keeps the content', becomes: 'destroyed' })]
    : [];
}

function accountFindings(address: string, was: Resource | undefined, becomes: Resource, separated: boolean): Finding[] {
  const findings: Finding[] = [];
  const name = `storage account ${shown(becomes.attributes['name'])}`;
  const weakened = (
    kind: FindingKind,
    argument: keyof typeof STORAGE_DEFAULTS,
    isWeak: (value: unknown) => boolean,
  ) => {
    const [given, next] = [setting(was, argument), setting(becomes, argument)];
    const subject = `${name}, ${argument}`;
    if (isUnseen(next)) {
      if (given !== next && next !== UNSTATED) findings.push(unseen(address, subject, shown(given), next));
    } else if (isWeak(next) && (was === undefined || !isWeak(given))) {
      findings.push(kind.found({ address, subject, was: was ? shown(given) : 'no account', becomes: shown(next) }));
    }
  };
  weakened(publicBlobs, 'allow_nested_items_to_be_public', (value) => value === true);
  weakened(sharedKeys, 'shared_access_key_enabled', (value) => value === true);
  weakened(tlsWeakened, 'https_traffic_only_enabled', (value) => value === false);
  weakened(tlsWeakened, 'min_tls_version', isOldTls);
  findings.push(...(separated ? [] : ownNetworkFindings(address, was, becomes)));
  findings.push(...accountProtectionFindings(address, name, was, becomes));
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
    findings.push(cosmeticChange.found({ address, subject: 'tags', was: 'earlier text', becomes: 'other text' }));
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
  return [
    publicBlobs.found({
      address,
      subject,
      was: given === undefined ? 'no container' : shown(given),
      becomes: shown(next),
    }),
  ];
}

export const STORAGE_FINDINGS = [storageReplaced, storageRemoved, publicBlobs, sharedKeys, tlsWeakened];
