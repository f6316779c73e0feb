import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { type TerraformStack, Testing } from 'cdktf';
import { type Blocks, leave, movedFrom, StateBlocks } from '../../../lib/constructs/kit/state-blocks';
import { newHclStack, newStack } from '../../support/synth';

const IMPORTED: Blocks = {
  imported: [
    { to: 'azurerm_resource_group.one', id: '/subscriptions/s/resourceGroups/rg' },
    { to: 'azurerm_role_assignment.all', id: { first: '/roles/1', second: '/roles/2' } },
  ],
};

/** One way to have blocks about the state, with what it is in JSON and in HCL. */
const WAYS: readonly [what: string, make: (stack: TerraformStack) => void, json: object, hcl: string][] = [
  [
    'a resource that moved',
    (stack) => movedFrom(stack, 'Old', new ResourceGroup(stack, 'New', { name: 'rg', location: 'westeurope' })),
    { moved: [{ from: 'azurerm_resource_group.Old', to: 'azurerm_resource_group.New' }] },
    'moved {\nto = azurerm_resource_group.New\nfrom = azurerm_resource_group.Old\n}',
  ],
  [
    'imports of a resource and of all instances of another',
    (stack) => new StateBlocks(stack, 'Imports', () => IMPORTED),
    {
      import: [
        { to: 'azurerm_resource_group.one', id: '/subscriptions/s/resourceGroups/rg' },
        {
          for_each: { first: '/roles/1', second: '/roles/2' },
          to: 'azurerm_role_assignment.all[each.key]',
          id: '${each.value}',
        },
      ],
    },
    [
      ...['import {', 'to = azurerm_resource_group.one', 'id = "/subscriptions/s/resourceGroups/rg"', '}'],
      ...['import {', 'for_each = {"first" = "/roles/1", "second" = "/roles/2"}'],
      ...['to = azurerm_role_assignment.all[each.key]', 'id = "${each.value}"', '}'],
    ].join('\n'),
  ],
  [
    'a resource that is left in Azure',
    (stack) => leave(stack, 'Left', 'azurerm_resource_group'),
    { removed: [{ from: 'azurerm_resource_group.Left', lifecycle: { destroy: false } }] },
    'removed {\n  from = azurerm_resource_group.Left\n  lifecycle {\n    destroy = false\n  }\n}',
  ],
  ['nothing', (stack) => new StateBlocks(stack, 'Nothing', () => ({ moved: [], imported: [], removed: [] })), {}, ''],
];

test.each(WAYS)('%s: the blocks are in JSON, and no others', (_what, make, json) => {
  const stack = newStack();
  make(stack);
  const { moved, import: imported, removed } = JSON.parse(Testing.synth(stack, true));
  expect({ moved, import: imported, removed }).toEqual({
    moved: undefined,
    import: undefined,
    removed: undefined,
    ...json,
  });
});

test.each(WAYS)('%s: the same blocks are in HCL, and no others', (_what, make, _json, hcl) => {
  const stack = newHclStack();
  make(stack);
  const written = Testing.synthHcl(stack, true);
  const blocks = written.slice(Math.max(written.search(/^(moved|import|removed)\b/m), 0));
  if (hcl === '') expect(written).not.toMatch(/^(moved|import|removed)\b/m);
  else expect(blocks.trim()).toBe(hcl);
});
