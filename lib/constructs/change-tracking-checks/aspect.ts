import { Annotations, Aspects, type IAspect, type TerraformResource, TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import { listed, type Problem, rejectProblems } from '../../core/problems';
import { didYouMean } from '../../core/suggest';
import type { Finding } from '../../estate';
import { findingPage, idMark } from '../../facts/doc-pages';
import { addressOf, resourcesOf } from '../kit/stack-resources';
import type { AcknowledgedFinding, ChangeTrackingChecksProps } from './change-tracking-checks-props';

/**
 * Checks every resource of change tracking in a stack when it is synthesized, from any source: constructs of this
 * library, resources of azurerm and azapi, ARM templates. Findings that are blocking become errors, those that want
 * attention become warnings, and acknowledged ones become information.
 *
 * ```ts
 * Aspects.of(stack).add(new ChangeTrackingChecks());
 * ```
 *
 * An aspect of an app does not reach its stacks: `ChangeTrackingChecks.addTo(app)` adds it to each of them.
 */
export class ChangeTrackingChecks implements IAspect {
  private readonly acknowledged: readonly AcknowledgedFinding[];

  /** @throws one error that lists every unknown id and missing reason */
  constructor(props: ChangeTrackingChecksProps = {}) {
    const { acknowledged = [] } = props;
    rejectProblems('ChangeTrackingChecks', acknowledgementProblems(acknowledged));
    this.acknowledged = acknowledged;
  }

  /** Adds the checks to every stack below a construct, such as an app. Call it when all stacks exist. */
  static addTo(scope: IConstruct, props?: ChangeTrackingChecksProps): void {
    const checks = new ChangeTrackingChecks(props);
    for (const stack of scope.node.findAll().filter(TerraformStack.isStack)) Aspects.of(stack).add(checks);
  }

  /** Has a stack checked once everything in it exists, what other aspects add included. */
  visit(node: IConstruct): void {
    if (!TerraformStack.isStack(node)) return;
    node.node.addValidation({
      validate: () => {
        this.report(node);
        return [];
      },
    });
  }

  private report(stack: TerraformStack): void {
    const owners = ownersOf(stack);
    for (const finding of estate().check(stack.toTerraform()).findings) {
      const owner = owners.get(resourceAddress(finding)) ?? stack;
      if (isReported(owner, finding.id)) continue;
      annotate(owner, finding, this.reasonFor(finding));
    }
  }

  private reasonFor({ id, address }: Finding): string | undefined {
    return this.acknowledged.find((one) => one.id === id && (one.address ?? address) === address)?.reason;
  }
}

/** Every rule and reader, loaded at the first check, so that importing the library stays fast. */
function estate(): typeof import('../../estate') {
  return require('../../estate') as typeof import('../../estate');
}

function acknowledgementProblems(acknowledged: readonly AcknowledgedFinding[]): Problem[] {
  return acknowledged.flatMap(({ id, reason }, index): Problem[] => {
    const path = ['acknowledged', index];
    const known = Object.keys(estate().FINDINGS);
    if (!known.includes(id)) {
      const hint = didYouMean(id, known) || `; known are ${listed(known)}`;
      return [{ path: [...path, 'id'], message: `must be the id of a finding, got '${id}'${hint}` }];
    }
    return reason.trim() === '' ? [{ path: [...path, 'reason'], message: 'must give a reason' }] : [];
  });
}

/** The resources of a stack by their address in Terraform. */
function ownersOf(stack: TerraformStack): Map<string, TerraformResource> {
  return new Map(resourcesOf(stack).map((one) => [addressOf(one), one]));
}

/** The address of the resource itself, without the key of an instance and without what a template deploys. */
function resourceAddress({ address }: Finding): string {
  return address.split(/[[/]/)[0] as string;
}

/** Whether the construct that made the resource, or a construct above it, has already reported the same. */
function isReported(owner: IConstruct, id: string): boolean {
  return owner.node.scopes.some(({ node }) => node.metadata.some(({ data }) => String(data).includes(` [${id}]`)));
}

function annotate(
  owner: IConstruct,
  { id, severity, subject, becomes, todo }: Finding,
  reason: string | undefined,
): void {
  const annotations = Annotations.of(owner);
  const text = `${subject}: ${becomes}. ${todo}`;
  const mark = idMark(id, findingPage(id));
  if (reason !== undefined) annotations.addInfo(`acknowledged: ${reason} (${text}) ${mark}`);
  else if (severity === 'blocking') annotations.addError(`${text} ${mark}`);
  else if (severity === 'attention') annotations.addWarning(`${text} ${mark}`);
}
