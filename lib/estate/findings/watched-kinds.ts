import { finding } from './finding';

export const frequencyOutOfRange = finding({
  id: 'frequency-out-of-range',
  severity: 'blocking',
  holds: 'both',
  title: 'Data is collected at a frequency the service does not have',
  when: 'A kind of data is collected more or less often than the documentation allows.',
  why: 'Azure stores any number, and the documentation does not define what the agent does with one out of range.',
  remedy: "Use a frequency of the documented range, or Microsoft's own.",
});

export const sourceIdle = finding({
  id: 'source-idle',
  severity: 'blocking',
  holds: 'both',
  title: 'Nothing is collected from an operating system',
  when: 'Files, registry keys, services and software are all off for an operating system.',
  why: 'The machines look onboarded and report nothing.',
  remedy: 'Switch a kind of data on, or remove the data source.',
});

export const windowsFilesEmpty = finding({
  id: 'windows-files-empty',
  severity: 'attention',
  holds: 'estate',
  title: 'Windows files are on and none is watched',
  when: 'Files are on for Windows, and no file is listed or enabled.',
  why: 'No change of a file on Windows is reported.',
  remedy: 'List files, or switch files off for Windows.',
});

export const windowsRegistryEmpty = finding({
  id: 'windows-registry-empty',
  severity: 'attention',
  holds: 'estate',
  title: 'The Windows registry is on and no key is watched',
  when: 'The registry is on for Windows, and no key is listed or enabled.',
  why: "No change of the registry is reported. The keys of Microsoft's rule are all disabled.",
  remedy: 'Enable keys, or switch the registry off.',
});

export const linuxFilesEmpty = finding({
  id: 'linux-files-empty',
  severity: 'attention',
  holds: 'estate',
  title: 'Linux files are on and none is watched',
  when: 'Files are on for Linux, and no file is listed or enabled.',
  why: 'No change of a file on Linux is reported.',
  remedy: 'List files, or switch files off for Linux.',
});

/** Kinds of data that a rule collects. */
export const WATCHED_KINDS = [
  frequencyOutOfRange,
  sourceIdle,
  windowsFilesEmpty,
  windowsRegistryEmpty,
  linuxFilesEmpty,
];
