import { isKnown } from '../core/known';
import { listed, type Path } from '../core/problems';
import { didYouMean } from '../core/suggest';
import { NEAREST_WORKSPACE_REGIONS, WORKSPACE_REGIONS } from '../facts/regions';
import { SUPPORT_MATRIX } from '../facts/rule';
import type { Warning } from '../facts/warnings';

const SUPPORTED = Object.keys(WORKSPACE_REGIONS);

/** Warns of a workspace region the documentation does not list, with the nearest ones it does. */
export function regionWarnings(path: Path, location: string): Warning[] {
  if (!isKnown(location)) return [];
  const region = Object.hasOwn(WORKSPACE_REGIONS, location)
    ? WORKSPACE_REGIONS[location as keyof typeof WORKSPACE_REGIONS]
    : undefined;
  if (region?.cloud === 'AzureCloud') return [];
  return [{ id: 'workspace-region', path, message: region ? portalOnly(location) : unlisted(location) }];
}

function portalOnly(location: string): string {
  return `'${location}' is in Azure Government, where onboarding is documented through the portal only (${SUPPORT_MATRIX})`;
}

function unlisted(location: string): string {
  if (location.startsWith('china')) {
    return `'${location}' is in Azure China, where change tracking with the Azure Monitor Agent is not supported`;
  }
  const nearest = new Map<string, readonly string[]>(Object.entries(NEAREST_WORKSPACE_REGIONS)).get(location);
  const hint = nearest ? `; nearest supported: ${listed(nearest)}` : didYouMean(location, SUPPORTED);
  return `'${location}' is not among the workspace regions the documentation lists (${SUPPORT_MATRIX}); no source says that others fail${hint}`;
}
