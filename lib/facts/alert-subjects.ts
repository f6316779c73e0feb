/**
 * Files, registry keys and patterns that the alerts of the catalogue watch.
 *
 * Sources: queries of MicrosoftDocs/azure-docs `change-tracking-inventory-support-matrix.md`, 2025-12-03 (hosts file, drivers,
 * ssh, firewall policy), with the hosts file of Linux added; Microsoft's page "Run and RunOnce Registry Keys" of the Windows
 * documentation for the keys that start programs.
 */

export const HOSTS_FILES = ['C:\\Windows\\System32\\drivers\\etc\\hosts', '/etc/hosts'] as const;

export const DRIVER_FILES = ['C:\\Windows\\System32\\drivers\\*'] as const;

export const REMOTE_DAEMONS = ['ssh', 'sshd', 'ssh.service', 'sshd.service'] as const;

export const RUN_KEYS = [
  'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Run*',
  'HKEY_LOCAL_MACHINE\\SOFTWARE\\Wow6432Node\\Microsoft\\Windows\\CurrentVersion\\Run*',
] as const;

export const FIREWALL_KEYS = [
  'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\SharedAccess\\Parameters\\FirewallPolicy*',
] as const;
