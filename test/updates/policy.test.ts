import { describeUpdates } from './support/describe-updates';
import * as tables from './tables/policy';

Object.values(tables).forEach(describeUpdates);
