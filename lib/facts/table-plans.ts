/**
 * What the data of change tracking cannot be used for, by where it is kept.
 *
 * Sources: MicrosoftDocs/azure-monitor-docs `reference/tables/configurationchange.md` and `configurationdata.md` (2026-03-11,
 * 2026-01-27) for the plan, `logs/data-retention-configure.md` for long-term retention, `logs/logs-data-export.md` (2026-02-16)
 * for the export.
 */
export const TABLE_LIMITS = {
  plan: 'Azure has only the plan Analytics for this table',
  longTerm: 'only search jobs reach it: no query, alert or workbook',
  exported: 'a data export rule exports only a part of the data',
} as const;
