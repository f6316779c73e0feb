import { readFileSync } from 'node:fs';

/** The section Unreleased of a changelog, in one line. */
export function unreleased(changelog = readFileSync('CHANGELOG.md', 'utf8')): string {
  const section = changelog.split(/^## /m).find((one) => one.startsWith('[Unreleased]')) ?? '';
  return section.replaceAll(/\s+/g, ' ');
}
