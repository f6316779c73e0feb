import { uniqueString } from '../../lib/core/unique-string';

describe('uniqueString', () => {
  // Each result is published by who deployed it or tests it; none was computed here.
  test.each([
    [['test'], 'rbgf3xv4ufgzg'],
    [['abc'], 'cgtzqvhu4i23s'],
    [['hello', 'world'], 'a7wkljktk6wne'],
    [['foo', 'bar', 'baz'], 'xzi4ioaxtmth4'],
    [['/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/my-rg'], 'bmg7c6xu4tw46'],
  ])('of %j is what Azure gives', (parts, result) => {
    expect(uniqueString(...parts)).toBe(result);
  });
});
