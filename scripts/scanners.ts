import type { ContentStorageProps } from '../lib';
import { SCANNER_RULES, SCANNERS, type Scanner, type ScannerRule } from './scanner-rules';

/** Options of content storage that pass every rule which an option can pass. The ids are the reader's. */
export const SCANNER_PROFILE = {
  network: {
    access: 'privateEndpoint',
    subnetId:
      '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-network/providers/Microsoft.Network/virtualNetworks/vnet/subnets/endpoints',
  },
  trustedServices: true,
  replication: 'GZRS',
  infrastructureEncryption: true,
  customerManagedKey: {
    keyVaultResourceId:
      '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-keys/providers/Microsoft.KeyVault/vaults/kv-content',
    keyName: 'content',
  },
  lock: { kind: 'CanNotDelete' },
  preventDestroy: true,
} as const satisfies Partial<ContentStorageProps>;

const VERDICTS = { real: 'a risk', choice: 'a choice', false: 'no risk' } as const;

/** The file of each scanner in `examples/pipeline`, with the command that reads it. */
const FILES = {
  checkov: { file: '.checkov.yaml', command: 'checkov --config-file .checkov.yaml --directory cdktf.out/stacks' },
  trivy: { file: '.trivyignore', command: 'trivy config --ignorefile .trivyignore cdktf.out/stacks' },
  KICS: { file: 'kics.yaml', command: 'kics scan --config kics.yaml --path cdktf.out/stacks' },
  Terrascan: {
    file: 'terrascan.toml',
    command: 'terrascan scan --config-path terrascan.toml --iac-dir cdktf.out/stacks/<stack>',
  },
  tflint: { file: '.tflint.hcl', command: 'tflint --config "$PWD/.tflint.hcl" --chdir cdktf.out/stacks/<stack>' },
} as const satisfies Record<Scanner, { file: string; command: string }>;

/** All generated files about scanners by their path. */
export function scannerFiles(): Record<string, string> {
  const files = SCANNERS.map((scanner) => [`examples/pipeline/${FILES[scanner].file}`, configuration(scanner)]);
  return { 'docs/scanners.md': page(), ...Object.fromEntries(files) };
}

const rulesOf = (scanner: Scanner) => SCANNER_RULES.filter((rule) => rule.scanner === scanner);

/** A line for each rule; one that names a risk or a choice is a comment. */
function lines(scanner: Scanner, line: (id: string) => string): string {
  return rulesOf(scanner)
    .map((rule) => `${rule.verdict === 'false' ? '' : '# '}${line(rule.id)} # ${rule.title}: ${VERDICTS[rule.verdict]}`)
    .join('\n');
}

function configuration(scanner: Scanner): string {
  const head = `# Rules that name no risk are skipped; docs/scanners.md has the reasons. Remove a # to skip another.\n`;
  switch (scanner) {
    case 'checkov':
      return `${head}framework:\n  - terraform_json # ignores skips that are written in the files\nskip-check:\n${lines(scanner, (id) => `  - ${id}`).replaceAll(/^# {3}/gm, '  # ')}\n`;
    case 'trivy':
      return `${head}${rulesOf(scanner)
        .map(({ id, title, verdict }) => `# ${title}: ${VERDICTS[verdict]}\n${verdict === 'false' ? '' : '# '}${id}`)
        .join('\n')}\n`;
    case 'KICS':
      return `${head}type: Terraform\nexclude-queries:\n${lines(scanner, (id) => `  - ${id}`).replaceAll(/^# {3}/gm, '  # ')}\n`;
    case 'Terrascan':
      return `${head}[rules]\nskip-rules = [\n${lines(scanner, (id) => `  "${id}",`).replaceAll(/^# {3}/gm, '  # ')}\n]\n`;
    case 'tflint':
      return `${head}plugin "azurerm" {\n  enabled = true\n  version = "0.30.0"\n  source  = "github.com/terraform-linters/tflint-ruleset-azurerm"\n}\n\n${rulesOf(
        scanner,
      )
        .map(({ id, title, verdict }) => {
          const block = `rule "${id}" { # ${title}: ${VERDICTS[verdict]}\n  enabled = false\n}`;
          return verdict === 'false' ? block : block.replaceAll(/^/gm, '# ');
        })
        .join('\n')}\n`;
  }
}

function page(): string {
  return `# Scanners

Rules of checkov, trivy, KICS, Terrascan and tflint that fire on stacks of this library, each with the reason and the option that
satisfies it. A test compares the rules that fire on every example with this page. It uses conditions of its own: the scanners
cannot be installed where the tests run. *run* marks a rule that was seen in a run of the scanner on the examples, *source* one whose
condition was only read.

The files of [\`examples/pipeline\`](../examples/pipeline) skip the rules that name no risk. They were not run.

${SCANNERS.map(section).join('\n')}
## The strictest options

These options of \`ContentStorage\`, or of \`contentStorage\` of \`ChangeTracking\`, satisfy every rule above that an option of the
account satisfies. \`trustedServices\` only widens the access: leave it out if you can skip its rules, as the files above do.

\`\`\`ts
${constant(SCANNER_PROFILE)}
\`\`\`

The others remain: ${remaining()}.

## What no scanner sees

- **User Access Administrator and Contributor.** The identity of an assignment for virtual machines or scale sets gets both roles on
  the scope, because the member that attaches the agent identity names them. No rule above looks at role assignments except for names
  of guests. \`attachAgentIdentity: false\` grants neither ([roles](policy-reference.md#roles)).
- **Policy, data collection rules, workspaces and extensions.** These scanners have no rule for them. \`change-tracking check\` has
  ([findings](findings/README.md)).
`;
}

function section(scanner: Scanner): string {
  const { file, command } = FILES[scanner];
  const rows = rulesOf(scanner).map(row).join('\n');
  return `## ${scanner}\n\n\`${command}\`, with [\`${file}\`](../examples/pipeline/${file})\n\n| Rule | Wants | Names | Reason | Option | Known from | Examples |\n| --- | --- | --- | --- | --- | --- | --- |\n${rows}\n`;
}

function row({ id, title, verdict, reason, option = 'none', known, stacks }: ScannerRule): string {
  const examples = stacks.length === 0 ? 'none' : stacks.length > 15 ? 'all' : stacks.join(', ');
  return `| \`${id}\` | ${title} | ${VERDICTS[verdict]} | ${reason} | ${option} | ${known} | ${examples} |`;
}

function remaining(): string {
  return SCANNER_RULES.filter(({ option, stacks }) => option === undefined && stacks.includes('landing-zone'))
    .map(({ scanner, id }) => `${scanner} \`${id}\``)
    .join(', ');
}

function constant(value: object): string {
  return JSON.stringify(value, null, 2)
    .replaceAll(/^( *)"(\w+)":/gm, '$1$2:')
    .replaceAll('"', "'");
}
