import { rings } from '../../../lib/constructs/policy/rings';
import { KNOWN_LOCATIONS } from '../../../lib/facts/known-locations';
import { messageOf } from '../../support/synth';

describe('rings', () => {
  test('names some locations, and the rest is everywhere else', () => {
    const { canary, early, rest } = rings({
      canary: ['northeurope'],
      early: ['westeurope', 'uksouth'],
    });
    const selectors = (values: object) => [{ kind: 'resourceLocation', ...values }];
    expect(canary).toEqual({
      nameSuffix: 'canary',
      resourceSelectors: [{ name: 'canary', selectors: selectors({ in: ['northeurope'] }) }],
    });
    expect(early.resourceSelectors[0]?.selectors).toEqual(selectors({ in: ['westeurope', 'uksouth'] }));
    expect(rest).toEqual({
      nameSuffix: 'rest',
      resourceSelectors: [
        {
          name: 'rest',
          selectors: selectors({
            notIn: ['northeurope', 'westeurope', 'uksouth'],
          }),
        },
      ],
    });
  });

  test('no location is in two rings, and none is empty', () => {
    expect(
      messageOf(() =>
        rings({
          canary: ['northeurope'],
          early: ['northeurope'],
          late: [],
          rest: ['uksouth'],
        }),
      ),
    ).toBe(`Validation failed with the following errors:
  [rings] rest is the name of the ring of all other locations: rename this ring
  [rings] late must name a location, got none
  [rings] early names 'northeurope', which is in canary already: remove one`);
  });

  test('each has a name', () => {
    expect(messageOf(() => rings({ '': ['northeurope'] }))).toBe(`Validation failed with the following errors:
  [rings] must have a name for each ring, which ends the names of its assignments, got ''`);
  });

  test('no two have names that are one to Azure', () => {
    expect(
      messageOf(() => rings({ canary: ['northeurope'], Canary: ['uksouth'], Rest: ['ukwest'] })),
    ).toBe(`Validation failed with the following errors:
  [rings] Canary names the same assignments in Azure as 'canary': rename one
  [rings] rest names the same assignments in Azure as 'Rest': rename one`);
  });

  test('has locations that exist', () => {
    const terraformList = ['#{TfToken[TOKEN.0]}'];
    expect(
      messageOf(() => rings({ canary: ['westeurop', 'West Europe', 'moonbase'] })),
    ).toBe(`Validation failed with the following errors:
  [rings] canary[0] must be a location that this version knows, got 'westeurop'; did you mean 'westeurope'?; for a newer location, set resourceSelectors instead
  [rings] canary[1] must be a location's name in lower case without spaces, such as 'westeurope', got 'West Europe'; write 'westeurope'
  [rings] canary[2] must be a location that this version knows, got 'moonbase'; for a newer location, set resourceSelectors instead`);
    expect(messageOf(() => rings({ canary: terraformList }))).toContain(
      'canary must be a literal list: the items of a Terraform list are unknown until apply and cannot be checked',
    );
  });

  test('may have locations that Terraform knows later', () => {
    expect(rings({ canary: ['${var.canary}'] }).rest.resourceSelectors[0]?.selectors).toEqual([
      { kind: 'resourceLocation', notIn: ['${var.canary}'] },
    ]);
  });

  test.each<[unknown, string]>([
    ['x', "must be an object, got 'x'"],
    [{ canary: 'westeurope' }, "canary must be a list, got 'westeurope': wrap the single item in a list"],
    [{ canary: [7] }, "canary[0] must be text, got 7: write '7'"],
    [
      { canary: [''] },
      "canary[0] must be a location's name in lower case without spaces, such as 'westeurope', got ''",
    ],
    [{ canary: undefined }, 'canary must be a list, got undefined'],
    [{}, 'must have at least one ring, such as { canary: [location] }, got none'],
  ])('refuse %j', (given, message) => {
    expect(messageOf(() => rings(given as Parameters<typeof rings>[0]))).toBe(
      `Validation failed with the following errors:\n  [rings] ${message}`,
    );
  });

  test('names no more locations than a selector may hold', () => {
    const many = KNOWN_LOCATIONS.slice(0, 51);
    expect(messageOf(() => rings({ canary: many }))).toBe(
      'Validation failed with the following errors:\n  [rings] the rings may name at most 50 locations in all, got 51',
    );
  });
});
