import { withoutUndefined } from '../../core/values';
import { findingPage } from '../../facts/doc-pages';
import { FINDINGS, type Finding, type FindingId } from '../findings/catalogue';
import type { Review } from '../findings/estate-review';
import type { Severity } from '../findings/finding';
import { plain } from './escape';
import { sarifLocation, sarifLog, sarifMessage, sarifRule } from './sarif-log';

const LEVELS: Readonly<Record<Severity, string>> = { blocking: 'error', attention: 'warning', information: 'note' };
const IDS = Object.keys(FINDINGS) as FindingId[];

/**
 * A review in SARIF 2.1.0, as code scanning takes it.
 * @param artifact the file that was reviewed, as a relative path, or the one that an address comes from
 */
export function formatSarif(
  { of, findings, ignored }: Review,
  artifact: string | ((address: string) => string),
): string {
  const fileOf = ({ address }: Finding) => (typeof artifact === 'string' ? artifact : artifact(address));
  return sarifLog({
    rules: IDS.map(rule),
    results: [
      ...findings.map((one) => result(one, of, fileOf(one))),
      ...ignored.map((one) => ({
        ...result(one, of, fileOf(one)),
        suppressions: [{ kind: 'external', status: 'accepted', justification: plain(one.reason) }],
      })),
    ],
  });
}

function rule(id: FindingId) {
  const { title, why, remedy, severity } = FINDINGS[id];
  return {
    ...sarifRule(id, { title, why, help: `${why} ${remedy}` }),
    ...withoutUndefined({ helpUri: findingPage(id) }),
    defaultConfiguration: { level: LEVELS[severity] },
  };
}

function result({ id, severity, address, subject, was, becomes, why, todo }: Finding, of: Review['of'], file: string) {
  const words = of === 'change' ? `${plain(was)} -> ${plain(becomes)}` : plain(becomes);
  return {
    ruleId: id,
    ruleIndex: IDS.indexOf(id),
    level: LEVELS[severity],
    message: sarifMessage(`${plain(subject)}: ${words}. ${why} ${plain(todo)}`),
    locations: [sarifLocation(file, plain(address))],
    partialFingerprints: { 'finding/v1': plain(`${id}@${address}#${subject}`) },
  };
}
