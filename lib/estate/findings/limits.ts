import { OS_WORDS } from '../../facts/initiative-members';
import { LIMITS } from '../../facts/rule';
import type { AgentSettings, TrackedItem } from '../model/agent-settings';
import { type Finding, finding } from './finding';

export const limitExceeded = finding({
  id: 'limit-exceeded',
  severity: 'attention',
  holds: 'both',
  title: 'The rule lists more than a machine may track',
  when: 'A rule lists more files or enabled registry keys than one machine may track, and more than before.',
  why: 'Items over the limit are not tracked.',
  remedy: 'List less, or split the machines between rules.',
});

export function limitFindings(address: string, was: AgentSettings | undefined, becomes: AgentSettings): Finding[] {
  const limits = { file: LIMITS.files, 'registry key': LIMITS.registryKeys } as const;
  return (['file', 'registry key'] as const).flatMap((kind) => {
    const [before, after] = [was, becomes].map((one) => watched(one, kind)) as [number, number];
    if (after <= limits[kind] || before >= after) return [];
    const subject = `${OS_WORDS[becomes.os]} ${kind}s`;
    const words = `${after}, ${after - limits[kind]} over the limit of ${limits[kind]} per machine`;
    return [limitExceeded.found({ address, subject, was: String(before), becomes: words })];
  });
}

function watched(settings: AgentSettings | undefined, kind: TrackedItem['kind']): number {
  return settings?.items.filter((item) => item.watched && item.kind === kind).length ?? 0;
}

export const LIMIT_FINDINGS = [limitExceeded];
