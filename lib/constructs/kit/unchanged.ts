import { Fn, type Precondition } from 'cdktf';
import type { Construct } from 'constructs';
import { quoted } from '../../core/expressions';
import { isKnown } from '../../core/known';
import { completeHcl } from './hcl-output';
import { later } from './later';
import { TerraformData } from './terraform-data';

/** A value that must not change while a resource keeps its name. */
export interface Unchanged {
  /** What the value is called in the props. */
  readonly prop: string;
  readonly value: string;
  /** The value of resources that were deployed before this one was remembered. */
  readonly initially?: string;
  /** What the reader can do. */
  readonly remedy: string;
}

/** The resource that has the values. */
export interface Subject {
  /** What it is called in messages, such as `the workspace 'log-change-tracking'`. */
  readonly called: string;
  /** What Azure knows it by. With another identity it may have other values. */
  readonly identity: Readonly<Record<string, string>>;
  readonly why: string;
}

/** Construct id of what Terraform remembers. */
export const UNCHANGED = 'Unchanged';

/**
 * Conditions under which a plan may change a resource. Terraform remembers the values a resource had when it got its name,
 * and refuses the plan, before anything is destroyed, if one of them changes under the same name.
 */
export function unchanged(
  scope: Construct,
  { called, identity, why }: Subject,
  values: readonly Unchanged[],
): Precondition[] {
  completeHcl(scope);
  const input = Object.fromEntries(values.map(({ prop, value }) => [prop, value]));
  const remembered = new TerraformData(scope, UNCHANGED, {
    input,
    triggersReplace: { ...identity },
    lifecycle: { ignoreChanges: ['input'] },
  });
  // Written as text: each token of the framework that a function or an operator makes costs as much as a resource.
  return values.map(({ prop, value, initially, remedy }) => {
    const was = () => {
      const known = `${remembered.output}["${prop}"]`;
      return initially === undefined ? known : `try(${known}, ${quoted(initially)})`;
    };
    return {
      condition: later(() => `\${(lower(${was()}) == ${lowerCase(value)})}`),
      errorMessage: later(
        () => `${prop} of ${called} cannot change from '\${${was()}}' to '${value}': ${why}. ${remedy}`,
      ),
    };
  });
}

/** An expression of a text in lower case: Azure compares names and ids without case. */
function lowerCase(text: string): string {
  return isKnown(text) ? quoted(text.toLowerCase()) : Fn.lower(text);
}
