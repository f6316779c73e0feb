import { didYouMean } from '../../core/suggest';
import { UnusableInput } from '../model/value';
import { FINDINGS, type Finding } from './catalogue';

/** Findings to live with: those of one kind about one resource. */
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
  if (!(id in FINDINGS)) {
    throw new UnusableInput(`--ignore has no finding '${id}'${didYouMean(id, Object.keys(FINDINGS))}`);
  }
  if (reason.trim() === '') throw new UnusableInput(`--ignore ${text} must come with a --reason`);
  return { id, address: text.slice(sign + 1), reason };
}

/** Parts findings from those somebody decided to live with. */
export function sortOut(
  findings: readonly Finding[],
  exceptions: readonly Exception[],
): { findings: Finding[]; ignored: (Finding & { reason: string })[] } {
  const matches = ({ id, address }: Exception, one: Finding) => one.id === id && one.address === address;
  const idle = exceptions.find((exception) => !findings.some((one) => matches(exception, one)));
  if (idle !== undefined) {
    throw new UnusableInput(`--ignore ${idle.id}@${idle.address} matches no finding: remove it`);
  }
  const reasonOf = (one: Finding) => exceptions.find((exception) => matches(exception, one))?.reason;
  return {
    findings: findings.filter((one) => reasonOf(one) === undefined),
    ignored: findings.flatMap((one) => {
      const reason = reasonOf(one);
      return reason === undefined ? [] : [{ ...one, reason }];
    }),
  };
}
