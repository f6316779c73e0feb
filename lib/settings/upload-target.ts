import { textProblems } from '../core/checks';
import type { Path, Problem } from '../core/problems';
import { propProblems } from '../core/text-rules';

const ENDPOINT = {
  must: /^https:\/\/[^/\s]+\/$/,
  message: "must be an https address with a slash at the end, such as 'https://<account>.blob.core.windows.net/'",
};

/** Problems of the blob endpoint of the content storage. It is passed to the agent unchanged. */
export function blobEndpointProblems(path: Path, value: string): Problem[] {
  const wrong = textProblems(path, value);
  return wrong.length > 0 ? wrong : propProblems(path, value, [ENDPOINT]);
}
