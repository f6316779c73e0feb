import { CONTENT_CONTAINER } from '../../facts/rule';
import type { Estate, Resource } from '../model/estate';
import { at, blocks, hasHidden, member, numberOf, sameValue, textsOf } from '../model/value';
import { counted } from '../model/words';
import { type Accounts, accountOf, accountsOf } from './accounts';
import { type Comparison, type Finding, pairs } from './finding';
import { periodFindings, retentionShortened } from './retention';
import { unseen } from './unseen';

/** Content that expires sooner than before. */
export function expiryFindings({ before, after }: Comparison): Finding[] {
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
      return [retentionShortened.found({ address, subject, was: 'kept for ever', becomes: counted(next, 'day') })];
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
