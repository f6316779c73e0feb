import type { OperatingSystem } from '../../facts/extension';
import type { RegistryKey } from '../../settings/types';
import {
  type WatchAnswer,
  type WatchedEntries,
  type WatchQuestion,
  type WatchVerdict,
  watchAnswer,
} from '../../settings/watch-answers';
import { doubtsOf } from '../model/agent-doubts';
import type { AgentSettings } from '../model/agent-settings';
import type { Estate, Rule, Source } from '../model/estate';
import type { Gap } from '../model/input';
import { hiddenText, isHidden } from '../model/value';
import { hiddenRules } from '../read/resources';

/** The answer of one rule, or of a file of settings. */
export interface WatchOfRule extends WatchAnswer {
  /** Address of the rule, or the name of the file. */
  readonly rule: string;
}

/** Whether machines watch a file or a registry key. */
export interface WatchReport extends WatchQuestion {
  readonly answer: WatchVerdict;
  /** Why the rules do not decide: a sentence without its full stop. */
  readonly why?: string;
  readonly rules: readonly WatchOfRule[];
}

/** The answer of settings. */
export function reportOfSettings(question: WatchQuestion, rule: string, settings: WatchedEntries): WatchReport {
  return together(question, [{ rule, ...watchAnswer(question, { settings }) }]);
}

/** The answer of all rules in an estate. */
export function reportOfEstate(question: WatchQuestion, estate: Estate, gaps: readonly Gap[]): WatchReport {
  const rules = estate.rules.flatMap((rule) => ofRule(question, rule));
  const hidden = hiddenRules(estate).map(
    ({ address }): WatchOfRule => ({
      rule: address,
      answer: 'unknown',
      why: 'its data sources cannot be seen',
      entries: [],
    }),
  );
  const report = together(question, [...rules, ...hidden]);
  const [gap] = gaps;
  if (report.rules.length === 0)
    return {
      ...report,
      answer: 'unknown',
      why: 'the input holds no rule of change tracking, and one elsewhere may watch it',
    };
  if (gap === undefined || report.answer !== 'not watched') return report;
  return { ...report, answer: 'unknown', why: `not all of the input was read: ${gap.address} ${gap.what}` };
}

/** The answers of several rules as one. Which of them a machine has is not in them. */
function together(question: WatchQuestion, rules: readonly WatchOfRule[]): WatchReport {
  const [first] = rules;
  const isSame = rules.every(({ answer }) => answer === first?.answer);
  if (first !== undefined && isSame) return { ...question, answer: first.answer, rules };
  const why = 'the rules differ, and which of them a machine follows is not known';
  return { ...question, answer: 'unknown', ...(rules.length > 0 && { why }), rules };
}

/** The answer of a rule: the best of its data sources for the operating system. */
function ofRule(question: WatchQuestion, { address: rule, sources, unnamed }: Rule): WatchOfRule[] {
  const answers = sources.filter(({ os }) => os === question.os).map((source) => ofSource(question, source));
  const best = VERDICTS.map((verdict) => answers.find(({ answer }) => answer === verdict)).find(
    (one) => one !== undefined,
  );
  if (best !== undefined && (best.answer !== 'not watched' || !unnamed)) return [{ rule, ...best }];
  if (unnamed) return [{ rule, answer: 'unknown', why: 'a data source of it cannot be seen', entries: [] }];
  const why = `the rule has no data source for ${SYSTEMS[question.os]}`;
  return [{ rule, answer: 'not watched', why, entries: [] }];
}

const VERDICTS: readonly WatchVerdict[] = ['watched', 'unknown', 'not watched'];
const SYSTEMS: Readonly<Record<OperatingSystem, string>> = { windows: 'Windows', linux: 'Linux' };

function ofSource(question: WatchQuestion, { settings, json }: Source): WatchAnswer {
  if (settings === undefined)
    return {
      answer: 'not watched',
      why: 'the settings of the data source are not JSON that the agent can read',
      entries: [],
    };
  if (isHidden(settings))
    return { answer: 'unknown', why: `the settings of the data source are ${hiddenText(settings)}`, entries: [] };
  return watchAnswer(question, { settings: entriesOf(settings), doubts: doubtsOf(json) });
}

function entriesOf({ os, types, items }: AgentSettings): WatchedEntries {
  const of = <Entry>(kind: string) => items.filter((item) => item.kind === kind).map(({ entry }) => entry as Entry);
  const files = { enabled: types.files?.enabled === true, entries: of<never>('file') };
  if (os === 'linux') return { linux: { files } };
  const entries = of<Required<RegistryKey>>('registry key');
  return { windows: { files, registry: { enabled: types.registry?.enabled === true, entries } } };
}
