import { describeUpdates } from './support/describe-updates';
import * as tables from './tables/monitoring';

describeUpdates(Object.values(tables));
