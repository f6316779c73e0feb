import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { TerraformIterator, TerraformLocal } from 'cdktf';
import { keepNames } from '../../../lib/constructs/kit/named-instances';
import { synthesize } from '../../support/synth';

interface Given {
  readonly renamed?: Readonly<Record<string, string>>;
  readonly hasResources?: boolean;
  readonly label?: string;
}

/** What is synthesized for the instances `web` and `db` of one group, and `backup` of another without resources. */
function kept({ renamed, hasResources = true, label }: Given) {
  return synthesize((stack) => {
    const members = new TerraformLocal(stack, 'Members', { web: { id: 'a' }, db: { id: 'b' } });
    const forEach = TerraformIterator.fromMap(members.asAnyMap);
    const resource = new ResourceGroup(stack, 'Group', { name: 'rg', location: 'westeurope', forEach });
    const others = new TerraformLocal(stack, 'Others', { backup: 'c' });
    keepNames(stack, {
      what: 'machines',
      prop: 'renamed',
      renamed,
      groups: [
        { members, names: ['web', 'db'], id: 'member.id', label, resources: hasResources ? [resource] : [] },
        { members: others, names: ['backup'], id: 'member', resources: [] },
      ],
    });
  });
}

function blocks(given: Given) {
  const { json } = kept(given);
  const { terraform_data: data = {} } = json['resource'] as Record<string, Record<string, object>>;
  const [[name, remembered], [, checked]] = Object.entries(data) as [[string, object], [string, object]];
  return { moved: json['moved'], address: `terraform_data.${name}`, remembered, checked };
}

test('the name of each id is remembered, and another one is refused', () => {
  const { moved, address, remembered, checked } = blocks({ label: ' (linux)' });
  expect(moved).toBeUndefined();
  const [web, backup] = [
    { each: 'for name, member in local.Members :', id: 'lower(member.id)', name: '${name} (linux)' },
    { each: 'for name, member in local.Others :', id: 'lower(member)', name: '${name}' },
  ];
  const remember = ({ each, id, name }: typeof web) => `{ ${each} ${id} => "${name}" }`;
  expect(remembered).toEqual({
    input: `\${merge(${remember(web)}, ${remember(backup)})}`,
    triggers_replace: { renamed: {} },
    lifecycle: { ignore_changes: ['input'] },
  });
  const changed = ({ each, id, name }: typeof web) => {
    const earlier = `try(${address}.output[${id}], "${name}")`;
    return `[${each} "'\${${earlier}}' is now '${name}'" if ${earlier} != "${name}"]`;
  };
  const all = `concat(${changed(web)}, ${changed(backup)})`;
  const remedy =
    '. Azure already has the resources, so Terraform cannot create them again. Add the old and the new name to renamed';
  expect(checked).toEqual({
    lifecycle: {
      precondition: [
        {
          condition: `\${length(${all}) == 0}`,
          error_message: `\${join("", ["[test] machines have other names: ", join(", ", ${all}), "${remedy}"])}`,
        },
      ],
    },
  });
});

test('names that change are moved in the resources that have them, and remembered anew', () => {
  const renamed = { old: 'web', web: 'web', gone: 'nowhere', archive: 'backup' };
  const { moved, remembered } = blocks({ renamed });
  expect(moved).toEqual([{ from: 'azurerm_resource_group.Group["old"]', to: 'azurerm_resource_group.Group["web"]' }]);
  expect(remembered).toMatchObject({ triggers_replace: { renamed } });
});

test.each<[string, Given]>([
  ['no name changes', { renamed: { web: 'web' } }],
  ['there is no resource', { renamed: { old: 'web' }, hasResources: false }],
])('nothing is moved if %s', (_why, given) => {
  expect(blocks(given).moved).toBeUndefined();
});
