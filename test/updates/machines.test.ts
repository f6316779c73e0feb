import { describeUpdates } from './support/describe-updates';
import * as tables from './tables/machines';

describeUpdates(Object.values(tables));
