import { OS_WORDS } from '../../facts/initiative-members';
import { type AgentSettings, DATA_TYPES, type DataType } from '../model/agent-settings';
import { every } from '../model/words';
import { type Finding, finding } from './finding';

export const dataTypeOff = finding({
  id: 'data-type-off',
  severity: 'blocking',
  holds: 'change',
  title: 'A kind of data is switched off',
  when: 'Files, registry keys, services, software or inventory are switched off for an operating system. Their entries are not reported one by one.',
  why: 'Machines stop reporting changes of that kind.',
  remedy: 'Switch it on again, or agree with the teams that rely on it.',
});

export const dataTypeOn = finding({
  id: 'data-type-on',
  severity: 'information',
  holds: 'change',
  title: 'A kind of data is switched on',
  when: 'Files, registry keys, services, software or inventory are switched on for an operating system.',
  why: 'Machines report changes they did not report before.',
  remedy: 'Nothing.',
});

export const frequencyChanged = finding({
  id: 'frequency-changed',
  severity: 'attention',
  holds: 'change',
  title: 'Data is collected at another frequency',
  when: 'Files, registry keys, services, software or inventory are collected at another frequency.',
  why: 'Changes are seen sooner or later than before, and the volume of data changes with it.',
  remedy: 'Check that the new frequency is meant.',
});

export function typeFindings(address: string, was: AgentSettings | undefined, becomes: AgentSettings): Finding[] {
  if (was === undefined) return [];
  return (Object.keys(DATA_TYPES) as DataType[]).flatMap((type) => {
    const earlier = was.types[type];
    const later = becomes.types[type];
    const subject = `${OS_WORDS[becomes.os]} ${DATA_TYPES[type]}`;
    if (earlier?.enabled && !later?.enabled)
      return [dataTypeOff.found({ address, subject, was: 'on', becomes: 'off' })];
    if (!earlier?.enabled && later?.enabled) return [dataTypeOn.found({ address, subject, was: 'off', becomes: 'on' })];
    if (!earlier?.enabled || !later?.enabled || earlier.frequencySec === later.frequencySec) return [];
    return [
      frequencyChanged.found({
        address,
        subject,
        was: every(earlier.frequencySec),
        becomes: every(later.frequencySec),
      }),
    ];
  });
}

export const DATA_TYPE_FINDINGS = [dataTypeOff, dataTypeOn, frequencyChanged];
