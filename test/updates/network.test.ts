import { describeUpdates } from './support/describe-updates';
import * as tables from './tables/network';

describeUpdates(Object.values(tables));
