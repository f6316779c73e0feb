import fc from 'fast-check';
import { ipRangeProblems } from '../../../lib/constructs/content-storage/ip-range-checks';
import { certain, textOf } from '../../../lib/core/problems';

const PATH = ['content', 'network', 'ipRanges'];
const MALFORMED = 'must be an IPv4 address, or a range with a prefix from /2 to /30';
const PRIVATE = 'must be a public address: storage cannot see private ones';

const problemsOf = (...ranges: string[]) => ipRangeProblems(PATH, ranges).map(textOf);

/** What Terraform finds wrong with a range. Its patterns mean the same in JavaScript. */
const problemsInTerraform = (range: string) =>
  ipRangeProblems(PATH, ['${var.range}']).flatMap((problem) => {
    const [, not, pattern = ''] = /^(!?)can\(regex\((".*"), value\)\)$/.exec(problem.later?.right('value') ?? '') ?? [];
    return new RegExp(JSON.parse(pattern)).test(range) === (not === '') ? [] : [textOf(problem)];
  });

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
      `content.network.ipRanges must not open the account to the internet: the ranges cover ${percent} % of all addresses; list the addresses that machines come from, or set content.network.access to 'allNetworks'`,
    ]);
  });

  test.each([
    [['203.0.113.0/24', '198.51.100.7']],
    [['203.0.113.4/30']],
    [['0.0.0.0/2']],
    [['64.0.0.0/2', '64.0.0.0/2', '64.0.0.0/3']],
    [['9.0.0.0/8', '11.0.0.0/8', '172.0.0.0/8']],
  ])('pass if they do not, as %j', (ranges) => {
    expect(problemsOf(...ranges)).toEqual([]);
  });

  test('that Terraform knows later are left to Terraform, beside those that are checked here', () => {
    const found = ipRangeProblems(PATH, ['${var.range}', '0.0.0.0/0', '${var.other}']);
    expect(certain(found).map(textOf)).toEqual([expect.stringContaining('cover 100 % of all addresses')]);
    expect(found.flatMap(({ later }) => later?.value ?? [])).toEqual([
      '${var.range}',
      '${var.range}',
      '${var.other}',
      '${var.other}',
    ]);
  });

  test.each([
    ['10.0.0.0/8', `${PRIVATE}, use content.network.subnetIds, got '10.0.0.0/8'`],
    ['10.0.0.0/7', PRIVATE],
    ['172.31.255.0/24', PRIVATE],
    ['192.168.1.1', PRIVATE],
    ['203.0.113.7/31', 'must not be smaller than /30'],
    ['203.0.113.7/33', "must be an IPv4 address or range, such as '203.0.113.0/24', got '203.0.113.7/33'"],
    ['::/0', 'must be an IPv4 address or range'],
    ['', "must be an IPv4 address or range, such as '203.0.113.0/24', got ''"],
  ])('must be public IPv4, which %s is not', (range, message) => {
    expect(problemsOf(range)).toEqual([expect.stringContaining(`content.network.ipRanges[0] ${message}`)]);
  });

  test('are judged together only if each is one', () => {
    expect(problemsOf('0.0.0.0/0', 'all')).toEqual([expect.stringContaining('ipRanges[1] must be an IPv4 address')]);
  });

  test.each([
    ['1000.1.1.1', [MALFORMED]],
    ['256.1.1.1', [MALFORMED]],
    ['1.2.3', [MALFORMED]],
    ['1.2.3.4.', [MALFORMED]],
    ['1.2.3.4/1', [MALFORMED]],
    ['1.2.3.4/31', [MALFORMED]],
    ['10.1.2.3', [PRIVATE]],
    ['172.16.0.1', [PRIVATE]],
    ['172.20.0.1', [PRIVATE]],
    ['172.31.0.1', [PRIVATE]],
    ['192.168.1.1', [PRIVATE]],
    ['255.249.198.51', []],
    ['51.198.249.255', []],
    ['110.0.8.198/8', []],
    ['172.15.0.249/24', []],
    ['172.32.0.9/30', []],
  ])('like %s that Terraform knows later get %j', (range, messages) => {
    expect(problemsInTerraform(range)).toEqual(messages.map((message) => `content.network.ipRanges[0] ${message}`));
    expect(problemsOf(range)).toHaveLength(messages.length);
  });

  test('that together are everybody are refused however they are cut', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.boolean(), (bits, isReversed) => {
        const all = Array.from({ length: 2 ** bits }, (_, index) => `${index * 2 ** (8 - bits)}.0.0.0/${bits}`);
        const ranges = isReversed ? all.reverse() : all;
        expect(problemsOf(...ranges)).toEqual([expect.stringContaining('cover 100 % of all addresses')]);
      }),
    );
  });
});
