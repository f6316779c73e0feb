import { describeUpdates } from './support/describe-updates';
import * as tables from './tables/interfaces';

Object.values(tables).forEach(describeUpdates);
