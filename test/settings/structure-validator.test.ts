import { readFileSync } from 'node:fs';
import { SCHEMA_FILE } from '../../scripts/schema';
import { VALIDATOR_FILE, validatorCode } from '../../scripts/validator';

describe('the generated validator of the structure', () => {
  const code = readFileSync(VALIDATOR_FILE, 'utf8');

  test('is what the published schema generates: run `npm run generate` after changing it', () => {
    expect(validatorCode(readFileSync(SCHEMA_FILE, 'utf8'))).toBe(code);
  });

  test('needs of ajv no more than a helper, and neither the compiler nor the schema', () => {
    const needed = [...code.matchAll(/require\("([^"]+)"\)/g)].map(([, name]) => name);
    expect(needed).toEqual(['ajv/dist/runtime/ucs2length']);
  });
});
