import { CAUSE_ORDER, SILENCE_CAUSES, type SilenceCause } from '../../facts/silence-causes';
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
 * An inspection in SARIF 2.1.0: one result for each silent machine. Machines that are off come last, and what is over the
 * limit of code scanning is left out; a notification says so. What could not be seen is a notification too.
 * @param file the file that names the machines, as a relative path
 */
export function formatInspectionSarif({ machines, gaps }: Inspection, file: string): string {
  const silent = machines.filter((one): one is Silent => one.state === 'silent');
  const inOrder = [
    ...silent.filter(({ cause }) => levelOf(cause) === 'error'),
    ...silent.filter(({ cause }) => levelOf(cause) !== 'error'),
  ];
  const left = inOrder.length - MOST;
  const notes = [
    ...(left > 0
      ? [`${counted(left, 'silent machine')} left out: code scanning accepts ${MOST} results of a run`]
      : []),
    ...gaps.map((gap) => `not seen: ${plain(gap)}`),
  ];
  return sarifLog({
    rules: CAUSE_ORDER.map((cause) => {
      const { title, remedy } = SILENCE_CAUSES[cause];
      return {
        ...sarifRule(ruleId(cause), { title, why: `${title}.`, help: remedy }),
        defaultConfiguration: { level: levelOf(cause) },
      };
    }),
    invocations: [
      {
        executionSuccessful: true,
        toolExecutionNotifications: notes.map((text) => ({ level: 'warning', message: sarifMessage(text) })),
      },
    ],
    results: inOrder.slice(0, MOST).map((one) => resultOf(one, file)),
  });
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
