import { TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';

/** Blocks of HCL that the framework does not write, of every construct that has some. */
const BLOCKS = new WeakMap<TerraformStack, (() => readonly string[])[]>();

/**
 * Completes the HCL of a stack, which the framework (0.21) leaves wrong or incomplete: preconditions are arguments there and
 * references texts, which Terraform refuses, and blocks it does not know are left out.
 * @param blocks what is written after the rest, read at synth
 */
export function completeHcl(scope: IConstruct, blocks?: () => readonly string[]): void {
  const stack = TerraformStack.of(scope);
  const known = BLOCKS.get(stack);
  const all = known ?? [];
  if (blocks !== undefined) all.push(blocks);
  if (known !== undefined) return;
  BLOCKS.set(stack, all);
  const written = stack.toHclTerraform.bind(stack);
  stack.toHclTerraform = () => {
    const { hcl, ...others } = written();
    return { hcl: [corrected(hcl), ...all.flatMap((read) => read())].join('\n\n'), ...others };
  };
}

/** A list of preconditions as the framework writes it. Each value is one line. */
const CONDITIONS = /^ {2}precondition = \[\n((?:\{\n(?:\w+ = .*\n)+\},\n)+)\]$/gm;

/** A list of references as the framework writes it: as texts, which Terraform refuses in some places. */
const REFERENCES = /^( *(?:replace_triggered_by|ignore_changes) = \[\n)((?:".*",\n)+)\]$/gm;

function corrected(hcl: string): string {
  return hcl
    .replaceAll(CONDITIONS, (_, conditions: string) =>
      conditions
        .replaceAll(/^\{$/gm, 'precondition {')
        .replaceAll(/^\},$/gm, '}')
        .replaceAll(/^error_message = (\[.*)$/gm, (_line, text: string) => `error_message = ${JSON.stringify(text)}`),
    )
    .replaceAll(REFERENCES, (_, start: string, references: string) => `${start}${references.replaceAll('"', '')}]`);
}
