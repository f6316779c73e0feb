import type { TerraformStack } from 'cdktf';
import { stackJson } from './stack';

type KeyOf<Props> = Props extends unknown ? keyof Props : never;
type ValueOf<Props, Key> = Props extends unknown ? (Key extends keyof Props ? Props[Key] : never) : never;

/** Props of which some are given, also those that stand in one alternative only. */
export type Some<Props> = { readonly [Key in KeyOf<Props>]?: ValueOf<Props, Key> };

/** One update: a version of a stack is deployed, then another, in which some props have other values. */
export interface Update<Props> {
  /** What is updated, beside the name of the prop. */
  readonly title?: string;
  /** Props of both versions, beside those of the table. */
  readonly given?: Some<Props>;
  /** Props of the second version. */
  readonly to: Some<Props> | ((stack: TerraformStack) => Some<Props>);
  /** Types of the resources that the update destroys or replaces; none by default. */
  readonly destroys?: readonly string[];
  /** The second version is refused, at synth or by the plan, before anything is changed. */
  readonly refused?: { readonly at: 'synth' | 'plan'; readonly saying: string };
  /** Why the update fails today. A row that begins to pass has to lose this. */
  readonly fails?: string;
  /** Why both versions are the same for Terraform: the prop matters at synth only, or is updated in other tables. */
  readonly unchanged?: string;
  /** Something stays in Azure, outside the stack. It keeps a resource group of the stack from being destroyed. */
  readonly leaves?: true;
  /** Terraform refuses to destroy what the second version has. */
  readonly keeps?: true;
}

/** The row of the prop that accepts warnings. */
export const ACKNOWLEDGED = {
  to: { acknowledgedWarnings: {} },
  unchanged: 'warnings are for synth, and Terraform reads none of them',
} as const;

type Updates<Props> = Update<Props> | readonly [Update<Props>, ...Update<Props>[]];

/** What happens when a prop is changed, for each prop. That none is missing is a matter of the types. */
export interface UpdateTable<Props extends object> {
  /** Name of the construct, or of the type of the options. */
  readonly of: string;
  /** Props of the first version. */
  readonly base: (stack: TerraformStack) => Props;
  readonly build: (stack: TerraformStack, props: Props) => void;
  readonly updates: { readonly [Key in KeyOf<Props> & string]: Updates<Props> };
}

/** A row of a table, with both of its versions as stacks. */
export interface Row extends Pick<Update<object>, 'destroys' | 'refused' | 'fails' | 'leaves' | 'keeps' | 'unchanged'> {
  readonly title: string;
  readonly prop: string;
  readonly before: () => string;
  readonly after: () => string;
}

/** Rows of a table, whatever its props are. */
export interface Rows {
  readonly of: string;
  readonly rows: readonly Row[];
}

/** Has the types check that a table has a row for every prop. */
export function updateTable<Props extends object>(table: UpdateTable<Props>): Rows {
  const updates = Object.entries(table.updates) as [string, Updates<Props>][];
  return {
    of: table.of,
    rows: updates.flatMap(([prop, some]) => [some].flat().map((update) => row(table, prop, update as Update<Props>))),
  };
}

function row<Props extends object>(table: UpdateTable<Props>, prop: string, update: Update<Props>): Row {
  const { title, given, to, destroys, refused, fails, leaves, keeps, unchanged } = update;
  const version = (stack: TerraformStack, changed: object) =>
    table.build(stack, { ...table.base(stack), ...given, ...changed } as Props);
  return {
    destroys,
    refused,
    fails,
    leaves,
    keeps,
    unchanged,
    prop,
    title: title === undefined ? prop : `${prop}: ${title}`,
    before: once(() => stackJson((stack) => version(stack, {}))),
    after: once(() => stackJson((stack) => version(stack, typeof to === 'function' ? to(stack) : to))),
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
