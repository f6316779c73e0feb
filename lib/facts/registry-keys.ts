/**
 * The registry keys that Microsoft's rule lists and leaves disabled, in the order of that rule (`Registry_1` to
 * `Registry_17`), in Microsoft's own spelling.
 *
 * Source: Azure/Enterprise-Scale dbd9bd21 `dataCollectionRule-CT.json`; the same in the portal and the documentation's
 * template. The product documentation lists 16 of them: it lacks `backgroundContextMenuHandlers`.
 */
export const REGISTRY_KEYS = {
  startupScripts: 'HKEY_LOCAL_MACHINE\\Software\\Microsoft\\Windows\\CurrentVersion\\Group Policy\\Scripts\\Startup',
  shutdownScripts: 'HKEY_LOCAL_MACHINE\\Software\\Microsoft\\Windows\\CurrentVersion\\Group Policy\\Scripts\\Shutdown',
  runWow64: 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Wow6432Node\\Microsoft\\Windows\\CurrentVersion\\Run',
  activeSetup: 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Active Setup\\Installed Components',
  contextMenuHandlers: 'HKEY_LOCAL_MACHINE\\Software\\Classes\\Directory\\ShellEx\\ContextMenuHandlers',
  backgroundContextMenuHandlers:
    'HKEY_LOCAL_MACHINE\\Software\\Classes\\Directory\\Background\\ShellEx\\ContextMenuHandlers',
  copyHookHandlers: 'HKEY_LOCAL_MACHINE\\Software\\Classes\\Directory\\Shellex\\CopyHookHandlers',
  shellIconOverlays:
    'HKEY_LOCAL_MACHINE\\Software\\Microsoft\\Windows\\CurrentVersion\\Explorer\\ShellIconOverlayIdentifiers',
  shellIconOverlaysWow64:
    'HKEY_LOCAL_MACHINE\\Software\\Wow6432Node\\Microsoft\\Windows\\CurrentVersion\\Explorer\\ShellIconOverlayIdentifiers',
  browserHelperObjects:
    'HKEY_LOCAL_MACHINE\\Software\\Microsoft\\Windows\\CurrentVersion\\Explorer\\Browser Helper Objects',
  browserHelperObjectsWow64:
    'HKEY_LOCAL_MACHINE\\Software\\Wow6432Node\\Microsoft\\Windows\\CurrentVersion\\Explorer\\Browser Helper Objects',
  internetExplorerExtensions: 'HKEY_LOCAL_MACHINE\\Software\\Microsoft\\Internet Explorer\\Extensions',
  internetExplorerExtensionsWow64:
    'HKEY_LOCAL_MACHINE\\Software\\Wow6432Node\\Microsoft\\Internet Explorer\\Extensions',
  drivers32: 'HKEY_LOCAL_MACHINE\\Software\\Microsoft\\Windows NT\\CurrentVersion\\Drivers32',
  drivers32Wow64: 'HKEY_LOCAL_MACHINE\\Software\\Wow6432Node\\Microsoft\\Windows NT\\CurrentVersion\\Drivers32',
  knownDlls: 'HKEY_LOCAL_MACHINE\\System\\CurrentControlSet\\Control\\Session Manager\\KnownDlls',
  winlogonNotify: 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon\\Notify',
} as const satisfies Record<string, `HKEY_LOCAL_MACHINE\\${string}`>;

/** Name of one of Microsoft's preset registry keys. */
export type RegistryKeyName = keyof typeof REGISTRY_KEYS;

/**
 * Keys whose own name contains a slash, such as `RC4 128/128`: the ciphers of Schannel. In any other key, a slash
 * counts as a wrong separator.
 *
 * Source: Microsoft KB 245030, how to restrict the use of certain cryptographic algorithms in Schannel.dll.
 */
export const KEYS_NAMED_WITH_SLASH = /^[^/]+\\SecurityProviders\\SCHANNEL\\Ciphers\\[^\\/]+ \d+\/\d+\\?$/i;
