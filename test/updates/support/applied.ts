import { dirname } from 'node:path';

/** A change of one resource, as Terraform plans or makes it. */
export interface ResourceChange {
  readonly address: string;
  readonly type: string;
  readonly action: string;
}

/** What Terraform said while it planned and applied. */
export interface Applied {
  readonly planned: readonly ResourceChange[];
  /** What was really done, in order. A replacement is a deletion and a creation. */
  readonly done: readonly ResourceChange[];
  readonly errors: readonly string[];
}

/** A line of what Terraform prints with `-json`. */
interface Line {
  readonly type: string;
  readonly change?: Change;
  readonly hook?: Change;
  readonly diagnostic?: {
    readonly severity: string;
    readonly summary: string;
    readonly detail: string;
    readonly address?: string;
    readonly range?: { readonly filename: string };
  };
}

interface Change {
  readonly resource: { readonly addr: string; readonly resource_type: string };
  readonly action: string;
}

/** Reads the lines of `terraform plan -json` and `terraform apply -json`. */
export function appliedFrom(output: string): Applied {
  const lines = output
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Line);
  const changes = (type: string, part: 'change' | 'hook') =>
    lines.flatMap((line) => (line.type === type && line[part] ? [resourceChange(line[part])] : []));
  return {
    planned: changes('planned_change', 'change').filter(({ action }) => action !== 'read'),
    done: changes('apply_complete', 'hook').filter(({ action }) => action !== 'read'),
    errors: [
      ...lines.flatMap(({ diagnostic }) =>
        diagnostic?.severity === 'error'
          ? [`${place(diagnostic)} ${diagnostic.summary} ${diagnostic.detail}`.trim()]
          : [],
      ),
      // The error of a deletion does not say which resource it is about.
      ...changes('apply_errored', 'hook').map(({ address, action }) => `${address} ${action} failed`),
    ],
  };
}

/** Where an error is: a failed condition comes with its file only, which lies in a folder named like the module. */
function place({ address, range }: NonNullable<Line['diagnostic']>): string {
  return address ?? (range?.filename.includes('/') ? `module.${dirname(range.filename)}.` : '');
}

function resourceChange({ resource, action }: Change): ResourceChange {
  return { address: resource.addr, type: resource.resource_type, action };
}

/** What concerns one of several stacks that were applied together. */
export function ofStack({ planned, done, errors }: Applied, stack: string): Applied {
  const within = ({ address }: ResourceChange) => address.startsWith(`module.${stack}.`);
  return {
    planned: planned.filter(within),
    done: done.filter(within),
    errors: errors.filter((error) => error.includes(`module.${stack}.`)),
  };
}
