import type { InitiativeName } from './initiatives';

/** A published version of an initiative, which an assignment can be pinned to. Azure always takes the newest patch. */
export interface InitiativeVersion {
  readonly major: number;
  readonly minor: number;
  readonly isPreview?: true;
}

/** Day of the tables of published versions. */
export const VERSIONS_READ_ON = '2026-04-29';

/**
 * Versions that Microsoft has published of each initiative, the newest first. Property `versions` of the initiatives in
 * Azure/azure-policy f4a50bac, of the day `VERSIONS_READ_ON`. No source gives the day on which a version ends; previews whose
 * successor is generally available are expected to.
 */
export const INITIATIVE_VERSIONS = {
  virtualMachines: [
    { major: 1, minor: 2 },
    { major: 1, minor: 1, isPreview: true },
    { major: 1, minor: 0, isPreview: true },
  ],
  scaleSets: [
    { major: 1, minor: 1 },
    { major: 1, minor: 1, isPreview: true },
    { major: 1, minor: 0, isPreview: true },
  ],
  arcServers: [
    { major: 1, minor: 1 },
    { major: 1, minor: 0, isPreview: true },
  ],
} as const satisfies Record<InitiativeName, readonly InitiativeVersion[]>;
