import { check, review } from '../../../lib/estate';
import { assignmentTable } from '../../../lib/estate/format/assignment-table';
import { initiative } from '../losses/ids';
import { plan } from '../support';

const SCOPE = '/subscriptions/00000000-0000-0000-0000-000000000001';
const policy_definition_id = initiative('virtualMachines');
const assigned = (more: object = {}) => ({
  ...{ name: 'ct', subscription_id: SCOPE, policy_definition_id },
  ...{ parameters: '{"effect":{"value":"DeployIfNotExists"}}', ...more },
});
const at = (name: string) => `azurerm_subscription_policy_assignment.${name}`;

/** The rows of a table, without what does not carry meaning. */
const rowsOf = (table: string) =>
  [...table.matchAll(/<tr>(<td.*?)<\/tr>/g)].map(([, cells = '']) =>
    [...cells.matchAll(/<td[^>]*><span>(.*?)<\/span><\/td>/g)].map(([, cell = '']) =>
      cell.replaceAll(/ class="([\w ]+)"/g, '.$1'),
    ),
  );

test('both sides of an assignment stand in its row, where they differ', () => {
  const { before, after } = review(
    plan(
      { address: at('new'), after: assigned() },
      { address: at('old'), before: assigned({ enforce: false }) },
      {
        address: at('both'),
        before: assigned({ enforce: false, not_scopes: [`${SCOPE}/resourceGroups/rg`] }),
        after: assigned(),
      },
    ),
  );
  const enforced = '<span.enforcement enforced>enforced</span><span.effect>DeployIfNotExists</span>';
  const quiet = '<span.enforcement quiet>report only</span>';
  const scope = 'subscription 00000000-0000-0000-0000-000000000001';
  expect(rowsOf(assignmentTable(before, after)).sort()).toEqual([
    [
      `<code>${at('both')}</code>`,
      'virtual machines',
      `<span.was>${scope}<span.effect>without resource group rg</span></span> → ${scope}`,
      'all',
      `<span.was>${quiet}</span> → ${enforced}`,
    ],
    [`<code>${at('new')}</code> <span.state new>new</span>`, 'virtual machines', scope, 'all', enforced],
    [`<code>${at('old')}</code> <span.state removed>removed</span>`, 'virtual machines', scope, 'all', quiet],
  ]);
});

test('without an assignment there is no table', () => {
  const { before, after } = check({ resource: {} });
  expect(assignmentTable(before, after)).toBe('');
});
