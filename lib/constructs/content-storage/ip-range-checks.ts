import { ipRangeOf, shareOfAddresses } from '../../core/ip-ranges';
import { isKnown } from '../../core/known';
import { at, type Path, type Problem, phrase } from '../../core/problems';
import { EVERYBODY_SHARE, LONGEST_IP_PREFIX, PRIVATE_IP_RANGES } from '../../facts/storage';

/** Problems of the addresses that reach an account: of each, and of all together. */
export function ipRangeProblems(path: Path, texts: readonly string[]): Problem[] {
  const wrong = texts.flatMap((text, index) => oneRangeProblems([...path, index], path, text));
  if (wrong.length > 0) return wrong;
  const share = shareOfAddresses(texts);
  if (share < EVERYBODY_SHARE) return [];
  const percent = Math.round(100 * share);
  const message = phrase`must not open the account to the internet: the ranges cover ${percent} % of all addresses; list the addresses that machines come from, or set ${at(...path.slice(0, -1), 'access')} to 'allNetworks'`;
  return [{ path, message }];
}

/** The firewall accepts public IPv4, alone or as a range. */
function oneRangeProblems(path: Path, all: Path, text: string): Problem[] {
  if (!isKnown(text)) return [];
  const range = ipRangeOf(text);
  if (range === undefined)
    return [{ path, message: `must be an IPv4 address or range, such as '203.0.113.0/24', got '${text}'` }];
  const prefix = prefixOf(text);
  if (prefix !== undefined && prefix > LONGEST_IP_PREFIX) {
    const message = `must not be smaller than /${LONGEST_IP_PREFIX}: write single addresses without a prefix, got '${text}'`;
    return [{ path, message }];
  }
  const isPrivate = PRIVATE_IP_RANGES.flatMap((one) => ipRangeOf(one) ?? []).some(
    ({ first, last }) => first <= range.first && range.last <= last,
  );
  if (!isPrivate) return [];
  const message = phrase`must be a public address: storage cannot see private ones, use ${at(...all.slice(0, -1), 'subnetIds')}, got '${text}'`;
  return [{ path, message }];
}

function prefixOf(text: string): number | undefined {
  const [, prefix] = text.split('/');
  return prefix === undefined ? undefined : Number(prefix);
}
