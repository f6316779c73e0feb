import { TerraformStack } from 'cdktf';
import type { Construct, IConstruct } from 'constructs';
import { isKnown } from '../../../core/known';
import { listed } from '../../../core/problems';
import { KIND_WORDS } from '../../../facts/initiative-members';
import { type Certainty, isWithin, sharedReach } from '../../../facts/reach';
import type { Warning } from '../../../facts/warnings';
import { reportOnce } from '../../kit/report';
import { checkStackOf } from '../../kit/stack-checks';
import { resolved } from '../../kit/stack-resources';
import type { ResolvedScope } from '../assignment-scope';
import type { Delivery, Subject } from './delivery';
import { foreignDeliveries } from './foreign-deliveries';

/** Part of the scope of an assignment in which it does not apply. */
export interface Exemption {
  readonly assignment: object;
  readonly at: Pick<ResolvedScope, 'id'>;
  /** Reference ids of the members that do not apply; all if absent. */
  readonly members?: readonly string[];
}

interface Records {
  readonly deliveries: Delivery[];
  readonly exemptions: Exemption[];
}

const RECORDS = new WeakMap<IConstruct, Records>();

function recordsOf(scope: IConstruct): Records {
  const records = RECORDS.get(scope.node.root) ?? { deliveries: [], exemptions: [] };
  RECORDS.set(scope.node.root, records);
  return records;
}

/**
 * Makes the stack of an assignment refuse another one that gives the same machines another rule, and warn of one that
 * probably does. Azure accepts both; a machine then reports to only one of the rules.
 */
export function refuseOverlaps(delivery: Delivery): void {
  recordsOf(delivery.construct).deliveries.push(delivery);
  checkStackOf(delivery.construct, overlapProblems);
}

/** Registers an exemption with the checks of overlaps. */
export function recordExemption(scope: Construct, exemption: Exemption): void {
  recordsOf(scope).exemptions.push(exemption);
}

function overlapProblems(stack: TerraformStack): string[] {
  const records = recordsOf(stack);
  const foreign = foreignDeliveries(stack.node.root, new Set(records.deliveries.map(({ construct }) => construct)));
  return records.deliveries.flatMap((delivery, index) =>
    TerraformStack.of(delivery.construct) === stack
      ? [...records.deliveries.slice(0, index), ...foreign].flatMap((other) => pairProblems(other, delivery, records))
      : [],
  );
}

function pairProblems(earlier: Delivery, later: Delivery, records: Records): string[] {
  const pair = overlap(withTexts(earlier), withTexts(later), records.exemptions);
  if (pair === undefined) return [];
  const [first, second] = [earlier.construct.node.path, later.construct.node.path];
  const text = overlapText(earlier, later, pair.locations);
  if (pair.certainty === 'certain') return [`'${first}' and '${second}' ${text}`];
  const warning: Warning = {
    id: 'assignment-overlap',
    path: [],
    message: `'${first}' and '${second}' probably ${text}`,
  };
  reportOnce(later.construct, [warning], later.acknowledgedWarnings);
  return [];
}

function overlap(one: Delivery, other: Delivery, exemptions: readonly Exemption[]) {
  if (one.construct === other.construct || one.subject !== other.subject) return undefined;
  // The same expression of two stacks may have two values, such as the subscription of a provider.
  if (!sameStack(one, other) && !(isKnown(one.at.id) && isKnown(other.at.id))) return undefined;
  const differ = difference(one, other);
  const reach = sharedReach(one, other);
  if (differ === undefined || reach === undefined) return undefined;
  const isExempted = exemptions.some((exemption) => exempts(exemption, one, other) || exempts(exemption, other, one));
  if (isExempted) return undefined;
  const isCertain = differ === 'certain' && reach.certainty === 'certain' && sameStack(one, other);
  return { certainty: isCertain ? ('certain' as const) : ('likely' as const), locations: reach.locations };
}

/** Two variables may have the same value, but a rule made here differs from any other. A version is at most likely. */
function difference(one: Delivery, other: Delivery): Certainty | undefined {
  if (one.value === undefined || other.value === undefined) return 'likely';
  if (one.value.toLowerCase() === other.value.toLowerCase()) return undefined;
  const isCertain = [one, other].every(
    ({ value = '' }) => isKnown(value) || value.startsWith('${azurerm_monitor_data_collection_rule.'),
  );
  return isCertain && one.subject === 'rule' ? 'certain' : 'likely';
}

function sameStack(one: Delivery, other: Delivery): boolean {
  return TerraformStack.of(one.construct) === TerraformStack.of(other.construct);
}

/** Whether an exemption excludes all of `inner` from `outer`. */
function exempts({ assignment, at, members }: Exemption, outer: Delivery, inner: Delivery): boolean {
  const [id] = texts(outer.construct, [at.id]);
  return (
    assignment === outer.construct &&
    id !== undefined &&
    isWithin(inner.at.id, id) &&
    (members === undefined || outer.members.every((member) => members.includes(member)))
  );
}

/** The delivery with its tokens replaced by Terraform expressions, which can be compared. */
function withTexts(delivery: Delivery): Delivery {
  const { construct, at, value, notScopes } = delivery;
  const [id = '', text = '', ...left] = texts(construct, [at.id, value ?? '', ...notScopes]);
  return { ...delivery, at: { ...at, id }, value: value && text, notScopes: left };
}

function texts(scope: Construct, values: readonly string[]): string[] {
  return values.map((value) => (isKnown(value) ? value : String(resolved(scope, value))));
}

const ADVICE = {
  rule: 'two rules, but a machine reports to only one rule, and Azure does not document which: make scopes, machineLocations or resourceSelectors disjoint, exclude the smaller scope from the larger with notScopes, or use one rule',
  agentIdentity:
    'two identities of the agent, which is installed with one of them and never changed: use one agentIdentity, or make scopes, machineLocations or resourceSelectors disjoint',
  extension:
    'two versions of the extension, which replace each other: disable the extension members of the initiative with extensionMembersDisabled, or make scopes, machineLocations or resourceSelectors disjoint',
} as const satisfies Record<Subject, string>;

function overlapText(one: Delivery, other: Delivery, locations: readonly string[]): string {
  return `give the same ${KIND_WORDS[one.kind]}, at '${one.at.id}' and '${other.at.id}' in ${listed(locations, 3)}, ${ADVICE[one.subject]}`;
}
