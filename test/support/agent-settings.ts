import type { OperatingSystem } from '../../lib/facts/extension';
import { renderSettings } from '../../lib/settings/render';
import { resolveSettings } from '../../lib/settings/resolve';
import type { ChangeTrackingSettings } from '../../lib/settings/types';

/** Where a rule uploads the content of files. */
export const UPLOAD = {
  storageAccountId:
    '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-content/providers/Microsoft.Storage/storageAccounts/stcontent',
  blobEndpoint: 'https://stcontent.blob.core.windows.net/',
};

export type Json = Record<string, unknown>;

/** The agent's settings that this library writes. */
export function agent(settings: ChangeTrackingSettings = {}): Record<OperatingSystem, Json> {
  return JSON.parse(JSON.stringify(renderSettings(resolveSettings(settings)))) as Record<OperatingSystem, Json>;
}
