import { readFileSync } from 'node:fs';
import { CHECKED_LATER_FILE, type CheckedLater, checkedLater } from './support/checked-later';
import { CONSTRUCTS } from './support/generated-props';

const RECORDED = JSON.parse(readFileSync(CHECKED_LATER_FILE, 'utf8')) as Readonly<Record<string, CheckedLater>>;

test.each(CONSTRUCTS)(
  'Terraform checks props of %s that it knows later as recorded (npm run generate)',
  (input, shape) => {
    expect(checkedLater(input, shape)).toEqual(RECORDED[input]);
  },
);
