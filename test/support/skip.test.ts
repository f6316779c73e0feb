import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeIf, describeWithShared } from './skip';

/** Jest loads a reporter as JavaScript. */
const { skippedLine } = require('./skipped-tests') as {
  skippedLine(tests: readonly { readonly status: string; readonly title: string }[]): string | undefined;
};

const ran: string[] = [];

describeIf(false, 'everything', 'a suite without what it needs', () => {
  ran.push('without');
});
describeIf(true, 'nothing', 'a suite with what it needs', () => {
  ran.push('with');
});
describeWithShared('no-such-folder', 'a suite without its shared folder', () => {
  ran.push('shared');
});

test('the body of a skipped suite does not run', () => {
  expect(ran).toEqual(['with']);
});

test('no test skips in another way, which would run its body, or reads the shared folder past the helper', () => {
  const root = join(__dirname, '..');
  const others = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !/^support.(skip|terraform)/.test(file),
  );
  expect(
    others.filter((file) => /(describe|test|it)\.skip|\.\.\/shared\//.test(readFileSync(join(root, file), 'utf8'))),
  ).toEqual([]);
});

test('the line at the end of a run counts what was skipped by what it needs', () => {
  const skipped = (title: string) => ({ status: 'pending', title });
  expect(
    skippedLine([
      skipped('a page (a browser is missing)'),
      skipped('a plan (terraform or ../shared/tools is missing)'),
      skipped('an apply (terraform or ../shared/tools is missing)'),
      skipped('left out'),
      { status: 'passed', title: 'a list (nothing is missing)' },
    ]),
  ).toBe('Skipped 4 suites or tests: 2 without terraform or ../shared/tools, 1 without a browser, 1 without a reason');
  expect(skippedLine([{ status: 'passed', title: 'runs' }])).toBeUndefined();
});
