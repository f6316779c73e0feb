import { ipRangeOf, shareOfAddresses } from '../../lib/core/ip-ranges';

describe('a range of addresses', () => {
  test.each([
    ['0.0.0.0/0', { first: 0, last: 2 ** 32 - 1 }],
    ['0.0.1.7', { first: 263, last: 263 }],
    ['0.0.1.7/24', { first: 256, last: 511 }],
  ])('%s has a first and a last address', (text, range) => {
    expect(ipRangeOf(text)).toEqual(range);
  });

  test.each(['', '1.2.3', '1.2.3.4/33', '1.2.3.4/08', '1.2.3.4/8/8', '::/0', '${var.range}'])('is not %j', (text) => {
    expect(ipRangeOf(text)).toBeUndefined();
  });
});

describe('the share of all addresses', () => {
  test.each([
    [[], 0],
    [['0.0.0.0/1', '128.0.0.0/1'], 1],
    [['128.0.0.0/1', '0.0.0.0/1'], 1],
    [['64.0.0.0/2', '64.0.0.0/2', '64.0.0.0/3', 'anything'], 0.25],
  ])('in %j counts each address once', (ranges, share) => {
    expect(shareOfAddresses(ranges)).toBe(share);
  });
});
