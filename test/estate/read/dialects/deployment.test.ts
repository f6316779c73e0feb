import type { Action, ResourceChange } from '../../../../lib/estate/model/input';
import { type Attributes, SENSITIVE, UNKNOWN } from '../../../../lib/estate/model/value';
import { isDeployment, readDeployment } from '../../../../lib/estate/read/dialects/deployment';

const GROUP = '/subscriptions/s/resourceGroups/rg';
const TYPE = 'azurerm_resource_group_template_deployment';
const ADDRESS = `${TYPE}.x`;
const ENDPOINT = 'microsoft.insights/datacollectionendpoints';

const endpoint = (name: string, publicNetworkAccess: string) => ({
  type: 'Microsoft.Insights/dataCollectionEndpoints',
  name,
  properties: { networkAcls: { publicNetworkAccess } },
});
const deployment = (resources: unknown, more = {}) => ({
  id: `${GROUP}/providers/Microsoft.Resources/deployments/x`,
  deployment_mode: 'Incremental',
  template_content: JSON.stringify({ resources }),
  ...more,
});
const attributes = (name: string, isPublic: boolean) => ({
  id: `${GROUP}/providers/${ENDPOINT}/${name}`,
  ...{ name, resource_group_name: 'rg', public_network_access_enabled: isPublic },
});
const read = (action: Action, before?: Attributes, after?: Attributes, type = TYPE) =>
  readDeployment({
    ...{ address: ADDRESS, type, action, replacedFor: ['location'] },
    ...(before && { before }),
    ...(after && { after }),
  });

test('a template has its resources, each with what happens to it', () => {
  const before = deployment([endpoint('same', 'Enabled'), endpoint('changed', 'Enabled'), endpoint('gone', 'Enabled')]);
  const after = deployment([endpoint('same', 'Enabled'), endpoint('changed', 'Disabled'), endpoint('new', 'Enabled')]);
  const found = (name: string, action: Action, sides: Partial<ResourceChange>) => ({
    address: `${ADDRESS}/${ENDPOINT}/${name}`,
    type: 'azurerm_monitor_data_collection_endpoint',
    action,
    replacedFor: ['location'],
    ...sides,
  });
  expect(read('update', before, after)).toEqual({
    changes: [
      found('same', 'none', { before: attributes('same', true), after: attributes('same', true) }),
      found('changed', 'update', { before: attributes('changed', true), after: attributes('changed', false) }),
      found('gone', 'forget', { before: attributes('gone', true) }),
      found('new', 'create', { after: attributes('new', true) }),
    ],
  });
});

const ONE = [endpoint('one', 'Enabled')];
test.each<[action: Action, before: Attributes | undefined, after: Attributes | undefined, wanted: Action[]]>([
  ['create', undefined, deployment(ONE), ['create']],
  ['none', deployment(ONE), deployment(ONE), ['none']],
  ['replace', deployment(ONE), deployment(ONE), ['replace']],
  ['replace', deployment(ONE), deployment([]), ['forget']],
  ['delete', deployment(ONE), undefined, ['delete']],
  ['forget', deployment(ONE), undefined, ['forget']],
  ['update', deployment(ONE), deployment([], { deployment_mode: 'Complete' }), ['delete']],
  ['update', deployment(ONE), deployment([], { deployment_mode: 'complete' }), ['delete']],
  ['update', deployment(ONE), deployment([], { deployment_mode: undefined }), ['forget']],
  ['create', undefined, deployment([{ type: 'Microsoft.Web/sites', name: 'one' }]), []],
])('a deployment with action %s (%#)', (action, before, after, wanted) => {
  expect(read(action, before, after).changes.map((one) => one.action)).toEqual(wanted);
});

test.each<[more: object, gap: string | undefined]>([
  [{ template_content: UNKNOWN }, 'a template that is known only at apply'],
  [{ template_content: SENSITIVE }, 'a template that is sensitive'],
  [{ template_content: '{"resources":[${x}]}' }, 'a template that is known only at apply'],
  [{ template_content: null, template_spec_version_id: '/spec' }, 'a template that is not in the input'],
  [{ template_content: null, template_spec_version_id: '' }, undefined],
  [{ template_content: null, template_spec_version_id: null }, undefined],
  [{ template_content: 'not JSON' }, undefined],
])('a deployment with %p', (more, gap) => {
  const side = deployment(ONE, more);
  const found = { changes: [], ...(gap !== undefined && { gap }) };
  expect([read('create', undefined, side), read('delete', side)]).toEqual([found, found]);
});

test.each<[content: unknown, name: string]>([
  ['{"name":{"value":"given"}}', 'given'],
  [{ name: { value: 'given' } }, 'given'],
  [null, 'default'],
  ['not JSON', 'default'],
  [UNKNOWN, '${name}'],
  ['{"name":${x}}', '${name}'],
])('a deployment with the parameters %p', (parameters_content, name) => {
  const template_content = {
    parameters: { name: { type: 'string', defaultValue: 'default' } },
    resources: [endpoint("[parameters('name')]", 'Enabled')],
  };
  const { changes } = read('create', undefined, deployment([], { template_content, parameters_content }));
  expect(changes.map(({ address }) => address)).toEqual([`${ADDRESS}/${ENDPOINT}/${name}`]);
});

test.each<[type: string, own: Attributes, id: string]>([
  [
    TYPE,
    { id: '/subscriptions/s/resourceGroups/RG/providers/microsoft.resources/deployments/x' },
    '/subscriptions/s/resourceGroups/RG',
  ],
  [TYPE, { id: undefined, resource_group_name: 'rg' }, '${azurerm_resource_group rg}'],
  [TYPE, { id: '${azurerm_x.id}', resource_group_name: 'rg' }, '${azurerm_resource_group rg}'],
  [TYPE, { id: undefined, resource_group_name: UNKNOWN }, '${azurerm_resource_group deployed to}'],
  [
    'azurerm_management_group_template_deployment',
    { id: undefined, management_group_id: '/mg' },
    '${azurerm_management_group /mg}',
  ],
  ['azurerm_subscription_template_deployment', { id: undefined }, '${azurerm_subscription deployed to}'],
])('what %s with %p is deployed to', (type, own, base) => {
  expect(isDeployment(type)).toBe(true);
  const { changes } = read('create', undefined, deployment(ONE, own), type);
  expect(changes[0]).toMatchObject({
    address: `${ADDRESS}/${ENDPOINT}/one`,
    after: { id: `${base}/providers/${ENDPOINT}/one` },
  });
});

test('what a template deploys elsewhere has its whole id', () => {
  const elsewhere = { ...endpoint('one', 'Enabled'), scope: '/subscriptions/other' };
  expect(read('create', undefined, deployment([elsewhere])).changes[0]?.address).toBe(
    `${ADDRESS}//subscriptions/other/providers/${ENDPOINT}/one`,
  );
});

test.each([
  'azurerm_template_deployment',
  'azurerm_resource_group',
  'x_azurerm_tenant_template_deployment',
  'azurerm_tenant_template_deployment_x',
])('%s is no deployment', (type) => {
  expect(isDeployment(type)).toBe(false);
});
