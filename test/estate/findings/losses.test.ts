import { check, FINDINGS, review } from '../../../lib/estate';
import { HEALTHY_CHANGES } from '../losses/healthy-changes';
import { canSay, LOSSES, planOfRow } from '../losses/losses';
import { NOT_FOUND_YET } from '../losses/not-found-yet';
import { DIALECTS, type Dialect } from '../losses/render';
import type { Row } from '../losses/row';

describe.each(DIALECTS)('in %s', (dialect) => {
  describe.each(Object.entries(LOSSES))('a loss of %s is found', (_subject, rows) => {
    const own = rows.filter((row) => canSay(row, dialect));
    for (const row of own.filter((one) => !isMissing(one, dialect))) {
      test(row.change, () => expect(found(row, dialect)).toEqual(row.finds));
    }

    // Fails where one is found after all: take it out of `not-found-yet.ts`.
    for (const row of own.filter((one) => isMissing(one, dialect))) {
      test.failing(`not yet: ${row.change}`, () => expect(found(row, dialect)).toEqual(row.finds));
    }
  });

  test('a check of the healthy estate finds nothing', () => {
    const estate: Row = { change: 'nothing', finds: {}, by: 'check' };
    expect(found(estate, dialect)).toEqual({});
  });

  test.each(HEALTHY_CHANGES)('a healthy change loses nothing: $change', (row) => {
    expect(found(row, dialect)).toEqual({});
  });
});

test('every finding that is found has the severity of its declaration', () => {
  const wanted = Object.values(LOSSES).flatMap((rows) => rows.flatMap(({ finds }) => Object.entries(finds)));
  const declared = wanted.filter(([id]) => id in FINDINGS);
  expect(declared.map(([id]) => [id, FINDINGS[id as keyof typeof FINDINGS].severity])).toEqual(declared);
});

/** What a review or a check finds that is blocking or wants attention, by id. */
function found(row: Row, dialect: Dialect): Record<string, string> {
  const document = planOfRow(row, dialect);
  const { findings } = row.by === 'check' ? check(document) : review(document);
  return Object.fromEntries(
    findings.filter(({ severity }) => severity !== 'information').map(({ id, severity }) => [id, severity]),
  );
}

function isMissing({ change }: Row, dialect: Dialect): boolean {
  return (NOT_FOUND_YET[dialect] as readonly string[]).includes(change);
}
