import { type Finding, type Review, review } from '../../lib/estate';

type Attributes = Readonly<Record<string, unknown>>;

/** One change of a plan, in the form of `terraform show -json`. */
export interface PlannedChange {
  readonly address: string;
  readonly before?: Attributes;
  readonly after?: Attributes;
  readonly unknown?: unknown;
  readonly beforeSensitive?: unknown;
  readonly afterSensitive?: unknown;
  readonly importing?: unknown;
}

/** A plan of changes, each of which creates, updates or deletes as what is given of it says. */
export function plan(...changes: readonly PlannedChange[]): Record<string, unknown> {
  return {
    format_version: '1.2',
    terraform_version: '1.11.4',
    resource_changes: changes.map(
      ({ address, before, after, unknown, beforeSensitive, afterSensitive, importing }) => ({
        address,
        mode: 'managed',
        type: /az(?:urerm|api)_\w+/.exec(address)?.[0],
        change: {
          actions: [before === undefined ? 'create' : after === undefined ? 'delete' : 'update'],
          before: before ?? null,
          after: after ?? null,
          after_unknown: unknown ?? {},
          before_sensitive: beforeSensitive ?? false,
          after_sensitive: afterSensitive ?? false,
          ...(importing !== undefined && { importing }),
        },
      }),
    ),
  };
}

/** A change of a resource that stays as it is. */
export function same(address: string, attributes: object): PlannedChange {
  return { address, before: { ...attributes }, after: { ...attributes } };
}

/** The same plan, of which Terraform says that it changes nothing. */
export function unchanged(document: Record<string, unknown>): Record<string, unknown> {
  const changes = document['resource_changes'] as readonly { readonly change: object }[];
  return {
    ...document,
    resource_changes: changes.map((one) => ({ ...one, change: { ...one.change, actions: ['no-op'] } })),
  };
}

/** Findings short enough to compare: `id@address subject: was -> becomes`. */
export function lines({ findings }: Pick<Review, 'findings'>): string[] {
  return findings.map(({ id, address, subject, was, becomes }) => `${id}@${address} ${subject}: ${was} -> ${becomes}`);
}

/** The ids a review finds, each once. */
export function ids(findings: readonly Finding[]): string[] {
  return [...new Set(findings.map(({ id }) => id))].sort();
}

/** The lines of a review of documents. */
export function reviewed(document: unknown, base?: unknown): string[] {
  return lines(review(document, base === undefined ? {} : { base }));
}

/** A rule of change tracking with the settings of one operating system, as a plan holds it. */
export function rule(settings: unknown, os = 'Linux'): Attributes {
  const streams = ['Microsoft-ConfigurationChange', 'Microsoft-ConfigurationChangeV2', 'Microsoft-ConfigurationData'];
  return {
    name: 'dcr-ct',
    data_sources: [
      {
        extension: [
          {
            name: 'ct',
            extension_name: `ChangeTracking-${os}`,
            streams,
            extension_json: typeof settings === 'string' ? settings : JSON.stringify(settings),
          },
        ],
      },
    ],
    data_flow: [{ streams, destinations: ['ct'] }],
    destinations: [{ log_analytics: [{ name: 'ct', workspace_resource_id: '/workspaces/log-ct' }] }],
  };
}

/** Settings of Linux in the agent's format, with files to watch. */
export function linux(...fileInfo: readonly unknown[]): Attributes {
  return {
    enableFiles: true,
    enableSoftware: true,
    enableRegistry: false,
    enableServices: true,
    enableInventory: true,
    fileSettings: { fileCollectionFrequency: 900, fileInfo },
    softwareSettings: { softwareCollectionFrequency: 300 },
    inventorySettings: { inventoryCollectionFrequency: 36000 },
    servicesSettings: { serviceCollectionFrequency: 300 },
  };
}

export const file = (destinationPath: string, more: Attributes = {}) => ({
  name: destinationPath,
  destinationPath,
  enabled: true,
  recurse: false,
  ...more,
});

/** A module that is installed or not; tests that need one are skipped without it. */
export function optional(name: string): unknown {
  try {
    return require(name) as unknown;
  } catch {
    return undefined;
  }
}
