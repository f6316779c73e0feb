import type { AgentSettings } from '../model/agent-settings';
import { typeFindings } from './data-types';
import type { Finding } from './finding';
import { itemFindings } from './items';
import { keyFindings } from './key-findings';
import { limitFindings } from './limits';
import { uploadFindings } from './uploads';

/** What machines of one operating system no longer report, or report differently. `was` is absent in a new rule. */
export function settingsFindings(address: string, was: AgentSettings | undefined, becomes: AgentSettings): Finding[] {
  return [
    ...typeFindings(address, was, becomes),
    ...itemFindings(address, was, becomes),
    ...uploadFindings(address, was, becomes),
    ...limitFindings(address, was, becomes),
    ...keyFindings(address, was, becomes),
  ];
}
