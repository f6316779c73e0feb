import type { Secret } from './secrets';

/**
 * Keys whose values are secrets. The values of a watched key are sent to the workspace. The settings refuse SAM, SECURITY and
 * every hive other than HKEY_LOCAL_MACHINE, which is where PuTTY and the agent of OpenSSH keep theirs. `*` is any text.
 */
export const SECRET_KEYS: readonly Secret[] = [
  {
    path: 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon',
    holds: 'the password of an automatic logon (DefaultPassword)',
    source: 'autologon',
  },
  {
    path: 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\SNMP\\Parameters\\ValidCommunities',
    holds: 'community strings of SNMP',
    source: 'snmp',
  },
  {
    path: 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\SNMP\\Parameters\\TrapConfiguration*',
    holds: 'community strings of SNMP',
    source: 'snmp',
  },
  {
    path: 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\SNMP\\Parameters\\ValidCommunities',
    holds: 'community strings of SNMP',
    source: 'snmp',
  },
  { path: 'HKEY_LOCAL_MACHINE\\SOFTWARE\\*VNC*', holds: 'passwords of VNC', source: 'grouper' },
  {
    path: 'HKEY_LOCAL_MACHINE\\SOFTWARE\\FileZilla Server*',
    holds: 'passwords of FTP',
    source: 'grouper',
  },
];
