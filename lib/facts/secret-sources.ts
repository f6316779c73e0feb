/**
 * Sources of the files and registry keys that are known to contain secrets, each looked up on 2026-11-26. A source that ends
 * with "not verified" was not found again: its rows are from memory.
 */
export const SECRET_SOURCES = {
  peass: 'peass-ng/PEASS-ng@012d8dfc build_lists/sensitive_files.yaml',
  gitrob: 'michenriksen/gitrob@0814be0c core/signatures.go',
  grouper: 'Grouper (PowerShell), $vulnKeys of its check of registry settings, commit not known',
  attackKeys: 'MITRE ATT&CK T1552.004, Private Keys',
  attackSam: 'MITRE ATT&CK 16.1 T1003.002, Security Account Manager',
  attackNtds: 'MITRE ATT&CK 16.1 T1003.003, NTDS',
  attackShadow: 'MITRE ATT&CK T1003.008, /etc/passwd and /etc/shadow',
  gshadow: 'shadow-utils manual, gshadow(5)',
  opasswd: 'Linux-PAM manual, pam_pwhistory(8), not verified',
  hives: 'Microsoft Learn, Registry Hives (windows/win32/sysinfo/registry-hives)',
  preferences:
    'PowerShellMafia/PowerSploit@87630cac Exfiltration/Get-GPPPassword.ps1; Microsoft Learn, MS-GPPREF, Transport',
  openssh:
    'libssh/libssh-mirror issue 234 (defaults of HostKey in OpenSSH); michenriksen/gitrob@0814be0c core/signatures.go',
  opensshWindows:
    'sshd_config of PowerShell/openssh-portable; Microsoft Learn, OpenSSH Server configuration for Windows Server',
  webKeys: 'serverdevworker.com/133f6d1b, Standard File System Locations for SSL Certificates and Private Keys',
  certbot: 'NixOS Wiki, Certbot; release notes of certbot 2.3.0',
  wireguard: 'WireGuard manual, wg-quick(8) and wg(8)',
  wireguardWindows: 'WireGuard/wireguard-windows@5409c45a docs/enterprise.md',
  strongswan: 'strongswan/strongswan@2380f3a8 man/ipsec.secrets.5.in',
  swanctl: 'strongSwan manual, swanctl(8), not verified',
  pppd: 'Linux Network Administrators Guide, The CHAP Secrets File and The PAP Secrets File (tldp.org/LDP/nag/node122.html)',
  networkManager: 'NetworkManager manual, nm-settings-keyfile(5)',
  kerberos: 'MIT Kerberos documentation, keytab; peass-ng/PEASS-ng@012d8dfc build_lists/sensitive_files.yaml',
  samba: 'Samba manual, smbpasswd(5) and the parameter "private dir" of smb.conf(5)',
  kubernetes: 'Kubernetes documentation, best practices for PKI certificates and kubeconfig files (kubernetes.io)',
  kubelet: 'Kubernetes documentation, TLS bootstrapping, not verified',
  k3s: 'k3s-io/docs@1b767ca4 docs/cluster-access.md; RKE2 documentation, Cluster Access',
  aws: 'AWS CLI user guide, Configuration and credential file settings',
  azure: 'Azure/azure-cli issues 19707 and 23911',
  arcTokens: 'AzureDevOpsDscNative 1.3.0 (PowerShell Gallery), Get-AzDoArcTokensDirectory.ps1',
  arcCerts: 'Microsoft Learn, Azure Connected Machine agent overview, not verified',
  waagent:
    'Azure virtual machine extensions of Linux, description of the test files of /var/lib/waagent ({THUMBPRINT}.prv)',
  google: 'gargle manual (CRAN), credentials_app_default',
  docker: 'Docker documentation, docker login, credentials store',
  terraform: 'hashicorp/terraform v1.10.5 website/docs/language/state/sensitive-data.mdx',
  git: 'Git manual, git-credential-store(1)',
  npm: 'npm/cli@0d06c0be docs/lib/content/configuring-npm/npmrc.md',
  netrc: 'curl docs/cmdline-opts/netrc.md; everything.curl.dev, .netrc',
  mysql: 'MySQL 8.4 Reference Manual, End-User Guidelines for Password Security',
  postgres: 'PostgreSQL documentation, The Password File',
  jenkins: 'jenkins.io/doc/developer/security/secrets; michenriksen/gitrob@0814be0c core/signatures.go',
  dotnet: 'dotnet/AspNetCore.Docs@02486db7 aspnetcore/security/app-secrets.md',
  aspnet: 'Microsoft Learn, machineKey and identity elements (ASP.NET Settings Schema)',
  connectionStrings: 'Microsoft Learn, Connection Strings and Configuration Files (ADO.NET)',
  iis: 'Microsoft Learn, processModel Element for add for applicationPools (IIS Settings Schema)',
  unattend:
    'Microsoft Learn, Windows Setup Automation Overview (answer files in %WINDIR%\\Panther) and Password of LocalAccount (unattend)',
  crypto: 'Microsoft Learn, key storage and retrieval (windows/win32/seccng/key-storage-and-retrieval)',
  powershell: 'MicrosoftDocs/PowerShell-Docs reference/7.4/PSReadLine/About/about_PSReadLine.md, 2025-08-18',
  cloudInit: 'cloud-init documentation, where instance data is stored, not verified',
  mail: 'Postfix and Exim manuals, not verified',
  autologon: 'Microsoft Learn, configure Windows to automate logon',
  snmp: 'Microsoft Learn, ValidCommunities and Community_Name (Microsoft-Windows-SNMP-Agent-Service)',
} as const;

export type SecretSource = keyof typeof SECRET_SOURCES;
