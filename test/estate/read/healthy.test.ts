import { readFrom } from '../losses/read';
import recorded from '../losses/read.json';
import { DIALECTS } from '../losses/render';

test.each(DIALECTS)('what is read of %s is what was recorded: npm run generate writes it anew', (dialect) => {
  expect(readFrom(dialect)).toEqual(recorded[dialect]);
});
