import { rings } from '../../../lib/constructs/policy/rings';
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
  [rings] early names 'northeurope', which is in canary already: remove one
  [rings] late must name a location, got none
  [rings] rest is the ring of all other locations: give the ring another name`);
  });

  test('no two have names that are one to Azure', () => {
    expect(
      messageOf(() => rings({ canary: ['northeurope'], Canary: ['uksouth'], Rest: ['ukwest'] })),
    ).toBe(`Validation failed with the following errors:
  [rings] Canary names the same assignments in Azure as 'canary': give one another name
  [rings] rest names the same assignments in Azure as 'Rest': give one another name`);
  });

  test('names no more locations than a selector may hold', () => {
    const many = Array.from({ length: 51 }, (_, index) => `region${index}`);
    expect(messageOf(() => rings({ canary: many }))).toContain(
      'the rings may name at most 50 locations in all, got 51',
    );
  });
});
