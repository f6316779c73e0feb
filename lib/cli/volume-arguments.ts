import type { VolumeOptions } from '../estate/format/described-volume';
import { UnusableInput } from '../estate/model/value';
import { OPERATING_SYSTEMS, type OperatingSystem } from '../facts/extension';

/** Options of `describe` that a volume is estimated from, with the member that each number sets. */
const NUMBERS = {
  'price-per-gb': 'pricePerGb',
  'free-gb-per-month': 'freeGbPerMonth',
  'retention-price': 'retentionPricePerGbMonth',
  'long-term-price': 'longTermPricePerGbMonth',
  'megabytes-per-machine': 'megabytesPerMachine',
} as const satisfies Readonly<Record<string, keyof VolumeOptions>>;

const NUMBER_NAMES = Object.keys(NUMBERS) as (keyof typeof NUMBERS)[];

/** The options, for `parseArgs`. */
export const VOLUME_OPTIONS = Object.fromEntries(
  ['machines', ...NUMBER_NAMES].map((name) => [name, { type: 'string' }]),
) as Readonly<Record<'machines' | keyof typeof NUMBERS, { readonly type: 'string' }>>;

/**
 * Reads the options of a volume; `undefined` if none is given.
 * @throws UnusableInput if they make no sense
 */
export function readVolume(
  verb: string,
  values: Readonly<Partial<Record<keyof typeof VOLUME_OPTIONS, string | undefined>>>,
): VolumeOptions | undefined {
  const given = Object.keys(VOLUME_OPTIONS).find((name) => values[name as keyof typeof VOLUME_OPTIONS] !== undefined);
  if (given === undefined) return undefined;
  if (verb !== 'describe')
    throw new UnusableInput(`--${given} is an option of describe only, which estimates the volume`);
  if (values.machines === undefined) {
    throw new UnusableInput(`--${given} needs --machines, such as --machines windows=40,linux=100`);
  }
  const numbers = NUMBER_NAMES.flatMap((name) => {
    const value = values[name];
    return value === undefined ? [] : [[NUMBERS[name], numberOf(`--${name}`, value)] as const];
  });
  return { machines: machinesOf(values.machines), ...Object.fromEntries(numbers) };
}

function machinesOf(text: string): VolumeOptions['machines'] {
  const counts = text.split(',').map((part): [OperatingSystem, number] => {
    const [name, count, ...rest] = part.split('=');
    const os = OPERATING_SYSTEMS.find((one) => one === name?.trim());
    if (os === undefined || count === undefined || rest.length > 0) {
      throw new UnusableInput(
        `--machines must be a list such as windows=40,linux=100 of ${OPERATING_SYSTEMS.join(' and ')}, got '${text}'`,
      );
    }
    if (!/^\s*\d+\s*$/.test(count)) throw new UnusableInput(`--machines must have whole numbers, got '${text}'`);
    return [os, Number(count)];
  });
  return Object.fromEntries(counts);
}

function numberOf(option: string, text: string): number {
  if (!/^\s*\d+(\.\d+)?\s*$/.test(text)) throw new UnusableInput(`${option} must be a number from 0, got '${text}'`);
  return Number(text);
}
