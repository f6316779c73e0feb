import { readFileSync } from 'node:fs';
import { WARNING_IDS } from '../../lib/facts/warnings';
import { MESSAGES_DOCS, messagesDocs } from '../../scripts/messages-docs';
import { WARNED } from '../fixtures/messages';

test('docs/messages.md has what is said today: run `npm run generate` after an intended change', () => {
  expect(readFileSync(MESSAGES_DOCS, 'utf8')).toBe(messagesDocs());
});

test('every warning has an example', () => {
  expect(Object.keys(WARNED).sort()).toEqual(WARNING_IDS.filter((id) => id !== 'agent-identity-changed').sort());
});
