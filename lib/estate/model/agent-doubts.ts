import type { AgentUnknown } from '../../facts/agent-unknowns';
import { fromAgentPath } from '../../settings/path-forms';
import { textOf } from './value';

/** Entries of the agent's settings whose form leaves a doubt that reading them takes away, by path or key. */
export function doubtsOf(json: unknown): ReadonlyMap<string, AgentUnknown> {
  const found = new Map<string, AgentUnknown>();
  const open: unknown[] = [json];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next !== 'object' || next === null) continue;
    for (const one of Object.values(next)) open.push(one);
    const values = new Map(Object.entries(next).map(([key, value]) => [key.toLowerCase(), textOf(value)]));
    const textAt = (key: string) => values.get(key) ?? '';
    const path = textAt('destinationpath');
    if (/(^|[^.])\*/.test(path)) found.set(fromAgentPath(path), 'linuxBareWildcard');
    if (textAt('valuename') !== '') found.set(textAt('keyname').replace(/\\+$/, ''), 'registryValueName');
  }
  return found;
}
