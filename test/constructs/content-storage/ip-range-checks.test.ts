import fc from 'fast-check';
import { ipRangeProblems } from '../../../lib/constructs/content-storage/ip-range-checks';
import { certain, textOf } from '../../../lib/core/problems';

const problemsOf = (...ranges: string[]) => ipRangeProblems(['network', 'ipRanges'], ranges).map(textOf);

describe('ranges of addresses', () => {
  test.each([
    [['0.0.0.0/0'], 100],
    [['0.0.0.0/1', '128.0.0.0/1'], 100],
    [['128.0.0.0/1', '0.0.0.0/1'], 100],
    [['0.0.0.0/1'], 50],
    [['0.0.0.0/2', '64.0.0.0/2', '128.0.0.0/2'], 75],
    [['1.2.3.4/0', '203.0.113.7'], 100],
    [Array.from({ length: 200 }, (_, index) => `${index + 20}.0.0.0/8`), 78],
  ])('are refused if they cover everybody, as %j do', (ranges, percent) => {
    expect(problemsOf(...ranges)).toEqual([
      `network.ipRanges must not open the account to the internet: the ranges cover ${percent} % of all addresses; list the addresses that machines come from, or set network.access to 'allNetworks'`,
    ]);
  });

  test.each([
    [['203.0.113.0/24', '198.51.100.7']],
    [['0.0.0.0/2']],
    [['64.0.0.0/2', '64.0.0.0/2', '64.0.0.0/3']],
    [['9.0.0.0/8', '11.0.0.0/8', '172.0.0.0/8']],
  ])('pass if they do not, as %j', (ranges) => {
    expect(problemsOf(...ranges)).toEqual([]);
  });

  test('that Terraform knows later are left to Terraform, beside those that are checked here', () => {
    const found = ipRangeProblems(['network', 'ipRanges'], ['${var.range}', '0.0.0.0/0', '${var.other}']);
    expect(certain(found).map(textOf)).toEqual([expect.stringContaining('cover 100 % of all addresses')]);
    expect(found.flatMap(({ later }) => later?.value ?? [])).toEqual([
      '${var.range}',
      '${var.range}',
      '${var.other}',
      '${var.other}',
    ]);
  });

  test.each([
    ['10.0.0.0/8', 'must be a public address'],
    ['172.31.255.0/24', 'must be a public address'],
    ['192.168.1.1', 'must be a public address'],
    ['203.0.113.7/31', 'must not be smaller than /30'],
    ['203.0.113.7/33', "must be an IPv4 address or range, such as '203.0.113.0/24', got '203.0.113.7/33'"],
    ['::/0', 'must be an IPv4 address or range'],
    ['', "must be an IPv4 address or range, such as '203.0.113.0/24', got ''"],
  ])('must be public IPv4, which %s is not', (range, message) => {
    expect(problemsOf(range)).toEqual([expect.stringContaining(`network.ipRanges[0] ${message}`)]);
  });

  test('that together are everybody are refused however they are cut', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 7 }), fc.boolean(), (bits, isReversed) => {
        const all = Array.from({ length: 2 ** bits }, (_, index) => `${index * 2 ** (8 - bits)}.0.0.0/${bits}`);
        const ranges = isReversed ? all.reverse() : all;
        expect(problemsOf(...ranges)).toEqual([expect.stringContaining('cover 100 % of all addresses')]);
      }),
    );
  });
});
