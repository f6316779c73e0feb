import { withoutUndefined } from '../../core/values';
import { silentMachinesPage } from '../../facts/doc-pages';
import { DRIFT_KINDS, DRIFT_ORDER, type DriftKind } from '../../facts/drift-kinds';
import { CAUSE_ORDER, SILENCE_CAUSES, type SilenceCause } from '../../facts/silence-causes';
import type { DriftItem } from '../inspection/drift/drift-item';
import type { InspectedMachine, Inspection } from '../inspection/inspect';
import { counted } from '../model/words';
import { plain } from './escape';
import { sarifLocation, sarifLog, sarifMessage, sarifRule } from './sarif-log';

/**
 * Most results of a run that code scanning of GitHub accepts; it shows 5,000 of them, errors first. Source: GitHub Docs, "About code
 * scanning limits on SARIF results", 2025.
 */
const MOST = 25_000;

type Silent = Extract<InspectedMachine, { readonly state: 'silent' }>;

/** The id of the rule of a cause. */
const ruleId = (cause: SilenceCause) => `silence/${cause}`;

/** A machine that is off is expected to be silent. */
const levelOf = (cause: SilenceCause) => (cause === 'machineOff' ? 'note' : 'error');

/**
 * An inspection in SARIF 2.1.0: a result for each silent machine, and for each difference from the code. Machines that are off
 * come last, and what is over the limit of code scanning is left out; a notification says so. What could not be seen or
 * compared is a notification too.
 * @param file the file that names the machines, as a relative path
 */
export function formatInspectionSarif({ machines, gaps, drift }: Inspection, file: string): string {
  const silent = machines.filter((one): one is Silent => one.state === 'silent');
  const off = silent.filter(({ cause }) => levelOf(cause) !== 'error');
  const results = [
    ...silent.filter(({ cause }) => levelOf(cause) === 'error').map((one) => resultOf(one, file)),
    ...(drift?.items ?? []).map((one) => driftResult(one, file)),
    ...off.map((one) => resultOf(one, file)),
  ];
  const left = results.length - MOST;
  const notes = [
    ...(left > 0 ? [`${counted(left, 'result')} left out: code scanning accepts ${MOST} results of a run`] : []),
    ...gaps.map((gap) => `not seen: ${plain(gap)}`),
    ...(drift?.notCompared ?? []).map((what) => `not compared with the code: ${plain(what)}`),
  ];
  return sarifLog({
    rules: [...CAUSE_ORDER.map(causeRule), ...(drift === undefined ? [] : DRIFT_ORDER.map(driftRule))],
    invocations: [
      {
        executionSuccessful: true,
        toolExecutionNotifications: notes.map((text) => ({ level: 'warning', message: sarifMessage(text) })),
      },
    ],
    results: results.slice(0, MOST),
  });
}

function causeRule(cause: SilenceCause) {
  const { title, remedy } = SILENCE_CAUSES[cause];
  return ruleOf(ruleId(cause), { title, remedy, level: levelOf(cause) });
}

function driftRule(kind: DriftKind) {
  return ruleOf(`drift/${kind}`, { ...DRIFT_KINDS[kind], level: 'error' });
}

function ruleOf(id: string, { title, remedy, level }: Readonly<Record<'title' | 'remedy' | 'level', string>>) {
  return {
    ...sarifRule(id, { title, why: `${title}.`, help: remedy }),
    ...withoutUndefined({ helpUri: silentMachinesPage() }),
    defaultConfiguration: { level },
  };
}

function resultOf({ id, name, cause, detail }: Silent, file: string) {
  const { title, remedy } = SILENCE_CAUSES[cause];
  const more = detail === undefined ? '' : ` (${plain(detail)})`;
  return {
    ruleId: ruleId(cause),
    ruleIndex: CAUSE_ORDER.indexOf(cause),
    level: levelOf(cause),
    message: sarifMessage(`${plain(name)} reports nothing: ${title}${more}. ${remedy}`),
    locations: [sarifLocation(file, plain(id))],
    partialFingerprints: { 'silence/v1': plain(`${cause}@${id}`) },
  };
}

function driftResult({ kind, address, id, subject, wanted, there }: DriftItem, file: string) {
  const { title, remedy } = DRIFT_KINDS[kind];
  const words = `${plain(subject)}: ${title}. The code wants ${plain(wanted)}; there is ${plain(there)}. ${remedy}`;
  const where = plain(address ?? id ?? subject);
  return {
    ruleId: `drift/${kind}`,
    ruleIndex: CAUSE_ORDER.length + DRIFT_ORDER.indexOf(kind),
    level: 'error',
    message: sarifMessage(words),
    locations: [sarifLocation(file, where)],
    partialFingerprints: { 'drift/v1': plain(`${kind}@${where}#${subject}`) },
  };
}
