import { OS_WORDS } from '../../facts/initiative-members';
import type { AgentSettings } from '../model/agent-settings';
import { type Finding, finding } from './finding';

export const keyIgnored = finding({
  id: 'key-ignored',
  severity: 'blocking',
  holds: 'both',
  title: 'The agent ignores a key of the settings',
  when: 'The extension settings get a key the agent does not know, in a wrong spelling, or lose one whose absence has no documented meaning.',
  why: 'Azure stores any key, and the agent silently uses its own values.',
  remedy: 'Correct the key.',
});

export const keySpelling = finding({
  id: 'key-spelling',
  severity: 'information',
  holds: 'both',
  title: 'A key of the settings is written in an unusual way',
  when: 'A key differs from the documented one in case only, or has no effect on this operating system.',
  why: 'Microsoft itself writes some keys in several ways, and the agent is known to accept them.',
  remedy: 'Nothing.',
});

/** Keys that were wrong before and still are say nothing about this change. */
export function keyFindings(address: string, was: AgentSettings | undefined, becomes: AgentSettings): Finding[] {
  const known = new Set(was?.unrecognised.map(({ path, note }) => `${path} ${note}`));
  return becomes.unrecognised
    .filter(({ path, note }) => !known.has(`${path} ${note}`))
    .map(({ path, correct, note, harmless }) => {
      const todo = correct === undefined ? undefined : `Write '${correct}'.`;
      return (harmless ? keySpelling : keyIgnored).found({
        address,
        subject: `${OS_WORDS[becomes.os]} settings, ${path}`,
        was: was === undefined || /^(almost|probably) /.test(note) ? 'not in the settings' : 'nothing to note',
        becomes: note,
        remedy: todo,
      });
    });
}

export const KEY_FINDINGS = [keyIgnored, keySpelling];
