import { AZURE_MONITOR_AGENT, CHANGE_TRACKING_EXTENSION } from '../../facts/extension';
import type { Estate, Extension } from '../model/estate';
import { isHidden } from '../model/value';
import { idName, machineKind } from '../model/words';
import { finding, type Wrong } from './finding';
import { isUnseen } from './unseen';

export const extensionDuplicate = finding({
  id: 'extension-duplicate',
  severity: 'blocking',
  holds: 'both',
  title: 'A machine gets the same extension twice',
  when: 'Two extensions of one publisher and type are for the same machine.',
  why: 'Azure refuses the second one.',
  remedy: 'Remove one of the extensions.',
  *wrong({ extensions, agents }) {
    const seen = new Map<string, Extension>();
    for (const [kind, list] of [
      ['change tracking', extensions],
      ['agent', agents],
    ] as const) {
      for (const one of list) {
        if (isHidden(one.machine)) continue;
        const key = `${kind} ${one.os} ${one.machine.toLowerCase()}`;
        const other = seen.get(key);
        seen.set(key, one);
        if (other === undefined || other.id === one.id) continue;
        const subject = `${machineKind(one.machine)} ${idName(one.machine)}`;
        yield {
          address: one.address,
          subject,
          is: `has ${nameOf(one, kind)} from ${other.address} too`,
          was: 'one extension',
        };
      }
    }
  },
});

function nameOf({ os }: Extension, kind: string): string {
  return kind === 'agent' ? AZURE_MONITOR_AGENT.type[os] : CHANGE_TRACKING_EXTENSION.type[os];
}

export const versionMalformed = finding({
  id: 'version-malformed',
  severity: 'blocking',
  holds: 'both',
  title: 'The version of an extension has a form that Azure refuses',
  when: 'The version of an extension of a virtual machine or scale set has other than two numbers.',
  why: 'Azure accepts major and minor number there, such as 2.35, and refuses the extension.',
  remedy: 'Write major and minor number only.',
  *wrong(estate) {
    for (const one of installed(estate)) {
      const { type, version, address } = one;
      if (/_arc_machine_extension$/.test(type) || typeof version !== 'string' || isUnseen(version)) continue;
      if (!/^\d+\.\d+$/.test(version)) yield { address, subject: subjectOf(one), is: version, was: 'two numbers' };
    }
  },
});

export const pinIgnored = finding({
  id: 'pin-ignored',
  severity: 'attention',
  holds: 'both',
  title: 'Azure upgrades an extension past its pinned version',
  when: 'An extension of an Arc server names a version and is upgraded automatically, which is the default there.',
  why: 'The version is installed once, and Azure replaces it by the newest one.',
  remedy: 'Set automatic_upgrade_enabled to false, or leave the version out.',
  wrong: upgradedPins,
});

function* upgradedPins({ extensions }: Estate): Generator<Wrong> {
  for (const one of extensions) {
    const { type, version, automaticUpgrade, address } = one;
    const isPinned = typeof version === 'string' && !isUnseen(version) && !/^\d+(\.0)*$/.test(version);
    if (!/_arc_machine_extension$/.test(type) || !isPinned || automaticUpgrade !== true) continue;
    yield { address, subject: subjectOf(one), is: `${version}, upgraded by Azure`, was: 'kept at its version' };
  }
}

function subjectOf({ machine }: Extension): string {
  return `extension of ${idName(machine)}`;
}

function* installed({ extensions, agents }: Estate): Generator<Extension> {
  yield* extensions;
  yield* agents;
}

export const INSTALLATION_FINDINGS = [extensionDuplicate, versionMalformed, pinIgnored];
