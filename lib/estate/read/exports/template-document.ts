import type { Gap, ResourceChange } from '../../model/input';
import { mapExpressions } from '../../model/template';
import { isObject, mapTexts, textOf, UnusableInput } from '../../model/value';
import { armAt } from '../dialects/arm-resource';
import { templateResources } from '../dialects/arm-template';
import { normalOf } from '../dialects/arm-types';
import { RULE_TYPE } from './resource-rows';

/** Stands for what a template is deployed to, which it does not say. */
const BASE = '${resource group}';

/** Whether a document is an ARM template: exported, written by hand, or compiled from Bicep. */
export function isTemplate(document: unknown): boolean {
  if (!isObject(document)) return false;
  const schema = textOf(document['$schema']) ?? '';
  return /deploymentTemplate\.json/i.test(schema) || ('contentVersion' in document && 'resources' in document);
}

/** Whether a document holds the parameters of an ARM template. */
export function isTemplateParameters(document: unknown): boolean {
  return isObject(document) && /deploymentParameters\.json/i.test(textOf(document['$schema']) ?? '');
}

/**
 * What a template creates. Parameters without a value and functions that only Azure can evaluate stay expressions.
 * @param parameters document with the values of the parameters, if there is one
 * @throws UnusableInput if there are no resources in it
 */
export function readTemplate(document: object, parameters?: unknown) {
  const given = armAt(document, 'resources');
  if (!Array.isArray(given) && !isObject(given)) throw new UnusableInput('the ARM template has no resources');
  const changes: ResourceChange[] = [];
  const gaps: Gap[] = [];
  const others: string[] = [];
  for (const resource of templateResources(document, armAt(parameters, 'parameters') ?? {}, BASE)) {
    const normal = normalOf(resource);
    if (normal === undefined) {
      others.push(resource.type);
      continue;
    }
    const address = resource.id.replace(BASE, '').replace(/^\/providers\//, '');
    const { type, attributes: after } = normal;
    changes.push({ address, type, action: 'create', after, replacedFor: [] });
    if (resource.type !== RULE_TYPE) continue;
    const open = expressionsIn(after['data_sources']);
    if (open.length > 0)
      gaps.push({ address, what: `expressions of the template are not evaluated: ${open.join(', ')}` });
  }
  return { changes, gaps, others };
}

/** Most expressions that are listed, and their longest text. */
const MAX_LISTED = 5;
const MAX_LENGTH = 80;

/** The expressions that stay open in a value, as the template has them. */
function expressionsIn(value: unknown): string[] {
  const found = new Set<string>();
  mapTexts(value, (text) =>
    mapExpressions(text, (expression) => {
      found.add(`[${expression.slice(2, -1).slice(0, MAX_LENGTH)}]`);
      return expression;
    }),
  );
  return [...found].slice(0, MAX_LISTED);
}
