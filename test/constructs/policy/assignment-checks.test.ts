import { type TerraformStack, TerraformVariable } from 'cdktf';
import { InitiativeAssignment } from '../../../lib/constructs/policy/initiative-assignment/initiative-assignment';
import type { InitiativeAssignmentProps } from '../../../lib/constructs/policy/initiative-assignment/initiative-assignment-props';
import { messageOf, newStack, synthesize } from '../../support/synth';

const SUBSCRIPTION = '/subscriptions/00000000-0000-0000-0000-000000000001';
const OTHER = '/subscriptions/00000000-0000-0000-0000-000000000002';
const PROPS = {
  kind: 'arcServers',
  scope: { subscriptionId: SUBSCRIPTION },
  rule: {
    ruleId: `${SUBSCRIPTION}/resourceGroups/rg-ct/providers/Microsoft.Insights/dataCollectionRules/dcr-ct`,
    location: 'westeurope',
    features: [],
  },
} as const satisfies InitiativeAssignmentProps;
const assign = (stack: TerraformStack, more: object) =>
  new InitiativeAssignment(stack, 'Assignment', { ...PROPS, ...more } as InitiativeAssignmentProps);

const ANY_IMAGE = {
  kind: 'arcServers',
  definitionId: `${SUBSCRIPTION}/providers/Microsoft.Authorization/policySetDefinitions/any-image`,
  anyImage: true,
} as const;

describe('props that every assignment has', () => {
  test.each<[object, string]>([
    [
      { notScopes: ['rg-legacy'] },
      "notScopes[0] must be the id of a management group, a subscription or something in one, got 'rg-legacy': it would exclude nothing",
    ],
    [
      { notScopes: [`${SUBSCRIPTION}/resourceGroup/rg-servers`] },
      `notScopes[0] must be the id of a management group, a subscription or something in one, got '${SUBSCRIPTION}/resourceGroup/rg-servers': it would exclude nothing`,
    ],
    [{ notScopes: [OTHER] }, `notScopes[0] must be below the scope '${SUBSCRIPTION}', got '${OTHER}': remove it`],
    [
      { notScopes: [SUBSCRIPTION] },
      `notScopes[0] must be below the scope '${SUBSCRIPTION}', got '${SUBSCRIPTION}': remove it`,
    ],
    [
      { notScopes: ['#{TfToken[TOKEN.0]}', `${SUBSCRIPTION}/resourceGroups/rg-x`] },
      'notScopes must be either a Terraform list alone or a list of ids, got both: join them with Fn.concat',
    ],
    [
      { notScopes: Array.from({ length: 401 }, (_, index) => `${SUBSCRIPTION}/resourceGroups/rg-${index}`) },
      'notScopes may hold at most 400 ids, got 401',
    ],
    [{ displayName: 'x'.repeat(129) }, 'displayName must have 1 to 128 characters, got 129'],
    [{ description: 'x'.repeat(513) }, 'description must have 1 to 512 characters, got 513'],
    [{ nameSuffix: '' }, 'nameSuffix must not be empty: omit it for no suffix'],
    [
      { displayName: 'for ${team}' },
      "displayName must not contain '${team}', which Terraform would read as an expression, got 'for ${team}': use backticks for a value of the program, or write '$${team}' for the text itself",
    ],
    [
      { name: 'a'.repeat(64), nameSuffix: 'b' },
      `nameSuffix is too long: the assignment name '${'a'.repeat(64)}-b' may have at most 64 characters, got 66; shorten name`,
    ],
    [
      { nameSuffix: 'undefined' },
      "nameSuffix must not contain the text 'undefined', which represents a missing value of the program, got 'undefined'",
    ],
    [
      { name: 'ct/vm' },
      "name must be 1 to 64 characters, none of #<>%&:\\?/, not ending in a period or space, got 'ct/vm'",
    ],
    [
      { name: 'a'.repeat(60), nameSuffix: 'europe' },
      `nameSuffix is too long: the assignment name '${'a'.repeat(60)}-europe' may have at most 64 characters, got 67; shorten it to 3`,
    ],
    [
      { name: 'a'.repeat(62), nameSuffix: 'eu' },
      `nameSuffix is too long: the assignment name '${'a'.repeat(62)}-eu' may have at most 64 characters, got 65; shorten it to 1`,
    ],
    [
      { name: 'a'.repeat(63), nameSuffix: 'eu' },
      `nameSuffix is too long: the assignment name '${'a'.repeat(63)}-eu' may have at most 64 characters, got 66; shorten name`,
    ],
    [{ notScopes: [7] }, "notScopes[0] must be text, got 7: write '7'"],
    ...[
      `x${OTHER}`,
      `${OTHER}x`,
      `${OTHER}/`,
      `${OTHER}/resourceGroups/`,
      `${OTHER}/resourceGroups/rg/`,
      `${OTHER}/resourceGroups/rg/providers/A.B/c`,
      '/subscriptions/production',
      '/providers/Microsoft.Management/managementGroups/',
      '/providers/Microsoft.Management/managementGroups/corp/x',
    ].map((id): [object, string] => [
      { scope: { managementGroupId: 'corp' }, notScopes: [id] },
      `notScopes[0] must be the id of a management group, a subscription or something in one, got '${id}': it would exclude nothing`,
    ]),
    [
      { name: 'ct/vm', nameSuffix: 'eu' },
      "name must be 1 to 64 characters, none of #<>%&:\\?/, not ending in a period or space, got 'ct/vm'",
    ],
    [
      { definition: ANY_IMAGE, machineLocations: [] },
      'machineLocations must name at least one location: an empty list selects no machine; omit it for all locations',
    ],
    [
      { definition: ANY_IMAGE, machineLocations: ['#{TfToken[TOKEN.0]}'] },
      'machineLocations must be a literal list: the items of a Terraform list are unknown until apply and cannot be checked',
    ],
    [
      { definition: ANY_IMAGE, machineLocations: ['westeurope', 'West Europe'] },
      "machineLocations[1] must be a location's name in lower case without spaces, such as 'westeurope', got 'West Europe'; write 'westeurope'",
    ],
  ])('are refused: %j', (more, message) => {
    expect(messageOf(() => assign(newStack(), more))).toBe(
      `Validation failed with the following errors:\n  [test/Assignment] ${message}`,
    );
  });

  test.each<object>([
    { scope: { managementGroupId: 'corp' }, notScopes: ['/providers/Microsoft.Management/managementGroups/plants'] },
    { scope: { managementGroupId: 'corp' }, notScopes: [OTHER, `${OTHER}/resourceGroups/rg-lab`] },
    { notScopes: [`${SUBSCRIPTION}/resourceGroups/rg-lab/providers/A.B/cc/dd/ee/ff`] },
    { name: `\${var.${'a'.repeat(70)}}`, nameSuffix: 'eu' },
  ])('are accepted: %j', (more) => {
    const { json } = synthesize((stack) => assign(stack, more));
    expect(Object.keys(json.resource as object).join()).toContain('_policy_assignment');
  });

  test('Terraform checks that a suffix it knows later is not empty', () => {
    const { json } = synthesize((stack) => {
      assign(stack, { nameSuffix: new TerraformVariable(stack, 'Suffix', {}).stringValue });
    });
    expect(JSON.stringify(json.resource)).toContain('nameSuffix must not be empty: omit it for no suffix');
  });

  test.each([
    ['a subscription', PROPS.scope, [`startswith(lower(id), "${SUBSCRIPTION}/")`]],
    ['a management group', { managementGroupId: 'corp' }, []],
  ])('Terraform checks a list of excluded scopes that it knows later, at %s', (_, scope, below) => {
    const { json } = synthesize((stack) => {
      assign(stack, { scope, notScopes: new TerraformVariable(stack, 'LeftOut', { type: 'list(string)' }).listValue });
    });
    const rules = [...JSON.stringify(json.resource).matchAll(/alltrue\(\[for id in .*? : (.*?)\]\)\}"/g)].map(
      ([, rule]) => JSON.parse(`"${rule}"`) as string,
    );
    expect(rules).toEqual([expect.stringMatching(/^can\(regex\(.+, id\)\)$/), ...below]);
  });
});
