import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PAGES, PAGES_FOLDER } from '../test/estate/format/pages';
import { EXCHANGED_FILE, exchangedFile } from '../test/estate/losses/exchanged';
import { READ_FILE, readFile } from '../test/estate/losses/read';
import { SAID_FILE, saidFile } from '../test/estate/losses/said';
import { CHECKED_LATER_FILE, checkedLaterFile } from '../test/support/checked-later';
import { REFERENCE_FOLDER, REPORT_FOLDER, writeReference, writeReports } from './api';
import { findingPages } from './findings';
import { MESSAGES_DOCS, messagesDocs } from './messages-docs';
import { PROPS_FOLDER, propsPages } from './props-docs';
import { publicationFiles } from './publication';
import { scannerFiles } from './scanners';
import {
  INSPECTION_SCHEMA_FILE,
  inspectionSchema,
  REVIEW_SCHEMA_FILE,
  reviewSchema,
  SCHEMA_FILE,
  settingsSchema,
} from './schema';
import { SETTINGS_DOCS, settingsDocs } from './settings-docs';
import { propShapes, SHAPES_FILE } from './shapes';
import { VALIDATOR_FILE, validatorCode } from './validator';

/** Writes all generated files of the repository. Tests report those that are out of date. */
const schema = settingsSchema();
writeFileSync(SCHEMA_FILE, schema);
writeFileSync(REVIEW_SCHEMA_FILE, reviewSchema());
writeFileSync(INSPECTION_SCHEMA_FILE, inspectionSchema());
writeFileSync(VALIDATOR_FILE, validatorCode(schema));
writeFileSync(SHAPES_FILE, propShapes());
writeFileSync(MESSAGES_DOCS, messagesDocs());
writeFileSync(SETTINGS_DOCS, settingsDocs(schema));
writeFileSync(CHECKED_LATER_FILE, checkedLaterFile());
writeFileSync(SAID_FILE, saidFile());
writeFileSync(READ_FILE, readFile());
writeFileSync(EXCHANGED_FILE, exchangedFile());
mkdirSync(PAGES_FOLDER, { recursive: true });
for (const [name, write] of Object.entries(PAGES)) writeFileSync(join(PAGES_FOLDER, name), write());
for (const [name, page] of Object.entries(findingPages())) writeFileSync(join('docs/findings', name), page);
for (const [name, page] of Object.entries(propsPages())) writeFileSync(join(PROPS_FOLDER, name), page);
for (const [path, text] of Object.entries(scannerFiles())) writeFileSync(path, text);
for (const [path, text] of Object.entries(publicationFiles())) writeFileSync(path, text);
writeReference(REFERENCE_FOLDER);
writeReports(REPORT_FOLDER);
