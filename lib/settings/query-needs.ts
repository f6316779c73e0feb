import { type KqlToken, kqlTokens, kqlValue } from '../core/kql-tokens';
import { CHANGE_KINDS, type ChangeKind } from '../facts/changes';
import type { AlertNeeds } from './watches';

/**
 * What a query needs machines to report: the kind of change that it selects, with the paths or keys it compares with.
 * `undefined` for a query that selects several kinds, or none by name. A condition that cannot be read as a pattern, such as a
 * regular expression, is no need.
 */
export function queryNeeds(query: string): AlertNeeds | undefined {
  const tokens = kqlTokens(query);
  // A text keeps its quotes, so it is equal to no name and no sign.
  const names = new Set(tokens.map(({ text }) => text));
  if (names.has('ConfigurationData') && names.has('leftanti')) return { kind: 'inventory' };
  if (!names.has('ConfigurationChange')) return undefined;
  const [kind, ...others] = new Set(patternsOf(tokens, 'ConfigChangeType'));
  const selected = KINDS.find((name) => CHANGE_KINDS[name] === kind);
  if (selected === undefined || others.length > 0) return undefined;
  // A path behind `not` is one that the query does not select.
  if (names.has('not')) return { kind: selected };
  return {
    kind: selected,
    ...(selected === 'files' && { files: patternsOf(tokens, 'FileSystemPath') }),
    ...(selected === 'registry' && { keys: patternsOf(tokens, 'RegistryKey') }),
  };
}

const KINDS = Object.keys(CHANGE_KINDS) as ChangeKind[];

/** Patterns by the operator that compares a column with texts. */
const PATTERNS: Readonly<Record<string, (text: string) => string>> = {
  '==': (text) => text,
  '=~': (text) => text,
  in: (text) => text,
  'in~': (text) => text,
  startswith: (text) => `${text}*`,
  endswith: (text) => `*${text}`,
  contains: (text) => `*${text}*`,
  has: (text) => `*${text}*`,
  has_any: (text) => `*${text}*`,
};

/** Patterns that a column is compared with. */
function patternsOf(tokens: readonly KqlToken[], column: string): string[] {
  return tokens.flatMap(({ text }, index) => {
    if (text !== column) return [];
    const [operator, length] = operatorAt(tokens, index + 1);
    const pattern = PATTERNS[operator];
    return pattern === undefined ? [] : textsAt(tokens, index + 1 + length).map(pattern);
  });
}

/** The operator at a place, and how many tokens it has. */
function operatorAt(tokens: readonly KqlToken[], place: number): [operator: string, length: number] {
  const [first = '', second = ''] = [tokens[place]?.text, tokens[place + 1]?.text];
  return ['==', '=~', 'in~'].includes(first + second) ? [first + second, 2] : [first, 1];
}

/** The text at a place, or the texts of the list in parentheses that begins there. */
function textsAt(tokens: readonly KqlToken[], place: number): string[] {
  const first = tokens[place];
  if (first?.kind === 'text') return [kqlValue(first)];
  if (first?.text !== '(') return [];
  const behind = tokens.slice(place + 1);
  const inside = behind.slice(
    0,
    behind.findIndex(({ text }) => text === ')'),
  );
  return inside.every(({ kind, text }) => kind === 'text' || text === ',')
    ? inside.filter(({ kind }) => kind === 'text').map(kqlValue)
    : [];
}
