import type { EntryField } from '../facts/agent-format';

/** The keys of one kind of entry; see `ENTRY_FIELDS`. */
export type EntryFields = Readonly<Record<string, EntryField>>;

/** A key that has a setting. */
export type SettableField = Exclude<EntryField, { readonly kind: 'fixed' }>;

type NameOf<Key, Field> = Field extends { readonly kind: 'fixed' }
  ? never
  : Field extends { readonly setting: infer Setting extends string }
    ? Setting
    : Key;

type ValueOf<Field> = Field extends { readonly words: readonly (infer Word)[] }
  ? Word
  : Field extends { readonly kind: 'flag' }
    ? boolean
    : string;

/** An entry with every setting that its table has. A table and an interface of `types.ts` that differ do not compile. */
export type EntryOf<Fields> = { readonly [Key in keyof Fields as NameOf<Key, Fields[Key]>]: ValueOf<Fields[Key]> };

/** An entry made by giving every key of the table that has a setting its value. */
export function entryOf<Fields extends EntryFields>(
  fields: Fields,
  give: (key: string, field: SettableField, setting: string) => unknown,
): EntryOf<Fields> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([key, field]) => {
      if (field.kind === 'fixed') return [];
      const setting = field.setting ?? key;
      return [[setting, give(key, field, setting)]];
    }),
  ) as EntryOf<Fields>;
}

/** What settings that leave a key out mean; of a place and a label that is up to the entry. */
export function defaultOf(field: SettableField): string | boolean | undefined {
  if (field.kind === 'choice') return field.words[0];
  return field.kind === 'text' || field.kind === 'flag' ? field.default : undefined;
}

/** The names in settings of one kind of entry. */
export function settingsOf(fields: EntryFields): string[] {
  return Object.keys(entryOf(fields, () => undefined));
}
