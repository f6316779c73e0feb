import { OS_WORDS } from '../../facts/initiative-members';
import type { Estate, Rule } from '../model/estate';
import { idKey, isHidden } from '../model/value';
import { counted, idName } from '../model/words';
import { withoutKeys } from '../read/references';
import { finding, type Wrong } from './finding';

export const machineUnserved = finding({
  id: 'machine-unserved',
  severity: 'blocking',
  // A change that brings it has a finding of its own: `os-removed`.
  holds: 'estate',
  title: 'A machine follows a rule that leaves out its operating system',
  when: 'A machine has the change tracking extension of one operating system and is associated with a rule without a data source for it.',
  why: 'The machine looks onboarded and reports nothing.',
  remedy: 'Add a data source for the operating system to the rule, or associate the machine with another rule.',
  wrong: unserved,
});

/** One for all machines of one resource, which may be thousands. */
function* unserved({ rules, associations, extensions }: Estate): Iterable<Wrong> {
  const systems = new Map(extensions.map(({ machine, os }) => [idKey(machine), os]));
  const known = new Map(rules.filter(isWhole).map((rule) => [idKey(rule.id), rule]));
  const groups = new Map<string, { readonly wrong: Wrong; count: number }>();
  for (const { address, machine, ruleId } of associations) {
    const [rule, os] = [known.get(idKey(ruleId)), systems.get(idKey(machine))];
    if (isHidden(machine) || rule === undefined || os === undefined) continue;
    if (rule.sources.some((source) => source.os === os)) continue;
    const key = `${withoutKeys(address)} ${rule.address}`;
    const group = groups.get(key) ?? {
      wrong: {
        address,
        subject: `machine ${idName(machine)}`,
        is: `follows ${idName(rule.id)}, which has no data source for ${OS_WORDS[os]}`,
      },
      count: 0,
    };
    group.count++;
    groups.set(key, group);
  }
  for (const { wrong, count } of groups.values()) {
    yield count === 1 ? wrong : { ...wrong, subject: counted(count, 'machine') };
  }
}

/** Whether every data source of a rule can be seen. */
function isWhole({ unnamed }: Rule): boolean {
  return !unnamed;
}

export const SERVED_FINDINGS = [machineUnserved];
