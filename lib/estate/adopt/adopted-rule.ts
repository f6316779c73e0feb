import { canonicalId } from '../../facts/ids';
import { DATA_SOURCE_NAMES, DESTINATION_NAME, RULE_DESCRIPTION, STREAMS } from '../../facts/rule';
import type { TakenOverSettings } from '../../settings/take-over/settings-of-agent';
import type { Rule } from '../model/estate';
import { block, blocks, isUnseen, member, textOf } from '../model/value';
import { type Adopted, type Adopting, groupOf, hasTags, type Note, seen, tagsOf } from './adopting';
import { Code, codeOf } from './source-code';

/** Arguments of a rule that the construct does not have and the app keeps, with the property of the provider's class. */
const KEPT = { kind: 'kind', data_collection_endpoint_id: 'dataCollectionEndpointId' } as const;

/** The rule itself, with the content storage it uploads to. */
export function adoptedRule({ estate, rule }: Adopting, { upload }: TakenOverSettings): Adopted {
  const name = seen(rule, 'name') ?? '';
  const description = seen(rule, 'description');
  const account = upload && estate.byId.get(upload.storageAccountId.toLowerCase());
  const storage = upload && {
    construct: 'ContentStorage.fromStorageAccountId',
    id: 'ContentStorage',
    variable: 'contentStorage',
    props: { storageAccountId: canonicalId(upload.storageAccountId), blobEndpoint: upload.blobEndpoint },
  };
  const construct = {
    construct: 'ChangeTrackingRule',
    id: 'Rule',
    variable: 'rule',
    props: {
      workspace: new Code('workspace'),
      name,
      resourceGroupName: groupOf(rule),
      settings: new Code('settings'),
      contentStorage: storage && new Code('contentStorage'),
      description: description === RULE_DESCRIPTION || description === '' ? undefined : description,
      tags: tagsOf(rule),
    },
    after: keptArguments(rule),
  };
  return {
    constructs: storage === undefined ? [construct] : [storage, construct],
    resources: [rule],
    changes: formChanges(rule),
    left: [
      ...(upload === undefined
        ? []
        : [
            {
              subject: upload.storageAccountId,
              text: `the content storage ${account === undefined ? 'is not in the input' : 'is not taken over'}: the app refers to it`,
            },
          ]),
      ...(groupOf(rule) === undefined
        ? [
            {
              subject: name,
              text: 'the resource group of the rule is not in the input: the app uses that of the workspace',
            },
          ]
        : []),
    ],
  };
}

function keptArguments(rule: Rule): string[] {
  return Object.entries(KEPT).flatMap(([argument, property]) => {
    const value = seen(rule, argument);
    return value === undefined || value === '' ? [] : [`rule.resource.${property} = ${codeOf(value)};`];
  });
}

/** What changes in the rule beside its settings. */
function formChanges(rule: Rule): Note[] {
  const { attributes, sources, flows, destinations } = rule;
  const named = (text: string): Note => ({ subject: seen(rule, 'name') ?? rule.address, text });
  const foreign = Object.entries(block(attributes['data_sources']) ?? {}).flatMap(([kind, list]) => {
    const extensions = kind === 'extension' ? sources.length : 0;
    const count = blocks(list).length - extensions;
    return count > 0
      ? [named(`${count} data sources of kind ${kind} are removed: move them to a rule of their own first`)]
      : [];
  });
  const [destination, ...others] = destinations;
  const otherKinds = Object.entries(block(attributes['destinations']) ?? {}).filter(
    ([kind, list]) => kind !== 'log_analytics' && blocks(list).length > 0,
  );
  const transformed = blocks(attributes['data_flow']).filter((flow) => textOf(member(flow, 'transform_kql')));
  const streams = new Set(flows.flatMap((flow) => flow.streams));
  const standard: readonly string[] = STREAMS;
  const missing = STREAMS.filter((one) => !streams.has(one));
  const surplus = [...streams].filter((one) => !standard.includes(one));
  return [
    ...foreign,
    ...sources
      .filter(({ os, name }) => name !== DATA_SOURCE_NAMES[os] && !isUnseen(name))
      .map(({ os, name }) => named(`the data source '${name}' is named '${DATA_SOURCE_NAMES[os]}'`)),
    ...(destination !== undefined && destination.name !== DESTINATION_NAME && !isUnseen(destination.name)
      ? [named(`the destination '${destination.name}' is named '${DESTINATION_NAME}'`)]
      : []),
    ...others.map(({ name }) =>
      named(`the destination '${name}' is removed: a rule of this library has one workspace`),
    ),
    ...otherKinds.map(([kind]) => named(`the destination of kind ${kind} is removed`)),
    ...(transformed.length > 0 ? [named('the transformation is removed: Azure supports none in these rules')] : []),
    ...(missing.length > 0 ? [named(`the data flow gains ${missing.join(', ')}`)] : []),
    ...(surplus.length > 0 ? [named(`the data flow loses ${surplus.join(', ')}`)] : []),
    ...(flows.length > 1 ? [named(`${flows.length} data flows become one`)] : []),
    ...sources.flatMap(({ name, streams: own }) =>
      STREAMS.every((one) => own.includes(one)) && own.length === STREAMS.length
        ? []
        : [named(`the data source '${name}' has the streams ${STREAMS.join(', ')}`)],
    ),
    ...(seen(rule, 'description') ? [] : [named(`the description becomes '${RULE_DESCRIPTION}'`)]),
    ...(tagsOf(rule) === undefined && hasTags(rule) ? [named('the tags are removed: some cannot be expressed')] : []),
    ...(blocks(attributes['stream_declaration']).length > 0 ? [named('the stream declarations are removed')] : []),
    ...(blocks(attributes['identity']).length > 0
      ? [named('the identity of the rule is removed: set it on rule.resource if something uses it')]
      : []),
  ];
}
