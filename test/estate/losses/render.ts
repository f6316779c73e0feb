import { type ArmPiece, AT_APPLY, type Pieces } from './piece';

type Attributes = Readonly<Record<string, unknown>>;

/** The ways an estate may be written in. */
export const DIALECTS = ['azurerm', 'azapi', 'template'] as const;
export type Dialect = (typeof DIALECTS)[number];

/** Resources by their keys that Terraform replaces, takes out of the state without destroying them, or imports. */
export interface Special {
  readonly replaced?: readonly string[];
  readonly forgotten?: readonly string[];
  readonly imported?: readonly string[];
}

/** What a plan says of a resource after the change. Plans share most of their resources, so each is looked at once. */
interface Next {
  readonly after: unknown;
  readonly after_unknown: unknown;
}

const NEXT = new WeakMap<Attributes, Next>();

function nextOf(attributes: Attributes): Next {
  const known = NEXT.get(attributes) ?? { after: withoutUnknown(attributes), after_unknown: unknown(attributes) };
  NEXT.set(attributes, known);
  return known;
}

/** The plan, in one dialect, of a change from one estate to another. */
export function planOf(dialect: Dialect, before: Pieces, after: Pieces, special: Special = {}): unknown {
  const [was, becomes] = [before, after].map((pieces) => RENDER[dialect](pieces));
  const addresses = new Set([...Object.keys(was ?? {}), ...Object.keys(becomes ?? {})]);
  return {
    format_version: '1.2',
    terraform_version: '1.11.4',
    resource_changes: [...addresses].map((address) => {
      const isOneOf = (keys: readonly string[] = []) => keys.some((key) => address.endsWith(`.${key}`));
      const isImported = isOneOf(special.imported);
      const next = becomes?.[address];
      const given = was?.[address] ?? (isImported ? next : undefined);
      const isReplaced = isOneOf(special.replaced) && given !== undefined && next !== undefined;
      const actions = isReplaced ? ['delete', 'create'] : actionsOf(given, next);
      return {
        address,
        mode: 'managed',
        type: address.split('.')[0],
        change: {
          actions: isOneOf(special.forgotten) ? ['forget'] : actions,
          before: given ?? null,
          ...(next === undefined ? { after: null, after_unknown: {} } : nextOf(next)),
          before_sensitive: false,
          after_sensitive: false,
          ...(isImported && { importing: { id: given?.['id'] } }),
          ...(isImported && isReplaced && { replace_paths: changedArguments(given, next).map((one) => [one]) }),
        },
      };
    }),
  };
}

/** The arguments that differ, which is all that replaces a resource of a row. */
function changedArguments(before: Attributes, after: Attributes): string[] {
  return Object.keys(after).filter((key) => key !== 'id' && JSON.stringify(before[key]) !== JSON.stringify(after[key]));
}

function actionsOf(before: Attributes | undefined, next: Attributes | undefined): string[] {
  if (before === undefined) return ['create'];
  if (next === undefined) return ['delete'];
  const { after, after_unknown } = nextOf(next);
  const isSame = before === next || JSON.stringify(before) === JSON.stringify(after);
  return isSame && after_unknown === false ? ['no-op'] : ['update'];
}

/** A value without what is known only at apply. */
function withoutUnknown(value: unknown): unknown {
  if (value === AT_APPLY) return undefined;
  if (Array.isArray(value)) return value.map(withoutUnknown);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withoutUnknown(one)]));
}

/** What of a value is known only at apply, as a plan marks it. */
function unknown(value: unknown): unknown {
  if (value === AT_APPLY) return true;
  if (Array.isArray(value)) return value.some((one) => unknown(one) !== false) ? value.map(unknown) : false;
  if (typeof value !== 'object' || value === null) return false;
  const marks = Object.entries(value).map(([key, one]) => [key, unknown(one)] as const);
  const found = marks.filter(([, mark]) => mark !== false);
  return found.length === 0 ? false : Object.fromEntries(found);
}

const RENDER: Readonly<Record<Dialect, (pieces: Pieces) => Record<string, Attributes>>> = { azurerm, azapi, template };

function azurerm(pieces: Pieces): Record<string, Attributes> {
  return Object.fromEntries(
    Object.entries(pieces).flatMap(([key, { azurerm: own }]) =>
      own === undefined ? [] : [[`${own.type}.${key}`, own.attributes]],
    ),
  );
}

const AZAPI = new WeakMap<ArmPiece, Attributes>();

function azapi(pieces: Pieces): Record<string, Attributes> {
  return Object.fromEntries(
    armPieces(pieces).map(([key, piece]) => {
      const attributes = AZAPI.get(piece) ?? azapiResource(piece);
      AZAPI.set(piece, attributes);
      return [`azapi_resource.${key}`, attributes];
    }),
  );
}

function azapiResource(piece: ArmPiece): Attributes {
  const { type, version, name, parent, location, identity, body } = piece;
  const given = identity && {
    type: identity.type,
    identity_ids: identity.ids ?? null,
    principal_id: identity.principal ?? null,
  };
  return {
    id: idOf(piece),
    type: `${type}@${version}`,
    name,
    parent_id: parent,
    location: location ?? null,
    identity: given === undefined ? [] : [given],
    body,
  };
}

/** Deployments in complete mode, one for each scope: what a template no longer lists is deleted. */
function template(pieces: Pieces): Record<string, Attributes> {
  const groups = new Map<string, unknown[]>();
  for (const [, piece] of armPieces(pieces)) {
    const scope = deploymentOf(piece.parent);
    const resources = groups.get(scope) ?? [];
    resources.push(templateResource(piece, scope));
    groups.set(scope, resources);
  }
  return Object.fromEntries(
    [...groups].map(([scope, resources]) => {
      const { kind, more } = deploymentKind(scope);
      return [
        `azurerm_${kind}_template_deployment.inventory`,
        {
          id: `${scope}/providers/Microsoft.Resources/deployments/inventory`,
          name: 'inventory',
          ...more,
          ...(kind === 'resource_group' && { deployment_mode: 'Complete' }),
          template_content: JSON.stringify({
            $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
            contentVersion: '1.0.0.0',
            resources,
          }),
          parameters_content: '{}',
        },
      ];
    }),
  );
}

function deploymentOf(parent: string): string {
  return (
    /^\/subscriptions\/[^/]+(\/resourceGroups\/[^/]+)?|^\/providers\/[^/]+\/managementGroups\/[^/]+/.exec(
      parent,
    )?.[0] ?? parent
  );
}

function deploymentKind(scope: string): { kind: string; more: Attributes } {
  if (/\/resourceGroups\//.test(scope)) {
    return { kind: 'resource_group', more: { resource_group_name: scope.split('/').at(-1) } };
  }
  return /\/managementGroups\//.test(scope)
    ? { kind: 'management_group', more: { management_group_id: scope, location: 'westeurope' } }
    : { kind: 'subscription', more: { location: 'westeurope' } };
}

/** Parents in the name, as a child has them; a scope of its own for what belongs to another resource. */
function templateResource({ type, version, name, parent, location, identity, body }: ArmPiece, base: string): unknown {
  const inside = parent.slice(base.length);
  const child = type.split('/').length > 2;
  const names = child
    ? inside
        .replace(/^\/providers\/[^/]+\//, '')
        .split('/')
        .filter((_, index) => index % 2 === 1)
    : [];
  return {
    type,
    apiVersion: version,
    name: [...names, name].join('/'),
    ...(!child && inside !== '' && { scope: inside.replace(/^\/providers\//, '') }),
    ...(location !== undefined && { location }),
    ...(identity !== undefined && {
      identity: {
        type: identity.type,
        ...(identity.ids && { userAssignedIdentities: Object.fromEntries(identity.ids.map((id) => [id, {}])) }),
      },
    }),
    ...escaped(body),
  };
}

/** Text in brackets is an expression in a template, so that of a policy is written with a second bracket. */
function escaped(body: Attributes): Attributes {
  return JSON.parse(JSON.stringify(body), (_key, value: unknown) =>
    typeof value === 'string' && /^\[.*\]$/s.test(value) && !value.startsWith('[reference(') ? `[${value}` : value,
  ) as Attributes;
}

function armPieces(pieces: Pieces): [string, ArmPiece][] {
  return Object.entries(pieces).flatMap(([key, { arm }]) =>
    arm === undefined ? [] : [[key, arm] as [string, ArmPiece]],
  );
}

function idOf({ type, name, parent }: ArmPiece): string {
  const parts = type.split('/');
  const inside = parts.length > 2 && parent.toLowerCase().includes(`/${parts[0]?.toLowerCase()}/`);
  return inside ? `${parent}/${parts.at(-1)}/${name}` : `${parent}/providers/${type}/${name}`;
}
