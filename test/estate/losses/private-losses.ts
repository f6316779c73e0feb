import { CLOSED, MOVED_MACHINE, PRIVATE_PIECES, ROUTED, SECOND_SCOPE, ZONES } from './private-pieces';
import type { Row } from './row';

const gone = (...keys: string[]) => ({
  azurerm: Object.fromEntries(keys.map((key) => [key, undefined])),
  arm: Object.fromEntries(keys.map((key) => [key, undefined])),
});

/** Private ingestion with all its links, and a closed workspace. */
const WHOLE = { has: PRIVATE_PIECES, given: CLOSED };

export const PRIVATE_LOSSES: readonly Row[] = [
  {
    change: 'the rule of a private workspace names no endpoint any more',
    finds: { 'ingestion-endpoint-missing': 'blocking', 'private-link-removed': 'attention' },
    ...WHOLE,
    azurerm: { 'rule/data_collection_endpoint_id': null },
    arm: { 'rule/body/properties/dataCollectionEndpointId': undefined },
  },
  {
    change: 'a private workspace is no longer linked to a scope',
    finds: { 'private-link-missing': 'attention', 'private-link-removed': 'attention' },
    ...WHOLE,
    ...gone('link_workspace'),
  },
  {
    change: 'the endpoint of the rule is no longer linked to a scope',
    finds: { 'private-link-missing': 'attention', 'private-link-removed': 'attention' },
    ...WHOLE,
    ...gone('link_ingestion'),
  },
  {
    change: 'an endpoint of machines was never linked to a scope',
    by: 'check',
    finds: { 'private-link-missing': 'attention' },
    ...WHOLE,
    ...gone('link_west'),
  },
  {
    change: 'the scope loses its private endpoint',
    finds: { 'private-scope-unreachable': 'attention', 'private-endpoint-removed': 'attention' },
    ...WHOLE,
    ...gone('private_monitor', 'zones'),
  },
  {
    change: 'the private endpoint leaves a zone',
    finds: { 'private-zones-incomplete': 'attention', 'private-link-removed': 'attention' },
    ...WHOLE,
    azurerm: { 'private_monitor/private_dns_zone_group/0/private_dns_zone_ids': ZONES.slice(1) },
    arm: {
      'zones/body/properties/privateDnsZoneConfigs': (all: readonly object[]) => all.slice(1),
    },
  },
  {
    change: 'the private endpoint is in no zone',
    by: 'check',
    finds: { 'private-zones-incomplete': 'attention' },
    ...WHOLE,
    azurerm: { 'private_monitor/private_dns_zone_group': [] },
  },
  {
    change: 'a machine loses its endpoint',
    finds: { 'machine-endpoint-missing': 'attention', 'private-link-removed': 'attention' },
    ...WHOLE,
    ...gone('endpoint_web'),
  },
  {
    change: 'the endpoint of a machine is in another location',
    by: 'check',
    finds: { 'machine-endpoint-missing': 'attention' },
    ...WHOLE,
    adds: MOVED_MACHINE,
  },
  {
    change: 'the network gets a second private link scope',
    finds: { 'private-scope-second': 'blocking' },
    ...WHOLE,
    adds: SECOND_SCOPE,
  },
  {
    change: 'everything private is destroyed beside an open workspace',
    finds: { 'private-link-removed': 'attention', 'private-endpoint-removed': 'attention' },
    has: PRIVATE_PIECES,
    given: ROUTED,
    azurerm: { ...gone(...Object.keys(PRIVATE_PIECES)).azurerm, 'rule/data_collection_endpoint_id': null },
    arm: {
      ...gone(...Object.keys(PRIVATE_PIECES)).arm,
      'rule/body/properties/dataCollectionEndpointId': undefined,
    },
  },
];
