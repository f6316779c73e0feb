import { Token } from 'cdktf';
import { remediationProblems } from '../../../../lib/constructs/policy/remediation/remediation-checks';
import { textOf } from '../../../../lib/core/problems';

const TARGET = {
  scopeKind: 'managementGroup',
  deploying: ['agent', 'extension'],
  members: ['agent', 'audit'],
} as const;
const threshold = (got: number) => `tasks.failureThreshold must be more than 0 and at most 1, such as 0.1, got ${got}`;
const discovery = (rest: string) => `tasks.resourceDiscoveryMode must be ${rest}`;

test.each<[object, object, readonly string[]]>([
  [{}, {}, []],
  [{ failureThreshold: 1 }, {}, []],
  [{ failureThreshold: 0.001 }, {}, []],
  [{ failureThreshold: 0 }, {}, [threshold(0)]],
  [{ failureThreshold: -0.5 }, {}, [threshold(-0.5)]],
  [{ failureThreshold: 1.01 }, {}, [threshold(1.01)]],
  [{ members: ['agent'] }, {}, []],
  [
    { members: ['audit'] },
    {},
    ["tasks.members[0] names 'audit', which deploys nothing here: remove it, or change its effect"],
  ],
  [
    { members: ['agent', 'agents'] },
    {},
    ["tasks.members[1] must be one of 'agent', 'audit', got 'agents'; did you mean 'agent'?"],
  ],
  [{ members: ['agent', 'agent'] }, {}, ["tasks.members repeats 'agent'"]],
  [{ resourceDiscoveryMode: 'ExistingNonCompliant' }, {}, []],
  [{ resourceDiscoveryMode: 'ReEvaluateCompliance' }, { scopeKind: 'subscription' }, []],
  [
    { resourceDiscoveryMode: 'ReEvaluateCompliance' },
    {},
    [discovery("'ExistingNonCompliant' at a management group, got 'ReEvaluateCompliance'")],
  ],
  [
    { resourceDiscoveryMode: 'existing' },
    {},
    [
      discovery(
        "one of 'ExistingNonCompliant', 'ReEvaluateCompliance', got 'existing'; did you mean 'ExistingNonCompliant'?",
      ),
    ],
  ],
  [
    {},
    { enforce: false },
    ['tasks deploys to machines even if enforce is false: omit it until the assignment is enforced'],
  ],
  [{}, { enforce: true }, []],
])('tasks of %j for %j have the problems %j', (options, target, problems) => {
  const found = remediationProblems(['tasks'], options, { ...TARGET, ...target });
  expect(found.map(textOf)).toEqual(problems);
});

test('a threshold that Terraform knows later is compared at plan', () => {
  const [problem] = remediationProblems(['tasks'], { failureThreshold: Token.asNumber('${var.share}') }, TARGET);
  expect(problem?.later?.right('share')).toBe('tonumber(share) > 0 && tonumber(share) <= 1');
});
