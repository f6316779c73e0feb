import { describeUpdates } from './support/describe-updates';
import * as tables from './tables/monitoring';

Object.values(tables).forEach(describeUpdates);
