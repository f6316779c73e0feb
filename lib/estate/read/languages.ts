/** Files that people have instead of JSON: the end of their name, what the text has, and how it becomes JSON. */
const LANGUAGES = [
  {
    name: /\.[cm]?[jt]sx?$/i,
    text: /^\s*(import\s.*\sfrom\s+['"]|const\s+\w+\s*=\s*require\()/m,
    reason: 'is source code, not JSON: synthesize the app and give its cdktf.out directory, or give a plan',
  },
  {
    name: /\.(tf|tofu|hcl)$/i,
    text: /^\s*(resource|data|module|variable|provider|locals|terraform|output)\s+("[^"\n]*"\s*)*\{/m,
    reason: "is Terraform in HCL, not JSON: run 'terraform show -json' on a plan or a state, or synthesize the app",
  },
  {
    name: /\.bicep(param)?$/i,
    text: /^\s*(targetScope\s*=|(resource|module)\s+\w+\s+'[^'\n]*'|param\s+\w+\s+\w+\s*(=|$)|using\s+')/m,
    reason: "is Bicep, not JSON: run 'bicep build --stdout <file>' and read its output",
  },
  {
    name: /\.csv$/i,
    text: /^"?[A-Za-z]\w*"?(,"?[A-Za-z]\w*"?)+\r?$/m,
    reason: "is CSV, not JSON: download JSON, or run the query with 'az graph query --output json'",
  },
  {
    name: /\.ya?ml$/i,
    text: /^(dataSources|properties|dataFlows):\s*$/m,
    reason: "is YAML, not JSON: run the command of Azure with '--output json'",
  },
] as const;

/** What a file is instead of JSON, by its name: the predicate of a sentence about it. */
export function notJsonByName(name: string): string | undefined {
  return LANGUAGES.find((one) => one.name.test(name))?.reason;
}

/** What a text is instead of JSON: the predicate of a sentence about it. */
export function notJsonByText(text: string): string | undefined {
  return LANGUAGES.find((one) => one.text.test(text))?.reason;
}
