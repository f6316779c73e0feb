import { EXTENSION_AUDIT_IDS } from '../../facts/audit-policies';
import { UPGRADE_DEFAULTS } from '../../facts/azurerm';
import { CHANGE_TRACKING_EXTENSION, type OperatingSystem, systemOf } from '../../facts/extension';
import { foreignInitiatives } from '../../facts/foreign-assignments';
import { INITIATIVE_NAMES, INITIATIVES, type InitiativeName } from '../../facts/initiatives';
import { POLICY_CATEGORY } from '../../facts/policy';
import { ENDPOINT_ASSOCIATION } from '../../facts/private-link';
import { CONTENT_CONTAINER, STREAMS } from '../../facts/rule';
import { LINKED_STORAGE_TYPES } from '../../facts/workspace-limits';
import type {
  Assignment,
  Association,
  Destination,
  EndpointAssociation,
  Estate,
  Extension,
  Flow,
  Resource,
  Rule,
  Source,
} from '../model/estate';
import { withId } from '../model/indexes';
import { readSeenSettings } from '../model/seen-settings';
import { parseEmbedded } from '../model/template';
import {
  type Attributes,
  at,
  blocks,
  hasHidden,
  idKey,
  isHidden,
  isObject,
  isUnseen,
  type Known,
  member,
  openText,
  sameId,
  textOf,
  textsOf,
  textsOrOpen,
  UNKNOWN,
} from '../model/value';

/** The rule, where it has a data source of change tracking. */
export function readRule(resource: Resource): Rule[] {
  const { attributes } = resource;
  const extensions = blocks(at(attributes, 'data_sources', 'extension'));
  const sources = extensions.flatMap(readSource);
  if (sources.length === 0) return [];
  const flows = blocks(attributes['data_flow']).map(readFlow);
  const destinations = blocks(at(attributes, 'destinations', 'log_analytics')).map(
    (destination): Destination => ({
      name: nameOf(member(destination, 'name')),
      workspaceId: known(member(destination, 'workspace_resource_id')),
    }),
  );
  const unnamed = extensions.some(isUnnamed);
  return [{ ...resource, sources, unnamed, flows, destinations }];
}

/** Data collection rules whose data sources cannot be seen, so that they may be of change tracking. */
export function hiddenRules({ rules, resources }: Pick<Estate, 'rules' | 'resources'>): Resource[] {
  const known = new Set(rules.map(({ address }) => address));
  return [...resources.values()].filter(
    ({ address, type, attributes }) =>
      type === 'azurerm_monitor_data_collection_rule' && !known.has(address) && mayBeOurs(attributes['data_sources']),
  );
}

/** Whether data sources may be of change tracking although it cannot be seen. */
export function mayBeOurs(sources: unknown): boolean {
  return hasHidden(sources) || blocks(at(sources, 'extension')).some(isUnnamed);
}

/** Whether it cannot be seen which extension a data source is for. */
function isUnnamed(source: unknown): boolean {
  return isUnseen(member(source, 'extension_name'));
}

function nameOf(name: unknown): string {
  return isHidden(name) ? openText(name) : (textOf(name) ?? '');
}

function readFlow(flow: unknown): Flow {
  const [streams, destinations] = ['streams', 'destinations'].map((key) => textsOrOpen(member(flow, key)));
  return { streams: streams ?? [], destinations: destinations ?? [] };
}

/** A source whose extension has the name or a stream of change tracking: a misspelt name is one too. */
function readSource(source: unknown): Source[] {
  const extensionName = textOf(member(source, 'extension_name')) ?? '';
  const isOurs =
    /^ChangeTracking/i.test(extensionName) ||
    (extensionName !== '' &&
      textsOf(member(source, 'streams')).some((one) => (STREAMS as readonly string[]).includes(one)));
  if (!isOurs || isUnnamed(source)) return [];
  const os = /linux/i.test(extensionName) ? 'linux' : 'windows';
  const text = member(source, 'extension_json');
  const json = typeof text === 'string' ? parseEmbedded(text) : text;
  const settings = isHidden(json) ? json : isObject(json) ? readSeenSettings(os, json) : undefined;
  const name = textOf(member(source, 'name')) ?? '';
  return [{ os, name, extensionName, streams: textsOrOpen(member(source, 'streams')), text, json, settings }];
}

/** The extension, where it is of one kind. */
export function readExtension(
  resource: Resource,
  kind: { readonly publisher: string; readonly type: Readonly<Record<OperatingSystem, string>> },
): Extension[] {
  const { attributes } = resource;
  const os = systemOf(kind, textOf(attributes['publisher']) ?? '', textOf(attributes['type']) ?? '');
  if (os === undefined) return [];
  const version = attributes['type_handler_version'];
  return [
    {
      ...resource,
      os,
      machine: known(
        attributes['virtual_machine_id'] ?? attributes['virtual_machine_scale_set_id'] ?? attributes['arc_machine_id'],
      ),
      version: isHidden(version) ? version : textOf(version),
      automaticUpgrade: attributes['automatic_upgrade_enabled'] ?? UPGRADE_DEFAULTS[resource.type]?.automatic,
      minorUpgrade: attributes['auto_upgrade_minor_version'] ?? UPGRADE_DEFAULTS[resource.type]?.minor,
    },
  ];
}

/** The association, where it is with a rule and not with an endpoint only. */
export function readAssociation(resource: Resource): Association[] {
  const { target_resource_id: target, data_collection_rule_id: rule } = resource.attributes;
  const isOfEndpoint = rule === null || (rule === undefined && readEndpointAssociation(resource).length > 0);
  return isOfEndpoint ? [] : [{ ...resource, machine: known(target), ruleId: known(rule) }];
}

/** The association, where it is with an endpoint: only one of that name may be. */
export function readEndpointAssociation(resource: Resource): EndpointAssociation[] {
  const { name, target_resource_id: target, data_collection_endpoint_id: endpoint } = resource.attributes;
  const isOfEndpoint = name === ENDPOINT_ASSOCIATION || (isHidden(endpoint) ? false : Boolean(textOf(endpoint)));
  return isOfEndpoint ? [{ ...resource, machine: known(target), endpointId: known(endpoint) }] : [];
}

/** The assignment, if it is of an initiative of change tracking, one of its members, one of `definitions` or known by name. */
export function readAssignment(resource: Resource, definitions: readonly Resource[]): Assignment[] {
  const { attributes } = resource;
  const definition = textOf(attributes['policy_definition_id']) ?? '';
  const initiative = initiativeOf(definition);
  const isForeign = foreignInitiatives(definition, textOf(attributes['name'])).length > 0;
  if (initiative === undefined && withId(definitions, definition).length === 0 && !isForeign) return [];
  return [
    {
      ...resource,
      ...(initiative !== undefined && { initiative }),
      scope: known(
        attributes['management_group_id'] ??
          attributes['subscription_id'] ??
          attributes['resource_group_id'] ??
          attributes['resource_id'],
      ),
      parameters: readParameters(attributes['parameters']),
    },
  ];
}

function initiativeOf(definitionId: string): InitiativeName | undefined {
  const guid = definitionId.split('/').at(-1)?.toLowerCase();
  return INITIATIVE_NAMES.find((name) => {
    const { id, members } = INITIATIVES[name];
    return id === guid || Object.values(members).some(({ definitionId: own }) => own === guid);
  });
}

function readParameters(given: unknown): Known<Attributes> {
  if (isHidden(given)) return given;
  if (given === undefined || given === null || given === '') return {};
  const json = typeof given === 'string' ? parseEmbedded(given) : given;
  if (!isObject(json)) return UNKNOWN;
  return Object.fromEntries(Object.entries(json).map(([name, one]) => [name, member(one, 'value')]));
}

/** Policies and sets of policies that install, associate or audit for change tracking, as far as it can be seen. */
export function changeTrackingPolicies(policies: readonly Resource[], sets: readonly Resource[]): Resource[] {
  const ours = policies.filter(
    ({ attributes }) =>
      ruleText(attributes['policy_rule']).includes(CHANGE_TRACKING_EXTENSION.publisher) ||
      ruleText(attributes['metadata']).includes(`"${POLICY_CATEGORY}"`),
  );
  const members = new Set([...builtInMembers(), ...EXTENSION_AUDIT_IDS, ...ours.map(({ id }) => id.toLowerCase())]);
  const isOurs = (id: string) =>
    members.has(id.toLowerCase()) || members.has(id.split('/').at(-1)?.toLowerCase() ?? '');
  return [...ours, ...sets.filter((set) => referencesOf(set).some(isOurs))];
}

function ruleText(rule: unknown): string {
  return typeof rule === 'string' ? rule : isObject(rule) ? JSON.stringify(rule) : '';
}

/** Ids of the policies in a set. */
export function referencesOf({ attributes }: Resource): string[] {
  const references = blocks(attributes['policy_definition_reference']);
  return references.flatMap((one) => textOf(member(one, 'policy_definition_id')) ?? []);
}

function builtInMembers(): string[] {
  return Object.values(INITIATIVES).flatMap(({ members }) =>
    Object.values(members).map(({ definitionId }) => definitionId),
  );
}

/** Storage accounts that a rule uploads to, or that hold the container of uploaded content. */
export function contentAccounts(resources: readonly Resource[], rules: readonly Rule[]): Resource[] {
  const linked = rules.flatMap(({ sources }) =>
    sources.map(({ settings }) => (isHidden(settings) ? '' : (settings?.upload?.storageAccountId ?? ''))),
  );
  const containing = resources
    .filter((one) => one.type === 'azurerm_storage_container' && isContentContainer(one))
    .map(({ attributes }) => attributes['storage_account_id'] ?? attributes['storage_account_name']);
  const accounts = new Set([...linked, ...containing].map(idKey).filter((key) => key !== ''));
  return resources.filter(
    ({ type, id, attributes }) =>
      type === 'azurerm_storage_account' && (accounts.has(idKey(id)) || accounts.has(idKey(attributes['name']))),
  );
}

/** Whether a container is that of uploaded content. */
export function isContentContainer({ attributes }: Resource): boolean {
  return attributes['name'] === CONTENT_CONTAINER;
}

/** Whether a linked service is a cluster. The other kind is an Automation account. */
export function isClusterLink({ attributes }: Resource): boolean {
  const cluster = attributes['write_access_id'];
  return isHidden(cluster) || Boolean(textOf(cluster));
}

/** Whether an account is linked for queries. Other kinds are retired. */
export function isQueryLink({ attributes }: Resource): boolean {
  const kind = attributes['data_source_type'];
  return isUnseen(kind) || LINKED_STORAGE_TYPES.some((one) => sameId(one, kind));
}

function known(value: unknown): Known<string> {
  return typeof value === 'string' || isHidden(value) ? value : UNKNOWN;
}
