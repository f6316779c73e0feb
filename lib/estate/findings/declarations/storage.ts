import type { Declaration } from './declaration';

/** Findings about storage. */
export const STORAGE_FINDINGS = {
  'storage-replaced': {
    severity: 'blocking',
    title: 'The content storage is replaced',
    when: 'The storage account or container that content is uploaded to is destroyed and created again, because of its name or location for example.',
    why: 'Terraform destroys the storage with the recorded file content and creates an empty one.',
    todo: 'Undo the change of the argument named, or copy the content first.',
  },
  'storage-removed': {
    severity: 'blocking',
    title: 'The content storage is destroyed',
    when: 'The storage account or container that content is uploaded to is destroyed.',
    why: 'The recorded content of changed files is lost, and uploads fail.',
    todo: 'Take it out of the state instead, or copy the content first.',
  },
  'public-blobs': {
    severity: 'blocking',
    title: 'Recorded content may become public',
    when: 'The content storage allows public access to blobs, or its container does.',
    why: 'Anyone with the address could read the content of configuration files.',
    todo: 'Keep public access to blobs off and the container private.',
  },
  'shared-keys': {
    severity: 'blocking',
    title: 'Account keys open the content storage',
    when: 'The content storage accepts account keys.',
    why: 'Whoever has a key reads all recorded content, and no role or log names them.',
    todo: 'Keep shared access keys off; agents sign in with their identity.',
  },
  'tls-weakened': {
    severity: 'blocking',
    title: 'The content storage takes weaker connections',
    when: 'The content storage accepts connections without HTTPS or with a version of TLS before 1.2.',
    why: 'Recorded content could be read on its way.',
    todo: 'Keep HTTPS only and at least TLS 1.2.',
  },
  'network-opened': {
    severity: 'blocking',
    title: 'The content storage or workspace is opened to all networks',
    when: 'Content storage that was reachable from chosen networks becomes reachable from all, or the workspace takes data or queries from the internet.',
    why: 'What was reachable from chosen networks only is now reachable from the internet, for whoever has a role or a key.',
    todo: 'Deny by default and name the networks that need access.',
  },
  'network-widened': {
    severity: 'attention',
    title: 'More networks reach the content storage',
    when: 'The content storage admits more networks, or is created open to all.',
    why: 'Recorded content can be asked for from more places.',
    todo: 'Check that every network named needs access.',
  },
} as const satisfies Record<string, Declaration>;
