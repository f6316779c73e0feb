import { join } from 'node:path';
import ts from 'typescript';
import { CONTENT_EXPIRY_DAYS, REPLICATIONS, SOFT_DELETE_DAYS } from '../../lib/facts/storage';
import {
  DEFAULT_WORKSPACE_SKU,
  RESERVATION_CAPACITIES_GB,
  TABLE_RETENTION_DAYS,
  TOTAL_RETENTION_DAYS,
  WORKSPACE_RETENTION_DAYS,
  WORKSPACE_SKUS,
} from '../../lib/facts/workspace';

/** The doc comment of every member of an interface of a file, by `Interface.member`. */
function docsOf(file: string): ReadonlyMap<string, string> {
  const path = join(__dirname, '../../lib/constructs', file);
  const source = ts.createSourceFile(path, ts.sys.readFile(path) ?? '', ts.ScriptTarget.Latest, true);
  const docs = new Map<string, string>();
  source.forEachChild((node) => {
    if (!ts.isInterfaceDeclaration(node)) return;
    for (const member of node.members) {
      const [doc] = ts.getJSDocCommentsAndTags(member);
      docs.set(`${node.name.text}.${member.name?.getText(source)}`, doc?.getText(source) ?? '');
    }
  });
  return docs;
}

const { minimum, maximum } = TABLE_RETENTION_DAYS;

/** What the doc comments of props quote: every number and every upper-case word that stands in a table. */
const QUOTED: Readonly<Record<string, Readonly<Record<string, readonly (string | number)[]>>>> = {
  'workspace/workspace-props.ts': {
    'WorkspaceProps.sku': [...WORKSPACE_SKUS, DEFAULT_WORKSPACE_SKU],
    'WorkspaceProps.reservationCapacityInGbPerDay': RESERVATION_CAPACITIES_GB,
    'WorkspaceProps.retentionInDays': Object.values(WORKSPACE_RETENTION_DAYS),
    'TableRetention.retentionInDays': [minimum, maximum],
    'TableRetention.totalRetentionInDays': [minimum, maximum, ...TOTAL_RETENTION_DAYS],
  },
  'content-storage/content-storage-props.ts': {
    'ContentStorageProps.contentRetentionDays': Object.values(CONTENT_EXPIRY_DAYS),
    'ContentStorageProps.softDeleteDays': Object.values(SOFT_DELETE_DAYS),
    'ContentStorageProps.replication': [...REPLICATIONS, REPLICATIONS[0]],
  },
};

describe.each(Object.entries(QUOTED))('doc comments of %s', (file, members) => {
  const docs = docsOf(file);

  test.each(Object.entries(members))('%s quotes the facts, all of them and nothing else', (member, facts) => {
    const doc = docs.get(member) ?? '';
    const quoted = doc.match(/\d+/g)?.map(Number) ?? [];
    const numbers = facts.filter((fact) => typeof fact === 'number');
    expect(quoted.filter((number) => !numbers.includes(number) && !facts.join(' ').includes(String(number)))).toEqual(
      [],
    );
    expect(facts.filter((fact) => !new RegExp(`\\b${fact}\\b`).test(doc))).toEqual([]);
  });
});
