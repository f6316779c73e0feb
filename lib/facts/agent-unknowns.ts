/**
 * What no source states about how the agent finds files and keys, so that nobody can tell from settings whether a path
 * is watched. The agent's matcher is not public.
 *
 * Sources looked through: MicrosoftDocs/azure-docs change-tracking-inventory-support-matrix.md, 2025-12-03, and
 * change-tracking-data-collection-rule-creation.md, 2024-11-15; Azure/Enterprise-Scale dbd9bd21
 * `dataCollectionRule-CT.json`; Microsoft's migration scripts; microsoft/PowerShell-DSC-for-Linux `nxFileInventory`, which
 * the agent of before was made of; Azure/azure-cli-extensions #7157 for a rule of the portal.
 *
 * `certainty` is what the doubt comes from: `seen` in rules or old documentation that differ, `unstated` where there is
 * nothing at all.
 */
export const AGENT_UNKNOWNS = {
  linuxBareWildcard: {
    certainty: 'seen',
    text: "the rule has a bare '*' for Linux, where Microsoft's rules have '.*', and no source says what '*' alone matches",
  },
  wildcardAboveLast: {
    certainty: 'seen',
    text: 'a wildcard is above the last segment, which the support matrix does not allow; the agent of before matched it in any segment',
  },
  links: {
    certainty: 'seen',
    text: 'links is Ignore or Manage, so it depends on whether the path is or goes through a link on the machine',
  },
  variable: {
    certainty: 'unstated',
    text: 'an environment variable has a value of its own on each machine',
  },
  folderWithoutRecurse: {
    certainty: 'unstated',
    text: 'the entry is a folder without recurse, and no source says whether the files in it are compared',
  },
  recurseOfOneFile: {
    certainty: 'unstated',
    text: 'the entry names one file with recurse, and no source says whether files of that name are searched below',
  },
  registryValueName: {
    certainty: 'unstated',
    text: 'the entry selects one value of the key, which no known rule does, and no source says what the agent makes of it',
  },
  severalPaths: {
    certainty: 'unstated',
    text: 'the pattern stands for several paths, of which the entry may watch some',
  },
} as const satisfies Readonly<Record<string, { readonly certainty: 'seen' | 'unstated'; readonly text: string }>>;

export type AgentUnknown = keyof typeof AGENT_UNKNOWNS;
