import { type Problem, textOf } from '../../core/problems';
import { OPERATING_SYSTEMS, type OperatingSystem } from '../../facts/extension';
import { LIMITS } from '../../facts/rule';
import { isEnabled } from '../features';
import { settingsProblems } from '../settings-checks';
import type { ChangeTrackingSettings } from '../types';
import { type Loss, loss } from './take-over-report';
import { originOf, type Tracing } from './traced-entries';

/**
 * Settings without exactly those parts that the checks of this library refuse, each of them lost with the message of
 * its check. Undefined if nothing remains.
 */
export function allowedSettings(draft: ChangeTrackingSettings, to: Tracing): ChangeTrackingSettings | undefined {
  let settings = draft;
  for (;;) {
    const problems = settingsProblems(settings, []);
    const whole = problems.find(({ path }) => !isList(path[1]));
    if (problems.length === 0) return settings;
    if (whole === undefined) {
      settings = LISTS.reduce((result, list) => withoutRefused(result, list, problems, to), settings);
      continue;
    }
    const [os] = whole.path;
    if (os === undefined) {
      to.lost.push(...OPERATING_SYSTEMS.flatMap((name) => (settings[name] === false ? [] : [lostWhole(name, whole)])));
      return undefined;
    }
    to.lost.push(lostWhole(os as OperatingSystem, whole));
    settings = { ...settings, [os]: false };
  }
}

const LISTS = [
  { os: 'windows', name: 'files', limit: LIMITS.files },
  { os: 'windows', name: 'registryKeys', limit: LIMITS.registryKeys },
  { os: 'linux', name: 'files', limit: LIMITS.files },
] as const;

type List = (typeof LISTS)[number];
type Entry = string | { readonly name?: string; readonly enabled?: boolean };

function isList(key: unknown): boolean {
  return LISTS.some(({ name }) => name === key);
}

function withoutRefused(
  settings: ChangeTrackingSettings,
  { os, name, limit }: List,
  problems: readonly Problem[],
  to: Tracing,
): ChangeTrackingSettings {
  const own = problems.filter(({ path }) => path[0] === os && path[1] === name);
  const block: Readonly<Record<string, unknown>> = { ...settings[os] };
  const entries = block[name];
  if (!Array.isArray(entries)) return settings;
  const tooMany = own.find(({ path }) => path.length === 2);
  let enabled = 0;
  const kept = entries.flatMap((entry: Entry, index) => {
    const problem = own.find(({ path }) => path[2] === index);
    if (problem !== undefined) return corrected(entry, problem, to);
    if (isEnabled(entry)) enabled++;
    const beyond = isEnabled(entry) && enabled > limit ? tooMany : undefined;
    return beyond === undefined ? [entry] : refused(entry, beyond, to);
  });
  return { ...settings, [os]: { ...block, [name]: kept } };
}

/** An entry whose name is taken gets its default name; any other problem refuses the entry. */
function corrected(entry: Entry, problem: Problem, to: Tracing): Entry[] {
  const isOfName = problem.path.length === 3 || problem.path[3] === 'name';
  if (typeof entry === 'string' || !isOfName || entry.name === undefined) return refused(entry, problem, to);
  const { name, ...rest } = entry;
  to.origins.set(rest, originOf(to, entry));
  return [rest];
}

function refused(entry: Entry, problem: Problem, to: Tracing): [] {
  to.lost.push(loss(originOf(to, entry), entry, reasonOf(problem)));
  return [];
}

function lostWhole(os: OperatingSystem, problem: Problem): Loss {
  return loss([os], undefined, reasonOf(problem));
}

/** The predicate of a problem, as the reason of a loss. */
function reasonOf({ message }: Problem): string {
  return `it ${textOf({ path: [], message })}`;
}
