import { describeUpdates } from './support/describe-updates';
import * as tables from './tables/change-tracking';

Object.values(tables).forEach(describeUpdates);
