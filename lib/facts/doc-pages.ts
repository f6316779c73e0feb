import { REPOSITORY } from './published-from';
import type { WarningId } from './warnings';

/** The address of the page of a finding; nothing if it is not known where the package is published from. */
export function findingPage(id: string): string | undefined {
  return docsPage(`findings/${id}.md`);
}

/** The same of a warning. */
export function warningPage(id: WarningId): string | undefined {
  return docsPage(`warnings.md#${id}`);
}

/** The same of machines that report nothing, for all their causes. */
export function silentMachinesPage(): string | undefined {
  return docsPage('silent-machines.md');
}

/** `HEAD` is the default branch, which keeps pages of ids: a tag might not exist. */
function docsPage(path: string): string | undefined {
  return REPOSITORY === undefined ? undefined : `${REPOSITORY}/blob/HEAD/docs/${path}`;
}

/** An id as messages show it: in brackets, followed by the address of its page. */
export function idMark(id: string, page: string | undefined): string {
  return page === undefined ? `[${id}]` : `[${id}] ${page}`;
}
