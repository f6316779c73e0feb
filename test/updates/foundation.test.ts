import { describeUpdates } from './support/describe-updates';
import * as tables from './tables/foundation';

// Tables of this size take longer in one deployment than one after the other.
for (const table of Object.values(tables)) describeUpdates([table]);
