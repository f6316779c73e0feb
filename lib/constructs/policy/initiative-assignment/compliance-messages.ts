import { MACHINE_WORDS, OS_WORDS } from '../../../facts/initiative-members';
import type { InitiativeName } from '../../../facts/initiatives';
import type { Member } from '../members';

/** Message that Azure shows for a machine that does not comply with a member: the missing part and its consequence. */
export function nonComplianceMessage(initiative: InitiativeName, [, { stage, os }]: Member): string {
  const machine = [os && OS_WORDS[os], MACHINE_WORDS[initiative]].filter(Boolean).join(' ');
  switch (stage) {
    case 'identity':
      return `The identity of the Azure Monitor Agent is not attached to this ${machine}, so the agent cannot sign in.`;
    case 'agent':
      return `The Azure Monitor Agent is not installed on this ${machine}, so nothing is reported from it.`;
    case 'extension':
      return `The change tracking extension is not installed on this ${machine}, so its changes are not recorded.`;
    case 'association':
      return `This ${machine} is not associated with the change tracking rule, so its agent does not collect any changes.`;
  }
}
