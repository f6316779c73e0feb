import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { main } from '../lib/cli';

/** What the command prints. */
function output(...args: string[]): string {
  let text = '';
  const stdout = { write: (part: string) => (text += part) };
  main(args, { stdout, stderr: stdout, env: {} });
  return text;
}

describe.each(['docs/review.md', 'docs/monitoring.md'])('%s', (file) => {
  test('shows the output of the command, or the parts of it between lines of three dots', () => {
    const page = readFileSync(file, 'utf8');
    const shown = [...page.matchAll(/<!-- change-tracking (.+?) -->\n```text\n(.*?)```/gs)];
    expect(shown.length).toBeGreaterThan(0);
    for (const [, command = '', text = ''] of shown) {
      const printed = output(...command.split(' '));
      const parts = text.split(/^\.\.\.\n/m).filter((part) => part !== '');
      if (parts.length === 1 && !text.startsWith('...')) expect(text).toBe(printed);
      for (const part of parts) expect(printed).toContain(part);
    }
  });
});

const SCRIPT_KEYS = ['run', 'bash', 'script', 'before_script', 'inlineScript'];

describe.each(['github-actions', 'azure-pipelines', 'gitlab-ci'])('the pipeline for %s', (name) => {
  const text = readFileSync(`examples/pipeline/${name}.yml`, 'utf8');
  const scripts = scriptsOf(parse(text));

  test('has scripts that bash can read', () => {
    expect(scripts.length).toBeGreaterThan(3);
    for (const script of scripts) execFileSync('bash', ['-n'], { input: script });
  });

  test('gives the command only options that it accepts', () => {
    const usage = output('--help');
    const options = [...text.matchAll(/^ +review .*$/gm)].flatMap(([line]) => line.match(/--[\w-]+( \w+)?/g) ?? []);
    expect(options.length).toBeGreaterThan(3);
    for (const option of options) {
      const [flag = '', value = ''] = option.split(' ');
      expect(usage).toMatch(new RegExp(`${flag} .*\\b${value}\\b`));
    }
  });

  test('puts no text of a pull request into a script', () => {
    expect(scripts.length).toBeGreaterThan(3);
    for (const script of scripts)
      expect(script).not.toMatch(/\$\{\{|\$\((System\.PullRequest|Build\.SourceVersionMessage)/);
  });
});

/** Everything of a pipeline that a shell runs. */
function scriptsOf(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    SCRIPT_KEYS.includes(key) ? [value].flat().filter((part) => typeof part === 'string') : scriptsOf(value),
  );
}
