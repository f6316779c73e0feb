/** What `--help` prints. */
export const USAGE = `Usage: change-tracking review <input...> [options]
       change-tracking check <input...> [options]
       change-tracking describe <input...> [--format text|json]

review    what a change means for Azure Change Tracking: what machines will and will not report after it
check     what is wrong with Azure Change Tracking as it is, or as a plan leaves it
describe  what machines report

An input is a plan or a state from 'terraform show -json', a state file, a cdktf.out directory, a cdk.tf.json or other
Terraform configuration in JSON, a directory of it, or - for standard input.

Options of review and check:
  --base <input>               configuration to compare with, such as that of the main branch (review only)
  --format <format>            text (default), markdown, json, sarif or html
  --fail-on <severity>         blocking (default), attention, information or none
  --ignore <id>@<address>      a finding to live with, followed by
  --reason <text>              why

Other options:
  --version                    the version of this command
  --help                       this text

Exit code: 0 nothing at or above --fail-on, 1 findings, 2 unusable input or arguments.
`;
