import type { INITIATIVE_PARAMETERS } from './initiative-members';
import type { InitiativeName } from './initiatives';

/** A published version of an initiative, which an assignment can be pinned to. Azure always takes the newest patch. */
export interface InitiativeVersion {
  readonly major: number;
  readonly minor: number;
  readonly isPreview?: true;
  /** Parameters of the newest version that it does not have. */
  readonly lacks?: readonly (keyof typeof INITIATIVE_PARAMETERS)[];
}

/** Day of the tables of published versions. */
export const VERSIONS_READ_ON = '2026-04-29';

const WITHOUT_IDENTITY_ID = [
  'restrictBringYourOwnUserAssignedIdentityToSubscription',
  'userAssignedIdentityResourceId',
] as const;

/**
 * Versions that Microsoft has published of each initiative, the newest first. Property `versions` of the initiatives in
 * Azure/azure-policy f4a50bac, of the day `VERSIONS_READ_ON`. No source gives the day on which a version ends; previews whose
 * successor is generally available are expected to.
 *
 * Every version has the same members. A preview pins previews of all of them; the others do so for the members of the stage
 * `identity` only. The files of the previews are in 7e7e3142 (1.0), 8b325c99 (1.1) and 8f5ad30e (Arc).
 */
export const INITIATIVE_VERSIONS = {
  virtualMachines: [
    { major: 1, minor: 2 },
    { major: 1, minor: 1, isPreview: true },
    { major: 1, minor: 0, isPreview: true, lacks: WITHOUT_IDENTITY_ID },
  ],
  scaleSets: [
    { major: 1, minor: 1 },
    { major: 1, minor: 1, isPreview: true },
    { major: 1, minor: 0, isPreview: true, lacks: WITHOUT_IDENTITY_ID },
  ],
  arcServers: [
    { major: 1, minor: 1 },
    { major: 1, minor: 0, isPreview: true },
  ],
} as const satisfies Record<InitiativeName, readonly InitiativeVersion[]>;
