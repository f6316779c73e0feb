import { listed } from '../core/problems';
import { INITIATIVE_VERSIONS, type InitiativeVersion, VERSIONS_READ_ON } from './initiative-versions';
import type { InitiativeName } from './initiatives';

/** The version of an initiative that an assignment is pinned to. A star stands for the newest minor version. */
export interface Pin {
  readonly major: number;
  readonly minor: number | '*';
  readonly isPreview?: boolean;
}

/** The pin in a text such as `1.2.*` or `1.*.*-preview`. */
export function pinOf(version: string): Pin | undefined {
  const [, major, minor, preview] = /^(\d+)\.(0|[1-9]\d*|\*)\.\*(-preview)?$/.exec(version) ?? [];
  if (major === undefined) return undefined;
  return { major: Number(major), minor: minor === '*' ? '*' : Number(minor), isPreview: preview !== undefined };
}

/**
 * The pin of an assignment that names no version: the newest major version. Azure writes it into such assignments according
 * to Azure/enterprise-azure-policy-as-code; Microsoft documents only that the newest version is used.
 */
export function defaultPin(initiative: InitiativeName): Pin {
  return { major: newestOf(initiative).major, minor: '*', isPreview: false };
}

/** The published version that Azure uses for a pin; `undefined` if the table has none. */
export function publishedFor(initiative: InitiativeName, pin: Pin): InitiativeVersion | undefined {
  return versionsOf(initiative).find((one) => matches(pin, one));
}

/** The newest published version. */
export function newestOf(initiative: InitiativeName): InitiativeVersion {
  return INITIATIVE_VERSIONS[initiative][0];
}

/** Whether a pin takes the newest published version. */
export function isNewest(initiative: InitiativeName, pin: Pin): boolean {
  return matches(pin, newestOf(initiative));
}

/** Whether a pin may be of a minor version published since. Another major version has other parameters. */
export function isNewer(initiative: InitiativeName, { major, minor }: Pin): boolean {
  const newest = newestOf(initiative);
  // A star is no number, and no number is less than that.
  return major === newest.major && Number(minor) > newest.minor;
}

/** Whether no such version is published, as far as the table can know. */
export function isUnpublished(initiative: InitiativeName, version: string): boolean {
  const pin = pinOf(version);
  return pin === undefined || (publishedFor(initiative, pin) === undefined && !isNewer(initiative, pin));
}

/** Parameters of the initiative that the version does not have. Azure refuses an assignment that gives them. */
export function lackedParameters(initiative: InitiativeName, version: string | undefined): readonly string[] {
  const pin = version === undefined ? undefined : pinOf(version);
  return (pin && publishedFor(initiative, pin)?.lacks) ?? [];
}

/** The published versions in words, with their day. */
export function publishedWords(initiative: InitiativeName): string {
  const pins = versionsOf(initiative).flatMap((one) => [pinText({ ...one, minor: '*' }), pinText(one)]);
  return `${listed([...new Set(pins)])} (${VERSIONS_READ_ON})`;
}

export function pinText({ major, minor, isPreview }: Pin): string {
  return `${major}.${minor}.*${isPreview ? '-preview' : ''}`;
}

function versionsOf(initiative: InitiativeName): readonly InitiativeVersion[] {
  return INITIATIVE_VERSIONS[initiative];
}

function matches(pin: Pin, { major, minor, isPreview }: InitiativeVersion): boolean {
  return (
    pin.major === major && (pin.minor === '*' || pin.minor === minor) && Boolean(pin.isPreview) === Boolean(isPreview)
  );
}
