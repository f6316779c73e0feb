import { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import type { FindingId } from '../../estate';
import type { AcknowledgedWarnings } from '../../facts/warnings';
import { reportOnce } from '../kit/report';
import { checkStackOf } from '../kit/stack-checks';

/** A construct that adds links to the chain of private ingestion. */
interface ChainPart extends Construct {
  /** @internal */
  readonly _acknowledged: AcknowledgedWarnings | undefined;
}

const PARTS = new WeakMap<TerraformStack, ChainPart[]>();

/** Findings about a missing link of private ingestion. */
const CHAIN: readonly FindingId[] = [
  'ingestion-endpoint-missing',
  'private-link-missing',
  'private-scope-unreachable',
  'private-zones-incomplete',
  'machine-endpoint-missing',
  'private-scope-second',
];

/**
 * Checks the whole stack for missing links of private ingestion when it is synthesized, as a review of it does. What is
 * certainly wrong is refused; what something outside the stack may provide is a warning.
 */
export function checkChain(part: ChainPart): void {
  const stack = TerraformStack.of(part);
  const parts = PARTS.get(stack);
  if (parts !== undefined) {
    parts.push(part);
    return;
  }
  const all = [part];
  PARTS.set(stack, all);
  checkStackOf(part, () => chainProblems(stack, part, all));
}

function chainProblems(stack: TerraformStack, first: ChainPart, parts: readonly ChainPart[]): string[] {
  // Every rule and reader, loaded here, so that importing the library stays fast.
  const { check } = require('../../estate') as typeof import('../../estate');
  const acknowledged = Object.assign({}, ...parts.map((part) => part._acknowledged));
  const found = check(stack.toTerraform()).findings.filter(({ id }) => CHAIN.includes(id));
  const messages = found.map(({ severity, address, subject, becomes, todo }) => ({
    isError: severity === 'blocking',
    message: `${address}, ${subject}: ${becomes}. ${todo}`,
  }));
  const warnings = messages.filter(({ isError }) => !isError);
  reportOnce(
    first,
    warnings.map(({ message }) => ({ id: 'ingestion-private', path: [], message })),
    acknowledged,
  );
  return messages.filter(({ isError }) => isError).map(({ message }) => message);
}
