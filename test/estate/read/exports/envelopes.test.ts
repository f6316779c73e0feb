import { UnusableInput } from '../../../../lib/estate/model/value';
import { tableRows, unwrapped } from '../../../../lib/estate/read/exports/envelopes';

const PAGE = 'a page is missing: the list goes on where this answer ends';
const rows = (held: number, of: number | string) => `rows are missing: the answer holds ${held} of ${of}`;

test.each<[document: unknown, items: unknown[], gaps: string[]]>([
  [[{ id: '/a' }, 'text'], [{ id: '/a' }, 'text'], []],
  [{ id: '/a' }, [{ id: '/a' }], []],
  [{ id: '/a', value: [1] }, [{ id: '/a', value: [1] }], []],
  [{ value: [1] }, [1], []],
  [{ data: [1] }, [1], []],
  [{ data: { columns: [{ name: 'a' }, {}], rows: [[1, 2], 'text'] } }, [{ a: 1, '': 2 }, {}], []],
  ...['nextLink', 'skip_token', '$skipToken', 'skipToken', 'SkipToken'].flatMap(
    (key): [unknown, unknown[], string[]][] => [
      [{ value: [1], [key]: 'x' }, [1], [PAGE]],
      [{ value: [1], [key]: '' }, [1], []],
      [{ value: [1], [key]: null }, [1], []],
    ],
  ),
  [{ data: [1], total_records: 5 }, [1], [rows(1, 5)]],
  [{ data: [1], totalRecords: 1 }, [1], []],
  [{ data: [1], totalRecords: '5' }, [1], []],
  [{ data: [1], resultTruncated: 'True' }, [1], [rows(1, 'more')]],
  [{ data: [1], resultTruncated: true, total_records: 1 }, [1], [rows(1, 1)]],
  [{ data: [1], resultTruncated: 'false' }, [1], []],
  [{ StatusCode: 200, Content: '{"id":"/a"}' }, [{ id: '/a' }], []],
  [{ statusCode: '200', content: '{"value":[1],"nextLink":"x"}' }, [1], [PAGE]],
  [{ StatusCode: 200 }, [{ StatusCode: 200 }], []],
  [{ Content: '{"value":[1]}' }, [{ Content: '{"value":[1]}' }], []],
  [
    [{ value: [1] }, { data: [2], nextLink: 'x' }, { StatusCode: 200, Content: '[3]' }, { id: '/a' }],
    [1, 2, 3, { id: '/a' }],
    [PAGE],
  ],
  [{ error: {}, properties: {} }, [{ error: {}, properties: {} }], []],
  [{ error: 'text' }, [{ error: 'text' }], []],
  ['text', [], []],
  [null, [], []],
])('what %j holds', (document, items, gaps) => {
  expect(unwrapped(document)).toEqual({ items, gaps });
});

test.each<[document: object, reason: string]>([
  [{ error: { code: 'NotFound' } }, 'the answer of Azure is an error (NotFound) and no resource'],
  [{ error: { code: 'not a word' } }, 'the answer of Azure is an error and no resource'],
  [{ error: { code: '1a' } }, 'the answer of Azure is an error and no resource'],
  [{ error: { code: 'a'.repeat(61) } }, 'the answer of Azure is an error and no resource'],
  [{ error: {} }, 'the answer of Azure is an error and no resource'],
  [{ StatusCode: 302, Content: '{}' }, 'the answer of Azure has the status 302 and no resource'],
  [{ StatusCode: '404', Content: '{}' }, 'the answer of Azure has the status 404 and no resource'],
  [{ StatusCode: 500, Content: '' }, 'the answer of Azure has the status 500 and no resource'],
  [{ StatusCode: 200, Content: 'x' }, "the 'Content' of the answer of Azure is not JSON"],
  [{ StatusCode: 'OK', Content: '{"error":{}}' }, 'the answer of Azure is an error and no resource'],
])('%j is refused', (document, reason) => {
  expect(() => unwrapped(document)).toThrow(new UnusableInput(reason));
});

test('envelopes are opened five times', () => {
  const around = (times: number): unknown =>
    times === 0 ? { id: '/a' } : { StatusCode: 200, Content: JSON.stringify(around(times - 1)) };
  expect(unwrapped(around(5)).items).toEqual([{ id: '/a' }]);
  expect(unwrapped(around(6))).toEqual({ items: [], gaps: [] });
});

test.each([[{ columns: [] }], [{ rows: [] }], [{}], [null]])('%j is no table', (table) => {
  expect(tableRows(table)).toBeUndefined();
});
