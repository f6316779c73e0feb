/** What `--help` prints. */
export const USAGE = `Usage: change-tracking review <input...> [options]
       change-tracking check <input...> [options]
       change-tracking describe <input...> [--format text|json] [--machines <counts>]
       change-tracking watches <path-or-key> (--settings <file> | <input...>) [--format text|json]
       change-tracking adopt <input...> [--out <folder>] [options]
       change-tracking queries [--format az|powershell|portal] [--out <folder>]

review    which data machines report after a change, and which they no longer report
check     what is wrong with Azure Change Tracking now, or after a plan is applied; of a folder that 'queries' exported:
          which machines report nothing, and why
describe  what machines report, who is notified of changes, and what it costs
watches   whether machines watch a file or a registry key, and by which entry
adopt     what exists as a settings file and an app with imports; without --out it only says what that changes
queries   queries, and a script that runs them, that export what check needs to find machines that report nothing

An input is a plan or a state from 'terraform show -json', a state file, a cdktf.out directory, a cdk.tf.json or other
Terraform configuration in JSON, resources of Azure in JSON as az, PowerShell, Resource Graph or the REST API print them,
an ARM template (exported, or compiled from Bicep), a directory of these, or - for standard input.

Options of review and check:
  --base <input>               configuration to compare with, such as that of the main branch (review only)
  --format <format>            text (default), markdown, json, sarif or html; csv too, of a folder that 'queries' exported
  --title <text>               title of the page of --format html, such as the name of an environment
  --commit <id>                commit that the page names
  --against <input>            code to compare an exported estate with: a cdktf.out directory, a plan or a state; may be
                               repeated (check of a folder of queries only)
  --fail-on <severity>         blocking (default), attention, information or none
  --ignore <id>@<address>      a finding to ignore, followed by
  --reason <text>              why

Options of watches:
  --settings <file>            settings in YAML or JSON, such as those of ChangeTrackingSettings.fromFile; may be repeated

Options of adopt:
  --out <folder>               where to write; files that exist are kept
  --into <app|settings>        a whole app (default), or the settings file alone
  --rule <id-or-name>          the rule, if the input has several
  --same-state                 the app continues the state that is the input: resources move instead of being imported
  --framework <cdktf|cdktn>    of the app (that of this package)
  --force                      overwrite files that exist
  Data sources of the former agent, as the REST API of a workspace lists them, give a settings file.

Options of queries:
  --format <tool>              az (default) and powershell write a script too; portal, the steps to follow there
  --out <folder>               where to write; files that exist are kept. Without it, the queries are printed
  --force                      overwrite files that exist

Options of describe:
  --machines <counts>          estimate the volume of machines, such as windows=40,linux=100
  --price-per-gb <price>       of ingestion, in any currency; without it no costs are estimated
  --free-gb-per-month <GB>     what is free of it (0)
  --retention-price <price>    of a GB that is kept for a month after the first 31 days (0)
  --long-term-price <price>    of a GB that is kept for a month in long-term retention (0)
  --megabytes-per-machine <MB> that one machine sends in a month (40)

Other options:
  --version                    the version of this command
  --help                       this text

Exit code: 0 nothing at or above --fail-on, 1 findings, 2 unusable input or arguments; of adopt and queries 0 or 2.
Of watches: 0 watched, 1 not watched, 2 unusable input or arguments, 3 cannot be known.
`;
