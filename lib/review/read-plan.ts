import { type Action, type Input, isRelevant, type ResourceChange } from './model';
import { mapExpressions, templateText } from './template';
import {
  type Attributes,
  blocks,
  isObject,
  masked,
  member,
  SENSITIVE,
  textOf,
  textsOf,
  UNKNOWN,
  UnusableInput,
} from './value';

/** Whether a document is a plan as `terraform show -json` prints it. */
export function isPlan(document: unknown): boolean {
  return (
    isObject(document) &&
    'format_version' in document &&
    ('resource_changes' in document || 'planned_values' in document)
  );
}

/**
 * Reads a plan. Values known only at apply and sensitive values are replaced by their markers, so that nothing
 * downstream can print them.
 * @throws UnusableInput where the plan failed or is of a format this version does not know
 */
export function readPlan(plan: Attributes): Input {
  const version = textOf(plan['format_version']) ?? '';
  if (!/^1\./.test(version))
    throw new UnusableInput(`plans of format ${version.slice(0, 20)} are not known here, only 1.x`);
  if (plan['errored'] === true) throw new UnusableInput('the plan is of a run that failed: plan again');
  const written = new Map<string, unknown>();
  collectExpressions(member(member(plan, 'configuration'), 'root_module'), '', written);
  const changes = blocks(plan['resource_changes'])
    .filter((one) => member(one, 'mode') !== 'data' && isRelevant(textOf(member(one, 'type')) ?? ''))
    .map((one) => readChange(one, written));
  return { kind: 'plan', changes, gaps: [] };
}

function readChange(one: unknown, written: ReadonlyMap<string, unknown>): ResourceChange {
  const change = member(one, 'change');
  const address = textOf(member(one, 'address')) ?? '';
  const action = actionOf(textsOf(member(change, 'actions')));
  const before = readBefore(change);
  const after = action === 'none' ? before : readAfter(change, address, written);
  return {
    address,
    type: textOf(member(one, 'type')) ?? '',
    action,
    ...(before && { before }),
    ...(after && { after }),
    replacedFor: replacePaths(member(change, 'replace_paths')),
  };
}

function readBefore(change: unknown): Attributes | undefined {
  const before = member(change, 'before');
  return isObject(before) ? attributesOf(masked(before, member(change, 'before_sensitive'), SENSITIVE)) : undefined;
}

function readAfter(change: unknown, address: string, written: ReadonlyMap<string, unknown>): Attributes | undefined {
  const after = member(change, 'after');
  if (!isObject(after)) return undefined;
  const known = masked(after, member(change, 'after_unknown'), UNKNOWN);
  const shown = masked(known, member(change, 'after_sensitive'), SENSITIVE);
  const configured = address.replaceAll(/\[(?:\d+|"(?:[^"\\]|\\.)*")\]/g, '');
  return attributesOf(fromConfiguration(shown, written.get(configured), modulePath(configured)));
}

/** A resource that is hidden as a whole has no attributes anybody may look at. */
function attributesOf(value: unknown): Attributes {
  return isObject(value) ? value : {};
}

function actionOf(actions: readonly string[]): Action {
  if (actions.length > 1) return 'replace';
  const [action] = actions;
  return action === 'create' || action === 'update' || action === 'delete' || action === 'forget' ? action : 'none';
}

function replacePaths(paths: unknown): string[] {
  if (!Array.isArray(paths)) return [];
  return [...new Set(paths.map((path: unknown) => (Array.isArray(path) ? String(path[0]) : String(path))))];
}

/** What the configuration of a plan says about each resource, by its address without instance keys. */
function collectExpressions(root: unknown, rootPath: string, into: Map<string, unknown>): void {
  const open: (readonly [string, unknown])[] = [[rootPath, root]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [path, module] = next;
    for (const resource of blocks(member(module, 'resources'))) {
      if (isRelevant(textOf(member(resource, 'type')) ?? '')) {
        into.set(path + (textOf(member(resource, 'address')) ?? ''), member(resource, 'expressions'));
      }
    }
    const calls = member(module, 'module_calls');
    for (const [name, call] of Object.entries(isObject(calls) ? calls : {})) {
      open.push([`${path}module.${name}.`, member(call, 'module')]);
    }
  }
}

function modulePath(address: string): string {
  return /^(?:module\.[^.]+\.)*/.exec(address)?.[0] ?? '';
}

/**
 * A configuration in JSON states its templates word for word. Where a value is known only at apply, its template tells
 * all of it but the expressions: of extension settings, everything but the id of the storage account.
 */
function fromConfiguration(value: unknown, expressions: unknown, module: string): unknown {
  if (value === UNKNOWN) {
    const template = member(expressions, 'constant_value');
    return typeof template === 'string' ? templateText(inModule(template, module)) : UNKNOWN;
  }
  if (expressions === undefined || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    return Array.isArray(expressions)
      ? value.map((one, index) => fromConfiguration(one, (expressions as unknown[])[index], module))
      : value;
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, fromConfiguration(one, member(expressions, key), module)]),
  );
}

function inModule(template: string, module: string): string {
  return module === ''
    ? template
    : mapExpressions(template, (expression) => expression.replace(/^\$\{(?=azurerm_)/, `\${${module}`));
}
