/**
 * How Azure differs from code, in the order in which it matters: what machines lack, then what differs, then what no
 * code has.
 */
export const DRIFT_KINDS = {
  machineMissing: {
    title: 'The code names a machine that does not exist',
    remedy: 'Remove it from the code, or create the machine.',
  },
  machineSilent: {
    title: 'A machine of the code reports nothing',
    remedy: 'Remove the cause.',
  },
  missing: {
    title: 'Azure lacks a resource of the code',
    remedy: 'Apply the code. A resource with this name in another subscription or resource group is another one.',
  },
  ruleChanged: {
    title: 'A rule is not what the code wants',
    remedy: 'Apply the code, or take the change over into the code.',
  },
  assignmentChanged: {
    title: 'An assignment is not what the code wants',
    remedy: 'Apply the code, or take the change over into the code.',
  },
  extensionVersion: {
    title: 'An extension is not of the version that the code wants',
    remedy: 'Apply the code, or write the version that is installed.',
  },
  associationByHand: {
    title: 'A machine has the rule of the code, and neither code nor policy associated it',
    remedy: 'Add the machine to Machines or to the scope of an assignment, or remove the association.',
  },
  exemptionUnknown: {
    title: 'An exemption from an assignment of the code is in no code',
    remedy: 'Write it in the code with a reason and an end, or remove it.',
  },
} as const satisfies Readonly<Record<string, { readonly title: string; readonly remedy: string }>>;

export type DriftKind = keyof typeof DRIFT_KINDS;

/** Every kind, in the order of a report. */
export const DRIFT_ORDER = Object.keys(DRIFT_KINDS) as DriftKind[];
