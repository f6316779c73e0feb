import { describeUpdates } from './support/describe-updates';
import * as tables from './tables/network';

Object.values(tables).forEach(describeUpdates);
