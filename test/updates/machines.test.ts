import { describeUpdates } from './support/describe-updates';
import * as tables from './tables/machines';

Object.values(tables).forEach(describeUpdates);
