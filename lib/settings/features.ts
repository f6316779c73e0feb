import { EXTENSION_FEATURES, type ExtensionFeature } from '../facts/extension';
import type { ChangeTrackingSettings, WindowsSettings } from './types';

/** What valid settings ask of the extension. A disabled entry asks for nothing. */
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

/** The files one operating system lists, none where it is left out of the rule. */
export function filesOf<File>(os: { readonly files?: readonly File[] | false } | false): readonly File[] {
  return os === false ? [] : os.files || [];
}

/** The registry keys that are listed, none where Windows or its registry is left out. */
export function registryKeysOf(
  windows: WindowsSettings | false,
): Exclude<WindowsSettings['registryKeys'], false | undefined> {
  return windows === false ? [] : windows.registryKeys || [];
}
