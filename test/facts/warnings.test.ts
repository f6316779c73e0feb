import { readFileSync } from 'node:fs';
import { textOf } from '../../lib/core/problems';
import { hasNo } from '../../lib/core/suggest';
import { acknowledgementProblems, WARNING_IDS } from '../../lib/facts/warnings';

test('docs/warnings.md has a section for every warning, and for nothing else', () => {
  const text = readFileSync('docs/warnings.md', 'utf8');
  const sections = [...text.matchAll(/^## `(.+)`\n\n\S/gm)].map(([, id]) => id);
  expect(sections).toEqual([...WARNING_IDS]);
});

test.each<[Readonly<Record<string, unknown>>, string[]]>([
  [{ 'path-broad': 'the folder is small' }, []],
  [{ 'path-broad': undefined }, []],
  [{ 'path-broad': ' ' }, ["acknowledgedWarnings['path-broad'] must give a reason"]],
  [{ 'path-broad': true }, ["acknowledgedWarnings['path-broad'] must give a reason"]],
  [{ 'path-brod': 'the folder is small' }, [`acknowledgedWarnings ${hasNo('path-brod', WARNING_IDS)}`]],
  [{ 'path-brod': undefined }, [`acknowledgedWarnings ${hasNo('path-brod', WARNING_IDS)}`]],
])('acknowledgements are known warnings with a reason: %j', (acknowledged, problems) => {
  expect(acknowledgementProblems(acknowledged).map(textOf)).toEqual(problems);
});

test('no acknowledgements have no problems', () => {
  expect(acknowledgementProblems()).toEqual([]);
});
