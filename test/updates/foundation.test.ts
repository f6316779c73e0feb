import { describeUpdates } from './support/describe-updates';
import * as tables from './tables/foundation';

Object.values(tables).forEach(describeUpdates);
