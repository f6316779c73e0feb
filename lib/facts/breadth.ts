/**
 * Places that hold more than one machine may track, or nothing that is compared.
 *
 * The support matrix (MicrosoftDocs/azure-docs change-tracking-inventory-support-matrix.md, 2025-12-03) says to avoid
 * general paths, and that keys below a registry key are not searched. The lists are this library's own; looked up on 2026-11-26:
 *
 * - Variables: Microsoft Learn, "USMT recognized environment variables" (windows/deployment/usmt), which names the variables;
 *   their values are those of a listing of Windows 10 (pastebin.com/MnejCpjT).
 * - Folders of Linux: the Filesystem Hierarchy Standard 3.0, chapters 3 to 6. Counted in a container of Debian 12: /usr/bin has
 *   1,123 files, /usr/lib/x86_64-linux-gnu 1,035 shared libraries, /var/lib 4,274 files with those below, /etc 313.
 * - Not verified: folders and file name patterns of Windows, and the keys that contain keys only. They are from memory of
 *   Windows Server 2022 and compared with no installation.
 *
 * Windows paths are in lower case.
 */

/** Values of Windows variables on a default installation. */
export const WINDOWS_VARIABLES: Readonly<Record<string, string>> = {
  windir: 'c:\\windows',
  systemroot: 'c:\\windows',
  systemdrive: 'c:',
  programdata: 'c:\\programdata',
  allusersprofile: 'c:\\programdata',
  programfiles: 'c:\\program files',
  programw6432: 'c:\\program files',
  'programfiles(x86)': 'c:\\program files (x86)',
  commonprogramfiles: 'c:\\program files\\common files',
  public: 'c:\\users\\public',
};

/** Folders that hold more files than one machine may track, including folders below. */
export const BROAD_FOLDERS = {
  windows: [
    'c:\\windows',
    'c:\\windows\\system32',
    'c:\\windows\\syswow64',
    'c:\\windows\\winsxs',
    'c:\\program files',
    'c:\\program files (x86)',
    'c:\\users',
    'c:\\programdata',
    '%userprofile%',
  ],
  linux: [
    ...[
      '',
      '/bin',
      '/boot',
      '/dev',
      '/home',
      '/lib',
      '/lib64',
      '/opt',
      '/proc',
      '/root',
      '/run',
      '/sbin',
      '/sys',
      '/tmp',
    ],
    ...['/usr', '/usr/bin', '/usr/lib', '/usr/lib64', '/usr/local', '/usr/sbin', '/usr/share'],
    ...['/usr/local/bin', '/usr/local/lib', '/usr/local/sbin', '/usr/local/share'],
    ...[
      '/opt/bin',
      '/opt/sbin',
      '/opt/lib',
      '/opt/lib64',
      '/opt/local',
      '/opt/share',
      '/var',
      '/var/lib',
      '/var/log',
      '/var/cache',
      '/var/spool',
      '/var/local',
    ],
  ],
} as const;

/** Folders in which only a search of everything below is too broad: Microsoft's own rule searches /etc for *.conf. */
export const BROAD_WITH_ALL_BELOW = { windows: [], linux: ['/etc', '/srv'] } as const;

/** File name patterns that match more files in one folder than one machine may track. */
export const BROAD_NAMES: Readonly<Record<'windows' | 'linux', Readonly<Record<string, readonly string[]>>>> = {
  windows: {
    'c:\\windows\\system32': ['*.dll'],
    'c:\\windows\\syswow64': ['*.dll'],
    'c:\\windows\\winsxs': ['*.manifest'],
    'c:\\windows\\system32\\drivers': ['*.sys'],
  },
  linux: { '/usr/lib/x86_64-linux-gnu': ['*.so', '*.so.*', '*.so*'], '/usr/lib64': ['*.so', '*.so.*', '*.so*'] },
};

/** Registry keys that hold keys and no values of their own. */
export const CONTAINER_KEYS = [
  'HKEY_LOCAL_MACHINE\\SOFTWARE',
  'HKEY_LOCAL_MACHINE\\SYSTEM',
  'HKEY_LOCAL_MACHINE\\HARDWARE',
  'HKEY_LOCAL_MACHINE\\SOFTWARE\\Classes',
  'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft',
  'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows',
  'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies',
  'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft',
  'HKEY_LOCAL_MACHINE\\SOFTWARE\\Wow6432Node',
  'HKEY_LOCAL_MACHINE\\SOFTWARE\\Wow6432Node\\Microsoft',
  'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet',
  'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Enum',
  'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services',
] as const;
