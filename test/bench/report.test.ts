import { measureNode, median, print, ratio } from '../../bench/report';

describe('the report of a benchmark', () => {
  test('returns the middle of an odd number of values in any order', () => {
    expect(median([30, 1, 2])).toBe(2);
  });

  test('returns the mean of the two middle values of an even number', () => {
    expect(median([4, 100, 1, 2])).toBe(3);
  });

  test('rounds a ratio to two places', () => {
    expect(ratio(2, 3)).toBe(0.67);
  });

  test('measures the memory of the child, not that of its parent', () => {
    const small = measureNode(['-e', 'process.stdout.write("done")']);
    const large = measureNode(['-e', 'globalThis.held = Buffer.alloc(200 * 2 ** 20, 1)']);
    expect(small.output).toBe('done');
    expect(large.megabytes - small.megabytes).toBeGreaterThan(150);
  });

  test('throws the output of a failing child', () => {
    expect(() => measureNode(['-e', 'console.error("no such thing"); process.exitCode = 3'])).toThrow(
      /ended with 3:\nno such thing/,
    );
  });

  test('prints the rows as a table and as JSON lines', () => {
    const write = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
    print({ bench: 'import', counts: { runs: 5 }, rows: [{ name: 'ours', milliseconds: 123.456, ratio: 1.02 }] });
    const [text] = write.mock.calls[0] ?? [];
    write.mockRestore();
    const lines = String(text).split('\n');
    expect(lines).toEqual(
      expect.arrayContaining(['| name | milliseconds | ratio |', '|---|--:|--:|', '| ours | 123 | 1.02 |']),
    );
    const json = JSON.parse(lines.find((line) => line.startsWith('{')) ?? '') as object;
    expect(json).toMatchObject({
      bench: 'import',
      name: 'ours',
      milliseconds: 123.456,
      ratio: 1.02,
      counts: { runs: 5 },
    });
  });
});
