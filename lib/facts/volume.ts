/**
 * Megabytes that one machine sends in a month, on average.
 *
 * Source: MicrosoftDocs/azure-docs `automation/change-tracking/overview.md`, "average Log Analytics data usage for a machine using
 * Change Tracking and Inventory is approximately 40 MB per month". The figure is of the legacy agent; none is published for the
 * Azure Monitor Agent, which sends the whole inventory every 10 hours. Page of 2020-06-08, looked up 2026-11-26; not verified by
 * a measurement.
 */
export const MEGABYTES_PER_MACHINE = 40;

/** Days that are kept without a charge beside that of ingestion. Source: MicrosoftDocs/azure-monitor-docs `logs/data-retention-configure.md`. */
export const FREE_RETENTION_DAYS = 31;
