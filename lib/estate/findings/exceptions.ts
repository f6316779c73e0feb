import { didYouMean } from '../../core/suggest';
import { UnusableInput } from '../model/value';
import { FINDINGS, type Finding } from './catalogue';

/** Ignored findings: those of one kind about one resource. */
export interface Exception {
  readonly id: string;
  readonly address: string;
  readonly reason: string;
}

/** Reads `<id>@<address>`; an address may hold further at signs. */
export function parseException(text: string, reason: string): Exception {
  const sign = text.indexOf('@');
  if (sign < 1) throw new UnusableInput(`--ignore must be <id>@<address>, got '${text}'`);
  const id = text.slice(0, sign);
  if (!Object.hasOwn(FINDINGS, id)) {
    throw new UnusableInput(`--ignore has no finding '${id}'${didYouMean(id, Object.keys(FINDINGS))}`);
  }
  if (reason.trim() === '') throw new UnusableInput(`--ignore ${text} must come with a --reason`);
  return { id, address: text.slice(sign + 1), reason };
}

/** Findings, those that are ignored, and exceptions of which nothing is left. */
export interface Sorted {
  readonly findings: readonly Finding[];
  readonly ignored: readonly (Finding & { readonly reason: string })[];
  /** Exceptions that match no finding: what they were for is gone, and they can be removed. */
  readonly unused: readonly Exception[];
}

/** Separates the findings that exceptions name from the rest. */
export function sortOut(findings: readonly Finding[], exceptions: readonly Exception[]): Sorted {
  const keyOf = ({ id, address }: Pick<Exception, 'id' | 'address'>) => `${id}@${address}`;
  const reasons = new Map([...exceptions].reverse().map((exception) => [keyOf(exception), exception.reason]));
  const found = new Set(findings.map(keyOf));
  return {
    findings: findings.filter((one) => !reasons.has(keyOf(one))),
    ignored: findings.flatMap((one) => {
      const reason = reasons.get(keyOf(one));
      return reason === undefined ? [] : [{ ...one, reason }];
    }),
    unused: exceptions.filter((exception) => !found.has(keyOf(exception))),
  };
}
