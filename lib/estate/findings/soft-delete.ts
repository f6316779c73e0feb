import { SOFT_DELETE_DAYS } from '../../facts/storage';
import { at, numberOf } from '../model/value';
import { counted } from '../model/words';
import { finding } from './finding';

export const softDeleteShort = finding({
  id: 'soft-delete-short',
  severity: 'attention',
  holds: 'estate',
  title: 'Deleted content can be restored for a short time only',
  when: 'The content storage keeps deleted blobs or containers for fewer days than Microsoft recommends.',
  why: 'A deletion has to be noticed before it is final.',
  remedy: `Keep deleted blobs and containers for ${SOFT_DELETE_DAYS.recommended} days or more.`,
  *wrong({ accounts }) {
    for (const { address, attributes } of accounts) {
      for (const policy of ['delete_retention_policy', 'container_delete_retention_policy']) {
        const days = numberOf(at(attributes, 'blob_properties', policy, 'days'));
        if (days === undefined || days >= SOFT_DELETE_DAYS.recommended) continue;
        yield {
          address,
          subject: policy,
          is: `${counted(days, 'day')}; recommended are ${SOFT_DELETE_DAYS.recommended} or more`,
        };
      }
    }
  },
});

export const SOFT_DELETE_FINDINGS = [softDeleteShort];
