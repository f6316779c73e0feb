import { textOf } from '../../lib/core/problems';
import { blobEndpointProblems } from '../../lib/settings/upload-target';

const RULE = "must be an https address with a slash at the end, such as 'https://<account>.blob.core.windows.net/'";

describe('the blob endpoint of the content storage', () => {
  test.each<[unknown, string[]]>([
    ['https://st.blob.core.windows.net/', []],
    [7, ['endpoint must be text, got 7']],
    ['http://st.blob.core.windows.net/', [`endpoint ${RULE}, got 'http://st.blob.core.windows.net/'`]],
    ['https://st.blob.core.windows.net', [`endpoint ${RULE}, got 'https://st.blob.core.windows.net'`]],
    ['https://st.blob.core.windows.net/a/', [`endpoint ${RULE}, got 'https://st.blob.core.windows.net/a/'`]],
    ['https://st blob/', [`endpoint ${RULE}, got 'https://st blob/'`]],
    ['https:///', [`endpoint ${RULE}, got 'https:///'`]],
    ['see https://st.blob.core.windows.net/', [`endpoint ${RULE}, got 'see https://st.blob.core.windows.net/'`]],
  ])('%j has the problems %j', (value, problems) => {
    expect(blobEndpointProblems(['endpoint'], value as string).map(textOf)).toEqual(problems);
  });
});
