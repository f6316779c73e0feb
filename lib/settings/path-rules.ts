import { type Path, type Problem, shown } from '../core/problems';
import { KEYS_NAMED_WITH_SLASH } from '../facts/registry-keys';

/** What the service is documented to refuse or ignore in a Windows file path. Empty means fine. */
export function windowsPathProblems(at: Path, path: string): Problem[] {
  if (isLater(path)) return [];
  return told(at, path, [
    controlProblem(path) || hiddenProblem(path) || windowsForm(path),
    doubledProblem(path),
    templateProblem(path),
    /[<>"|?]/.test(path) && 'must not contain any of <>"|?',
    /\.exe[\\. ]*$/i.test(path) && "must not be an '.exe': the service does not support them (support matrix)",
    /(^|\\)sysnative(\\|$)/i.test(path) &&
      "must not go through SysNative, which 64-bit programs such as the agent do not have: write 'System32'",
    wildcardProblem(path, '\\'),
  ]);
}

function windowsForm(path: string): string | false {
  if (/^\s|\s$/.test(path) || path === '') return BLANK;
  if (/^\\\\[?.]\\/.test(path)) return `must begin with the drive: write it without '${path.slice(0, 4)}'`;
  if (/^(\\\\|\/\/)/.test(path)) return 'must be on a local disk: network paths are not tracked (support matrix)';
  if (/\$env:/i.test(path)) return "must name a variable as '%windir%' does: the form of PowerShell is not expanded";
  if (/^([A-Za-z]:|%[^%\\/]+%)[\\/]/.test(path) && path.includes('/'))
    return `must use backslashes: '${path.replaceAll('/', '\\')}'`;
  if (path.startsWith('/')) return 'must be a Windows path: list Linux files under linux.files';
  if (!/^([A-Za-z]:\\|%[^%\\]+%(\\|$))/.test(path)) {
    return "must be absolute, such as 'C:\\Windows\\win.ini' or '%windir%\\win.ini'";
  }
  if (/^[A-Za-z]:\\[*.]*$|^%[^%]+%\\?$/.test(path)) {
    return 'must name a file or a folder: a whole disk or variable root is too general (support matrix)';
  }
  if (/\\\.{1,2}(\\|$)/.test(path)) return "must not contain '.' or '..' as a segment";
  if (/[ .](\\|$)/.test(path))
    return 'must not have a segment that ends with a blank or a period: Windows does not keep them';
  return path.slice(2).includes(':') && 'must not contain a colon behind the drive: alternate streams are not tracked';
}

/** What the service is documented to refuse or ignore in a Linux file path. Empty means fine. */
export function linuxPathProblems(at: Path, path: string): Problem[] {
  if (isLater(path)) return [];
  return told(at, path, [
    controlProblem(path) || hiddenProblem(path) || linuxForm(path),
    templateProblem(path),
    wildcardProblem(path, '/'),
  ]);
}

function linuxForm(path: string): string | false {
  if (/^\s|\s$/.test(path) || path === '') return BLANK;
  if (path.startsWith('//') || /^[\w.-]{2,}:\//.test(path)) {
    return 'must be on a local file system: network file systems are not tracked (support matrix)';
  }
  if (/^([A-Za-z]:|%[^%]+%)/.test(path)) return 'must be a Linux path: list Windows files under windows.files';
  if (!path.startsWith('/')) return "must be absolute, such as '/etc/ssh/sshd_config'";
  if (/^\/[*.]*$/.test(path)) return 'must name a file or a directory: the root is too general (support matrix)';
  if (path.includes('//')) return `must not contain '//': write '${path.replaceAll(/\/{2,}/g, '/')}'`;
  return /\/\.{1,2}(\/|$)/.test(path) && "must not contain '.' or '..' as a segment";
}

/** What the service is documented to refuse or ignore in a registry key. Empty means fine. */
export function registryKeyProblems(at: Path, key: string): Problem[] {
  if (isLater(key)) return [];
  return told(at, key, [
    controlProblem(key) || hiddenProblem(key) || registryForm(key),
    doubledProblem(key),
    templateProblem(key),
    /[*?]/.test(key) && 'must not contain a wildcard: list each key (support matrix)',
    /^[^\\]+\\+(SECURITY|SAM)(\\|$)/i.test(key) &&
      'must not be below SECURITY or SAM: their values are secrets and would be sent to the workspace',
  ]);
}

function registryForm(key: string): string | false {
  if (/^\s|\s$/.test(key) || key === '') return BLANK;
  if (key.includes('/') && !KEYS_NAMED_WITH_SLASH.test(key))
    return `must use backslashes: '${key.replaceAll('/', '\\')}'`;
  const copied = COPIED_KEY.exec(key)?.[1];
  if (copied !== undefined) return `must begin with the hive: write '${copied}'`;
  if (!/^(HKEY_LOCAL_MACHINE|HKLM):?(\\|$)/i.test(key)) {
    return "must begin with 'HKEY_LOCAL_MACHINE\\' or 'HKLM\\': no other hive is tracked (support matrix)";
  }
  if (/\\\.{1,2}(\\|$)/.test(key)) return "must not contain '.' or '..' as a segment";
  return !/^[^\\]+\\+[^\\]/.test(key) && 'must name a key below the hive: the hive itself is too general';
}

/** A key as the registry editor, its export and PowerShell show it. The editor's first word depends on the language. */
const COPIED_KEY = /^(?:\[|[^\\:]+\\|(?:[\w.]+\\)?Registry::)((?:HKEY_LOCAL_MACHINE|HKLM)\\[^\]]*)\]?$/i;

const BLANK = 'must not be empty or begin or end with a blank';

/** A tab or a line break in a path is a backslash that its quotes did not keep. */
function controlProblem(text: string): string | false {
  return (
    /\p{Cc}/u.test(text) &&
    'must not contain a tab, a line break or another control character: inside double quotes, double each backslash'
  );
}

/** What is not seen, or looks like a blank. Windows puts such a mark in front of a path that is copied from a dialog. */
function hiddenProblem(text: string): string | false {
  const [hidden] = /(?![\u200c\u200d])[\p{Cf}\u00a0]/u.exec(text) ?? [];
  if (hidden === undefined) return false;
  const code = hidden.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0');
  return `must not contain the invisible character U+${code}, which copied text may bring: type it anew`;
}

function doubledProblem(text: string): string | false {
  return /[^\\]\\\\/.test(text) && 'must not contain a doubled backslash: double it only inside double quotes';
}

/** Nothing expands a shell's variable, and an expression of Terraform comes as a token of the framework. */
function templateProblem(text: string): string | false {
  return text.includes('${') && "must not contain '${': variables of a shell are not expanded";
}

function wildcardProblem(path: string, separator: string): string | false {
  const end = path.replace(/[\\/]+$/, '');
  if (end.slice(0, end.lastIndexOf(separator) + 1).includes('*')) {
    return "may contain '*' in its last segment only (support matrix)";
  }
  if (path.includes('**')) return "must not contain '**': use '*' with recurse";
  return path !== end && end.includes('*') && `must not end with a separator behind '*': write '${end}'`;
}

/** A token of the framework: Terraform knows its value only later. */
export function isLater(text: string): boolean {
  return text.includes('${TfToken[');
}

function told(path: Path, given: string, problems: readonly (string | false)[]): Problem[] {
  return problems
    .filter((problem) => problem !== false)
    .map((problem) => ({ path, message: `${problem}, got ${shown(given)}` }));
}
