import { Token } from 'cdktf';
import { waitProblems } from '../../../lib/constructs/kit/wait-checks';

const problemsOf = (seconds: number) => waitProblems(['tableWaitSeconds'], seconds, 3600);

test.each([0, 120, 3600])('%d seconds are allowed', (seconds) => {
  expect(problemsOf(seconds)).toEqual([]);
});

test.each([-1, 1.5, 3601])('%d seconds are refused', (seconds) => {
  const message = `must be a whole number from 0 to 3600 seconds, got ${seconds}`;
  expect(problemsOf(seconds)).toEqual([{ path: ['tableWaitSeconds'], message }]);
});

test('seconds that Terraform knows only later are refused', () => {
  const message = 'must be a literal number: a command contains it';
  expect(problemsOf(Token.asNumber('${var.seconds}'))).toEqual([{ path: ['tableWaitSeconds'], message }]);
});
