import { shown } from '../../core/problems';
import { plainText, scalarText } from '../../core/values';
import { ENTRY_FIELDS, type EntryField } from '../../facts/agent-format';
import { LEGACY_FLAGS, LEGACY_KINDS } from '../../facts/legacy';
import { defaultOf, type EntryFields, type EntryOf, entryOf } from '../entry-fields';
import { correctedPlace } from '../path-rules';
import { isExpression, ONE_VALUE, wordOf } from './agent-spelling';
import type { LegacySource } from './legacy-sources';
import { presetLabel } from './short-settings';
import { type Loss, loss, type Repair, repair } from './take-over-report';
import type { Traced } from './traced-entries';

/** An entry of a data source. */
export interface LegacyEntry<Entry> extends Traced<Entry> {
  readonly source: LegacySource;
  /** The values of the data source in their types, by the keys of the agent. */
  readonly values: ReadonlyMap<string, unknown>;
}

/** Where reading puts what it repairs and what it cannot take over. */
export interface LegacyReading {
  readonly repaired: Repair[];
  readonly lost: Loss[];
  /** Whether entries may ask for the upload of their content. */
  readonly uploads: boolean;
}

type EntryKind = keyof typeof ENTRY_FIELDS;

/** The entries of the data sources that hold files or registry keys. */
export function legacyEntries<Kind extends EntryKind>(
  sources: readonly LegacySource[],
  kind: Kind,
  to: LegacyReading,
): LegacyEntry<EntryOf<(typeof ENTRY_FIELDS)[Kind]>>[] {
  return sources
    .filter((source) => LEGACY_KINDS[source.kind] === kind)
    .flatMap((source) => legacyEntry(source, ENTRY_FIELDS[kind], kind, to));
}

function legacyEntry<Fields extends EntryFields>(
  source: LegacySource,
  fields: Fields,
  kind: EntryKind,
  to: LegacyReading,
): LegacyEntry<EntryOf<Fields>>[] {
  const values = valuesOf(source, fields, to);
  const placeKey = Object.keys(fields).find((key) => fields[key]?.kind === 'place') ?? '';
  const place = values.get(placeKey);
  if (typeof place !== 'string' || place === '') {
    to.lost.push(loss(source.path, undefined, `it has no ${placeKey}, so it watches nothing`));
    return [];
  }
  const entry = entryOf(fields, (key, field) => {
    if (key === 'uploadContent') return uploadsContent(source, values, to);
    if (key === 'groupTag' && kind === 'registryKey') return values.get(key) || 'Recommended';
    const label = kind === 'registryKey' ? (presetLabel(place) ?? source.name) : source.name;
    return values.get(key) ?? (field.kind === 'label' ? label : defaultOf(field));
  });
  return [{ entry, from: source.path, source, values }];
}

/** Content was uploaded of a file with a limit above 0. */
function uploadsContent(source: LegacySource, values: ReadonlyMap<string, unknown>, to: LegacyReading): boolean {
  const wanted = Number(values.get('maxContentsReturnable') ?? 0) > 0;
  if (!wanted || to.uploads) return wanted;
  const reason =
    'its content is uploaded to a content storage only: link one to the rule, and set uploadContent on the entry';
  to.lost.push(loss([...source.path, 'maxContentsReturnable'], values.get('maxContentsReturnable'), reason));
  return false;
}

/** The properties of a data source in the types of the agent's keys. `type` is another word for `pathType`. */
function valuesOf(source: LegacySource, fields: EntryFields, to: LegacyReading): Map<string, unknown> {
  const values = new Map<string, unknown>();
  for (const [name, { key, value }] of source.properties) {
    const path = [...source.path, key];
    const meant = name === 'type' ? 'pathtype' : name;
    const found = Object.entries(fields).find(([known]) => known.toLowerCase() === meant);
    if (found === undefined) {
      to.lost.push(loss(path, value, 'a rule has no such property'));
      continue;
    }
    const [right, field] = found;
    if (name === 'type' && source.properties.has('pathtype')) continue;
    const typed = isExpression(value) ? undefined : legacyValue(field, value);
    if (typed === undefined) {
      const reason = isExpression(value) ? 'it is an expression' : `it has the wrong type, got ${shown(value)}`;
      to.lost.push(loss(path, value, reason));
      continue;
    }
    if (right === 'valueName' && typed !== '') {
      to.lost.push(loss(path, value, ONE_VALUE));
      continue;
    }
    values.set(right, field.kind === 'place' ? placeOf(right, String(typed), path, to) : typed);
  }
  return values;
}

function legacyValue(field: EntryField, value: unknown): unknown {
  if (field.kind === 'flag') return legacyFlag(value);
  if (field.kind === 'choice') return wordOf(field.words, value);
  if (field.kind === 'fixed' && typeof field.value === 'boolean') return legacyFlag(value);
  if (field.kind === 'fixed' && typeof field.value === 'number') return legacyNumber(value);
  return scalarText(value);
}

/** A flag, also as a text or a number. */
export function legacyFlag(value: unknown): boolean | undefined {
  const text = plainText(value).trim().toLowerCase();
  return Object.hasOwn(LEGACY_FLAGS, text) ? LEGACY_FLAGS[text] : undefined;
}

/** A number, also as a text. */
export function legacyNumber(value: unknown): number | undefined {
  if (typeof value !== 'number' && (typeof value !== 'string' || value.trim() === '')) return undefined;
  return Number.isFinite(Number(value)) ? Number(value) : undefined;
}

/** A path or a registry key in its right form. */
function placeOf(key: string, text: string, path: LegacySource['path'], to: LegacyReading): string {
  const right = correctedPlace(key, text);
  if (right !== text)
    to.repaired.push(repair(path, `has the wrong form, got ${shown(text)}; it is ${shown(right)} now`));
  return right;
}
