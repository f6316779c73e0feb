import type { Declaration } from './declaration';

/** Findings about workspaces. */
export const WORKSPACES_FINDINGS = {
  'workspace-replaced': {
    severity: 'blocking',
    title: 'The workspace is replaced',
    when: 'A workspace that a change tracking rule writes to is destroyed and created again: its name, location or resource group changes.',
    why: 'Terraform destroys the workspace with all recorded changes and creates an empty one.',
    todo: 'Undo the change of the argument named, or keep the old workspace under another resource until its data has expired.',
  },
  'workspace-removed': {
    severity: 'blocking',
    title: 'The workspace is destroyed',
    when: 'A workspace that a change tracking rule writes to is destroyed.',
    why: 'All recorded changes are lost, at the latest when the 14 days of recovery are over.',
    todo: 'Take it out of the state (a removed block with destroy = false) instead of destroying it.',
  },
  'solution-removed': {
    severity: 'blocking',
    title: 'The ChangeTracking solution is removed',
    when: 'The solution ChangeTracking is destroyed and no other one is left for the same workspace.',
    why: 'The solution creates the tables machines report to.',
    todo: 'Keep the solution as long as a rule writes to the workspace.',
  },
  'retention-shortened': {
    severity: 'blocking',
    title: 'Data is kept for a shorter time',
    when: 'The retention of the workspace or of a table, the soft delete of the content storage or the expiry of uploaded content gets shorter.',
    why: 'Older data is deleted soon after the change and cannot be brought back.',
    todo: 'Export what has to be kept first, or keep the retention.',
  },
  'local-authentication': {
    severity: 'blocking',
    title: 'Workspace keys are accepted',
    when: 'A workspace that accepted Entra ID only accepts its keys too.',
    why: 'Whoever has a key of the workspace can write records, and no identity stands behind them.',
    todo: 'Keep local authentication off; the Azure Monitor Agent does not need it.',
  },
  'workspace-region': {
    severity: 'attention',
    title: 'The region of the workspace is not documented',
    when: 'The workspace is new in a region that the documentation does not list.',
    why: 'The documentation does not list it for change tracking; no source says that it fails.',
    todo: 'Use a documented region, or try it out first.',
  },
  'retention-lengthened': {
    severity: 'information',
    title: 'Data is kept for a longer time',
    when: 'The retention of the workspace, of a table or of uploaded content gets longer.',
    why: 'Longer retention costs more.',
    todo: 'Nothing.',
  },
} as const satisfies Record<string, Declaration>;
