import { foreignInitiatives } from '../../lib/facts/foreign-assignments';

const CORP =
  '/providers/Microsoft.Management/managementGroups/corp/providers/Microsoft.Authorization/policySetDefinitions';
const BUILT_IN = '/providers/Microsoft.Authorization/policySetDefinitions';

test.each<[string, string | undefined, string[]]>([
  [`${BUILT_IN}/92A36F05-ebc9-4bba-9128-b47ad2ea3354`, undefined, ['virtualMachines']],
  [`${BUILT_IN}/2DDE6D38-95d9-46cd-bb7c-18dabd06b923`, undefined, ['virtualMachines', 'scaleSets', 'arcServers']],
  [`${CORP}/Deploy-VMSS-ChangeTrack`, undefined, ['scaleSets']],
  [`${CORP}/Custom`, 'Deploy-vmArc-ChangeTrack', ['arcServers']],
  [`${CORP}/Custom`, 'Custom', []],
  [`${CORP}/Custom`, undefined, []],
])('an assignment of %s named %s gives a rule to %j', (definition, name, initiatives) => {
  expect(foreignInitiatives(definition, name)).toStrictEqual(initiatives);
});
