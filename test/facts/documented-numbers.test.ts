import { join } from 'node:path';
import ts from 'typescript';
import { textOf } from '../../lib/core/problems';
import { ENTRY_FIELDS, type EntryField } from '../../lib/facts/agent-format';
import { LONGEST_TEXTS } from '../../lib/facts/azurerm';
import { EXTENSION_FEATURES, EXTENSION_FLOOR } from '../../lib/facts/extension';
import { type NameKind, nameProblems } from '../../lib/facts/names';
import { ADJUSTABLE_FREQUENCY_SEC, FILE_SIZES_MB, FREQUENCY_SEC, LIMITS } from '../../lib/facts/rule';
import { CONTENT_EXPIRY_DAYS, REPLICATIONS, SOFT_DELETE_DAYS } from '../../lib/facts/storage';
import {
  DEFAULT_WORKSPACE_SKU,
  RESERVATION_CAPACITIES_GB,
  SOFT_DELETED_WORKSPACE_DAYS,
  TABLE_RETENTION_DAYS,
  TOTAL_RETENTION_DAYS,
  WORKSPACE_RETENTION_DAYS,
  WORKSPACE_SKUS,
} from '../../lib/facts/workspace-limits';
import { defaultOf, type SettableField, settingsOf } from '../../lib/settings/entry-fields';

/** The doc comment of every member of an interface of a file, by `Interface.member`. */
function docsOf(file: string): ReadonlyMap<string, string> {
  const path = join(__dirname, '../../lib', file);
  const source = ts.createSourceFile(path, ts.sys.readFile(path) ?? '', ts.ScriptTarget.Latest, true);
  const docs = new Map<string, string>();
  source.forEachChild((node) => {
    if (!ts.isInterfaceDeclaration(node)) return;
    for (const member of node.members) {
      const [doc] = ts.getJSDocCommentsAndTags(member);
      docs.set(
        `${node.name.text}.${member.name?.getText(source)}`,
        (doc?.getText(source) ?? '').replace(/@source.*/g, ''),
      );
    }
  });
  return docs;
}

const { minimum, maximum } = TABLE_RETENTION_DAYS;

/** The numbers in what a name of a kind must be. */
function lengthsOf(kind: NameKind): number[] {
  const [problem] = nameProblems(['name'], kind, '');
  return problem === undefined ? [] : (textOf(problem).match(/\d+/g) ?? []).map(Number);
}

const { windows, linux } = FREQUENCY_SEC;
const { files: windowsFiles, services: windowsServices } = ADJUSTABLE_FREQUENCY_SEC.windows;
const SIZES = Object.values(FILE_SIZES_MB);

/** What the doc comments of props quote: every number and every upper-case word that stands in a table. */
const QUOTED: Readonly<Record<string, Readonly<Record<string, readonly (string | number)[]>>>> = {
  'constructs/workspace/workspace-props.ts': {
    'WorkspaceProps.name': [...lengthsOf('workspace'), SOFT_DELETED_WORKSPACE_DAYS],
    'WorkspaceProps.sku': [...WORKSPACE_SKUS, DEFAULT_WORKSPACE_SKU],
    'WorkspaceProps.reservationCapacityInGbPerDay': RESERVATION_CAPACITIES_GB,
    'WorkspaceProps.retentionInDays': Object.values(WORKSPACE_RETENTION_DAYS),
    'TableRetention.retentionInDays': [minimum, maximum],
    'TableRetention.totalRetentionInDays': [minimum, maximum, ...TOTAL_RETENTION_DAYS],
  },
  'constructs/interfaces/lock-props.ts': { 'ResourceLock.notes': [1, LONGEST_TEXTS.lockNotes] },
  'constructs/interfaces/role-assignments-props.ts': {
    'RoleAssignmentOptions.description': [1, LONGEST_TEXTS.roleDescription],
  },
  'constructs/content-storage/content-storage-props.ts': {
    'ContentStorageProps.name': lengthsOf('storageAccount'),
    'ContentStorageProps.contentRetentionDays': Object.values(CONTENT_EXPIRY_DAYS),
    'ContentStorageProps.softDeleteDays': Object.values(SOFT_DELETE_DAYS),
    'ContentStorageProps.replication': [...REPLICATIONS, REPLICATIONS[0]],
  },
  'constructs/extension-version/extension-version-pin-props.ts': {
    'ExtensionVersionPinProps.extensionVersion': [EXTENSION_FLOOR],
  },
  'constructs/extension-version/extension-version-audit-props.ts': {
    'ExtensionVersionAuditProps.minimumVersion': [EXTENSION_FLOOR],
  },
  'settings/types.ts': {
    'WindowsSettings.files': [LIMITS.files],
    'WindowsSettings.fileFrequencySec': [...Object.values(windowsFiles), windows.files],
    'WindowsSettings.registryKeys': [LIMITS.registryKeys],
    'WindowsSettings.software': [windows.software],
    'WindowsSettings.inventory': [windows.inventory],
    'WindowsServices.frequencySec': [...Object.values(windowsServices), windows.services],
    'WindowsFile.path': [EXTENSION_FEATURES.environmentVariables.since, 'System32'],
    'WindowsFile.uploadContent': SIZES,
    'RegistryKey.key': ['32-bit', 'Wow6432Node'],
    'LinuxSettings.files': [LIMITS.files, linux.files],
    'LinuxSettings.services': [linux.services],
    'LinuxSettings.software': [linux.software],
    'LinuxSettings.inventory': [linux.inventory],
    'LinuxFile.uploadContent': SIZES,
  },
  'constructs/machines/machines-props.ts': { 'MachinesOptions.extensionVersion': [EXTENSION_FLOOR] },
};

describe.each(Object.entries(QUOTED))('doc comments of %s', (file, members) => {
  const docs = docsOf(file);

  test.each(Object.entries(members))('%s quotes the facts, all of them and nothing else', (member, facts) => {
    const doc = docs.get(member) ?? '';
    const known: readonly string[] = facts.join(' ').match(/\d+/g) ?? [];
    expect((doc.match(/\d+/g) ?? []).filter((number) => !known.includes(number))).toEqual([]);
    expect(facts.filter((fact) => !new RegExp(`\\b${fact}\\b`).test(doc))).toEqual([]);
  });
});

describe('doc comments of settings', () => {
  const docs = docsOf('settings/types.ts');

  test('every member whose comment has a number is compared with the facts', () => {
    const hasNumber = (doc: string) => /\d/.test(doc.replace('@minLength 1\n', ''));
    const withNumbers = [...docs].filter(([, doc]) => hasNumber(doc)).map(([member]) => member);
    expect(withNumbers).toEqual(Object.keys(QUOTED['settings/types.ts'] ?? {}));
  });

  test('@minimum, @maximum and @default of a frequency are those of the facts', () => {
    const tag = (member: string, name: string) => new RegExp(`@${name} (\\d+)`).exec(docs.get(member) ?? '')?.[1];
    expect(Number(tag('WindowsServices.frequencySec', 'minimum'))).toBe(windowsServices.minimum);
    expect(Number(tag('WindowsServices.frequencySec', 'maximum'))).toBe(windowsServices.maximum);
    expect(Number(tag('WindowsServices.frequencySec', 'default'))).toBe(windows.services);
    expect(Number(tag('WindowsSettings.fileFrequencySec', 'default'))).toBe(windows.files);
  });

  test.each([
    ['WindowsFile', ENTRY_FIELDS.windowsFile],
    ['LinuxFile', ENTRY_FIELDS.linuxFile],
    ['RegistryKey', ENTRY_FIELDS.registryKey],
  ] as const)('%s has the settings and the defaults of the table', (name, fields) => {
    const own = [...docs].filter(([member]) => member.startsWith(`${name}.`));
    const documented = own.map(([member, doc]) => [member.split('.')[1], /@default (?!-)(.*)/.exec(doc)?.[1]]);
    const ofTable = settingsOf(fields).map((setting) => {
      const field: SettableField | undefined = Object.entries<EntryField>(fields)
        .map(([key, one]) => (one.kind !== 'fixed' && (one.setting ?? key) === setting ? one : undefined))
        .find((one) => one !== undefined);
      // An empty text and a default that differs for one preset are documented in words.
      const isInWords = (docs.get(`${name}.${setting}`) ?? '').includes('@default -');
      const standard = field && defaultOf(field);
      return [setting, standard === undefined || isInWords ? undefined : String(standard)];
    });
    expect(new Map(documented as [string, unknown][])).toEqual(new Map(ofTable as [string, unknown][]));
  });
});
