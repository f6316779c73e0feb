/**
 * `uniqueString` of ARM templates, computed here. It is a 64-bit hash of two 32-bit lanes, in the manner of MurmurHash3, and
 * its digits are those of base32.
 *
 * No page states the algorithm. The vectors in the test are from public sources: the test of Azure.Deployments.Expression
 * and deployments whose inputs and results are both published.
 */

/** Digits of five bits each. */
const DIGITS = 'abcdefghijklmnopqrstuvwxyz234567';

/** Digits of a result; the last bits of the hash are left out. */
const LENGTH = 13;

/** One lane of the hash: its factor, how it rotates, and what a step adds to it. */
interface Lane {
  readonly factor: number;
  readonly otherFactor: number;
  readonly rotateInput: number;
  readonly rotateState: number;
  readonly added: number;
}

const FACTORS = [0x239b961b, 0xab0e9789] as const;
const FIRST: Lane = {
  factor: FACTORS[0],
  otherFactor: FACTORS[1],
  rotateInput: 15,
  rotateState: 19,
  added: 0x561ccd1b,
};
const SECOND: Lane = {
  factor: FACTORS[1],
  otherFactor: FACTORS[0],
  rotateInput: 17,
  rotateState: 13,
  added: 0x0bcaa747,
};

/**
 * The text that `uniqueString` of an ARM template gives, of 13 lower-case letters and digits. The case of the arguments counts.
 * @param parts the arguments
 */
export function uniqueString(...parts: readonly string[]): string {
  const bytes = new TextEncoder().encode(parts.join('-'));
  const isWhole = (start: number) => start + 8 <= bytes.length;
  let [first, second, at] = [0, 0, 0];
  for (; isWhole(at); at += 8) {
    first = step(FIRST, first, wordAt(bytes, at), second);
    second = step(SECOND, second, wordAt(bytes, at + 4), first);
  }
  // What is left of the last eight bytes; no bytes leave a lane as it is.
  first ^= scrambled(FIRST, wordAt(bytes, at));
  second ^= scrambled(SECOND, wordAt(bytes, at + 4));
  return digitsOf(...finished(first ^ bytes.length, second ^ bytes.length));
}

/** Four bytes, the lowest first; zeros stand for bytes past the end. */
function wordAt(bytes: Uint8Array, start: number): number {
  return [0, 1, 2, 3].reduce((word, index) => word | ((bytes[start + index] ?? 0) << (8 * index)), 0);
}

function step(lane: Lane, state: number, word: number, other: number): number {
  const mixed = (rotated(state ^ scrambled(lane, word), lane.rotateState) + other) | 0;
  return (Math.imul(mixed, 5) + lane.added) | 0;
}

function scrambled({ factor, otherFactor, rotateInput }: Lane, word: number): number {
  return Math.imul(rotated(Math.imul(word, factor), rotateInput), otherFactor);
}

function rotated(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}

/** Both lanes with every bit of one depending on every bit of both. */
function finished(first: number, second: number): [low: number, high: number] {
  const low = avalanched((first + second) | 0);
  const high = avalanched((second + first + second) | 0);
  const sum = (low + high) | 0;
  return [sum, (high + sum) | 0];
}

/** The last step of MurmurHash3. */
function avalanched(word: number): number {
  const once = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
  return twice ^ (twice >>> 16);
}

/** The upper 64 bits, five at a time from the top. */
function digitsOf(low: number, high: number): string {
  const hash = (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0);
  return Array.from({ length: LENGTH }, (_, index) => DIGITS[Number((hash >> BigInt(59 - 5 * index)) & 31n)]).join('');
}
