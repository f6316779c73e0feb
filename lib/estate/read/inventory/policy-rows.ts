import { initiativeWithId } from '../../../facts/initiatives';
import type { InventoryAssignment, InventoryExemption, PolicyState } from '../../model/inventory';
import { textsOf } from '../../model/value';
import { column, idOf, key, text, timeOf } from './row-columns';

const AUTHORIZATION = '/providers/microsoft.authorization/';

/** What policy says of each machine and member. Texts that repeat are held once: there are several rows for each machine. */
export function policyStatesOf(rows: readonly object[]): PolicyState[] {
  const held = new Map<string, string>();
  const once = (value: string) => {
    const found = held.get(value);
    if (found === undefined) held.set(value, value);
    return found ?? value;
  };
  return rows.map((row) => ({
    machine: once(key(column(row, 'resourceId'))),
    definitionId: once(key(column(row, 'policyDefinitionId')).split('/').at(-1) ?? ''),
    assignmentId: once(key(column(row, 'policyAssignmentId'))),
    state: once(key(column(row, 'complianceState'))),
  }));
}

/** Machines that policy has evaluated, with whether it finds something missing. */
export function evaluatedOf(states: readonly PolicyState[]): Map<string, boolean> {
  const found = new Map<string, boolean>();
  for (const { machine, state } of states) found.set(machine, found.get(machine) === true || state === 'noncompliant');
  return found;
}

const KINDS = { virtualMachines: 'virtualMachine', scaleSets: 'scaleSet', arcServers: 'arcServer' } as const;

export function assignmentOf(row: object): InventoryAssignment {
  const id = idOf(row);
  const initiative = initiativeWithId(key(column(row, 'policyDefinitionId')));
  return {
    id,
    name: text(row, 'displayName') || text(row, 'name'),
    kind: initiative && KINDS[initiative],
    scope: key(column(row, 'scope')) || id.slice(0, id.lastIndexOf(AUTHORIZATION)),
    notScopes: textsOf(column(row, 'notScopes')).map(key),
    isEnforced: !/^donotenforce$/i.test(text(row, 'enforcementMode')),
  };
}

export function exemptionOf(row: object): InventoryExemption {
  const id = idOf(row);
  const expires = text(row, 'expiresOn');
  const expiresAt = timeOf(expires);
  return {
    id,
    name: text(row, 'name') || (id.split('/').at(-1) ?? id),
    scope: id.slice(0, id.lastIndexOf(AUTHORIZATION)),
    assignmentId: key(column(row, 'policyAssignmentId')),
    category: text(row, 'exemptionCategory') || undefined,
    expires: expires === '' ? undefined : expires,
    expiresAt: Number.isFinite(expiresAt) ? expiresAt : undefined,
    members: textsOf(column(row, 'policyDefinitionReferenceIds')).map(key),
  };
}
