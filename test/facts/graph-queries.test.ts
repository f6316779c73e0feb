import { GRAPH_QUERIES } from '../../lib/facts/graph-queries';

test.each(Object.entries(GRAPH_QUERIES))('the query of %s lists texts as Resource Graph reads them', (_, query) => {
  const lists = query.operators.flatMap((operator) => operator.match(/ (in|!in)~ \(.*?\)/g) ?? []);
  for (const list of lists) expect(list).toMatch(/^ !?in~ \('[^',]+'(, '[^',]+')*\)$/);
  expect(query.operators.join('\n')).not.toMatch(/''|undefined/);
});
