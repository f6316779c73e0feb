import { brokenRule, type RuleGroup } from '../core/text-rules';
import { AGENT_UNKNOWNS, type AgentUnknown } from '../facts/agent-unknowns';
import type { OperatingSystem } from '../facts/extension';
import { type Coverage, fileCoverage, keyCoverage, type Miss } from './entry-coverage';
import { LINUX_PATH_RULES, REGISTRY_KEY_RULES, WINDOWS_PATH_RULES } from './path-rules';
import type { LinuxFile, RegistryKey, WindowsFile } from './types';

/** A file or a registry key that somebody asks about. */
export interface WatchQuestion {
  readonly path: string;
  readonly kind: 'file' | 'registry key';
  readonly os: OperatingSystem;
}

export type WatchVerdict = 'watched' | 'not watched' | 'unknown';

/** What one entry does for the path. */
export interface EntryAnswer {
  readonly name: string;
  readonly path: string;
  readonly answer: WatchVerdict;
  /** A predicate about the entry; absent where it watches the path. */
  readonly why?: string;
}

/** Whether settings watch a path. */
export interface WatchAnswer {
  readonly answer: WatchVerdict;
  /** Why no entry decides: a sentence without its full stop. */
  readonly why?: string;
  /** The entries that watch the path, or may; if there are none, those that come closest. */
  readonly entries: readonly EntryAnswer[];
}

/** Entries of one kind, and whether the kind is on. */
interface Switched<Kind> {
  readonly enabled: boolean;
  readonly entries: readonly Required<Kind>[];
}

/** The entries of a rule. Resolved settings have this form. */
export interface WatchedEntries {
  readonly windows?: { readonly files: Switched<WindowsFile>; readonly registry: Switched<RegistryKey> };
  readonly linux?: { readonly files: Switched<LinuxFile> };
}

/** Settings with what is lost when they are read: entries whose form in the rule leaves a doubt, by path or key. */
export interface WatchedSettings {
  readonly settings: WatchedEntries;
  readonly doubts?: ReadonlyMap<string, AgentUnknown>;
}

const RULES = {
  windows: WINDOWS_PATH_RULES,
  linux: LINUX_PATH_RULES,
  'registry key': REGISTRY_KEY_RULES,
} as const satisfies Readonly<Record<string, readonly RuleGroup[]>>;

/** The kind of thing that a text names. */
export function questionOf(path: string): WatchQuestion {
  if (/^\[?(computer\\)?((registry::)?(hkey_|hk(lm|cu|cr|u|cc)\b))/i.test(path))
    return { path, kind: 'registry key', os: 'windows' };
  return { path, kind: 'file', os: /^[A-Za-z]:|^%|\\/.test(path) ? 'windows' : 'linux' };
}

/** Why a text is no path that can be asked about: a predicate; `undefined` if it can. */
export function questionProblem({ path, kind, os }: WatchQuestion): string | undefined {
  const [form = []] = RULES[kind === 'file' ? os : kind];
  const broken = brokenRule(path, form);
  if (broken === undefined || broken.isLimit) return undefined;
  return broken.instead === undefined ? broken.message : `${broken.message}: write '${broken.instead(path)}'`;
}

/** Most entries that are named if none watches the path. */
const MOST_CLOSEST = 3;

/** Whether settings watch a path, and by which entries. */
export function watchAnswer(question: WatchQuestion, { settings, doubts }: WatchedSettings): WatchAnswer {
  const limit = limitOf(question);
  if (limit !== undefined) return { answer: 'not watched', why: limit, entries: [] };
  const collected = collectedFor(question, settings);
  if (typeof collected === 'string') return { answer: 'not watched', why: collected, entries: [] };
  const { isOn, entries } = collected;
  const found = entries.map((entry) => ({
    entry,
    coverage: withDoubt(coverageOf(question, entry), placeOf(entry), doubts),
  }));
  const active = isOn ? found.filter(({ entry, coverage }) => entry.enabled && coverage.answer !== 'not watched') : [];
  if (active.length > 0) {
    const sure = active.filter(({ coverage }) => coverage.answer === 'watched');
    const deciding = sure.length > 0 ? sure : active;
    return {
      answer: sure.length > 0 ? 'watched' : 'unknown',
      entries: deciding.map(({ entry, coverage }) => answered(entry, coverage.answer, wordsOf(coverage, question))),
    };
  }
  const closest = found
    .map((one) => ({ ...one, distance: distanceOf(one.coverage, one.entry, question) }))
    .filter(({ distance }) => distance < FAR)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, MOST_CLOSEST);
  const reason = isOn ? undefined : `the settings switch ${NAMES[question.kind]} off`;
  return {
    answer: 'not watched',
    ...(reason === undefined ? closest.length === 0 && { why: NOTHING_CLOSE[question.kind] } : { why: reason }),
    entries: closest.map(({ entry, coverage }) => answered(entry, 'not watched', missOf(entry, coverage, question))),
  };
}

const NAMES = { file: 'files', 'registry key': 'registry keys' } as const;
const NOTHING_CLOSE = {
  file: 'no entry is for its folder or its name',
  'registry key': 'no entry is for the key or one near it',
} as const;

type Entry = Required<WindowsFile> | Required<LinuxFile> | Required<RegistryKey>;

function placeOf(entry: Entry): string {
  return 'key' in entry ? entry.key : entry.path;
}

/** What Azure documents to leave out, whatever the settings list. */
function limitOf({ path, kind, os }: WatchQuestion): string | undefined {
  const broken = RULES[kind === 'file' ? os : kind].map((group) => brokenRule(path, group));
  const limit = broken.find((rule) => rule?.isLimit);
  return limit && `the ${kind === 'file' ? 'path' : 'key'} of an entry ${limit.message}`;
}

function collectedFor({ kind, os }: WatchQuestion, { windows, linux }: WatchedEntries) {
  const system = os === 'windows' ? windows : linux;
  if (system === undefined) return `the settings leave ${os === 'windows' ? 'Windows' : 'Linux'} out`;
  if (kind === 'file') return { isOn: system.files.enabled, entries: system.files.entries as readonly Entry[] };
  return { isOn: windows?.registry.enabled === true, entries: (windows?.registry.entries ?? []) as readonly Entry[] };
}

function coverageOf({ path, os }: WatchQuestion, entry: Entry): Coverage {
  return 'key' in entry ? keyCoverage(entry.key, path) : fileCoverage(os, entry, path);
}

function withDoubt(coverage: Coverage, place: string, doubts?: WatchedSettings['doubts']): Coverage {
  const why = coverage.answer === 'watched' ? doubts?.get(place) : undefined;
  return why === undefined ? coverage : { answer: 'unknown', why };
}

function answered(entry: Entry, answer: WatchVerdict, why: string | undefined): EntryAnswer {
  return { name: entry.name, path: placeOf(entry), answer, ...(why !== undefined && { why }) };
}

const MISSES: Readonly<Record<WatchQuestion['kind'], Readonly<Record<Miss, string>>>> = {
  file: {
    below: 'does not search folders below, for recurse is false',
    'other-name': 'is for other names in the same folder',
    elsewhere: 'is for another folder',
  },
  'registry key': {
    below: 'watches the values of that key only, not of keys below; a value of it with this name is watched',
    'other-name': 'is for another key',
    elsewhere: 'is for another key',
  },
};

function wordsOf(coverage: Coverage, { kind }: WatchQuestion): string | undefined {
  if (coverage.answer === 'watched') return undefined;
  return coverage.answer === 'unknown' ? AGENT_UNKNOWNS[coverage.why].text : MISSES[kind][coverage.because];
}

function missOf(entry: Entry, coverage: Coverage, question: WatchQuestion): string {
  const words = wordsOf(coverage, question);
  if (coverage.answer !== 'not watched') return entry.enabled ? 'covers it' : 'covers it and is disabled';
  return `${words}${entry.enabled ? '' : '; it is disabled too'}`;
}

/** Too far to name. */
const FAR = 100;

/** How far an entry is from the path: what would cover it first, then its folder, then its name elsewhere or a key beside it. */
function distanceOf(coverage: Coverage, entry: Entry, { path, os }: WatchQuestion): number {
  if (coverage.answer !== 'not watched') return 0;
  if (coverage.because !== 'elsewhere') return coverage.because === 'below' ? 1 : 2;
  const separator = os === 'windows' ? '\\' : '/';
  const [own, wanted] = [placeOf(entry), path].map((text) => text.toLowerCase().split(separator));
  if ('key' in entry) return own?.slice(1, -1).join() === wanted?.slice(1, -1).join() ? 3 : FAR;
  return own?.at(-1) === wanted?.at(-1) ? 3 : FAR;
}
