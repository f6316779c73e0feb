import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { INITIATIVES, type Initiative, type InitiativeName, type MemberName } from '../../lib/facts/initiatives';
import { MEMBER_TITLES } from '../../lib/facts/member-titles';
import { MEMBER_MINORS } from '../../lib/facts/member-versions';
import { MACHINE_LOCATIONS } from '../../lib/facts/regions';
import { ROLES } from '../../lib/facts/roles';
import { SUBSCRIPTION_STAGES } from '../../lib/facts/stages';
import { describeWithShared } from '../support/skip';

const FILES: Record<InitiativeName, string> = {
  virtualMachines: 'initiative-VM.json',
  scaleSets: 'initiative-VMSS.json',
  arcServers: 'initiative-HybridVM.json',
};

interface Parameter {
  readonly defaultValue?: unknown;
  readonly allowedValues?: unknown[];
}

interface Definition {
  readonly name: string;
  readonly properties: {
    readonly displayName: string;
    readonly version: string;
    readonly versions: string[];
    readonly parameters: Record<string, Parameter>;
    readonly policyDefinitions: {
      readonly policyDefinitionReferenceId: string;
      readonly policyDefinitionId: string;
      readonly definitionVersion: string;
      readonly parameters: Record<string, { readonly value: string }>;
    }[];
    readonly policyRule: {
      readonly then: { readonly details: { readonly roleDefinitionIds: string[]; readonly deploymentScope?: string } };
    };
  };
}

describeWithShared('reference/azure-policy', "the table of initiatives, against Microsoft's definitions", (folder) => {
  const read = (file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Definition;
  const definitions = new Map(
    readdirSync(folder)
      .map(read)
      .map((definition) => [definition.name, definition]),
  );
  const last = (id: string) => id.split('/').at(-1) ?? '';

  describe.each(Object.entries(INITIATIVES) as [InitiativeName, Initiative][])('%s', (name, initiative) => {
    const set = read(FILES[name]);
    const {
      policyDefinitions = [],
      parameters = {},
      ...properties
    } = set?.properties ?? ({} as Definition['properties']);

    test('has the id, name and version of the set', () => {
      const { id, displayName, version } = initiative;
      expect({ id, displayName, version }).toEqual({
        id: set?.name,
        displayName: properties.displayName,
        version: properties.version,
      });
    });

    test('has every member with its definition and version, and no other', () => {
      const ours = Object.entries(initiative.members).map(([reference, { definitionId, version }]) => ({
        reference,
        definitionId,
        version,
      }));
      const theirs = policyDefinitions.map((member) => ({
        reference: member.policyDefinitionReferenceId,
        definitionId: last(member.policyDefinitionId),
        version: member.definitionVersion,
      }));
      const byReference = (a: { reference: string }, b: { reference: string }) => (a.reference < b.reference ? -1 : 1);
      expect(ours.sort(byReference)).toEqual(theirs.sort(byReference));
    });

    test.each(Object.entries(initiative.members))(
      '%s has the roles its definition names',
      (_, { definitionId, roles }) => {
        const named = definitions.get(definitionId)?.properties.policyRule.then.details.roleDefinitionIds ?? [];
        expect(roles.map((role) => ROLES[role].id).sort()).toEqual(named.map(last).sort());
      },
    );

    test.each(Object.entries(initiative.members))(
      '%s has the minor versions that were published',
      (member, { definitionId, version }) => {
        const isPreview = version.endsWith('-preview');
        const published = (definitions.get(definitionId)?.properties.versions ?? [])
          .filter((one) => one.toLowerCase().endsWith('-preview') === isPreview && one.startsWith(`${version[0]}.`))
          .map((one) => Number(one.split('.')[1]));
        expect(MEMBER_MINORS[member as MemberName]).toEqual([...new Set(published)].sort((a, b) => b - a));
      },
    );

    test.each(Object.entries(initiative.members))(
      '%s has the name that the portal shows',
      (member, { definitionId }) => {
        expect(MEMBER_TITLES[member as MemberName]).toBe(definitions.get(definitionId)?.properties.displayName);
      },
    );

    test.each(Object.entries(initiative.members))('%s deploys where we say', (_, { definitionId, stage }) => {
      const { deploymentScope } = definitions.get(definitionId)?.properties.policyRule.then.details ?? {};
      expect(deploymentScope === 'subscription').toBe(SUBSCRIPTION_STAGES.includes(stage));
    });

    test('allows the locations of the set', () => {
      expect([...MACHINE_LOCATIONS[name]].sort()).toEqual(parameters.listOfApplicableLocations?.allowedValues?.sort());
    });
  });
});
