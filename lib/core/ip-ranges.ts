import { isIPv4 } from 'node:net';

/** Addresses from the first to the last, as numbers. */
export interface IpRange {
  readonly first: number;
  readonly last: number;
}

/** The range that `address` or `address/prefix` means, `undefined` for any other text. */
export function ipRangeOf(text: string): IpRange | undefined {
  const [address = '', prefix = '32', ...rest] = text.split('/');
  if (!isIPv4(address) || rest.length > 0 || !/^(0|[1-9]\d?)$/.test(prefix) || Number(prefix) > 32) return undefined;
  const value = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  const size = 2 ** (32 - Number(prefix));
  const first = Math.floor(value / size) * size;
  return { first, last: first + size - 1 };
}

/** The share of all IPv4 addresses that are in one of the ranges, from 0 to 1. Other texts do not count. */
export function shareOfAddresses(texts: readonly string[]): number {
  const ranges = texts.flatMap((text) => ipRangeOf(text) ?? []).sort((a, b) => a.first - b.first);
  let count = 0;
  let next = 0;
  for (const { first, last } of ranges) {
    count += Math.max(0, last + 1 - Math.max(next, first));
    next = Math.max(next, last + 1);
  }
  return count / 2 ** 32;
}
