import type { Construct } from 'constructs';
import type { Reach } from '../../../facts/reach';
import type { AcknowledgedWarnings } from '../../../facts/warnings';

/** What an assignment gives to machines, of which a machine can use only one. */
export type Subject = 'rule' | 'extension' | 'agentIdentity';

/** An assignment that gives machines a rule, a version of the extension or an identity of the agent. */
export interface Delivery extends Reach {
  readonly construct: Construct;
  readonly subject: Subject;
  /** The id of the rule, the version or the identity; `undefined` if it cannot be read. */
  readonly value: string | undefined;
  /** Reference ids of the members that do it. */
  readonly members: readonly string[];
  readonly acknowledgedWarnings?: AcknowledgedWarnings;
}
