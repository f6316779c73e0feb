import { CLUSTER_LINKS, CLUSTER_SKU } from '../../facts/workspace-limits';
import { idKey, sameId, textOf } from '../model/value';
import { idName } from '../model/words';
import { type Comparison, type Finding, finding, pairs } from './finding';
import { isOfTarget, linkPairs } from './targets';
import { isUnseen, shown, unseen } from './unseen';

const LIMIT = `Azure links a workspace to clusters at most ${CLUSTER_LINKS.most} times in ${CLUSTER_LINKS.days} days`;

export const clusterUnlinked = finding({
  id: 'cluster-unlinked',
  severity: 'blocking',
  holds: 'change',
  title: 'The workspace leaves its dedicated cluster',
  when: 'The link between a workspace of change tracking and a dedicated cluster is removed, and the workspace stays.',
  why: `New data is encrypted with Microsoft's key, and withdrawing your key no longer closes it. Earlier data stays in the cluster, and can be queried as long as the cluster and its key exist. ${LIMIT}.`,
  remedy: 'Keep the link.',
});

export const clusterChanged = finding({
  id: 'cluster-changed',
  severity: 'attention',
  holds: 'change',
  title: 'The workspace is linked to a cluster again',
  when: 'The link of a workspace of change tracking names another dedicated cluster, or is replaced.',
  why: `New data is encrypted with the key of the cluster that is linked last; data that arrives between the two links, with Microsoft's key. Earlier data stays in the first cluster, and can be queried as long as that cluster and its key exist. Azure refuses to link a workspace that is linked to another cluster. ${LIMIT}.`,
  remedy: 'Keep the link, or remove it in one change and add the other in the next.',
});

export const clusterSku = finding({
  id: 'cluster-sku',
  severity: 'attention',
  holds: 'change',
  title: 'The pricing tier of a linked workspace changes',
  when: `The tier of a workspace that is linked to a dedicated cluster goes from ${CLUSTER_SKU} to another.`,
  why: `Azure sets the tier ${CLUSTER_SKU} itself when it links a workspace. The change probably fails, or appears in every plan: it is not documented.`,
  remedy: `Set sku to ${CLUSTER_SKU}, or add it to ignore_changes.`,
});

/** What a change does to links between workspaces and dedicated clusters. */
export function clusterFindings(comparison: Comparison): Finding[] {
  return [...linkFindings(comparison), ...skuFindings(comparison)];
}

function linkFindings(comparison: Comparison): Finding[] {
  const { before, after, changes } = comparison;
  const was = before.clusterLinks.filter(isOfTarget(comparison));
  return linkPairs(comparison, was, after.clusterLinks, ({ attributes }) => idKey(attributes['workspace_id'])).flatMap(
    (pair) => {
      const { address } = pair.becomes ?? pair.was;
      const [given, next] = [pair.was, pair.becomes].map((one) => one?.attributes['write_access_id']);
      const subject = `cluster of ${idName(pair.was.attributes['workspace_id'])}`;
      if (pair.becomes === undefined)
        return [clusterUnlinked.found({ address, subject, was: idName(given), becomes: 'no cluster' })];
      if (next !== given && isUnseen(next)) return [unseen(address, subject, idName(given), next)];
      if (next !== given && !sameId(given, next))
        return [clusterChanged.found({ address, subject, was: idName(given), becomes: idName(next) })];
      return changes.get(address)?.action === 'replace'
        ? [clusterChanged.found({ address, subject, was: idName(given), becomes: 'unlinked and linked again' })]
        : [];
    },
  );
}

function skuFindings(comparison: Comparison): Finding[] {
  const { before, after } = comparison;
  const linked = new Set(
    after.clusterLinks.filter(isOfTarget(comparison)).map(({ attributes }) => idKey(attributes['workspace_id'])),
  );
  return pairs(before.workspaces, after.workspaces).flatMap(({ address, was, becomes }) => {
    if (was === undefined || becomes === undefined || !linked.has(idKey(becomes.id))) return [];
    const [given, next] = [was, becomes].map(({ attributes }) => textOf(attributes['sku']));
    if (given !== CLUSTER_SKU || next === undefined || next === CLUSTER_SKU || isUnseen(next)) return [];
    const subject = `workspace ${shown(becomes.attributes['name'])}, sku`;
    return [clusterSku.found({ address, subject, was: given, becomes: next })];
  });
}

export const CLUSTER_FINDINGS = [clusterUnlinked, clusterChanged, clusterSku];
