import { FINDINGS, type Finding, type FindingId } from '../findings/catalogue';
import type { Review } from '../findings/estate-review';
import type { Severity } from '../findings/finding';
import { plain } from './escape';

const LEVELS: Readonly<Record<Severity, string>> = { blocking: 'error', attention: 'warning', information: 'note' };
const IDS = Object.keys(FINDINGS) as FindingId[];

/**
 * A review in SARIF 2.1.0, as code scanning takes it.
 * @param artifact the file that was reviewed, as a relative path, or the one that an address comes from
 */
export function formatSarif(
  { of, findings, ignored }: Review,
  artifact: string | ((address: string) => string),
): string {
  const uriOf = ({ address }: Finding) => uri(typeof artifact === 'string' ? artifact : artifact(address));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'change-tracking', rules: IDS.map(rule) } },
        columnKind: 'utf16CodeUnits',
        results: [
          ...findings.map((one) => result(one, of, uriOf(one))),
          ...ignored.map((one) => ({
            ...result(one, of, uriOf(one)),
            suppressions: [{ kind: 'external', status: 'accepted', justification: plain(one.reason) }],
          })),
        ],
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

/** A relative path as a URI. Code scanning shows no finding of an absolute one. */
function uri(path: string): string {
  const relative = path.replaceAll('\\', '/').replace(/^([A-Za-z]:)?\/+/, '');
  return encodeURI(relative).replaceAll('#', '%23').replaceAll('?', '%3F');
}

function rule(id: FindingId) {
  const { title, why, remedy, severity } = FINDINGS[id];
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: why },
    help: { text: `${why} ${remedy}` },
    defaultConfiguration: { level: LEVELS[severity] },
  };
}

function result({ id, severity, address, subject, was, becomes, why, todo }: Finding, of: Review['of'], uri: string) {
  const words = of === 'change' ? `${plain(was)} -> ${plain(becomes)}` : plain(becomes);
  return {
    ruleId: id,
    ruleIndex: IDS.indexOf(id),
    level: LEVELS[severity],
    // A bracket before a parenthesis would make a link.
    message: {
      text: `${plain(subject)}: ${words}. ${why} ${plain(todo)}`.replaceAll('](', '] ('),
    },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri }, region: { startLine: 1 } },
        logicalLocations: [{ fullyQualifiedName: plain(address), kind: 'resource' }],
      },
    ],
    partialFingerprints: { 'finding/v1': plain(`${id}@${address}#${subject}`) },
  };
}
