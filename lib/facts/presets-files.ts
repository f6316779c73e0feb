/**
 * Small sets of files worth watching on most machines, composed from public lists; the choice is this library's own.
 * Folders are written with a wildcard, so that the service watches the files in them and not those below.
 */

/** Sources of the entries. */
export const PRESET_SOURCES = {
  defender2022: 'MicrosoftDocs/azure-docs defender-for-cloud/file-integrity-monitoring-overview.md, 2022-11-14',
  defender: 'MicrosoftDocs/azure-security-docs defender-for-cloud/file-integrity-monitoring-overview.md, 2026-03-22',
  auditd: 'Neo23x0/auditd 96220689 audit.rules',
  ossec: 'ossec/ossec-hids 7f06fe0d src/win32/ossec.conf',
} as const;

export type PresetSource = keyof typeof PRESET_SOURCES;

export const WINDOWS_FILES = [
  ['C:\\autoexec.bat', 'defender'],
  ['C:\\boot.ini', 'defender'],
  ['C:\\config.sys', 'defender'],
  ['C:\\Windows\\system.ini', 'defender'],
  ['C:\\Windows\\win.ini', 'defender'],
  ['%windir%\\System32\\drivers\\etc\\*', 'ossec'],
  ['%windir%\\System32\\winrm.vbs', 'ossec'],
  ['%ProgramData%\\Microsoft\\Windows\\Start Menu\\Programs\\Startup\\*', 'ossec'],
] as const satisfies readonly (readonly [string, PresetSource])[];

export const LINUX_FILES = [
  ['/bin/login', 'defender2022'],
  ['/bin/passwd', 'defender'],
  ['/etc/audit/*', 'auditd'],
  ['/etc/cron.allow', 'auditd'],
  ['/etc/cron.d/*', 'auditd'],
  ['/etc/cron.daily/*', 'defender'],
  ['/etc/cron.deny', 'auditd'],
  ['/etc/cron.hourly/*', 'defender'],
  ['/etc/cron.monthly/*', 'defender'],
  ['/etc/cron.weekly/*', 'defender'],
  ['/etc/crontab', 'defender'],
  ['/etc/group', 'auditd'],
  ['/etc/gshadow', 'auditd'],
  ['/etc/hosts', 'auditd'],
  ['/etc/init.d/*', 'defender'],
  ['/etc/ld.so.conf', 'auditd'],
  ['/etc/ld.so.conf.d/*', 'auditd'],
  ['/etc/ld.so.preload', 'auditd'],
  ['/etc/login.defs', 'auditd'],
  ['/etc/modprobe.d/*', 'auditd'],
  ['/etc/pam.d/*', 'auditd'],
  ['/etc/passwd', 'auditd'],
  ['/etc/profile', 'auditd'],
  ['/etc/profile.d/*', 'auditd'],
  ['/etc/security/opasswd', 'auditd'],
  ['/etc/selinux/*', 'auditd'],
  ['/etc/shadow', 'auditd'],
  ['/etc/ssh/sshd_config', 'auditd'],
  ['/etc/ssh/sshd_config.d/*', 'auditd'],
  ['/etc/sudoers', 'auditd'],
  ['/etc/sudoers.d/*', 'auditd'],
  ['/etc/sysctl.conf', 'auditd'],
  ['/etc/sysctl.d/*', 'auditd'],
  ['/etc/systemd/*', 'auditd'],
] as const satisfies readonly (readonly [string, PresetSource])[];

const EXECUTABLE = 'the service does not support .exe files';
const WILDCARD = 'the service supports no wildcard in a registry key';
const DIRECTORY = 'a whole directory is too general, and may hold more than the 500 files one machine may track';

/** Entries of the lists of Defender for Cloud that change tracking cannot or should not watch. */
export const LEFT_OUT = [
  ['C:\\Program Files\\Microsoft Security Client\\msseces.exe', 'defender2022', EXECUTABLE],
  ['C:\\Windows\\System32\\userinit.exe', 'defender', EXECUTABLE],
  ['C:\\Windows\\explorer.exe', 'defender', EXECUTABLE],
  ['C:\\Windows\\regedit.exe', 'defender', EXECUTABLE],
  ['HKLM\\SECURITY\\POLICY\\SECRETS', 'defender', 'its values are secrets and would be sent to the workspace'],
  ['HKLM\\SOFTWARE\\Microsoft\\Cryptography\\OID\\*', 'defender', WILDCARD],
  ['HKLM\\SOFTWARE\\WOW6432Node\\Microsoft\\Cryptography\\OID\\*', 'defender', WILDCARD],
  ['/bin', 'defender', DIRECTORY],
  ['/boot', 'defender', DIRECTORY],
  ['/opt/bin', 'defender', DIRECTORY],
  ['/opt/sbin', 'defender', DIRECTORY],
  ['/sbin', 'defender', DIRECTORY],
  ['/usr/bin', 'defender', DIRECTORY],
  ['/usr/local/bin', 'defender', DIRECTORY],
  ['/usr/local/sbin', 'defender', DIRECTORY],
  ['/usr/sbin', 'defender', DIRECTORY],
] as const satisfies readonly (readonly [string, PresetSource, string])[];
