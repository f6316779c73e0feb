import type { Resource } from '../../../lib/estate/model/estate';
import { roleId, roleName } from '../../../lib/estate/model/role-names';
import { UNKNOWN } from '../../../lib/estate/model/value';

const resource = (attributes: object): Resource => ({
  address: 'a',
  type: 't',
  id: '/id',
  attributes: { ...attributes },
});
const OWNER = '8e3af657-a8ff-443c-a75c-2fe8c4bcb635';
test.each<[attributes: object, id: string, name: string]>([
  [{ role_definition_id: `/providers/x/${OWNER.toUpperCase()}` }, OWNER, 'Owner'],
  [{ role_definition_name: 'Owner' }, OWNER, 'Owner'],
  [{ role_definition_name: 'Own role' }, 'Own role', 'Own role'],
  [{ role_definition_id: '/x/abc', role_definition_name: 'Owner' }, 'abc', 'abc'],
  [{ role_definition_id: UNKNOWN }, '', 'known only at apply'],
  [{}, '', 'no role'],
])('a role with %p', (attributes, id, name) => {
  expect([roleId(resource(attributes)), roleName(resource(attributes))]).toEqual([id, name]);
});
