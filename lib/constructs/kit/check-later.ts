import { type Precondition, type TerraformDataSource, TerraformLocal, type TerraformResource } from 'cdktf';
import { quoted } from '../../core/expressions';
import { terraformText } from '../../core/known';
import { type LaterRule, type Problem, pathText, textOf } from '../../core/problems';
import { completeHcl } from './hcl-output';
import { isFromResource, isIdOfResource } from './origins';

/** A rule of values that are known only later, by their place in the props. */
interface Check {
  readonly message: string;
  readonly right: LaterRule['right'];
  readonly values: Map<string, LaterRule['value']>;
}

/** Values of one rule, up to which each has a condition and a message of its own. */
const FEW = 3;

/**
 * Makes Terraform check the values of props that it knows only later. A plan with a wrong value fails with the message
 * of a wrong literal, and so does an apply if the plan cannot know the value. A reference to an attribute of a resource
 * is right by its kind. Only the first instance of a resource with `for_each` has the conditions.
 * @param construct Path of the construct that has the props.
 */
export function checkLater(
  resource: TerraformResource | TerraformDataSource,
  problems: readonly Problem[],
  construct = resource.node.scope?.node.path,
): void {
  const { scope } = resource.node;
  const checks = checksOf(problems);
  if (checks.length === 0 || scope === undefined) return;
  const each = resource.forEach?._getForEachExpression() as string | undefined;
  const contents: Record<string, Group['values']> = each ? { [FIRST]: `\${try(keys(${each})[0], "")}` } : {};
  const local = new TerraformLocal(scope, 'Checked', contents);
  const guard = each === undefined ? '' : `each.key != ${local.fqn}[${quoted(FIRST)}] || `;
  const precondition = checks.flatMap(groupsOf).map((group) => {
    const key = keyOf(group, contents);
    contents[key] = group.values;
    return conditionOf(group, `[${construct}] `, `${local.fqn}[${quoted(key)}]`, guard);
  });
  addConditions(resource, precondition);
}

/** Adds conditions to those that a resource has. */
export function addConditions(
  resource: TerraformResource | TerraformDataSource,
  precondition: readonly Precondition[],
): void {
  completeHcl(resource);
  const earlier = resource.lifecycle?.precondition ?? [];
  resource.lifecycle = { ...resource.lifecycle, precondition: [...earlier, ...precondition] };
}

/** The name of a group, with a number if another value has it. */
function keyOf({ name, values }: Group, contents: Readonly<Record<string, unknown>>, nth = 1): string {
  const key = nth === 1 ? name : `${name} (${nth})`;
  const isFree = !Object.hasOwn(contents, key) || JSON.stringify(contents[key]) === JSON.stringify(values);
  return isFree ? key : keyOf({ name, values } as Group, contents, nth + 1);
}

const FIRST = 'first instance';

/** Whether Terraform has to check something. */
export function isLeftToCheck(problems: readonly Problem[]): boolean {
  return problems.some(({ later }) => later !== undefined && !isRightByKind(later));
}

function isRightByKind({ value, isId = false }: LaterRule): boolean {
  return isId && typeof value === 'string' ? isIdOfResource(value) : isFromResource(value);
}

function checksOf(problems: readonly Problem[]): Check[] {
  const checks = new Map<string, Check>();
  for (const { path, message, later } of problems) {
    if (later === undefined || isRightByKind(later)) continue;
    const text = textOf({ path: [], message });
    const key = `${text} ${later.right('value')}`;
    const check = checks.get(key) ?? { message: text, right: later.right, values: new Map() };
    checks.set(key, check);
    check.values.set(pathText(path), later.value);
  }
  return [...checks.values()];
}

/** Values with one condition: one value, or a map of many. */
interface Group extends Omit<Check, 'values'> {
  readonly name: string;
  readonly isMap: boolean;
  readonly values: LaterRule['value'] | Readonly<Record<string, LaterRule['value']>>;
}

function groupsOf({ values, ...rule }: Check): Group[] {
  const places = [...values];
  if (places.length <= FEW) return places.map(([name, value]) => ({ ...rule, name, isMap: false, values: value }));
  return [{ ...rule, name: `${places[0]?.[0]} and others`, isMap: true, values: Object.fromEntries(places) }];
}

function conditionOf({ name, isMap, message, right }: Group, construct: string, local: string, guard: string) {
  const isRight = (value: string) => `${value} == null || ${right(value)}`;
  return isMap
    ? {
        condition: `\${${guard}alltrue([for value in values(${local}) : ${isRight('value')}])}`,
        errorMessage: `\${join("\\n", [for place, value in ${local} : join("", [${quoted(construct)}, place, ${quoted(` ${message}`)}]) if !(${isRight('value')})])}`,
      }
    : ({
        condition: `\${${guard}${isRight(local)}}`,
        errorMessage: terraformText(`${construct}${name} ${message}`),
      } satisfies Precondition);
}
