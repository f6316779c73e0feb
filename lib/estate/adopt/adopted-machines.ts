import { groupedBy } from '../../core/grouping';
import { policyAssociationName } from '../../facts/policy-association';
import { type Association, type Extension, parameter } from '../model/estate';
import { idKey } from '../model/value';
import { type Adopted, type Adopting, type Note, seen, type Written } from './adopting';
import { agentIdentityOf, type Joined, joinedMachine, KINDS, pinOf } from './joined-machine';
import { machineChanges } from './machine-changes';
import { Code } from './source-code';

/** The machines of a rule. Machines that something else gives agents or extensions get a construct of their own. */
export function adoptedMachines({ estate, rule }: Adopting): Adopted {
  const own = estate.associations.filter(({ ruleId }) => idKey(ruleId) === idKey(rule.id));
  const names = policyNames({ estate, rule });
  const isByPolicy = (one: Association) => isExported(one) && names.has(seen(one, 'name') ?? '');
  const byPolicy = own.filter(isByPolicy);
  const byHand = own.filter((one) => !isByPolicy(one));
  const left: Note[] = [];
  const joined = new Map<string, Joined>();
  for (const association of byHand) {
    const machine = joinedMachine(estate, association);
    const text = typeof machine === 'string' ? machine : joined.has(idKey(machine.id)) ? SECOND : undefined;
    if (text !== undefined) left.push({ subject: association.address, text });
    else if (typeof machine !== 'string') joined.set(idKey(machine.id), machine);
  }
  const machines = [...joined.values()];
  if (byPolicy.length > 0) {
    const text = `${byPolicy.length} machines have an association with the name that policy gives it: they stay with policy`;
    left.push({ subject: 'machines', text });
  }
  const groups = groupedBy(
    machines,
    ({ agent, extension }) =>
      `${agent === undefined ? 'WithoutAgent' : ''}${extension === undefined ? 'WithoutExtension' : ''}`,
  );
  return {
    constructs: [...groups].map(([suffix, some]) => construct(suffix, some)),
    resources: machines.flatMap(({ agent, extension, association }) =>
      [agent, extension, association].filter((one): one is Extension => one !== undefined),
    ),
    changes: machines.flatMap(machineChanges),
    left,
  };
}

/** The names that policy gives to associations with a rule, which depend on how assignments spell its id. */
function policyNames({ estate, rule }: Adopting): Set<string> {
  const spelled = estate.assignments.map((one) => parameter(one, 'dcrResourceId'));
  const ids = [rule.id, ...spelled].filter((id) => typeof id === 'string' && idKey(id) === idKey(rule.id));
  return new Set(ids.map((id) => policyAssociationName(String(id))));
}

/** Whether something is known from Azure alone, and no Terraform owns it. */
function isExported({ address, id }: Association): boolean {
  return idKey(address) === idKey(id);
}

const SECOND = 'its machine has another association with the rule, so this one stays as it is: it may be removed';

function construct(suffix: string, machines: readonly Joined[]): Written {
  const names = namesOf(machines);
  const kinds = Object.values(KINDS).map((kind) => [
    kind,
    machines.some((one) => one.kind === kind)
      ? Object.fromEntries(
          machines.flatMap((one, index) => (one.kind === kind ? [[names[index] ?? '', propsOf(one)]] : [])),
        )
      : undefined,
  ]);
  return {
    construct: 'Machines',
    id: `Machines${suffix}`,
    props: {
      rule: new Code('rule'),
      ...Object.fromEntries(kinds),
      installAgent: suffix.includes('WithoutAgent') ? false : undefined,
      installExtension: suffix.includes('WithoutExtension') ? false : undefined,
    },
  };
}

/** The name of each machine, with its group, subscription and kind as far as others have the same. */
function namesOf(machines: readonly Joined[]): string[] {
  const forms = machines.map(({ id, kind }) => {
    const [, , subscription = '', , group = ''] = id.split('/');
    const name = id.split('/').at(-1) ?? id;
    return [name, `${group}-${name}`, `${kind}-${group}-${name}`, `${kind}-${subscription}-${group}-${name}`];
  });
  const levels = [0, 1, 2, 3].map((level) => groupedBy(forms, (own) => own[level]?.toLowerCase()));
  return forms.map((own) => {
    const isAlone = (one: string, level: number) => levels[level]?.get(one.toLowerCase())?.length === 1;
    return own.find(isAlone) ?? own.at(-1) ?? '';
  });
}

function propsOf(machine: Joined) {
  const { id, kind, os, location } = machine;
  const identityId = agentIdentityOf(machine);
  return {
    id,
    os,
    location: kind === 'arcServers' ? location : undefined,
    extensionVersion: pinOf(machine),
    agentIdentity: identityId === undefined ? undefined : { identityId },
  };
}
