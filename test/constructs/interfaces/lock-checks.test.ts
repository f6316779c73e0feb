import { lockProblems } from '../../../lib/constructs/interfaces/lock-checks';
import type { ResourceLock } from '../../../lib/constructs/interfaces/lock-props';
import { textOf } from '../../../lib/core/problems';

test.each<[object | undefined, string[]]>([
  [undefined, []],
  [{ kind: 'CanNotDelete' }, []],
  [{ kind: 'CanNotDelete', name: 'lock-audit', notes: 'Ask the platform team.' }, []],
  [{ kind: 'Delete' }, ["lock.kind must be one of 'CanNotDelete', got 'Delete'"]],
  [
    { kind: 'ReadOnly', name: 'no spaces', notes: '' },
    [
      "lock.kind is 'ReadOnly', which also stops updates: Terraform could change nothing of the resource and grant no role on it. Set 'CanNotDelete'",
      "lock.name must be 1 to 259 letters, digits, hyphens and underscores, got 'no spaces'",
      'lock.notes must have 1 to 512 characters, got 0',
    ],
  ],
])('the problems of the lock %j are %j', (lock, problems) => {
  expect(lockProblems(['lock'], lock as ResourceLock | undefined).map(textOf)).toEqual(problems);
});
