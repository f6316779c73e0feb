import type { OperatingSystem } from './extension';
import type { InitiativeName } from './initiatives';
import type { Stage } from './stages';

/**
 * Built-in policies that report machines without the Azure Monitor Agent or the change tracking extension. They need no
 * identity and no role. Azure/azure-policy f4a50bac, 2026-04-29: ids and versions; ids, conditions and parameters of the
 * definitions were read there too, those of the agent in earlier versions of the same major one.
 *
 * They look at less than the members of the initiatives: the policies about the extension apply to 25 locations, those of
 * virtual machines to no custom image, and none looks at a version or at an association.
 */
export interface AuditPolicy {
  /** GUID of the policy definition. */
  readonly id: string;
  /** Version in the form of a policy set definition. */
  readonly version: string;
}

/** Policies of an audit: built-in ones, and those of this library. */
export const AUDIT_SOURCES = ['builtIn', 'own'] as const;
export type AuditSource = (typeof AUDIT_SOURCES)[number];

/** Stages that a built-in policy reports. None reports a missing association with a change tracking rule. */
export const LISTED_STAGES = ['agent', 'extension'] as const satisfies readonly Stage[];

export type ListedStage = (typeof LISTED_STAGES)[number];

export const AUDIT_POLICIES = {
  virtualMachines: {
    agent: {
      windows: { id: 'c02729e5-e5e7-4458-97fa-2b5ad0661f28', version: '3.*.*' },
      linux: { id: '1afdc4b6-581a-45fb-b630-f1e6051e3e7a', version: '3.*.*' },
    },
    extension: {
      windows: { id: '221aac80-54d8-484b-83d7-24f4feac2ce0', version: '2.*.*-preview' },
      linux: { id: '8893442c-e7cb-4637-bab8-299a5d4ed96a', version: '2.*.*-preview' },
    },
  },
  scaleSets: {
    agent: {
      windows: { id: '3672e6f7-a74d-4763-b138-fcf332042f8f', version: '3.*.*' },
      linux: { id: '32ade945-311e-4249-b8a4-a549924234d7', version: '3.*.*' },
    },
    extension: {
      windows: { id: '4bb303db-d051-4099-95d2-e3e1428a4d00', version: '2.*.*' },
      linux: { id: 'e71c1e29-9c76-4532-8c4b-cb0573b0014c', version: '2.*.*' },
    },
  },
  arcServers: {
    agent: {
      windows: { id: 'ec621e21-8b48-403d-a549-fc9023d4747f', version: '1.*.*' },
      linux: { id: 'f17d891d-ff20-46f2-bad3-9e0a5403a4d3', version: '1.*.*' },
    },
    extension: {
      windows: { id: 'a7f5e735-d212-4c32-9229-d12bffbc7e00', version: '1.*.*-preview' },
      linux: { id: 'fc47609f-4d9b-4aed-806b-446816cc63a3', version: '1.*.*-preview' },
    },
  },
} as const satisfies Record<InitiativeName, Record<ListedStage, Record<OperatingSystem, AuditPolicy>>>;

/** GUIDs of the built-in policies that report machines without the change tracking extension. */
export const EXTENSION_AUDIT_IDS: readonly string[] = Object.values(AUDIT_POLICIES).flatMap(({ extension }) =>
  Object.values(extension).map(({ id }) => id),
);
