import { CORRECTED } from '../fixtures/previous/accepted';
import { unaccepted, unfounded } from '../support/surface/accepted';
import { facts, linesOf } from '../support/surface/facts';
import { losses, readSurface } from '../support/surface/surface';

describe('what the last version knew of Azure', () => {
  const lost = losses(readSurface().facts, facts());

  test('is known here, or the changelog says why not', () => {
    expect(readSurface().facts.length).toBeGreaterThan(500);
    expect(unaccepted(lost, CORRECTED)).toEqual([]);
    expect(unfounded(lost, CORRECTED)).toEqual([]);
  });

  test('has a line for each value by its key, and none for sentences and functions', () => {
    const table = { days: [30, 31], of: new Map([['a', /^b/]]), is: () => true, title: 'The title', unit: null };
    expect(linesOf('', table)).toEqual(['days = 30', 'days = 31', 'of has a', 'a = /^b/', 'unit = null']);
  });

  test('may be lost by a new value, not by a new place', () => {
    const before = linesOf('', { limits: { name: 63 } });
    expect(losses(before, linesOf('', { names: { limits: { name: 63 } }, others: 1 }))).toEqual([]);
    expect(losses(before, linesOf('', { limits: { name: 64 } }))).toEqual(['gone: name = 63']);
  });
});
