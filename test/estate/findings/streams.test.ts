import { plan, reviewed, rule } from '../support';

const ADDRESS = 'azurerm_monitor_data_collection_rule.ct';
const CHANGE = 'Microsoft-ConfigurationChange';
const [V2, DATA] = [`${CHANGE}V2`, 'Microsoft-ConfigurationData'];

/** A rule whose flow has other streams than its data source. */
const flowing = (...streams: readonly string[]) => ({
  ...rule({ enableServices: true }),
  data_flow: [{ streams, destinations: ['ct'] }],
});
const found = (before: object | undefined, after: object) =>
  reviewed(plan({ address: ADDRESS, ...(before && { before: { ...before } }), after: { ...after } })).filter((line) =>
    line.includes('data flow, '),
  );

describe('the streams of a flow', () => {
  test.each([
    [
      'lose one',
      [CHANGE, V2, DATA],
      [CHANGE, DATA],
      [`stream-missing@${ADDRESS} data flow, ${V2}: listed -> not listed`],
    ],
    ['lack one from before', [CHANGE, DATA], [CHANGE, DATA], []],
    [
      'lack one from the start',
      undefined,
      [CHANGE, V2],
      [`stream-missing@${ADDRESS} data flow, ${DATA}: no rule -> not listed`],
    ],
    [
      'have one that cannot be seen',
      [CHANGE, V2, DATA],
      [CHANGE, '${var.stream}'],
      [`unknown-until-apply@${ADDRESS} data flow, streams: ${CHANGE}, ${V2}, ${DATA} -> known only at apply`],
    ],
    [
      'have one that cannot be seen from the start',
      undefined,
      ['${var.stream}'],
      [`unknown-until-apply@${ADDRESS} data flow, streams: no rule -> known only at apply`],
    ],
    ['have the same one that cannot be seen', ['${var.stream}'], ['${var.stream}'], []],
  ])('that %s are found as such', (_what, before, after, wanted) => {
    expect(found(before && flowing(...before), flowing(...after))).toEqual(wanted);
  });
});
