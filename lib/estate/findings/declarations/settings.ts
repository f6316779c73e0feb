import type { Declaration } from './declaration';

/** Findings about settings. */
export const SETTINGS_FINDINGS = {
  'data-type-off': {
    severity: 'blocking',
    title: 'A kind of data is switched off',
    when: 'Files, registry keys, services, software or inventory are switched off for an operating system. What they listed is not reported one by one.',
    why: 'Machines stop reporting changes of that kind.',
    todo: 'Switch it on again, or agree with whoever relies on it.',
  },
  'item-removed': {
    severity: 'blocking',
    title: 'A file or registry key is removed',
    when: 'A file or registry key that was watched is not in the rule any more. Its path is compared by meaning.',
    why: 'Changes to it go unseen from now on.',
    todo: 'Put it back, or agree with whoever relies on it.',
  },
  'item-disabled': {
    severity: 'blocking',
    title: 'A file or registry key is disabled',
    when: 'A file or registry key that was watched stays in the rule with `enabled: false`.',
    why: 'It stays in the rule, but changes to it go unseen from now on.',
    todo: 'Enable it again, or agree with whoever relies on it.',
  },
  'item-narrowed': {
    severity: 'blocking',
    title: 'Folders below are no longer searched',
    when: 'A file that was searched for in folders below too no longer is.',
    why: 'Changes to files in folders below go unseen from now on.',
    todo: 'Set recurse again, or list the folders that matter.',
  },
  'upload-stopped': {
    severity: 'blocking',
    title: 'Content is no longer uploaded',
    when: 'A file stays watched and its content is no longer uploaded: its own flag, `enableUpload` or the upload settings are gone.',
    why: 'A change is still seen, but what the file said is no longer kept.',
    todo: 'Set uploadContent again and keep the content storage linked, or agree with whoever relies on it.',
  },
  'key-ignored': {
    severity: 'blocking',
    title: 'The agent ignores a key of the settings',
    when: 'The extension settings get a key the agent does not know, in a wrong spelling or case, or lose one whose absence has no documented meaning.',
    why: 'Azure stores any key, and the agent falls back to its own values without a word.',
    todo: 'Correct the key.',
  },
  'frequency-changed': {
    severity: 'attention',
    title: 'Data is collected at another frequency',
    when: 'Files, registry keys, services, software or inventory are collected at another frequency.',
    why: 'Changes are seen sooner or later than before, and the volume of data changes with it.',
    todo: 'Check that the new frequency is meant.',
  },
  'item-changed': {
    severity: 'attention',
    title: 'A file is read in another way',
    when: 'A file stays watched and is read in another way: the kind of path, symbolic links or sudo.',
    why: 'Links that are no longer followed, another kind of path or reading without sudo may leave files out.',
    todo: 'Check that all files meant are still found.',
  },
  'upload-started': {
    severity: 'attention',
    title: 'Content leaves the machine',
    when: 'The content of a file is uploaded that was not before.',
    why: 'The content of the file is copied to the content storage at every change, secrets in it included.',
    todo: 'Check that the file holds no secret and who may read the storage.',
  },
  'limit-exceeded': {
    severity: 'attention',
    title: 'The rule lists more than a machine may track',
    when: 'A rule lists more files or enabled registry keys than one machine may track, and more than before.',
    why: 'What is over the limit is not tracked.',
    todo: 'List less, or split the machines between rules.',
  },
  'item-added': {
    severity: 'information',
    title: 'More is watched',
    when: 'Files or registry keys are watched that were not before, or in folders below too.',
    why: 'Machines report changes they did not report before.',
    todo: 'Nothing.',
  },
  'data-type-on': {
    severity: 'information',
    title: 'A kind of data is switched on',
    when: 'Files, registry keys, services, software or inventory are switched on for an operating system.',
    why: 'Machines report changes they did not report before.',
    todo: 'Nothing.',
  },
} as const satisfies Record<string, Declaration>;
