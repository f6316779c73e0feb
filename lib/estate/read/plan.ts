import { type Action, type Gap, type Importing, type Input, type ResourceChange, readAttributes } from '../model/input';
import { mapExpressions, soleExpression, templateText } from '../model/template';
import {
  type Attributes,
  isObject,
  masked,
  member,
  SENSITIVE,
  seenBlocks,
  textOf,
  textsOf,
  UNKNOWN,
  UnusableInput,
} from '../model/value';
import { isRead, normalizeAll } from './dialects/normalize';
import { type Configuration, collectConfiguration, modulePath, referencedId, withoutKeys } from './references';

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
    throw new UnusableInput(`plans of format ${version.slice(0, 20) || 'none'} are not known here, only 1.x`);
  const configuration = collectConfiguration(member(member(plan, 'configuration'), 'root_module'));
  const given = plan['resource_changes'] ?? [];
  if (!Array.isArray(given) || !given.every(isObject)) throw new UnusableInput(MALFORMED);
  // What is left of an earlier replacement has been replaced already.
  const managed = given.filter((one) => member(one, 'mode') !== 'data' && member(one, 'deposed') === undefined);
  const isOurs = (one: unknown) => isRead(textOf(member(one, 'type')) ?? '');
  const changes = managed.filter(isOurs).map((one) => readChange(one, configuration));
  const deferred = seenBlocks(plan['deferred_changes']).map((one) => member(one, 'resource_change'));
  const gaps = deferred
    .filter((one) => member(one, 'mode') !== 'data' && isOurs(one))
    .map((one) => ({
      address: textOf(member(one, 'address')) ?? '',
      what: 'left to a later plan: Terraform cannot plan it yet',
    }));
  const others = managed.filter((one) => !isOurs(one)).map((one) => textOf(member(one, 'type')) ?? '');
  return { kind: 'plan', ...normalizeAll(changes, [...partial(plan), ...gaps], others) };
}

/** Why a plan does not hold every change, if it does not. */
function partial(plan: Attributes): Gap[] {
  if (plan['errored'] === true) return [{ address: 'plan', what: 'partial: the run failed, plan again' }];
  if (plan['complete'] !== false) return [];
  return [{ address: 'plan', what: 'partial: -target, -exclude or a deferral leaves changes to a later plan' }];
}

const MALFORMED = 'the plan is not of the form Terraform writes: resource_changes is no list of changes';

function readChange(one: unknown, configuration: Configuration): ResourceChange {
  const change = member(one, 'change');
  const address = textOf(member(one, 'address')) ?? '';
  const actions = textsOf(member(change, 'actions'));
  if (address === '' || actions.length === 0) throw new UnusableInput(MALFORMED);
  const action = actionOf(actions);
  const type = textOf(member(one, 'type')) ?? '';
  const before = readBefore(change, type);
  const after = action === 'none' ? before : readAfter(change, type, address, configuration);
  const importing = readImporting(member(change, 'importing'), before);
  return {
    address,
    type,
    action,
    ...(before && { before }),
    ...(after && { after }),
    replacedFor: replacePaths(member(change, 'replace_paths')),
    ...(importing && { importing }),
  };
}

/** An import by identity has no id, but the resource that was read has one. */
function readImporting(importing: unknown, before: Attributes | undefined): Importing | undefined {
  if (!isObject(importing)) return undefined;
  const id = textOf(importing['id']) ?? textOf(before?.['id']);
  return id === undefined ? {} : { id };
}

/** What is sensitive from now on was so before, whether or not anybody said so. */
function readBefore(change: unknown, type: string): Attributes | undefined {
  const before = member(change, 'before');
  if (!isObject(before)) return undefined;
  const mask = (side: string) => maskOf(member(change, side), type);
  const shown = masked(readAttributes(type, before), mask('before_sensitive'), SENSITIVE);
  return attributesOf(masked(shown, mask('after_sensitive'), SENSITIVE));
}

/** The marks of what is read of a resource. */
function maskOf(mask: unknown, type: string): unknown {
  return isObject(mask) ? readAttributes(type, mask) : mask;
}

function readAfter(
  change: unknown,
  type: string,
  address: string,
  configuration: Configuration,
): Attributes | undefined {
  const after = member(change, 'after');
  if (!isObject(after)) return undefined;
  const expressions = configuration.resources.get(withoutKeys(address));
  const [unknown, sensitive] = ['after_unknown', 'after_sensitive'].map((side) => maskOf(member(change, side), type));
  const known = masked(readAttributes(type, after), statedMask(unknown, sensitive, expressions), UNKNOWN);
  const shown = masked(known, sensitive, SENSITIVE);
  return attributesOf(fromConfiguration(shown, '', expressions, modulePath(address), configuration));
}

/**
 * The marks of what is known only at apply, without those of lists that the configuration does not state: the provider fills them in.
 * Terraform gives every list that is not known a list of sensitive marks, which is empty.
 */
function statedMask(unknown: unknown, sensitive: unknown, expressions: unknown): unknown {
  if (Array.isArray(unknown) && Array.isArray(sensitive) && Array.isArray(expressions))
    return unknown.map((one, index) => statedMask(one, sensitive[index], expressions[index]));
  if (!isObject(unknown) || !isObject(expressions)) return unknown;
  const entries = Object.entries(unknown).map(
    ([key, mask]) => [key, mask, member(sensitive, key), member(expressions, key)] as const,
  );
  return Object.fromEntries(
    entries
      .filter(([, mask, marks, stated]) => !(mask === true && Array.isArray(marks) && stated === undefined))
      .map(([key, mask, marks, stated]) => [key, statedMask(mask, marks, stated)]),
  );
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

/**
 * A configuration in JSON states its templates word for word. Where a value is known only at apply, its template tells
 * all of it but the expressions: of extension settings, everything but the id of the storage account.
 */
function fromConfiguration(
  value: unknown,
  argument: string,
  expressions: unknown,
  module: string,
  configuration: Configuration,
): unknown {
  if (value === UNKNOWN) {
    const template = member(expressions, 'constant_value');
    const id = () => referencedId(argument, expressions, module, configuration);
    if (typeof template !== 'string') return id() ?? UNKNOWN;
    const known = /^\s*[[{]/.test(template) || isRoleOf(argument, template) || namesResources(template);
    const whole = known ? templateText(inModule(template, module)) : UNKNOWN;
    return soleExpression(template) === undefined ? whole : (id() ?? whole);
  }
  if (expressions === undefined || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const items = Array.isArray(expressions) ? expressions : itemsOf(expressions, value.length);
    return value.map((one, index) => fromConfiguration(one, argument, items[index], module, configuration));
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      key,
      fromConfiguration(one, key, member(expressions, key), module, configuration),
    ]),
  );
}

/** The expressions of the items of a list that one expression makes: those of its literal, or all of it for the only item. */
function itemsOf(expression: unknown, length: number): readonly unknown[] {
  const [literal, references] = [member(expression, 'constant_value'), member(expression, 'references')];
  if (Array.isArray(literal)) return literal.map((constant_value: unknown) => ({ constant_value, references }));
  return length === 1 && literal === undefined ? [expression] : [];
}

/** Whether a template ends with the id of a role, which is the same in every subscription. */
function isRoleOf(argument: string, template: string): boolean {
  return argument === 'role_definition_id' && /\/roleDefinitions\/[\da-f-]{36}$/i.test(template);
}

/** Whether every expression of a template says which resource it means: `each.value` and `var.id` mean many. */
function namesResources(template: string): boolean {
  let all = true;
  mapExpressions(template, (expression) => {
    all &&= /^\$\{\s*az(?:urerm|api)_[\w.[\]"]+\s*\}$/.test(expression);
    return expression;
  });
  return all;
}

function inModule(template: string, module: string): string {
  return module === ''
    ? template
    : mapExpressions(template, (expression) =>
        expression.replace(/^\$\{(?=az(?:urerm|api)_|module\.)/, () => `\${${module}`),
      );
}
