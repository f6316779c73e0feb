/** How much a finding matters. Blocking ones make a pipeline stop unless it is told otherwise. */
export const SEVERITIES = ['blocking', 'attention', 'information'] as const;

export type Severity = (typeof SEVERITIES)[number];

interface FindingKind {
  readonly severity: Severity;
  /** What it is about, as a heading. */
  readonly title: string;
  readonly why: string;
  readonly todo: string;
}

/**
 * Every finding, by an id that never changes. `docs/findings` has a page for each.
 */
export const FINDINGS = {
  // Data lost
  'workspace-replaced': {
    severity: 'blocking',
    title: 'The workspace is replaced',
    why: 'Terraform destroys the workspace with all recorded changes and creates an empty one.',
    todo: 'Undo the change of the argument named, or keep the old workspace under another resource until its data has expired.',
  },
  'workspace-removed': {
    severity: 'blocking',
    title: 'The workspace is destroyed',
    why: 'All recorded changes are lost, at the latest when the 14 days of recovery are over.',
    todo: 'Take it out of the state (a removed block with destroy = false) instead of destroying it.',
  },
  'solution-removed': {
    severity: 'blocking',
    title: 'The ChangeTracking solution is removed',
    why: 'The solution creates the tables machines report to.',
    todo: 'Keep the solution as long as a rule writes to the workspace.',
  },
  'retention-shortened': {
    severity: 'blocking',
    title: 'Data is kept for a shorter time',
    why: 'Older data is deleted soon after the change and cannot be brought back.',
    todo: 'Export what has to be kept first, or keep the retention.',
  },
  'storage-replaced': {
    severity: 'blocking',
    title: 'The content storage is replaced',
    why: 'Terraform destroys the storage with the recorded file content and creates an empty one.',
    todo: 'Undo the change of the argument named, or copy the content first.',
  },
  'storage-removed': {
    severity: 'blocking',
    title: 'The content storage is destroyed',
    why: 'The recorded content of changed files is lost, and uploads fail.',
    todo: 'Take it out of the state instead, or copy the content first.',
  },
  // Coverage lost
  'rule-removed': {
    severity: 'blocking',
    title: 'The data collection rule is destroyed',
    why: 'Machines that use it stop reporting.',
    todo: 'Associate the machines with another rule first.',
  },
  'rule-replaced': {
    severity: 'blocking',
    title: 'The data collection rule is replaced',
    why: 'Machines that a policy associated keep their association with the old rule: a remediation adds one with the new rule and never takes the old one away.',
    todo: 'Keep the rule, or remove the old associations and remediate the association members of the assignments afterwards.',
  },
  'os-removed': {
    severity: 'blocking',
    title: 'An operating system is left out of the rule',
    why: 'Machines with that operating system stop reporting.',
    todo: 'Keep the data source of that operating system.',
  },
  'data-type-off': {
    severity: 'blocking',
    title: 'A kind of data is switched off',
    why: 'Machines stop reporting changes of that kind.',
    todo: 'Switch it on again, or agree with whoever relies on it.',
  },
  'item-removed': {
    severity: 'blocking',
    title: 'A file or registry key is removed',
    why: 'Changes to it go unseen from now on.',
    todo: 'Put it back, or agree with whoever relies on it.',
  },
  'item-disabled': {
    severity: 'blocking',
    title: 'A file or registry key is disabled',
    why: 'It stays in the rule, but changes to it go unseen from now on.',
    todo: 'Enable it again, or agree with whoever relies on it.',
  },
  'item-narrowed': {
    severity: 'blocking',
    title: 'Folders below are no longer searched',
    why: 'Changes to files in folders below go unseen from now on.',
    todo: 'Set recurse again, or list the folders that matter.',
  },
  'upload-stopped': {
    severity: 'blocking',
    title: 'Content is no longer uploaded',
    why: 'A change is still seen, but what the file said is no longer kept.',
    todo: 'Set uploadContent again and keep the content storage linked, or agree with whoever relies on it.',
  },
  'stream-missing': {
    severity: 'blocking',
    title: 'A stream does not reach the workspace',
    why: 'The service expects all three streams of change tracking from every data source to one workspace.',
    todo: 'List the stream in the data source and in the data flow.',
  },
  'stream-unknown': {
    severity: 'blocking',
    title: 'A stream does not belong to change tracking',
    why: 'Azure takes any name here, and nothing arrives under a wrong one.',
    todo: 'Write the stream as Microsoft spells it.',
  },
  'flow-broken': {
    severity: 'blocking',
    title: 'A data flow has no workspace to go to',
    why: 'Data of change tracking goes to a Log Analytics workspace or nowhere.',
    todo: 'Name a destination that the rule defines.',
  },
  'key-ignored': {
    severity: 'blocking',
    title: 'The agent ignores a key of the settings',
    why: 'Azure stores any key, and the agent falls back to its own values without a word.',
    todo: 'Correct the key.',
  },
  'machine-dropped': {
    severity: 'blocking',
    title: 'A machine stops reporting',
    why: 'Without the agent, the extension and an association with the rule a machine reports nothing, unless a policy onboards it again.',
    todo: 'Keep the machine, or make sure that it is retired or covered by a policy.',
  },
  'second-rule': {
    severity: 'blocking',
    title: 'A machine gets a second change tracking rule',
    why: 'A machine follows one rule of change tracking only; which one is not defined.',
    todo: 'Remove one of the associations.',
  },
  'assignment-removed': {
    severity: 'blocking',
    title: 'A policy assignment is removed',
    why: 'New machines below its scope are no longer onboarded.',
    todo: 'Keep it, or assign the initiative at a scope that covers the same machines.',
  },
  'assignment-disabled': {
    severity: 'blocking',
    title: 'A policy is switched off',
    why: 'New machines below its scope are no longer onboarded, and remediation does nothing.',
    todo: 'Set the effect to DeployIfNotExists.',
  },
  'assignment-not-enforced': {
    severity: 'blocking',
    title: 'A policy is no longer enforced',
    why: 'Azure only reports what is missing; new machines are not onboarded.',
    todo: 'Set enforce to true.',
  },
  'scope-changed': {
    severity: 'blocking',
    title: 'A policy is assigned somewhere else',
    why: 'Machines that are only below the old scope are no longer onboarded, and the assignment gets a new identity without its roles.',
    todo: 'Add an assignment for the new scope instead of moving this one.',
  },
  'scope-narrowed': {
    severity: 'blocking',
    title: 'A policy covers fewer machines',
    why: 'New machines in what is left out are no longer onboarded.',
    todo: 'Make sure that no machine in what is left out has to be tracked.',
  },
  'remediation-removed': {
    severity: 'blocking',
    title: 'A remediation is removed',
    why: 'Machines that exist already are onboarded by remediation only, and nothing takes its place.',
    todo: 'Keep a remediation for that member of the assignment.',
  },
  'extension-below-floor': {
    severity: 'blocking',
    title: 'The extension is older than Microsoft recommends',
    why: 'Versions below the recommended one miss data types and fixes.',
    todo: 'Pin a version at or above the recommended one.',
  },
  'extension-downgraded': {
    severity: 'blocking',
    title: 'The extension is downgraded',
    why: 'Azure does not promise that an extension can go back, and older versions lack fixes.',
    todo: 'Keep the version, or remove and install the extension on purpose.',
  },
  // Security weakened
  'public-blobs': {
    severity: 'blocking',
    title: 'Recorded content may become public',
    why: 'Anyone with the address could read the content of configuration files.',
    todo: 'Keep public access to blobs off and the container private.',
  },
  'shared-keys': {
    severity: 'blocking',
    title: 'Account keys open the content storage',
    why: 'Whoever has a key reads all recorded content, and no role or log names them.',
    todo: 'Keep shared access keys off; agents sign in with their identity.',
  },
  'tls-weakened': {
    severity: 'blocking',
    title: 'The content storage takes weaker connections',
    why: 'Recorded content could be read on its way.',
    todo: 'Keep HTTPS only and at least TLS 1.2.',
  },
  'network-opened': {
    severity: 'blocking',
    title: 'The content storage or workspace is opened to all networks',
    why: 'What was reachable from chosen networks only is now reachable from the internet, for whoever has a role or a key.',
    todo: 'Deny by default and name the networks that need access.',
  },
  'local-authentication': {
    severity: 'blocking',
    title: 'Workspace keys are accepted',
    why: 'Whoever has a key of the workspace can write records, and no identity stands behind them.',
    todo: 'Keep local authentication off; the Azure Monitor Agent does not need it.',
  },
  'role-broadened': {
    severity: 'blocking',
    title: 'An identity gets a broader role',
    why: 'It may do more, or the same in more places, than onboarding needs.',
    todo: 'Grant the roles the initiative names, at the scope of the assignment.',
  },
  // Attention
  'frequency-changed': {
    severity: 'attention',
    title: 'Data is collected at another frequency',
    why: 'Changes are seen sooner or later than before, and the volume of data changes with it.',
    todo: 'Check that the new frequency is meant.',
  },
  'item-changed': {
    severity: 'attention',
    title: 'A file is read in another way',
    why: 'Links that are no longer followed, another kind of path or reading without sudo may leave files out.',
    todo: 'Check that all files meant are still found.',
  },
  'role-added': {
    severity: 'attention',
    title: 'A role is granted',
    why: 'Somebody may do something they could not do before.',
    todo: 'Check that the role and its scope are needed.',
  },
  'role-removed': {
    severity: 'attention',
    title: 'A role is taken away',
    why: 'What used it stops working: onboarding by policy, or the upload of content.',
    todo: 'Check that nothing needs it any more.',
  },
  'upload-started': {
    severity: 'attention',
    title: 'Content leaves the machine',
    why: 'The content of the file is copied to the content storage at every change, secrets in it included.',
    todo: 'Check that the file holds no secret and who may read the storage.',
  },
  'limit-exceeded': {
    severity: 'attention',
    title: 'The rule lists more than a machine may track',
    why: 'What is over the limit is not tracked.',
    todo: 'List less, or split the machines between rules.',
  },
  'workspace-region': {
    severity: 'attention',
    title: 'The region of the workspace is not documented',
    why: 'The documentation does not list it for change tracking; no source says that it fails.',
    todo: 'Use a documented region, or try it out first.',
  },
  'destination-changed': {
    severity: 'attention',
    title: 'Data goes to another workspace',
    why: 'The history stays in the old workspace; queries and alerts on it see nothing new.',
    todo: 'Check that queries, alerts and access are there in the new workspace.',
  },
  'network-widened': {
    severity: 'attention',
    title: 'More networks reach the content storage',
    why: 'Recorded content can be asked for from more places.',
    todo: 'Check that every network named needs access.',
  },
  'unknown-until-apply': {
    severity: 'attention',
    title: 'A value cannot be seen',
    why: 'It is known only at apply, is sensitive or is not in the input, so a finding may hide behind it.',
    todo: 'Look at it where it is set, or review a plan in which it is known.',
  },
  // Information
  'item-added': {
    severity: 'information',
    title: 'More is watched',
    why: 'Machines report changes they did not report before.',
    todo: 'Nothing.',
  },
  'data-type-on': {
    severity: 'information',
    title: 'A kind of data is switched on',
    why: 'Machines report changes they did not report before.',
    todo: 'Nothing.',
  },
  'machine-added': {
    severity: 'information',
    title: 'More machines report',
    why: 'They are onboarded by name.',
    todo: 'Nothing.',
  },
  'assignment-added': {
    severity: 'information',
    title: 'More machines are onboarded by policy',
    why: 'Machines below the scope are onboarded, existing ones by remediation.',
    todo: 'Nothing.',
  },
  'extension-changed': {
    severity: 'information',
    title: 'The extension gets another version',
    why: 'Machines install it when the change is applied.',
    todo: 'Nothing.',
  },
  'retention-lengthened': {
    severity: 'information',
    title: 'Data is kept for a longer time',
    why: 'Longer retention costs more.',
    todo: 'Nothing.',
  },
  'cosmetic-change': {
    severity: 'information',
    title: 'Only words change',
    why: 'Names, descriptions and tags do not change what machines report.',
    todo: 'Nothing.',
  },
} as const satisfies Record<string, FindingKind>;

export type FindingId = keyof typeof FINDINGS;
