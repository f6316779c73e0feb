import { finding } from './finding';

export const itemUnsupported = finding({
  id: 'item-unsupported',
  severity: 'blocking',
  holds: 'both',
  title: 'The agent cannot track a file or registry key',
  when: 'An enabled entry names an item that the service does not track: an .exe, a network path, another hive than HKEY_LOCAL_MACHINE, a wildcard in a folder.',
  why: 'Azure stores any path, and the agent reports nothing for one it does not support.',
  remedy: 'Write the path as the service supports it, or remove the entry.',
});

export const registrySensitive = finding({
  id: 'registry-sensitive',
  severity: 'attention',
  holds: 'both',
  title: 'The values of a registry key with secrets are sent to the workspace',
  when: 'An enabled registry key is known to hold secrets, such as the password of an automatic logon.',
  why: 'Every reader of the workspace can read the values of every watched key.',
  remedy: 'Remove the key.',
});

export const pathBroad = finding({
  id: 'path-broad',
  severity: 'attention',
  holds: 'both',
  title: 'A path covers more files than a machine may track',
  when: 'An enabled file names a folder such as C:\\Windows or /usr/bin as a whole.',
  why: 'Which of the files the service then drops is not documented.',
  remedy: 'Name what matters below the folder.',
});

export const pathLiteral = finding({
  id: 'path-literal',
  severity: 'attention',
  holds: 'both',
  title: 'A path holds a pattern that is not expanded',
  when: 'An enabled file contains characters that only shells expand, such as {a,b}, [ab], ? or ~.',
  why: 'The only wildcard is * in the last segment; any other character is part of the name.',
  remedy: 'List the files one by one.',
});

export const pathOfUser = finding({
  id: 'path-of-user',
  severity: 'attention',
  holds: 'both',
  title: 'A path depends on the user',
  when: 'An enabled Windows file holds a variable that is set for each user, such as %APPDATA%.',
  why: 'The agent runs as a service, so the variable means another folder to it.',
  remedy: 'Name the folder.',
});

export const pathFolder = finding({
  id: 'path-folder',
  severity: 'attention',
  holds: 'both',
  title: 'A path ends like that of a folder',
  when: 'An enabled entry for files ends with a separator.',
  why: 'No file has such a path.',
  remedy: 'Set pathType to Folder, or write * behind the separator.',
});

/** Paths and keys that a rule watches. */
export const WATCHED_PATHS = [itemUnsupported, registrySensitive, pathBroad, pathLiteral, pathOfUser, pathFolder];
