import type { Action, ResourceChange } from '../../model/input';
import { parseEmbedded } from '../../model/template';
import {
  type Attributes,
  hiddenText,
  isHidden,
  isObject,
  member,
  sameValue,
  textOf,
  UNSTATED,
} from '../../model/value';
import type { Normal } from './arm-resource';
import { templateResources } from './arm-template';
import { normalOf } from './arm-types';

const DEPLOYMENT = /^azurerm_(resource_group|subscription|management_group|tenant)_template_deployment$/;

/** Whether a type of resource deploys an ARM template. */
export function isDeployment(type: string): boolean {
  return DEPLOYMENT.test(type);
}

/** The resources of the template of a deployment, paired by type and name. */
export function readDeployment(change: ResourceChange): { changes: readonly ResourceChange[]; gap?: string } {
  const sides = [change.before, change.after].map((side) => side && resourcesOf(side, change));
  const hidden = sides.find((side) => typeof side === 'string');
  if (hidden !== undefined) return { changes: [], gap: `a template that is ${hidden}` };
  const [before, after] = sides as (ReadonlyMap<string, Normal> | undefined)[];
  const keys = new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])]);
  const changes = [...keys].map((key): ResourceChange => {
    const [was, becomes] = [before?.get(key), after?.get(key)];
    return {
      address: `${change.address}/${key}`,
      type: (becomes ?? was)?.type ?? '',
      action: actionOf(change, was, becomes),
      ...(was && { before: was.attributes }),
      ...(becomes && { after: becomes.attributes }),
      replacedFor: change.replacedFor,
    };
  });
  return { changes };
}

/** A template in incremental mode leaves in Azure what it no longer lists; the end of the deployment deletes all of it. */
function actionOf(change: ResourceChange, was: Normal | undefined, becomes: Normal | undefined): Action {
  if (was === undefined) return 'create';
  if (becomes === undefined) {
    const complete = change.after === undefined || /^complete$/i.test(String(change.after['deployment_mode']));
    return change.action === 'forget' || !complete ? 'forget' : 'delete';
  }
  if (change.action === 'replace') return 'replace';
  return sameValue(was.attributes, becomes.attributes) ? 'none' : 'update';
}

function resourcesOf(attributes: Attributes, { type }: ResourceChange): Map<string, Normal> | string {
  const { template_content: content, parameters_content: parameters } = attributes;
  const template = typeof content === 'string' ? parseEmbedded(content) : content;
  if (isHidden(template)) return hiddenText(template);
  if ((template ?? undefined) === undefined && (attributes['template_spec_version_id'] ?? '') !== '')
    return hiddenText(UNSTATED);
  const given = typeof parameters === 'string' ? parseEmbedded(parameters) : parameters;
  const base = baseOf(attributes, type);
  const found = templateResources(template, isObject(given) || isHidden(given) ? given : {}, base);
  return new Map(
    found.flatMap((resource) => {
      const normal = normalOf(resource);
      const place = resource.id.startsWith(base) ? resource.id.slice(base.length) : resource.id;
      return normal === undefined ? [] : [[place.replace(/^\/providers\//, ''), normal] as const];
    }),
  );
}

/** What is deployed to: the id of a deployment begins with it. */
function baseOf(attributes: Attributes, type: string): string {
  const id = textOf(attributes['id']);
  const known =
    id !== undefined && !id.includes('${')
      ? id.replace(/\/providers\/Microsoft\.Resources\/deployments\/.*$/i, '')
      : undefined;
  if (known !== undefined) return known;
  const group = member(attributes, 'management_group_id') ?? member(attributes, 'resource_group_name');
  return `\${${type.replace('_template_deployment', '')} ${String(textOf(group) ?? 'deployed to')}}`;
}
