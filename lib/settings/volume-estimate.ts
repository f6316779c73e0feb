import { isKnownNumber } from '../core/known';
import { type Path, type Problem, rejectProblems } from '../core/problems';
import { shapeProblems } from '../core/shape-problems';
import type { Shape } from '../core/shapes';
import { OPERATING_SYSTEMS, type OperatingSystem } from '../facts/extension';
import { FREE_RETENTION_DAYS, MEGABYTES_PER_MACHINE } from '../facts/volume';
import { structureProblems } from './structure';
import type { ChangeTrackingSettings } from './types';

/** What a volume is estimated from. Prices are those of your agreement and region, in any currency. */
export interface VolumeInput {
  /** Machines by operating system. */
  readonly machines: Readonly<Partial<Record<OperatingSystem, number>>>;
  /**
   * What machines report. Machines of an operating system that the settings leave out send nothing.
   * @default - both operating systems
   */
  readonly settings?: ChangeTrackingSettings;
  /**
   * Megabytes that one machine sends in a month. Measure it with the query `volume`.
   * @default 40
   */
  readonly megabytesPerMachine?: number;
  /** Price of one ingested GB. */
  readonly pricePerGb: number;
  /**
   * GB that are free in a month.
   * @default 0
   */
  readonly freeGbPerMonth?: number;
  /**
   * Days the data is kept.
   * @default 31
   */
  readonly retentionInDays?: number;
  /**
   * Days the data is kept in all, long-term retention included.
   * @default - retentionInDays
   */
  readonly totalRetentionInDays?: number;
  /**
   * Price of one GB that is kept for a month after the first 31 days.
   * @default 0
   */
  readonly retentionPricePerGbMonth?: number;
  /**
   * Price of one GB that is kept for a month in long-term retention.
   * @default 0
   */
  readonly longTermPricePerGbMonth?: number;
}

/** What machines send and what it costs, in a month, once the retention is reached. */
export interface VolumeEstimate {
  readonly machines: number;
  readonly gigabytes: number;
  readonly ingestion: number;
  readonly retention: number;
  readonly longTerm: number;
  /** The assumptions of the estimate, one sentence each. */
  readonly assumptions: readonly string[];
}

const DAYS_PER_MONTH = 30;

/** Keys of the input, with `?` behind an optional one. The types check that none is missing. */
type Keys<Input> = {
  readonly [Key in keyof Input & string as undefined extends Input[Key] ? `${Key}?` : Key]-?: Shape;
};

const INPUT: { readonly keys: Keys<VolumeInput> } = {
  keys: {
    machines: { keys: { 'windows?': 'number', 'linux?': 'number' } satisfies Keys<VolumeInput['machines']> },
    'settings?': 'any',
    'megabytesPerMachine?': 'number',
    pricePerGb: 'number',
    'freeGbPerMonth?': 'number',
    'retentionInDays?': 'number',
    'totalRetentionInDays?': 'number',
    'retentionPricePerGbMonth?': 'number',
    'longTermPricePerGbMonth?': 'number',
  },
};

function inputProblems(input: VolumeInput): Problem[] {
  const wrong = shapeProblems(input, INPUT);
  if (wrong.length > 0) return wrong;
  const { machines, settings, ...numbers } = input;
  return [
    ...Object.entries(machines).flatMap(([os, count]) => numberProblems(['machines', os], count)),
    ...(settings === undefined ? [] : structureProblems(settings, ['settings'])),
    ...Object.entries(numbers).flatMap(([name, value]) => numberProblems([name], value)),
  ];
}

function numberProblems(path: Path, value: number | undefined): Problem[] {
  if (value === undefined || (Number.isFinite(value) && value >= 0)) return [];
  const got = isKnownNumber(value) ? `got ${value}` : 'got a value known only at apply: set a literal number';
  return [{ path, message: `must be a number from 0, ${got}` }];
}

/**
 * Estimates the data of both tables of change tracking and its price. It does not count heartbeats, logs of diagnostic settings,
 * alerts and uploaded content.
 * @throws one error that lists every key that is missing or unknown, every value of another type, every number below 0 or
 *   known only at apply, and every problem of the shape of the settings
 */
export function estimateVolume(input: VolumeInput): VolumeEstimate {
  rejectProblems('estimateVolume', inputProblems(input));
  const { machines, settings = {}, pricePerGb, freeGbPerMonth = 0, retentionPricePerGbMonth = 0 } = input;
  const { megabytesPerMachine = MEGABYTES_PER_MACHINE, retentionInDays = FREE_RETENTION_DAYS } = input;
  const { totalRetentionInDays = retentionInDays, longTermPricePerGbMonth = 0 } = input;
  const counted = OPERATING_SYSTEMS.map((os) => (settings[os] === false ? 0 : (machines[os] ?? 0)));
  const reporting = counted.reduce((sum, count) => sum + count, 0);
  const gigabytes = (reporting * megabytesPerMachine) / 1000;
  const months = (from: number, to: number) => Math.max(0, to - Math.max(from, FREE_RETENTION_DAYS)) / DAYS_PER_MONTH;
  return {
    machines: reporting,
    gigabytes,
    ingestion: Math.max(0, gigabytes - freeGbPerMonth) * pricePerGb,
    retention: gigabytes * months(0, retentionInDays) * retentionPricePerGbMonth,
    longTerm: gigabytes * months(retentionInDays, totalRetentionInDays) * longTermPricePerGbMonth,
    assumptions: [
      `Every machine sends ${megabytesPerMachine} MB a month; Microsoft's figure of ${MEGABYTES_PER_MACHINE} MB is of the legacy agent.`,
      `The first ${FREE_RETENTION_DAYS} days of retention are free, and a month has ${DAYS_PER_MONTH} days.`,
      'Heartbeats, diagnostic logs, alerts and uploaded content are not counted.',
    ],
  };
}
