import { readFileSync } from 'node:fs';
import { ContentStorage } from '../../lib/constructs/content-storage/content-storage';
import type { ContentStorageProps } from '../../lib/constructs/content-storage/content-storage-props';
import { firing, SCANNER_RULES, type Stack } from '../../scripts/scanner-rules';
import { SCANNER_PROFILE, scannerFiles } from '../../scripts/scanners';
import { synthesize } from '../support/synth';

const PLACE = { name: 'stcontent', resourceGroupName: 'rg-content', location: 'westeurope' };
const firingOn = (props: Partial<ContentStorageProps> & Pick<ContentStorageProps, 'network'>) =>
  firing(synthesize((stack) => new ContentStorage(stack, 'Content', { ...PLACE, ...props })).json as Stack);
const idsOf = (rules: typeof SCANNER_RULES) => rules.map(({ id }) => id);

test.each(Object.entries(scannerFiles()))('%s is up to date (npm run generate)', (path, text) => {
  expect(readFileSync(path, 'utf8')).toBe(text);
});

test('the strictest options pass every rule about the account that an option can pass', () => {
  const lax = firingOn({ network: { access: 'allNetworks' } });
  const strict = firingOn(SCANNER_PROFILE);
  const optional = idsOf(SCANNER_RULES.filter(({ option }) => option !== undefined));
  // The group of an account is made elsewhere.
  expect(lax.filter((id) => optional.includes(id))).toEqual(optional.filter((id) => id !== 'AC_AZURE_0389'));
  expect(strict.filter((id) => optional.includes(id))).toEqual([]);
  expect(strict).toEqual(lax.filter((id) => !optional.includes(id)));
});
