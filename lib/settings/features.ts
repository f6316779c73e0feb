import { EXTENSION_FEATURES, type ExtensionFeature } from '../facts/extension';
import type { ChangeTrackingSettings, WindowsSettings } from './types';

/** Extension features that valid settings need. A disabled entry needs none. */
export function usedFeatures(settings: ChangeTrackingSettings): ExtensionFeature[] {
  const { windows = {}, linux = {} } = settings;
  const windowsFiles = filesOf(windows).filter(isEnabled);
  const linuxFiles = filesOf(linux).filter(isEnabled);
  const uses: Record<ExtensionFeature, boolean> = {
    windowsServices: windows && windows.services !== false,
    fileContentUpload: [...windowsFiles, ...linuxFiles].some((file) => file.uploadContent),
    linuxFileContentUpload: linuxFiles.some((file) => file.uploadContent),
    environmentVariables: windowsFiles.some((file) => /%[^%\\]+%/.test(file.path)),
    registry: registryKeysOf(windows).some(isEnabled),
  };
  return (Object.keys(EXTENSION_FEATURES) as ExtensionFeature[]).filter((feature) => uses[feature]);
}

/** Whether an entry is watched. */
export function isEnabled(entry: string | { readonly enabled?: boolean }): boolean {
  return typeof entry === 'string' || entry.enabled !== false;
}

/** The files that one operating system lists; none if it is not in the rule. */
export function filesOf<File>(os: { readonly files?: readonly File[] | false } | false): readonly File[] {
  return os === false ? [] : os.files || [];
}

/** The listed registry keys; none if Windows or its registry is not in the rule. */
export function registryKeysOf(
  windows: WindowsSettings | false,
): Exclude<WindowsSettings['registryKeys'], false | undefined> {
  return windows === false ? [] : windows.registryKeys || [];
}
