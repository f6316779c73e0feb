import { isIPv4 } from 'node:net';
import { isKnown } from '../../core/known';
import { at, type Path, type Problem, phrase } from '../../core/problems';
import { LONGEST_IP_PREFIX, PRIVATE_IP_RANGES } from '../../facts/storage';

/** Addresses from the first to the last, as numbers. */
interface Range {
  readonly first: number;
  readonly last: number;
}

/** All of IPv4, of which nobody has half. */
const ALL_ADDRESSES = 2 ** 32;

/** Problems of the addresses that reach an account: of each, and of all together. */
export function ipRangeProblems(path: Path, texts: readonly string[]): Problem[] {
  const wrong = texts.flatMap((text, index) => oneRangeProblems([...path, index], path, text));
  if (wrong.length > 0) return wrong;
  const covered = addressesIn(texts.filter(isKnown).flatMap((text) => rangeOf(text) ?? []));
  if (covered < ALL_ADDRESSES / 2) return [];
  const percent = Math.round((100 * covered) / ALL_ADDRESSES);
  const message = phrase`must not open the account to everybody: the ranges cover ${percent} % of all addresses; list the addresses that machines come from, or set ${at(...path.slice(0, -1), 'access')} to 'allNetworks'`;
  return [{ path, message }];
}

/** The firewall accepts public IPv4, alone or as a range. */
function oneRangeProblems(path: Path, all: Path, text: string): Problem[] {
  if (!isKnown(text)) return [];
  const range = rangeOf(text);
  if (range === undefined)
    return [{ path, message: `must be an IPv4 address or range, such as '203.0.113.0/24', got '${text}'` }];
  const prefix = prefixOf(text);
  if (prefix !== undefined && prefix > LONGEST_IP_PREFIX) {
    const message = `must not be smaller than /${LONGEST_IP_PREFIX}: write single addresses without a prefix, got '${text}'`;
    return [{ path, message }];
  }
  const isPrivate = PRIVATE_IP_RANGES.flatMap((one) => rangeOf(one) ?? []).some(
    ({ first, last }) => first <= range.first && range.last <= last,
  );
  if (!isPrivate) return [];
  const message = phrase`must be a public address: storage cannot see private ones, use ${at(...all.slice(0, -1), 'subnetIds')}, got '${text}'`;
  return [{ path, message }];
}

/** The range that `address` or `address/prefix` means, `undefined` for any other text. */
function rangeOf(text: string): Range | undefined {
  const [address = '', prefix = '32', ...rest] = text.split('/');
  if (!isIPv4(address) || rest.length > 0 || !/^(0|[1-9]\d?)$/.test(prefix) || Number(prefix) > 32) return undefined;
  const value = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  const size = 2 ** (32 - Number(prefix));
  const first = Math.floor(value / size) * size;
  return { first, last: first + size - 1 };
}

function prefixOf(text: string): number | undefined {
  const [, prefix] = text.split('/');
  return prefix === undefined ? undefined : Number(prefix);
}

/** How many addresses lie in one of the ranges. */
function addressesIn(ranges: readonly Range[]): number {
  let count = 0;
  let next = 0;
  for (const { first, last } of [...ranges].sort((a, b) => a.first - b.first)) {
    count += Math.max(0, last + 1 - Math.max(next, first));
    next = Math.max(next, last + 1);
  }
  return count;
}
