import { describeUpdates } from './support/describe-updates';
import * as tables from './tables/interfaces';

describeUpdates(Object.values(tables));
