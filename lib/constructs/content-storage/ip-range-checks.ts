import { ipRangeOf, shareOfAddresses } from '../../core/ip-ranges';
import { isKnown } from '../../core/known';
import { at, certain, type Path, type Problem, phrase } from '../../core/problems';
import { propProblems, type RuleGroup } from '../../core/text-rules';
import { EVERYBODY_SHARE, LONGEST_IP_PREFIX, PRIVATE_IP_RANGES } from '../../facts/storage';

/** Problems of the addresses that reach an account: of each, and of all together. */
export function ipRangeProblems(path: Path, texts: readonly string[]): Problem[] {
  const wrong = texts.flatMap((text, index) => oneRangeProblems([...path, index], path, text));
  if (certain(wrong).length > 0) return wrong;
  const share = shareOfAddresses(texts);
  if (share < EVERYBODY_SHARE) return wrong;
  const percent = Math.round(100 * share);
  const message = phrase`must not open the account to the internet: the ranges cover ${percent} % of all addresses; list the addresses that machines come from, or set ${at(...path.slice(0, -1), 'access')} to 'allNetworks'`;
  return [...wrong, { path, message }];
}

/**
 * The rules of a range that is known only later. Terraform does not compare it with the other ranges: what all cover
 * together is not known here.
 */
const LATER_RULES: RuleGroup = [
  {
    must: /^((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\/([2-9]|[12]\d|30))?$/,
    message: `must be an IPv4 address, or a range with a prefix from /2 to /${LONGEST_IP_PREFIX}`,
  },
  {
    mustNot: /^(10|172\.(1[6-9]|2\d|3[01])|192\.168)\./,
    message: 'must be a public address: storage cannot see private ones',
  },
];

/** The firewall accepts public IPv4, alone or as a range. */
function oneRangeProblems(path: Path, all: Path, text: string): Problem[] {
  if (!isKnown(text)) return propProblems(path, text, LATER_RULES);
  const range = ipRangeOf(text);
  if (range === undefined)
    return [{ path, message: `must be an IPv4 address or range, such as '203.0.113.0/24', got '${text}'` }];
  const [, prefix] = text.split('/');
  if (Number(prefix) > LONGEST_IP_PREFIX) {
    const message = `must not be smaller than /${LONGEST_IP_PREFIX}: write single addresses without a prefix, got '${text}'`;
    return [{ path, message }];
  }
  const isPrivate = PRIVATE_IP_RANGES.flatMap((one) => ipRangeOf(one) ?? []).some(
    ({ first, last }) => first <= range.first && range.first <= last,
  );
  if (!isPrivate) return [];
  const message = phrase`must be a public address: storage cannot see private ones, use ${at(...all.slice(0, -1), 'subnetIds')}, got '${text}'`;
  return [{ path, message }];
}
