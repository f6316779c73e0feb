import { describeUpdates } from './support/describe-updates';
import * as tables from './tables/foundation';

// One deployment of all tables would be slower: Terraform compares every resource with every other.
for (const table of Object.values(tables)) describeUpdates([table]);
