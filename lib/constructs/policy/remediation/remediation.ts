import { createHash } from 'node:crypto';
import { dependable, Fn, type ITerraformDependable, type TerraformElement, type TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { isKnown } from '../../../core/known';
import { POLICY_LIMITS } from '../../../facts/policy';
import { STAGES, type Stage } from '../../../facts/stages';
import { WAIT_SECONDS } from '../../../facts/waiting';
import { inStackOf } from '../../kit/dependencies';
import { later } from '../../kit/later';
import { leave } from '../../kit/state-blocks';
import { waitAfterCreation } from '../../kit/wait-after-creation';
import { sorted } from '../assignment-config';
import type { ResolvedScope } from '../assignment-scope';
import type { RemediationOptions } from '../policy-options';
import { type PolicyAssignment, type PolicyRemediation, remediatePolicy, remediationType } from '../scoped-policy';

export interface RemediationProps {
  readonly at: ResolvedScope;
  readonly assignment: PolicyAssignment;
  readonly assignmentName: string;
  /** Reference ids of the members to remediate, with the stage each belongs to. */
  readonly members: readonly { readonly name: string; readonly stage: Stage }[];
  readonly options: RemediationOptions<string>;
  /** Inputs that decide which machines get which deployments. The tasks run again when any of them changes. */
  readonly causes: readonly string[];
  /** Reference ids of all members: earlier runs may have had other tasks. */
  readonly allMembers: readonly string[];
  /** The roles that the deployments need, which must act before the first task starts. */
  readonly after: readonly TerraformResource[];
}

/**
 * One remediation task per member, each stage after the one before. Terraform starts a task and does not wait for it to
 * finish, and a task that has finished never runs again: its name therefore ends in a digest of what caused it, so that
 * another cause makes another task. Azure does not delete a task that runs. So each run has addresses of its own, and
 * Terraform forgets the tasks of earlier runs.
 */
export class Remediation extends Construct {
  /** Tasks by the reference id of their member. */
  readonly tasks: Readonly<Record<string, PolicyRemediation>>;

  constructor(scope: Construct, id: string, props: RemediationProps) {
    super(scope, id);
    const { at, assignment, assignmentName, members, options } = props;
    const { run = 1, locationFilters = [] } = options;
    const suffix = digest([
      ...props.causes,
      run === 1 ? '' : String(run),
      ...(locationFilters.length === 0 ? [] : [sorted(locationFilters, '|')]),
    ]);
    for (let earlier = 1; earlier < run; earlier++) {
      const home = this.ofRun(earlier);
      for (const member of props.allMembers) leave(home, member, remediationType(at.kind));
    }
    const home = this.ofRun(run);
    const tasks: Record<string, PolicyRemediation> = {};
    for (const role of props.after) waitAfterCreation(role, options.roleWaitSeconds ?? WAIT_SECONDS.roles.default);
    let after: readonly ITerraformDependable[] = props.after;
    for (const stage of STAGES) {
      const started = members
        .filter((member) => member.stage === stage)
        .map(({ name }) => {
          const task = remediatePolicy(home, name, at, {
            name: taskName(assignmentName, name, suffix),
            policyAssignmentId: later(() => assignment.id),
            policyDefinitionReferenceId: name,
            failurePercentage: options.failureThreshold ?? 0.1,
            parallelDeployments: options.parallelDeployments,
            resourceCount: options.resourceCount ?? POLICY_LIMITS.remediatedResources,
            locationFilters: options.locationFilters && [...options.locationFilters],
            resourceDiscoveryMode: options.resourceDiscoveryMode ?? 'ReEvaluateCompliance',
            dependsOn: [...after],
          });
          tasks[name] = task;
          return task;
        });
      after = started.length > 0 ? started : after;
    }
    this.tasks = tasks;
  }

  /** The first run has no construct of its own. */
  private ofRun(run: number): Construct {
    return run === 1 ? this : new Construct(this, `Run${run}`);
  }

  /** Lets the tasks start after something else of the same stack, such as an exemption. */
  startAfter(element: TerraformElement): void {
    for (const task of Object.values(this.tasks)) {
      task.dependsOn = [...(task.dependsOn ?? []), ...inStackOf(this, [element]).map(dependable)];
    }
  }
}

/** Eight hexadecimal digits, the same whether computed at synth or by Terraform. */
function digest(causes: readonly string[]): string {
  const hash = causes.every(isKnown)
    ? createHash('sha256').update(causes.join('|')).digest('hex')
    : Fn.sha256(Fn.join('|', [...causes]));
  return isKnown(hash) ? hash.slice(0, 8) : Fn.substr(hash, 0, 8);
}

/** The service accepts lower case only, and refuses some characters that an assignment name may have. */
function taskName(assignment: string, member: string, suffix: string): string {
  const name = isKnown(assignment)
    ? assignment.toLowerCase().replaceAll(/[^\w.()-]/g, '-')
    : Fn.replace(Fn.lower(assignment), '/[^0-9A-Za-z_.()-]/', '-');
  return `${name}-${member.toLowerCase()}-${suffix}`;
}
