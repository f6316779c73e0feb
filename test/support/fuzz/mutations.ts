import fc from 'fast-check';

/** A damage of an input at one of its places, which `at` counts round and round. Some kinds read `size` and `value`. */
export interface Mutation {
  readonly kind: (typeof KINDS)[number];
  readonly at: number;
  readonly size: number;
  readonly value: number;
}

const BYTES = {
  truncate: (bytes, { at }) => bytes.subarray(0, placeIn(bytes, at)),
  flip: (bytes, { at, value }) => {
    const copy = Buffer.from(bytes);
    const place = placeIn(bytes, at);
    if (place < copy.length) copy[place] = (copy[place] ?? 0) ^ (1 << (value % 8));
    return copy;
  },
  insert: (bytes, { at, value }) => spliced(bytes, placeIn(bytes, at), 0, pick(RAW, value)),
  cut: (bytes, { at, size }) => spliced(bytes, placeIn(bytes, at), size % 200, Buffer.alloc(0)),
  double: (bytes, { at, size }) => {
    const place = placeIn(bytes, at);
    return spliced(bytes, place, 0, bytes.subarray(place, place + size * 50));
  },
  mark: (bytes) => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]),
  utf16: (bytes, { value }) => Buffer.from(`${value % 2 === 0 ? '\ufeff' : ''}${bytes.toString('utf8')}`, 'utf16le'),
  utf16be: (bytes) => Buffer.from(`\ufeff${bytes.toString('utf8')}`, 'utf16le').swap16(),
  lineEnds: (bytes) => Buffer.from(bytes.toString('utf8').replaceAll('\n', '\r\n')),
  empty: () => Buffer.alloc(0),
} as const satisfies Readonly<Record<string, (bytes: Buffer, mutation: Mutation) => Buffer>>;

const RAW = ['\0', '\0'.repeat(500), '\ufeff', '\u2028', '\x1b[31m', '"', '{', '}', '\n---\n', ',', '&a *a', '<<: *x\n']
  .map((text) => Buffer.from(text))
  .concat([Buffer.from([0xff]), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from([0xc0, 0x80])]);

type Holder = Record<string, unknown> | unknown[];

/** A place in a document: the holder, and the key or index in it. */
interface Spot {
  readonly holder: Holder;
  readonly key: string;
}

/** Changes of a document in place, each at one of its values. */
const STRUCTURE = {
  remove: ({ holder, key }) => {
    if (Array.isArray(holder)) holder.splice(Number(key), 1);
    else delete holder[key];
  },
  retype: (spot, { value }) => put(spot, pick(VALUES, value)),
  repeat: ({ holder, key }, { size }) => {
    const value = own(holder, key);
    const most = Math.min(size % 300, LARGEST / (JSON.stringify(value)?.length ?? 1));
    for (let count = 0; count < most; count++) {
      if (Array.isArray(holder)) holder.push(value);
      else define(holder, `${key}${count}`, value);
    }
  },
  rename: ({ holder, key }, { value }) => {
    if (Array.isArray(holder)) return;
    const moved = own(holder, key);
    delete holder[key];
    define(holder, pick(NAMES, value), moved);
  },
  pollute: ({ holder, key }, { value }) => {
    const inner = own(holder, key);
    const target = typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? inner : holder;
    if (!Array.isArray(target)) define(target as Record<string, unknown>, pick(NAMES, value), { polluted: true });
  },
  wrap: (spot) => put(spot, [own(spot.holder, spot.key)]),
  unwrap: (spot) => {
    const [first] = Object.values(own(spot.holder, spot.key) ?? {});
    put(spot, first);
  },
  quote: (spot) => put(spot, JSON.stringify(own(spot.holder, spot.key) ?? null)),
  nest: (spot, { size, value }) => put(spot, `${value % 2 === 0 ? LISTS : OBJECTS}${DEPTHS[size % DEPTHS.length]}`),
  grow: (spot, { size, value }) => put(spot, pick(['x', '"', '${', '[', '\\', 'ü', '/*'], value).repeat(size * 500)),
  number: (spot, { value }) => put(spot, `${NUMBER}${pick(NUMBERS, value)}`),
} as const satisfies Readonly<Record<string, (spot: Spot, mutation: Mutation) => void>>;

/** Most characters that a repetition adds. */
const LARGEST = 2_000_000;

const VALUES = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  1e308,
  2 ** 53 + 1,
  '',
  'x',
  [],
  {},
  [[]],
  [null],
  { a: {} },
  '${',
  '[',
  '{"a":',
].concat(['${var.x}', "[parameters('x')]", "[concat('a', ", '%', '(', '\\', '../../etc', '2026-13-45', 'NaN', '1e999']);
const NAMES = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'then', 'length', '', '0', ' '];
const NUMBERS = ['1e999', '-1e999', '9'.repeat(400), '0.'.concat('1'.repeat(400)), '1e-999', '-0'];
const DEPTHS = [50, 400, 3_000, 100_000];

// What `JSON.stringify` cannot write is a text that is replaced in its result, also where that result is quoted once more.
const LISTS = '@lists:';
const OBJECTS = '@objects:';
const NUMBER = '@number:';

const KINDS = [
  ...(Object.keys(BYTES) as (keyof typeof BYTES)[]),
  ...(Object.keys(STRUCTURE) as (keyof typeof STRUCTURE)[]),
];

/** One to three damages. Those of the structure come first: damaged bytes have none any more. */
export const mutations: fc.Arbitrary<readonly Mutation[]> = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...KINDS),
      at: fc.nat(),
      size: fc.nat(1000),
      value: fc.nat(1000),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map((some) => [...some.filter(isOfStructure), ...some.filter((one) => !isOfStructure(one))]);

function isOfStructure({ kind }: Mutation): boolean {
  return kind in STRUCTURE;
}

/** How a text is read as a document and written again. */
export interface Notation {
  parse(text: string): unknown;
  print(document: unknown): string;
}

export const JSON_NOTATION: Notation = { parse: JSON.parse, print: (document) => JSON.stringify(document) };

/** A damaged text. Without a notation only bytes are damaged. */
export function damaged(text: string, some: readonly Mutation[], notation?: Notation): Buffer {
  const structural = notation ? some.filter(isOfStructure) : [];
  const start = Buffer.from(structural.length === 0 || !notation ? text : restructured(text, structural, notation));
  return some
    .filter((one) => !isOfStructure(one))
    .reduce<Buffer>((bytes, one) => BYTES[one.kind as keyof typeof BYTES](bytes, one), start);
}

function restructured(text: string, some: readonly Mutation[], { parse, print }: Notation): string {
  const root = { document: parse(text) };
  for (const one of some) {
    const spots = spotsOf(root);
    const spot = spots[one.at % spots.length];
    if (spot !== undefined) STRUCTURE[one.kind as keyof typeof STRUCTURE](spot, one);
  }
  return print(root.document ?? null).replaceAll(
    /(?<!\\)(\\*)"@(lists|objects|number):([^"\\]+)\1"/g,
    (_, slashes: string, kind: string, value: string) => {
      if (kind === 'number') return value;
      const [open, close] = kind === 'lists' ? ['[', ']'] : [`{${slashes}"a${slashes}":`, '}'];
      return `${open.repeat(Number(value))}0${close.repeat(Number(value))}`;
    },
  );
}

/** Every value of a document, in no particular order. A value that stands in two places counts once. */
function spotsOf(root: Holder): Spot[] {
  const spots: Spot[] = [];
  const seen = new Set<unknown>();
  const open: Holder[] = [root];
  for (let holder = open.pop(); holder !== undefined && spots.length < 100_000; holder = open.pop()) {
    for (const [key, value] of Object.entries(holder)) {
      spots.push({ holder, key });
      if (typeof value !== 'object' || value === null || seen.has(value)) continue;
      seen.add(value);
      open.push(value as Holder);
    }
  }
  return spots;
}

function own(holder: Holder, key: string): unknown {
  return Object.getOwnPropertyDescriptor(holder, key)?.value;
}

function put({ holder, key }: Spot, value: unknown): void {
  define(holder, key, value);
}

/** Sets a member as a parser does: `__proto__` is a name like others. */
function define(holder: Holder, key: string, value: unknown): void {
  Object.defineProperty(holder, key, { value, configurable: true, enumerable: true, writable: true });
}

function placeIn(bytes: Buffer, at: number): number {
  return bytes.length === 0 ? 0 : at % bytes.length;
}

function spliced(bytes: Buffer, place: number, removed: number, added: Buffer): Buffer {
  return Buffer.concat([bytes.subarray(0, place), added, bytes.subarray(place + removed)]);
}

function pick<Value>(some: readonly Value[], index: number): Value {
  return some[index % some.length] as Value;
}
