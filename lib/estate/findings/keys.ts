import { OS_WORDS } from '../../facts/initiative-members';
import type { AgentSettings } from '../model/agent-settings';
import { type Finding, finding } from './finding';

export const keyIgnored = finding({
  id: 'key-ignored',
  severity: 'blocking',
  holds: 'both',
  title: 'The agent ignores a key of the settings',
  when: 'The extension settings get a key the agent does not know, in a wrong spelling or case, or lose one whose absence has no documented meaning.',
  why: 'Azure stores any key, and the agent falls back to its own values without a word.',
  remedy: 'Correct the key.',
});

/** Keys that were wrong before and still are say nothing about this change. */
export function keyFindings(address: string, was: AgentSettings | undefined, becomes: AgentSettings): Finding[] {
  const known = new Set(was?.unrecognised.map(({ path, note }) => `${path} ${note}`));
  return becomes.unrecognised
    .filter(({ path, note }) => !known.has(`${path} ${note}`))
    .map(({ path, correct, note }) => {
      const todo = correct === undefined ? undefined : `Write '${correct}'.`;
      return keyIgnored.found({
        address,
        subject: `${OS_WORDS[becomes.os]} settings, ${path}`,
        was: was === undefined || /^(almost|probably) /.test(note) ? 'not in the settings' : 'nothing to note',
        becomes: note,
        remedy: todo,
      });
    });
}

export const KEY_FINDINGS = [keyIgnored];
