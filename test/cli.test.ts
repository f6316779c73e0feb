import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from '../lib/cli';
import manifest from '../package.json';
import { file, linux, plan, rule } from './estate/support';
import { azureRule } from './support/exported-forms';

const RULE = 'azurerm_monitor_data_collection_rule.ct';
const folder = mkdtempSync(join(tmpdir(), 'cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the command in a folder of its own and returns what it says. */
function run(args: readonly string[], { isTTY = false, env = {} as Record<string, string> } = {}) {
  let [out, err] = ['', ''];
  const stdout = { isTTY, write: (text: string) => (out += text) };
  const code = main(args, { stdout, stderr: { write: (text: string) => (err += text) }, env });
  return { code, out, err: err.replaceAll(`${folder}/`, '') };
}

function write(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' || content instanceof Buffer ? content : JSON.stringify(content));
  return path;
}

const both = linux(file('/etc/hosts'), file('/etc/motd'));
const narrower = plan({ address: RULE, before: rule(both), after: rule(linux(file('/etc/hosts'))) });
const configuration = (settings: unknown) => ({
  resource: { azurerm_monitor_data_collection_rule: { ct: rule(settings) } },
});

test('SARIF names the file of each finding, relative to where the command runs', () => {
  const [a, b] = ['a.json', 'b.json'].map((name) => write(name, narrower));
  const { out } = run(['review', a ?? '', b ?? '', '--format', 'sarif']);
  const { runs } = JSON.parse(out) as {
    runs: { results: { locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }[] }[];
  };
  const uris = runs[0]?.results.map(({ locations }) => locations[0]?.physicalLocation.artifactLocation.uri);
  expect([...new Set(uris)].sort()).toEqual(['a.json', 'b.json']);
});

test('SARIF names the file of a resource of Azure, which is called by its id', () => {
  const settings = { 'ChangeTracking-Linux': { enableFiles: true, fileSettings: {} } };
  const rule = azureRule(settings);
  const other = { ...rule, id: `${rule.id}-b`, name: 'b' };
  const [a, b] = [write('export-a.json', rule), write('export-b.json', other)];
  const { out } = run(['check', a, b, '--format', 'sarif']);
  const { runs } = JSON.parse(out) as {
    runs: {
      results: {
        locations: {
          physicalLocation: { artifactLocation: { uri: string } };
          logicalLocations: { fullyQualifiedName: string }[];
        }[];
      }[];
    }[];
  };
  const places = runs[0]?.results.flatMap(({ locations }) =>
    locations.map(({ physicalLocation, logicalLocations }) => [
      logicalLocations[0]?.fullyQualifiedName,
      physicalLocation.artifactLocation.uri,
    ]),
  );
  expect(places).toContainEqual([rule.id, 'export-a.json']);
  expect(places).toContainEqual([other.id, 'export-b.json']);
});

describe('review', () => {
  const path = write('plan.json', narrower);

  test('exits with 1 if something blocks, and with 0 if --fail-on allows it', () => {
    expect(run(['review', path]).code).toBe(1);
    expect(run(['review', path, '--fail-on', 'none']).code).toBe(0);
    expect(run(['review', write('empty.json', plan())])).toEqual({
      code: 0,
      out: 'Change tracking review: nothing of change tracking in this input\n',
      err: '',
    });
  });

  test('accepts exceptions with their reasons', () => {
    const ignore = ['--ignore', `item-removed@${RULE}`, '--reason', 'moved to the image'];
    const { code, out } = run(['review', path, ...ignore]);
    expect(code).toBe(0);
    expect(out).toContain(`  item-removed@${RULE}: moved to the image\n`);
  });

  test('compares synthesized apps stack by stack', () => {
    for (const [app, settings] of [
      ['main', both],
      ['head', linux(file('/etc/hosts'))],
    ] as const) {
      mkdirSync(join(folder, app, 'stacks', 'ct'), { recursive: true });
      write(`${app}/manifest.json`, { stacks: { ct: { synthesizedStackPath: 'stacks/ct/cdk.tf.json' } } });
      write(`${app}/stacks/ct/cdk.tf.json`, configuration(settings));
    }
    const { code, out } = run(['review', join(folder, 'head'), '--base', join(folder, 'main')]);
    expect(code).toBe(1);
    expect(out).toContain('Linux file /etc/motd: watched -> not in the rule');
  });

  test('reads a directory of Terraform in JSON as one configuration', () => {
    mkdirSync(join(folder, 'module'), { recursive: true });
    write('module/a.tf.json', configuration(both));
    write('module/b.tf.json', { locals: { a: 1 } });
    expect(run(['review', join(folder, 'module')]).out).toContain('watched: /etc/hosts, /etc/motd');
  });

  test('reads the encoding that PowerShell redirects in', () => {
    const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(JSON.stringify(narrower), 'utf16le')]);
    expect(run(['review', write('utf16.json', bytes)]).code).toBe(1);
  });

  test('overlooks no stack, whatever it is called', () => {
    mkdirSync(join(folder, 'proto'), { recursive: true });
    write('proto/stack.json', narrower);
    write('proto/manifest.json', '{"stacks":{"__proto__":{"synthesizedStackPath":"stack.json"}}}');
    expect(run(['review', join(folder, 'proto')]).code).toBe(1);
  });

  test('reads UTF-16 of either order', () => {
    const bytes = Buffer.from(`\ufeff${JSON.stringify(narrower)}`, 'utf16le').swap16();
    expect(run(['review', write('utf16be.json', bytes)]).code).toBe(1);
  });

  test('names the files of a directory that it does not read', () => {
    mkdirSync(join(folder, 'mixed'), { recursive: true });
    write('mixed/a.tf.json', configuration(both));
    write('mixed/main.tf', '');
    expect(run(['review', join(folder, 'mixed')]).out).toContain(
      '    main.tf\n      content: not known -> is not JSON and so not read: review a plan to see it\n',
    );
  });

  test('has colours on a terminal only, and never with NO_COLOR', () => {
    expect(run(['review', path], { isTTY: true }).out).toContain('\u001b[');
    expect(run(['review', path], { isTTY: true, env: { NO_COLOR: '1' } }).out).not.toContain('\u001b[');
    expect(run(['review', path]).out).not.toContain('\u001b[');
  });

  test.each([
    ['markdown', '## Change tracking review'],
    ['json', '{\n  "version": 1,'],
    ['sarif', '"version": "2.1.0"'],
    ['html', '<!doctype html>'],
  ])('writes %s', (format, start) => {
    expect(run(['review', path, '--format', format]).out).toContain(start);
  });
});

describe('check', () => {
  const wrong = configuration(linux(file('etc/hosts')));

  test('reports the faults of an estate, and exits with 1 if one blocks', () => {
    const { code, out } = run(['check', write('wrong.tf.json', wrong)]);
    expect(code).toBe(1);
    expect(out).toContain(
      "      Linux file etc/hosts: must be absolute, such as '/etc/ssh/sshd_config', got 'etc/hosts'\n",
    );
    expect(out).toMatch(/^Change tracking check: 1 blocking/);
  });

  test('reports the faults that remain after a plan', () => {
    const settings = linux(file('etc/hosts'));
    const unchanged = plan({ address: RULE, before: rule(settings), after: rule(settings) });
    expect(run(['check', write('unchanged.json', unchanged)]).out).toContain('[item-unsupported]');
    expect(run(['review', write('unchanged.json', unchanged)]).out).toBe(
      'Change tracking review: nothing changes what machines report\n',
    );
  });

  test('reports that nothing is wrong, or that the input has nothing of change tracking', () => {
    expect(run(['check', write('well.tf.json', configuration(both))]).out).toBe(
      'Change tracking check: nothing is wrong\n',
    );
    const other = { resource: { azurerm_subnet: { a: {}, b: {} } } };
    expect(run(['check', write('other.tf.json', other)]).out).toBe(
      'Change tracking check: nothing of change tracking in this input; 2 resources of kinds that are not read: azurerm_subnet\n',
    );
  });

  test('accepts exceptions with their reasons, and every format', () => {
    const path = write('wrong.tf.json', wrong);
    const ignore = ['--ignore', `item-unsupported@${RULE}`, '--reason', 'mounted there'];
    expect(run(['check', path, ...ignore]).code).toBe(0);
    expect(run(['check', path, '--format', 'markdown']).out).toContain('| Resource | What | Is |\n|---|---|---|\n');
    expect(run(['check', path, '--format', 'html']).out).toContain('<h1>Change tracking check</h1>');
    const [{ results }] = JSON.parse(run(['check', path, '--format', 'sarif']).out).runs;
    expect(results[0].message.text).toMatch(/^Linux file etc\/hosts: must be absolute/);
  });
});

test('--version prints the version of the package', () => {
  expect(run(['--version'])).toEqual({ code: 0, out: `${manifest.version}\n`, err: '' });
});

describe('watches', () => {
  const settings = write(
    'settings.yaml',
    'linux:\n  files:\n    - path: /etc/hosts\n    - path: /etc/ssh\n      pathType: Folder\n',
  );
  const watches = (path: string, ...more: string[]) => run(['watches', path, ...more]);

  test.each([
    ['/etc/hosts', 0, 'watched'],
    ['/etc/motd', 1, 'not watched'],
    ['/etc/ssh/sshd_config', 3, 'cannot be known'],
  ])('answers for %s with the exit code %s', (path, code, answer) => {
    const result = watches(path, '--settings', settings);
    expect(result.code).toBe(code);
    expect(result.out).toContain(`Linux file ${path}: ${answer}\n`);
  });

  test('answers for what a plan leaves behind, also as JSON', () => {
    const input = write('watches.json', narrower);
    expect(watches('/etc/hosts', input).code).toBe(0);
    expect(watches('/etc/motd', input).code).toBe(1);
    expect(JSON.parse(watches('/etc/motd', input, '--format', 'json').out)).toMatchObject({
      version: 1,
      answer: 'not watched',
      rules: [{ rule: RULE }],
    });
  });

  const broken = write('broken.yaml', 'linux:\n  files:\n    - path: etc\n    - path: hosts\n');
  test.each([
    [['watches'], 'watches needs a path; see --help'],
    [['watches', '/etc/hosts'], 'watches needs --settings or an input; see --help'],
    [
      ['watches', '/etc/hosts', 'plan.json', '--settings', settings],
      'watches needs either --settings or inputs, got both',
    ],
    [
      ['watches', 'hosts', '--settings', settings],
      "the path to look for must be absolute, such as '/etc/ssh/sshd_config'",
    ],
    [['watches', '/etc/hosts', '--settings', settings, '--format', 'html'], '--format must be one of text, json'],
    [['check', 'plan.json', '--settings', settings], '--settings is an option of watches only'],
    [
      ['watches', '/etc/hosts', '--settings', broken],
      "[broken.yaml:3:7] linux.files[0].path must be absolute, such as '/etc/ssh/sshd_config', got 'etc' (and 1 more)",
    ],
    [['watches', '/etc/hosts', '--settings', 'absent.yaml'], 'absent.yaml'],
  ])('%j is refused', (args, reason) => {
    const { code, out, err } = run(args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(reason);
    expect(err).not.toContain('this is a bug');
  });
});

describe('a page', () => {
  const page = ['--format', 'html', '--fail-on', 'none', '--title', '<prod>', '--commit', '4fe2a1c'];

  test('is called what is given, and names its plan and commit', () => {
    const path = write('plan.json', narrower);
    const { out } = run(['review', path, ...page]);
    expect(out).toContain('<title>Change tracking review: &#60;prod&#62;: ');
    expect(out).toContain(
      '<h1>Change tracking review: &#60;prod&#62;</h1>\n<p class="source">plan plan.json · commit <code>4fe2a1c</code></p>',
    );
  });

  test('names the inputs of a check by stack and file', () => {
    const inputs = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => write(`${name}.tf.json`, configuration(both)));
    const { out } = run(['check', ...inputs, ...page]);
    expect(out).toContain(' · configuration e.tf.json · and 1 more · commit <code>');
  });
});

describe('describe', () => {
  test('describes the estate after a plan', () => {
    const { code, out } = run(['describe', write('plan.json', narrower)]);
    expect(code).toBe(0);
    expect(out).toContain('Linux   file  /etc/hosts  no             -\n');
    expect(out).not.toContain('/etc/motd');
  });

  test('names the stack if there are several inputs', () => {
    const inputs = [write('one.tf.json', configuration(both)), write('two.tf.json', configuration(linux()))];
    expect(run(['describe', ...inputs]).out).toContain(`${inputs[1]}\n\nKinds of data\n`);
    expect(JSON.parse(run(['describe', ...inputs, '--format', 'json']).out).version).toBe(1);
  });

  test('estimates the volume of machines that are given', () => {
    const input = write('a.json', configuration(both));
    const args = ['describe', input, '--machines', 'windows=5,linux=100', '--price-per-gb', '2.5'];
    expect(run(args).out).toMatch(/^ {2}100 {7}4\.00 GB {2}10\.00 /m);
    const { volume } = JSON.parse(run([...args, '--free-gb-per-month', '1', '--format', 'json']).out) as {
      volume: { gigabytes: number; costs: { ingestion: number } };
    };
    expect(volume).toMatchObject({ gigabytes: 4, costs: { ingestion: 7.5 } });
  });
});

describe('an unusable run ends in 2 with one line', () => {
  const path = write('plan.json', narrower);
  const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
  test.each([
    [[], "expected one of 'review', 'check', 'describe', 'watches', 'adopt', 'queries'; see --help"],
    [['review'], 'review needs an input; see --help'],
    [['check', path, '--base', path], '--base is an option of review only: check reads one input'],
    [['review', '/no/such/file'], '/no/such/file does not exist or cannot be read'],
    [['review', path, '--bse', 'x'], "--bse is not an option; did you mean '--base'?; see --help"],
    [['review', path, '-v'], '-v is not an option; see --help'],
    [['review', path, '--format'], '--format needs a value; see --help'],
    [['review', '--base', '--format', 'text'], '--base needs a value, got the option --format; see --help'],
    [['adopt', path, '--force=yes'], '--force takes no value; see --help'],
    [['review', path, '--title', 'prod'], '--title is an option of --format html only'],
    [['check', path, '--format', 'html', '--commit', ''], '--commit must not be empty'],
    [['review', path, '--format', 'pdf'], "--format must be one of text, markdown, json, sarif, html, got 'pdf'"],
    [
      ['review', path, '--fail-on', 'all'],
      "--fail-on must be one of blocking, attention, information, none, got 'all'",
    ],
    [
      ['describe', path, '--machines', 'win=4'],
      "--machines must be a list such as windows=40,linux=100 of windows and linux, got 'win=4'",
    ],
    [['describe', path, '--machines', 'linux=-4'], "--machines must have whole numbers, got 'linux=-4'"],
    [
      ['describe', path, '--price-per-gb', '2'],
      '--price-per-gb needs --machines, such as --machines windows=40,linux=100',
    ],
    [
      ['describe', path, '--machines', 'linux=4', '--price-per-gb', 'two'],
      "--price-per-gb must be a number from 0, got 'two'",
    ],
    [['check', path, '--machines', 'linux=4'], '--machines is an option of describe only, which estimates the volume'],
    [['describe', path, '--format', 'html'], "--format must be one of text, json, got 'html'"],
    [['review', path, '--ignore', 'item-removed'], "--ignore must be <id>@<address>, got 'item-removed'"],
    [
      ['review', path, '--ignore', 'item-remove@x', '--reason', 'y'],
      "--ignore has no finding 'item-remove'; did you mean 'item-removed'?",
    ],
    [['review', path, '--ignore', 'item-removed@x'], '--ignore item-removed@x must come with a --reason'],
    [['review', path, '--reason', 'y'], '--reason must follow the --ignore it explains'],
    [['review', write('broken.json', '{"secret": hunter2}')], 'broken.json is not JSON'],
    [['review', path, path], "two inputs are called '"],
    [['review', write('nothing.json', '\n')], 'nothing.json is empty'],
    [
      ['review', write('saved.tfplan', 'PK\u0003\u0004')],
      "is not JSON but a plan as Terraform saves it: run 'terraform show",
    ],
    [
      ['review', write('plan.json.gz', Buffer.from([0x1f, 0x8b, 8, 0]))],
      'plan.json.gz is not JSON but compressed: unpack',
    ],
    [['review', write('log.json', '{"@level":"info"}\n{"@level":"info"}\n')], 'log.json is the log of a run: run '],
    [
      ['review', write('noise.json', 'Warning: x\n\n{"format_version":"1.2"}\n')],
      "noise.json has other text before the JSON: write only the output of the command, such as 'terraform show -json', to the file",
    ],
    [
      ['review', write('list.json', '[1]')],
      'neither a plan, a state, Terraform configuration in JSON nor an export of Azure: it is a list without a resource',
    ],
    [
      ['review', write('deep.json', `{"resource":{"azurerm_role_assignment":{"a":{"scope":${deep}}}}}`)],
      'is nested more than 100 levels deep',
    ],
    [
      ['review', write('mask.json', JSON.stringify(narrower).replace('"after_unknown":{}', `"after_unknown":${deep}`))],
      'is nested more than 100 levels deep',
    ],
    [
      ['review', write('manifest.json', { stacks: { a: { synthesizedStackPath: '../../x' } } })],
      "the file of stack 'a' is outside",
    ],
  ])('%j', (args, reason) => {
    const { code, out, err } = run(args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^change-tracking: [^\n]*\n$/);
    expect(err).toContain(reason);
    expect(err).not.toContain('hunter2');
  });
});
