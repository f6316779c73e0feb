import { textProblems } from '../core/checks';
import { isKnown } from '../core/known';
import type { Path, Problem } from '../core/problems';

/** Problems of the blob endpoint of the content storage. It is passed to the agent unchanged. */
export function blobEndpointProblems(path: Path, value: string): Problem[] {
  const wrong = textProblems(path, value);
  return wrong.length > 0 || !isKnown(value) || /^https:\/\/[^/\s]+\/$/.test(value)
    ? wrong
    : [
        {
          path,
          message: `must be an https address with a slash at the end, such as 'https://<account>.blob.core.windows.net/', got '${value}'`,
        },
      ];
}
