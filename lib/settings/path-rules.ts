import type { Path, Problem } from '../core/problems';
import { correctedText, type RuleGroup, ruleProblems, type TextRule } from '../core/text-rules';
import { KEYS_NAMED_WITH_SLASH } from '../facts/registry-keys';
import { SUPPORT_MATRIX } from '../facts/rule';

/*
 * Paths and registry keys that the service is documented to refuse or ignore. Within a group, the first broken rule is
 * reported. The patterns are valid in JavaScript and Terraform: see `TextRule`.
 */

/** Spaces as JavaScript defines them. Terraform knows only the first of them under that name. */
const SPACE = '[\\s\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]';

const TRIMMED: TextRule = {
  mustNot: new RegExp(`^$|^${SPACE}|${SPACE}$`),
  message: 'must not be empty or begin or end with a space',
};

/** A tab or a line break in a path comes from a backslash that the quotes did not keep. */
const NO_CONTROL: TextRule = {
  mustNot: /\p{Cc}/u,
  message:
    'must not contain a tab, a line break or another control character; a single backslash may have produced it: in TypeScript use String.raw or double each backslash, in YAML use single quotes',
};

/** Invisible characters, or ones like a space. Windows puts such a mark before a path copied from a dialog. */
const NO_HIDDEN: TextRule = {
  mustNot: /[\u00a0\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/,
  message: 'must not contain an invisible character, which copied text may include: type the text again',
};

/** Shell variables are not expanded, and an expression of Terraform is a token of the framework. */
const NO_SHELL_VARIABLE: TextRule = {
  mustNot: /\$\{/,
  message: "must not contain '${': variables of a shell are not expanded",
};

const SINGLE_BACKSLASHES: RuleGroup = [
  {
    mustNot: /[^\\]\\\\/,
    message: 'must have single backslashes: double them only in double quotes and in TypeScript',
  },
];

const NO_DOTS: TextRule = { mustNot: /[\\/]\.{1,2}([\\/]|$)/, message: "must not contain '.' or '..' as a segment" };

const BACKSLASHES = (text: string) => text.replaceAll('/', '\\');

const lostBackslashes = (example: string) =>
  `has lost its backslashes: in TypeScript write '${example.replaceAll('\\', '\\\\')}' or String.raw\`${example}\``;

/** Each pattern looks at a text once: a path may have any length. */
function wildcards(inFolder: RegExp): RuleGroup {
  return [
    { mustNot: inFolder, message: `may contain '*' only in its last segment (${SUPPORT_MATRIX})` },
    { mustNot: /\*\*/, message: "must not contain '**': use '*' with recurse" },
    {
      mustNot: /\*[^*\\/]*[\\/]+$/,
      message: "must not end with a separator behind '*'",
      instead: (path) => path.replace(/(?<![\\/])[\\/]+$/, ''),
    },
  ];
}

export const WINDOWS_PATH_RULES: readonly RuleGroup[] = [
  [
    NO_CONTROL,
    NO_HIDDEN,
    TRIMMED,
    { mustNot: /^\\\\[?.]\\/, message: "must begin with the drive, without '\\\\?\\' or '\\\\.\\' in front" },
    {
      mustNot: /^(\\\\|\/\/)/,
      isLimit: true,
      message: `must be on a local disk: network paths are not tracked (${SUPPORT_MATRIX})`,
    },
    {
      mustNot: /\$env:/i,
      message: "must name a variable as '%windir%' does: the form of PowerShell is not expanded",
    },
    {
      mustNot: /^([A-Za-z]:|%[^%\\/]+%)(\/|\\.*\/)/,
      message: 'must use backslashes',
      instead: BACKSLASHES,
    },
    { mustNot: /^\//, message: 'must be a Windows path: list Linux files under linux.files' },
    { mustNot: /^([A-Za-z]:|%[^%\\/]+%)[^\\/]+$/, message: lostBackslashes('C:\\Windows\\win.ini') },
    {
      must: /^([A-Za-z]:\\|%[^%\\]+%(\\|$))/,
      message: "must be absolute, such as 'C:\\Windows\\win.ini' or '%windir%\\win.ini'",
    },
    {
      mustNot: /^[A-Za-z]:\\[*.]*$|^%[^%]+%\\?$/,
      message: `must name a file or a folder: a whole disk or variable root is too general (${SUPPORT_MATRIX})`,
    },
    NO_DOTS,
    {
      mustNot: /[ .](\\|$)/,
      message: 'must not have a segment that ends with a space or a period: Windows does not keep them',
    },
    {
      mustNot: /..:/,
      message: 'must not contain a colon behind the drive: alternate streams are not tracked',
    },
  ],
  SINGLE_BACKSLASHES,
  [NO_SHELL_VARIABLE],
  [{ mustNot: /[<>"|?]/, message: 'must not contain any of <>"|?' }],
  [
    {
      mustNot: /\.exe[\\. ]*$/i,
      isLimit: true,
      message: `must not be an '.exe': the service does not support them (${SUPPORT_MATRIX})`,
    },
  ],
  [
    {
      mustNot: /(^|\\)sysnative(\\|$)/i,
      message: "must not go through SysNative, which 64-bit programs such as the agent do not have: write 'System32'",
    },
  ],
  wildcards(/^[^*]*\*[^\\]*\\.*[^\\/]/),
];

export const LINUX_PATH_RULES: readonly RuleGroup[] = [
  [
    NO_CONTROL,
    NO_HIDDEN,
    TRIMMED,
    {
      mustNot: /^\/\/|^[\w.-]{2,}:\//,
      isLimit: true,
      message: `must be on a local file system: network file systems are not tracked (${SUPPORT_MATRIX})`,
    },
    { mustNot: /^([A-Za-z]:|%[^%]+%)/, message: 'must be a Linux path: list Windows files under windows.files' },
    { must: /^\//, message: "must be absolute, such as '/etc/ssh/sshd_config'" },
    {
      mustNot: /^\/[*.]*$/,
      message: `must name a file or a directory: the root is too general (${SUPPORT_MATRIX})`,
    },
    {
      mustNot: /\/\//,
      message: "must not contain '//'",
      instead: (path) => path.replaceAll(/\/{2,}/g, '/'),
    },
    NO_DOTS,
  ],
  [NO_SHELL_VARIABLE],
  wildcards(/^[^*]*\*[^/]*\/.*[^\\/]/),
];

/** A key as the registry editor, its export and PowerShell show it. The editor's first word depends on the language. */
const COPIED_KEY = /^(?:\[|[^\\:]+\\|(?:[\w.]+\\)?Registry::)((?:HKEY_LOCAL_MACHINE|HKLM)\\[^\]]*)\]?$/i;

export const REGISTRY_KEY_RULES: readonly RuleGroup[] = [
  [
    NO_CONTROL,
    NO_HIDDEN,
    TRIMMED,
    { mustNot: /\//, except: KEYS_NAMED_WITH_SLASH, message: 'must use backslashes', instead: BACKSLASHES },
    {
      mustNot: COPIED_KEY,
      message: 'must begin with the hive',
      instead: (key) => key.replace(COPIED_KEY, '$1'),
    },
    {
      mustNot: /^(HKEY_LOCAL_MACHINE|HKLM)[^\\:]+$/i,
      message: lostBackslashes('HKLM\\SOFTWARE\\Contoso'),
    },
    {
      must: /^(HKEY_LOCAL_MACHINE|HKLM):?(\\|$)/i,
      isLimit: true,
      message: `must begin with 'HKEY_LOCAL_MACHINE\\' or 'HKLM\\': no other hive is tracked (${SUPPORT_MATRIX})`,
    },
    NO_DOTS,
    { must: /\\[^\\]/, message: 'must name a key below the hive: the hive itself is too general' },
  ],
  SINGLE_BACKSLASHES,
  [NO_SHELL_VARIABLE],
  [{ mustNot: /[*?]/, message: `must not contain a wildcard: list each key (${SUPPORT_MATRIX})` }],
  [
    {
      mustNot: /^[^\\]+\\+(SECURITY|SAM)(\\|$)/i,
      message: 'must not be below SECURITY or SAM: their values are secrets and would be sent to the workspace',
    },
  ],
];

/** Rules of the texts that entries watch, by the keys of the agent. */
const PLACE_RULES: Readonly<Record<string, readonly RuleGroup[]>> = {
  path: WINDOWS_PATH_RULES,
  destinationPath: LINUX_PATH_RULES,
  keyName: REGISTRY_KEY_RULES,
};

/** A path or a registry key under a key of the agent, in the form that its rules ask for if they suggest one. */
export function correctedPlace(key: string, text: string): string {
  const single = key === 'destinationPath' ? text : text.replaceAll(/([^\\])\\{2,}/g, '$1\\');
  return correctedText(single, PLACE_RULES[key] ?? []);
}

export function windowsPathProblems(path: Path, text: string): Problem[] {
  return ruleProblems(path, text, WINDOWS_PATH_RULES);
}

export function linuxPathProblems(path: Path, text: string): Problem[] {
  return ruleProblems(path, text, LINUX_PATH_RULES);
}

export function registryKeyProblems(path: Path, text: string): Problem[] {
  return ruleProblems(path, text, REGISTRY_KEY_RULES);
}
