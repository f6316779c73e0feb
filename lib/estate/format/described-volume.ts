import { OPERATING_SYSTEMS } from '../../facts/extension';
import { estimateVolume, type VolumeEstimate, type VolumeInput } from '../../settings/volume-estimate';
import type { Estate } from '../model/estate';
import { longestRetention } from './described-tables';

/** What the input does not hold and a volume is estimated from: machines by operating system, and prices. */
export type VolumeOptions = Omit<
  VolumeInput,
  'settings' | 'retentionInDays' | 'totalRetentionInDays' | 'pricePerGb'
> & {
  /**
   * Price of one ingested GB.
   * @default - no costs are estimated
   */
  readonly pricePerGb?: number;
};

/** Volume of the tables of change tracking in a month, and what it costs. */
export type DescribedVolume = Omit<VolumeEstimate, 'ingestion' | 'retention' | 'longTerm'> & {
  readonly costs?: Pick<VolumeEstimate, 'ingestion' | 'retention' | 'longTerm'>;
};

/** Estimates the volume of an estate. Operating systems that no rule serves send nothing. */
export function volumeOf(estate: Estate, { pricePerGb, ...options }: VolumeOptions): DescribedVolume {
  const served = new Set(estate.rules.flatMap(({ sources }) => sources.map(({ os }) => os)));
  const unserved = OPERATING_SYSTEMS.filter((os) => !served.has(os) && (options.machines[os] ?? 0) > 0);
  const kept = longestRetention(estate);
  const { ingestion, retention, longTerm, assumptions, ...estimate } = estimateVolume({
    ...options,
    pricePerGb: pricePerGb ?? 0,
    settings: Object.fromEntries(unserved.map((os) => [os, false])),
    ...(kept && { retentionInDays: kept.interactiveDays, totalRetentionInDays: kept.totalDays }),
  });
  return {
    ...estimate,
    ...(pricePerGb !== undefined && { costs: { ingestion, retention, longTerm } }),
    assumptions: [
      ...assumptions,
      kept === undefined
        ? 'The retention is not in the input: nothing is kept longer than what is free.'
        : `All data is kept as long as the table that keeps it longest: ${kept.interactiveDays} days, ${kept.totalDays} in all.`,
      ...unserved.map((os) => `No rule in the input has a data source for ${os}: its machines send nothing.`),
    ],
  };
}
