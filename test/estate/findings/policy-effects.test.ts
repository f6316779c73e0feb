import { type PlannedChange, plan, reviewed } from '../support';
import { ADDRESS, assigned } from './own-assignment';

const effect = (value: string) => ({ parameters: JSON.stringify({ effect: { value } }) });
const off = (value: string, ...lists: readonly string[][]) => ({ value, selectors: lists.map((one) => ({ in: one })) });
const overrides = (...all: readonly object[]) => ({ overrides: all });
const hidden = (argument: string): Partial<PlannedChange> => ({ unknown: { [argument]: true } });

const disabled = (was: string, becomes: string, member = '') =>
  `assignment-disabled ${member}Arc servers: ${was} -> ${becomes}`;
const unseen = (what: string, was: string) => `unknown-until-apply ${what}: ${was} -> known only at apply`;
const NOT_ENFORCED = 'assignment-not-enforced Arc servers: enforced -> not enforced';
const ON = 'DeployIfNotExists';

describe('an assignment', () => {
  test.each<[string, object, object, Partial<PlannedChange>, ...string[]]>([
    ['that only reports', {}, effect('audit'), {}, disabled(ON, 'audit')],
    ['that is left to people', {}, effect('Manual'), {}, disabled(ON, 'Manual')],
    ['with an effect that is none', {}, effect('disabledx'), {}],
    ['with another effect that is none', {}, effect('xdisabled'), {}],
    ['that is off, and did nothing before', effect('Audit'), effect('Disabled'), {}],
    ['that is on again', effect('Disabled'), {}, {}],
    ['whose parameters cannot be seen', {}, {}, hidden('parameters'), unseen('parameters', ON)],
    [
      'whose parameters are another expression',
      { parameters: '${var.p}' },
      { parameters: '${var.q}' },
      {},
      unseen('parameters', 'known only at apply'),
    ],
    ['whose parameters are the same expression', { parameters: '${var.p}' }, { parameters: '${var.p}' }, {}],
    [
      'whose parameters are a secret as before',
      effect('Disabled'),
      effect('Disabled'),
      { beforeSensitive: { parameters: true }, afterSensitive: { parameters: true } },
      'unknown-until-apply parameters: sensitive -> sensitive',
    ],
    ['whose effect cannot be seen', {}, effect('${var.e}'), {}, unseen('effect', ON)],
    ['whose effect is the same expression', effect('${var.e}'), effect('${var.e}'), {}],
    ['that is not enforced', { enforce: true }, { enforce: false }, {}, NOT_ENFORCED],
    ['that is not enforced, and was by default', {}, { enforce: false }, {}, NOT_ENFORCED],
    ['that is not enforced as before', { enforce: false }, { enforce: false }, {}],
    ['that is enforced', { enforce: false }, { enforce: true }, {}],
    ['that may be enforced', {}, {}, hidden('enforce'), unseen('enforce', 'not set')],
    ['that may be enforced as before', { enforce: '${var.e}' }, { enforce: '${var.e}' }, {}],
    [
      'with members that are off',
      {},
      overrides(off('Disabled', ['a'], ['b']), off('audit', ['c']), off(ON, ['d'])),
      {},
      disabled(ON, 'Disabled', 'a of '),
      disabled(ON, 'Disabled', 'b of '),
      disabled(ON, 'audit', 'c of '),
    ],
    [
      'with an override of all members',
      {},
      overrides(off('Disabled')),
      {},
      disabled(ON, 'Disabled', 'all members of '),
    ],
    [
      'with one more member that is off',
      overrides(off('Disabled', ['a'])),
      overrides(off('audit', ['A', 'b'])),
      {},
      disabled(ON, 'audit', 'b of '),
    ],
    ['with one member that is off, of all', overrides(off('Disabled')), overrides(off('Disabled', ['a'])), {}],
    ['with a member that is off, as all were', effect('Disabled'), overrides(off('Disabled', ['a'])), {}],
  ])('%s is found as such', (_what, was, becomes, more, ...wanted) => {
    const found = reviewed(plan({ address: ADDRESS, before: assigned(was), after: assigned(becomes), ...more }));
    expect(found).toEqual(wanted.map((line) => line.replace(' ', `@${ADDRESS} `)));
  });
});
