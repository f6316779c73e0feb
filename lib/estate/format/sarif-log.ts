/** What a SARIF log of this command holds besides its version and schema. */
export interface SarifRun {
  readonly rules: readonly object[];
  readonly results: readonly object[];
  /** How the command ran, if there is more to say than results. */
  readonly invocations?: readonly object[];
}

/** A log in SARIF 2.1.0. */
export function sarifLog({ rules, results, ...rest }: SarifRun): string {
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver: { name: 'change-tracking', rules } }, ...rest, columnKind: 'utf16CodeUnits', results }],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

/** A rule by its texts. */
export function sarifRule(id: string, { title, why, help }: Readonly<Record<'title' | 'why' | 'help', string>>) {
  return { id, shortDescription: { text: title }, fullDescription: { text: why }, help: { text: help } };
}

/** Where a resource is said to be: its address, in the first line of a file. */
export function sarifLocation(file: string, address: string) {
  return {
    physicalLocation: { artifactLocation: { uri: uri(file) }, region: { startLine: 1 } },
    logicalLocations: [{ fullyQualifiedName: address, kind: 'resource' }],
  };
}

/** A message. A bracket before a parenthesis would make a link. */
export function sarifMessage(text: string) {
  return { text: text.replaceAll('](', '] (') };
}

/** A relative path as a URI. Code scanning shows no finding of an absolute one. */
function uri(path: string): string {
  const relative = path.replaceAll('\\', '/').replace(/^([A-Za-z]:)?\/+/, '');
  return encodeURI(relative).replaceAll('#', '%23').replaceAll('?', '%3F');
}
