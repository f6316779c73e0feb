import { describeIf } from '../../support/skip';
import { type Applied, ofStack } from './applied';
import { Deployment, MISSING, type Stacks } from './deployment';
import type { Row, Rows } from './table';

/**
 * Deploys the rows of tables side by side, one version after the other, and expects of each what it says. All of them are
 * one deployment, which saves time while they are small.
 */
export function describeUpdates(tables: readonly Rows[]): void {
  const numbered = tables.map(({ of, rows }, table) => ({
    of,
    rows: rows.map((row, index) => ({ row, stack: `row${table}x${index}` })),
  }));

  describeIf(MISSING.length === 0, MISSING.join(' and '), 'updates', () => {
    let steps: Steps;
    beforeAll(() => {
      steps = deploy(numbered.flatMap(({ rows }) => rows).filter(({ row }) => isDeployable(row)));
    }, 900_000);

    describe.each(numbered)('of $of', ({ rows }) => {
      for (const { row, stack } of rows) {
        const test = row.fails === undefined ? it : it.failing;
        const title = row.fails === undefined ? row.title : `${row.title} (fails: ${row.fails})`;
        test(title, () => expectUpdate(row, stack, steps));
      }
    });
  });
}

/** Whether both versions can be synthesized. Why not is for the test of the row to say. */
function isDeployable({ before, after }: Row): boolean {
  try {
    before();
    after();
    return true;
  } catch {
    return false;
  }
}

interface Steps {
  readonly first: Applied;
  /** The second versions that are refused, together. */
  readonly refused: Applied;
  /** The second versions that are not. */
  readonly second: Applied;
  readonly again: Applied;
  /** What a plan to destroy everything says. */
  readonly keeps: Applied;
  readonly destroyed: Applied;
}

interface DeployedRow {
  readonly row: Row;
  readonly stack: string;
}

function deploy(rows: readonly DeployedRow[]): Steps {
  const versions = (which: 'before' | 'after', filter: (row: Row) => boolean = () => true): Stacks =>
    Object.fromEntries(rows.filter(({ row }) => filter(row)).map(({ row, stack }) => [stack, row[which]()]));
  const refused = (row: Row) => row.refused !== undefined;
  const none: Applied = { planned: [], done: [], errors: [] };
  const deployment = new Deployment();
  try {
    const first = deployment.apply(versions('before'));
    const anyRefused = rows.some(({ row }) => refused(row));
    const steps = {
      first,
      refused: anyRefused ? deployment.apply(versions('after', refused)) : none,
      second: deployment.apply({ ...versions('before', refused), ...versions('after', (row) => !refused(row)) }),
      again: deployment.plan(),
      keeps: rows.some(({ row }) => row.keeps) ? deployment.plan('-destroy') : none,
    };
    return { ...steps, destroyed: deployment.destroy(versions('before', ({ keeps }) => keeps === true)) };
  } finally {
    deployment.remove();
  }
}

function expectUpdate(
  { before, after, refused, leaves, keeps, destroys = [] }: Row,
  stack: string,
  steps: Steps,
): void {
  if (refused?.at === 'synth') {
    expect(after).toThrow(refused.saying);
    return;
  }
  expect(before).not.toThrow();
  expect(after).not.toThrow();
  const of = (applied: Applied) => ofStack(applied, stack);
  expect(of(steps.first).errors).toEqual([]);
  if (refused !== undefined) {
    expect(of(steps.refused).errors.join('\n')).toContain(refused.saying);
    expect(steps.refused.done).toEqual([]);
  }
  const { planned, errors } = of(steps.second);
  const destroyed = planned
    .filter(({ action, type }) => (action === 'replace' || action === 'delete') && type !== 'terraform_data')
    .map(({ type }) => type);
  expect({ errors, destroys: [...new Set(destroyed)].sort() }).toEqual({
    errors: [],
    destroys: [...destroys].sort(),
  });
  expect(of(steps.again).planned).toEqual([]);
  if (keeps === true) expect(of(steps.keeps).errors.join('\n')).toContain('cannot be destroyed');
  const { errors: left } = of(steps.destroyed);
  if (leaves !== true) expect(left).toEqual([]);
  else expect(left).toEqual([expect.stringMatching(/azurerm_resource_group\.\w+ delete failed/)]);
}
