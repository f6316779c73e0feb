/** Says in one line how many tests a run skipped, and what they need: `describeIf` puts it in their names. */
module.exports = class SkippedTests {
  onRunComplete(_contexts, { testResults }) {
    // The test of the skipping itself skips on purpose.
    const files = testResults.filter(({ testFilePath }) => !testFilePath.endsWith('skip.test.ts'));
    const line = skippedLine(files.flatMap((file) => file.testResults));
    if (line !== undefined) process.stderr.write(`\n${line}\n`);
  }
};

/** The line; `undefined` if nothing was skipped. One skipped test stands for a whole suite. */
function skippedLine(tests) {
  const needs = new Map();
  for (const { status, title } of tests) {
    if (status !== 'pending') continue;
    const [, need = 'a reason'] = /\((.*) is missing\)$/.exec(title) ?? [];
    needs.set(need, (needs.get(need) ?? 0) + 1);
  }
  if (needs.size === 0) return undefined;
  const total = [...needs.values()].reduce((sum, count) => sum + count);
  const reasons = [...needs].sort(([, a], [, b]) => b - a).map(([need, count]) => `${count} without ${need}`);
  return `Skipped ${total} suites or tests: ${reasons.join(', ')}`;
}

module.exports.skippedLine = skippedLine;
