import { FINDINGS, review } from '../../../lib/estate';
import { HEALTHY } from '../losses/healthy';
import { edited, type Pieces } from '../losses/piece';
import { planOf } from '../losses/render';

const LINUX = ['rule', 'arm', 'body', 'properties', 'dataSources', 'extensions', '1', 'extensionSettings'];
const UPLOAD = [...LINUX, 'fileSettings', 'uploadSetting', 'storageAccountResourceId'];

test('another storage account for content is not said to be a workspace', () => {
  const other = (id: unknown) => String(id).replace(/[^/]+$/, 'stother');
  const { findings } = review(planOf('azapi', HEALTHY, edited(HEALTHY, UPLOAD, other) as Pieces));
  const [found] = findings.filter(({ id }) => id === 'destination-changed');
  expect(found).toMatchObject({
    subject: 'content storage of Linux',
    why: 'What was collected stays in the old workspace or storage account, and everything that reads it there sees nothing new.',
    todo: 'Check that the agents have their role on the new storage account, and that people can read the content there.',
  });
  expect(FINDINGS['destination-changed'].title).toBe('Data or content goes to another place');
});
