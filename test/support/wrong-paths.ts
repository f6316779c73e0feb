/** What is given, and the problems it has, without the path they begin with. */
export type Row = [string, ...string[]];

export const WINDOWS_PATHS: Row[] = [
  ['', "must not be empty or begin or end with a space, got ''"],
  [' ', "must not be empty or begin or end with a space, got ' '"],
  ['C:\\Windows\\win.ini ', "must not be empty or begin or end with a space, got 'C:\\Windows\\win.ini '"],
  [' C:\\Windows\\win.ini', "must not be empty or begin or end with a space, got ' C:\\Windows\\win.ini'"],
  ['hosts', "must be absolute, such as 'C:\\Windows\\win.ini' or '%windir%\\win.ini', got 'hosts'"],
  ['.\\hosts', "must be absolute, such as 'C:\\Windows\\win.ini' or '%windir%\\win.ini', got '.\\hosts'"],
  [
    'Windows\\win.ini',
    "must be absolute, such as 'C:\\Windows\\win.ini' or '%windir%\\win.ini', got 'Windows\\win.ini'",
  ],
  [
    '\\Windows\\win.ini',
    "must be absolute, such as 'C:\\Windows\\win.ini' or '%windir%\\win.ini', got '\\Windows\\win.ini'",
  ],
  ['%windir', "must be absolute, such as 'C:\\Windows\\win.ini' or '%windir%\\win.ini', got '%windir'"],
  [
    '%windir%win.ini',
    "has lost its backslashes: in TypeScript write 'C:\\\\Windows\\\\win.ini' or String.raw`C:\\Windows\\win.ini`, got '%windir%win.ini'",
  ],
  ['C:', "must be absolute, such as 'C:\\Windows\\win.ini' or '%windir%\\win.ini', got 'C:'"],
  [
    'C:win.ini',
    "has lost its backslashes: in TypeScript write 'C:\\\\Windows\\\\win.ini' or String.raw`C:\\Windows\\win.ini`, got 'C:win.ini'",
  ],
  [
    'C:\\',
    "must name a file or a folder: a whole disk or variable root is too general (Microsoft's support matrix), got 'C:\\'",
  ],
  [
    'C:\\*',
    "must name a file or a folder: a whole disk or variable root is too general (Microsoft's support matrix), got 'C:\\*'",
  ],
  [
    'C:\\*.*',
    "must name a file or a folder: a whole disk or variable root is too general (Microsoft's support matrix), got 'C:\\*.*'",
  ],
  [
    '%SystemDrive%',
    "must name a file or a folder: a whole disk or variable root is too general (Microsoft's support matrix), got '%SystemDrive%'",
  ],
  [
    '%SystemDrive%\\',
    "must name a file or a folder: a whole disk or variable root is too general (Microsoft's support matrix), got '%SystemDrive%\\'",
  ],
  [
    '\\\\server\\share\\a.ini',
    "must be on a local disk: network paths are not tracked (Microsoft's support matrix), got '\\\\server\\share\\a.ini'",
  ],
  [
    '//server/share/a.ini',
    "must be on a local disk: network paths are not tracked (Microsoft's support matrix), got '//server/share/a.ini'",
  ],
  [
    '\\\\?\\C:\\a.ini',
    "must begin with the drive, without '\\\\?\\' or '\\\\.\\' in front, got '\\\\?\\C:\\a.ini'",
    "must not contain any of <>\"|?, got '\\\\?\\C:\\a.ini'",
  ],
  ['C:/Windows/win.ini', "must use backslashes: write 'C:\\Windows\\win.ini', got 'C:/Windows/win.ini'"],
  ['C:\\Windows/win.ini', "must use backslashes: write 'C:\\Windows\\win.ini', got 'C:\\Windows/win.ini'"],
  ['C:\\Win*/a.ini', "must use backslashes: write 'C:\\Win*\\a.ini', got 'C:\\Win*/a.ini'"],
  ['%windir%/win.ini', "must use backslashes: write '%windir%\\win.ini', got '%windir%/win.ini'"],
  ['/etc/hosts', "must be a Windows path: list Linux files under linux.files, got '/etc/hosts'"],
  [
    'file:///C:/a.ini',
    "must be absolute, such as 'C:\\Windows\\win.ini' or '%windir%\\win.ini', got 'file:///C:/a.ini'",
  ],
  [
    'C:\\Windows\\regedit.exe',
    "must not be an '.exe': the service does not support them (Microsoft's support matrix), got 'C:\\Windows\\regedit.exe'",
  ],
  [
    'C:\\Windows\\*.EXE',
    "must not be an '.exe': the service does not support them (Microsoft's support matrix), got 'C:\\Windows\\*.EXE'",
  ],
  [
    'C:\\Windows\\regedit.exe\\',
    "must not be an '.exe': the service does not support them (Microsoft's support matrix), got 'C:\\Windows\\regedit.exe\\'",
  ],
  [
    '\\\\.\\PhysicalDrive0',
    "must begin with the drive, without '\\\\?\\' or '\\\\.\\' in front, got '\\\\.\\PhysicalDrive0'",
  ],
  [
    '\u202aC:\\a.ini',
    "must not contain an invisible character, which copied text may include: type the text again, got '\\u{202a}C:\\a.ini'",
  ],
  [
    'C:\\Program\u00a0Files\\a.ini',
    "must not contain an invisible character, which copied text may include: type the text again, got 'C:\\Program\\u{a0}Files\\a.ini'",
  ],
  [
    'C:\\Users\\$env:USERNAME\\a.ini',
    "must name a variable as '%windir%' does: the form of PowerShell is not expanded, got 'C:\\Users\\$env:USERNAME\\a.ini'",
  ],
  [
    'C:\\a.ini.',
    "must not have a segment that ends with a space or a period: Windows does not keep them, got 'C:\\a.ini.'",
  ],
  [
    'C:\\foo \\a.ini',
    "must not have a segment that ends with a space or a period: Windows does not keep them, got 'C:\\foo \\a.ini'",
  ],
  [
    'C:\\Users\\*\\a.ini',
    "may contain '*' only in its last segment (Microsoft's support matrix), got 'C:\\Users\\*\\a.ini'",
  ],
  ['C:\\*\\a.ini', "may contain '*' only in its last segment (Microsoft's support matrix), got 'C:\\*\\a.ini'"],
  ['C:\\Logs\\**', "must not contain '**': use '*' with recurse, got 'C:\\Logs\\**'"],
  [
    'C:\\Logs\\**\\*.log',
    "may contain '*' only in its last segment (Microsoft's support matrix), got 'C:\\Logs\\**\\*.log'",
  ],
  ['C:\\Logs\\*\\', "must not end with a separator behind '*': write 'C:\\Logs\\*', got 'C:\\Logs\\*\\'"],
  ['C:\\a?.ini', "must not contain any of <>\"|?, got 'C:\\a?.ini'"],
  ['C:\\a|b.ini', "must not contain any of <>\"|?, got 'C:\\a|b.ini'"],
  ['C:\\a"b.ini', 'must not contain any of <>"|?, got \'C:\\a"b.ini\''],
  ['C:\\<a>.ini', "must not contain any of <>\"|?, got 'C:\\<a>.ini'"],
  [
    'C:\\a.ini:stream',
    "must not contain a colon behind the drive: alternate streams are not tracked, got 'C:\\a.ini:stream'",
  ],
  ['C:\\Windows\\..\\a.ini', "must not contain '.' or '..' as a segment, got 'C:\\Windows\\..\\a.ini'"],
  ['C:\\Windows\\.\\a.ini', "must not contain '.' or '..' as a segment, got 'C:\\Windows\\.\\a.ini'"],
  [
    'C:\\\\Windows\\\\win.ini',
    "must have single backslashes: double them only in double quotes and in TypeScript, got 'C:\\\\Windows\\\\win.ini'",
  ],
  [
    'C:\new\table.ini',
    "must not contain a tab, a line break or another control character; a single backslash may have produced it: in TypeScript use String.raw or double each backslash, in YAML use single quotes, got 'C:\\new\\table.ini'",
  ],
  [
    'C:\\a\u0000.ini',
    "must not contain a tab, a line break or another control character; a single backslash may have produced it: in TypeScript use String.raw or double each backslash, in YAML use single quotes, got 'C:\\a\\u0000.ini'",
  ],
  [
    '%windir%\\SysNative\\drivers\\etc\\hosts',
    "must not go through SysNative, which 64-bit programs such as the agent do not have: write 'System32', got '%windir%\\SysNative\\drivers\\etc\\hosts'",
  ],
  ['C:\\${name}.ini', "must not contain '${': variables of a shell are not expanded, got 'C:\\${name}.ini'"],
  [
    '\\\\server\\share\\*\\a.exe',
    "must be on a local disk: network paths are not tracked (Microsoft's support matrix), got '\\\\server\\share\\*\\a.exe'",
    "must not be an '.exe': the service does not support them (Microsoft's support matrix), got '\\\\server\\share\\*\\a.exe'",
    "may contain '*' only in its last segment (Microsoft's support matrix), got '\\\\server\\share\\*\\a.exe'",
  ],
  [
    'hosts?.exe',
    "must be absolute, such as 'C:\\Windows\\win.ini' or '%windir%\\win.ini', got 'hosts?.exe'",
    "must not contain any of <>\"|?, got 'hosts?.exe'",
    "must not be an '.exe': the service does not support them (Microsoft's support matrix), got 'hosts?.exe'",
  ],
  ['C:a\\b.ini', "must be absolute, such as 'C:\\Windows\\win.ini' or '%windir%\\win.ini', got 'C:a\\b.ini'"],
  ['see C:\\a.ini', "must be absolute, such as 'C:\\Windows\\win.ini' or '%windir%\\win.ini', got 'see C:\\a.ini'"],
  [
    'C:\\a\\\\.\\b.ini',
    "must not contain '.' or '..' as a segment, got 'C:\\a\\\\.\\b.ini'",
    "must have single backslashes: double them only in double quotes and in TypeScript, got 'C:\\a\\\\.\\b.ini'",
  ],
  ['C:\\Windows\\..', "must not contain '.' or '..' as a segment, got 'C:\\Windows\\..'"],
  ['C:\\a\\D:\\', "must not contain a colon behind the drive: alternate streams are not tracked, got 'C:\\a\\D:\\'"],
  ['C:\\Apps\\%COMPUTERNAME%'],
  ['C:\\Apps\\app.exe.config'],
  [
    'C:\\Windows\\SysNative',
    "must not go through SysNative, which 64-bit programs such as the agent do not have: write 'System32', got 'C:\\Windows\\SysNative'",
  ],
  [
    'SysNative\\hosts',
    "must be absolute, such as 'C:\\Windows\\win.ini' or '%windir%\\win.ini', got 'SysNative\\hosts'",
    "must not go through SysNative, which 64-bit programs such as the agent do not have: write 'System32', got 'SysNative\\hosts'",
  ],
  ['C:\\*\\a', "may contain '*' only in its last segment (Microsoft's support matrix), got 'C:\\*\\a'"],
  ['C:\\Logs\\*.log\\', "must not end with a separator behind '*': write 'C:\\Logs\\*.log', got 'C:\\Logs\\*.log\\'"],
  [
    'C:\\Logs\\*\\\\',
    "must have single backslashes: double them only in double quotes and in TypeScript, got 'C:\\Logs\\*\\\\'",
    "must not end with a separator behind '*': write 'C:\\Logs\\*', got 'C:\\Logs\\*\\\\'",
  ],
];

export const LINUX_PATHS: Row[] = [
  ['', "must not be empty or begin or end with a space, got ''"],
  ['/etc/hosts ', "must not be empty or begin or end with a space, got '/etc/hosts '"],
  ['etc/hosts', "must be absolute, such as '/etc/ssh/sshd_config', got 'etc/hosts'"],
  ['./hosts', "must be absolute, such as '/etc/ssh/sshd_config', got './hosts'"],
  ['~/.bashrc', "must be absolute, such as '/etc/ssh/sshd_config', got '~/.bashrc'"],
  ['$HOME/.bashrc', "must be absolute, such as '/etc/ssh/sshd_config', got '$HOME/.bashrc'"],
  [
    '${HOME}/.bashrc',
    "must be absolute, such as '/etc/ssh/sshd_config', got '${HOME}/.bashrc'",
    "must not contain '${': variables of a shell are not expanded, got '${HOME}/.bashrc'",
  ],
  ['/', "must name a file or a directory: the root is too general (Microsoft's support matrix), got '/'"],
  ['/*', "must name a file or a directory: the root is too general (Microsoft's support matrix), got '/*'"],
  ['/.*', "must name a file or a directory: the root is too general (Microsoft's support matrix), got '/.*'"],
  [
    '//server/share',
    "must be on a local file system: network file systems are not tracked (Microsoft's support matrix), got '//server/share'",
  ],
  [
    'server:/export/a',
    "must be on a local file system: network file systems are not tracked (Microsoft's support matrix), got 'server:/export/a'",
  ],
  [
    'nfs://server/a',
    "must be on a local file system: network file systems are not tracked (Microsoft's support matrix), got 'nfs://server/a'",
  ],
  ['C:\\a.ini', "must be a Linux path: list Windows files under windows.files, got 'C:\\a.ini'"],
  ['%windir%\\a', "must be a Linux path: list Windows files under windows.files, got '%windir%\\a'"],
  ['/etc/*/hosts', "may contain '*' only in its last segment (Microsoft's support matrix), got '/etc/*/hosts'"],
  [
    '/home/*/.ssh/authorized_keys',
    "may contain '*' only in its last segment (Microsoft's support matrix), got '/home/*/.ssh/authorized_keys'",
  ],
  ['/etc/**', "must not contain '**': use '*' with recurse, got '/etc/**'"],
  ['/etc/**/*.conf', "may contain '*' only in its last segment (Microsoft's support matrix), got '/etc/**/*.conf'"],
  ['/etc/*/', "must not end with a separator behind '*': write '/etc/*', got '/etc/*/'"],
  ['/etc//hosts', "must not contain '//': write '/etc/hosts', got '/etc//hosts'"],
  [
    '/etc/hosts\u200b',
    "must not contain an invisible character, which copied text may include: type the text again, got '/etc/hosts\\u{200b}'",
  ],
  ['/etc/../passwd', "must not contain '.' or '..' as a segment, got '/etc/../passwd'"],
  ['/etc/./passwd', "must not contain '.' or '..' as a segment, got '/etc/./passwd'"],
  [
    '/etc/a\nb',
    "must not contain a tab, a line break or another control character; a single backslash may have produced it: in TypeScript use String.raw or double each backslash, in YAML use single quotes, got '/etc/a\\nb'",
  ],
  [
    '/etc/a\tb',
    "must not contain a tab, a line break or another control character; a single backslash may have produced it: in TypeScript use String.raw or double each backslash, in YAML use single quotes, got '/etc/a\\tb'",
  ],
  ['/srv/a b'],
  ['/srv/host:/a'],
  ['/srv/*\\a'],
  ['/etc/..', "must not contain '.' or '..' as a segment, got '/etc/..'"],
  ['/etc/*/a', "may contain '*' only in its last segment (Microsoft's support matrix), got '/etc/*/a'"],
  ['/etc/*.d/', "must not end with a separator behind '*': write '/etc/*.d', got '/etc/*.d/'"],
  [
    '/etc/*//',
    "must not contain '//': write '/etc/*/', got '/etc/*//'",
    "must not end with a separator behind '*': write '/etc/*', got '/etc/*//'",
  ],
];

export const REGISTRY_KEYS: Row[] = [
  ['', "must not be empty or begin or end with a space, got ''"],
  ['HKLM\\SOFTWARE\\Contoso ', "must not be empty or begin or end with a space, got 'HKLM\\SOFTWARE\\Contoso '"],
  [
    'SOFTWARE\\Contoso',
    "must begin with 'HKEY_LOCAL_MACHINE\\' or 'HKLM\\': no other hive is tracked (Microsoft's support matrix), got 'SOFTWARE\\Contoso'",
  ],
  [
    'HKCU\\Software\\Contoso',
    "must begin with 'HKEY_LOCAL_MACHINE\\' or 'HKLM\\': no other hive is tracked (Microsoft's support matrix), got 'HKCU\\Software\\Contoso'",
  ],
  [
    'HKEY_CURRENT_USER\\Software',
    "must begin with 'HKEY_LOCAL_MACHINE\\' or 'HKLM\\': no other hive is tracked (Microsoft's support matrix), got 'HKEY_CURRENT_USER\\Software'",
  ],
  [
    'HKEY_USERS\\.DEFAULT',
    "must begin with 'HKEY_LOCAL_MACHINE\\' or 'HKLM\\': no other hive is tracked (Microsoft's support matrix), got 'HKEY_USERS\\.DEFAULT'",
  ],
  [
    'HKEY_LOCAL_MACHINES\\SOFTWARE',
    "must begin with 'HKEY_LOCAL_MACHINE\\' or 'HKLM\\': no other hive is tracked (Microsoft's support matrix), got 'HKEY_LOCAL_MACHINES\\SOFTWARE'",
  ],
  [
    'HKLMSOFTWARE',
    "has lost its backslashes: in TypeScript write 'HKLM\\\\SOFTWARE\\\\Contoso' or String.raw`HKLM\\SOFTWARE\\Contoso`, got 'HKLMSOFTWARE'",
  ],
  ['HKLM', "must name a key below the hive: the hive itself is too general, got 'HKLM'"],
  ['HKLM\\', "must name a key below the hive: the hive itself is too general, got 'HKLM\\'"],
  ['HKLM:\\', "must name a key below the hive: the hive itself is too general, got 'HKLM:\\'"],
  ['HKLM/SOFTWARE/Contoso', "must use backslashes: write 'HKLM\\SOFTWARE\\Contoso', got 'HKLM/SOFTWARE/Contoso'"],
  [
    'Computer\\HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso',
    "must begin with the hive: write 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso', got 'Computer\\HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso'",
  ],
  [
    '[HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso]',
    "must begin with the hive: write 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso', got '[HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso]'",
  ],
  [
    'Ordinateur\\HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso',
    "must begin with the hive: write 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso', got 'Ordinateur\\HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso'",
  ],
  [
    'Registry::HKLM\\SOFTWARE\\Contoso',
    "must begin with the hive: write 'HKLM\\SOFTWARE\\Contoso', got 'Registry::HKLM\\SOFTWARE\\Contoso'",
  ],
  ['HKLM\\SOFTWARE/Contoso', "must use backslashes: write 'HKLM\\SOFTWARE\\Contoso', got 'HKLM\\SOFTWARE/Contoso'"],
  ['HKLM\\SOFTWARE\\..\\SAM', "must not contain '.' or '..' as a segment, got 'HKLM\\SOFTWARE\\..\\SAM'"],
  ['HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Ciphers\\RC4 128/128'],
  [
    'HKLM\\SOFTWARE\\*',
    "must not contain a wildcard: list each key (Microsoft's support matrix), got 'HKLM\\SOFTWARE\\*'",
  ],
  [
    'HKLM\\SOFTWARE\\Conto?o',
    "must not contain a wildcard: list each key (Microsoft's support matrix), got 'HKLM\\SOFTWARE\\Conto?o'",
  ],
  [
    'HKLM\\SECURITY\\Policy\\Secrets',
    "must not be below SECURITY or SAM: their values are secrets and would be sent to the workspace, got 'HKLM\\SECURITY\\Policy\\Secrets'",
  ],
  [
    'HKEY_LOCAL_MACHINE\\SAM',
    "must not be below SECURITY or SAM: their values are secrets and would be sent to the workspace, got 'HKEY_LOCAL_MACHINE\\SAM'",
  ],
  [
    'HKLM\\\\SOFTWARE\\\\Contoso',
    "must have single backslashes: double them only in double quotes and in TypeScript, got 'HKLM\\\\SOFTWARE\\\\Contoso'",
  ],
  [
    'HKLM\\SOFTWARE\tabs',
    "must not contain a tab, a line break or another control character; a single backslash may have produced it: in TypeScript use String.raw or double each backslash, in YAML use single quotes, got 'HKLM\\SOFTWARE\\tabs'",
  ],
  [
    'HKLM\\SOFTWARE\\${name}',
    "must not contain '${': variables of a shell are not expanded, got 'HKLM\\SOFTWARE\\${name}'",
  ],
  [
    'HKCU\\Software\\HKLM\\Contoso',
    "must begin with 'HKEY_LOCAL_MACHINE\\' or 'HKLM\\': no other hive is tracked (Microsoft's support matrix), got 'HKCU\\Software\\HKLM\\Contoso'",
  ],
  [
    'HKCU\\HKLMSOFTWARE',
    "must begin with 'HKEY_LOCAL_MACHINE\\' or 'HKLM\\': no other hive is tracked (Microsoft's support matrix), got 'HKCU\\HKLMSOFTWARE'",
  ],
  [
    '[HKLM\\SOFTWARE\\Contoso]@',
    "must begin with 'HKEY_LOCAL_MACHINE\\' or 'HKLM\\': no other hive is tracked (Microsoft's support matrix), got '[HKLM\\SOFTWARE\\Contoso]@'",
  ],
  [
    'Microsoft.PowerShell.Core\\Registry::HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso',
    "must begin with the hive: write 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso', got 'Microsoft.PowerShell.Core\\Registry::HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso'",
  ],
  [
    'HKLM\\\\SAM',
    "must have single backslashes: double them only in double quotes and in TypeScript, got 'HKLM\\\\SAM'",
    "must not be below SECURITY or SAM: their values are secrets and would be sent to the workspace, got 'HKLM\\\\SAM'",
  ],
];
