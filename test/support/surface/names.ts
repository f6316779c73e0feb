import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { type ObjectShape, type Shape, type ShapeTable, shapesOf } from '../../../lib/core/shapes';
import { REPORT_FOLDER } from '../../../scripts/api';
import { SCHEMA_FILE } from '../../../scripts/schema';
import { SHAPES_FILE } from '../../../scripts/shapes';
import { linesOfSchema } from './schema-lines';

/** The names that code of users contains, one line each: exports and their members, props at any depth, and settings. */
export function names(): string[] {
  const shapes = shapesOf(JSON.parse(readFileSync(SHAPES_FILE, 'utf8')) as ShapeTable);
  return [
    ...['constructs', 'review', 'testing'].flatMap((entry) => {
      return namesOfReport(entry, readFileSync(join(REPORT_FOLDER, `${entry}.api.md`), 'utf8'));
    }),
    ...Object.entries(shapes).flatMap(([name, shape]) => linesOfProps(`new ${name}`, shape)),
    ...linesOfSchema('settings', JSON.parse(readFileSync(SCHEMA_FILE, 'utf8')), 'input'),
  ];
}

/** The exports of a report of public names, and the members of classes and interfaces among them. */
export function namesOfReport(entry: string, report: string): string[] {
  const [, code = ''] = /```ts\n(.*)```/s.exec(report) ?? [];
  const file = ts.createSourceFile('report.ts', code, ts.ScriptTarget.Latest, true);
  const isExported = (node: ts.Statement) =>
    ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
  return file.statements.filter(isExported).flatMap((statement) => {
    if (ts.isVariableStatement(statement))
      return statement.declarationList.declarations.map(({ name }) => `${entry}: ${name.getText()}`);
    const name = `${entry}: ${(statement as ts.DeclarationStatement).name?.getText()}`;
    if (!ts.isClassDeclaration(statement) && !ts.isInterfaceDeclaration(statement)) return [name];
    const members = [...statement.members].filter((member) => !member.getFullText().includes('@internal'));
    return [name, ...members.flatMap((member) => (member.name ? `${name}.${member.name.getText()}` : []))];
  });
}

/** The props below a path. A key is needed if no alternative can do without it. */
export function linesOfProps(path: string, shape: Shape): string[] {
  if (typeof shape === 'string') return [path, `${path}: ${shape}`];
  if ('one' in shape) return [path, ...shape.one.map((word) => `${path} = ${word}`)];
  if ('list' in shape) return [path, ...linesOfProps(`${path}[]`, shape.list)];
  if ('map' in shape) return [path, ...linesOfProps(`${path}.<key>`, shape.map)];
  if ('keys' in shape) return linesOfObjects(path, [shape]);
  const alternatives = 'either' in shape ? shape.either : Object.values(shape.cases);
  const objects = alternatives.filter((one): one is ObjectShape => typeof one === 'object' && 'keys' in one);
  const others = alternatives.filter((one) => !objects.includes(one as ObjectShape));
  return [...linesOfObjects(path, objects), ...others.flatMap((one) => linesOfProps(path, one))];
}

function linesOfObjects(path: string, objects: readonly ObjectShape[]): string[] {
  const alternatives = objects.filter(({ construct }) => construct === undefined);
  const keys = new Set(alternatives.flatMap((one) => Object.keys(one.keys).map(withoutMark)));
  return [
    path,
    ...objects.flatMap(({ construct }) => (construct === undefined ? [] : `${path}: ${construct}`)),
    ...[...keys].flatMap((key) => {
      const isNeeded = alternatives.every((one) => key in one.keys && one.keys[key] !== 'never');
      const inner = alternatives.flatMap((one) => one.keys[key] ?? one.keys[`${key}?`] ?? []);
      return [
        `${path}.${key} ${isNeeded ? 'is needed' : 'may be left out'}`,
        ...inner.flatMap((shape) => (shape === 'never' ? [] : linesOfProps(`${path}.${key}`, shape))),
      ];
    }),
  ];
}

function withoutMark(key: string): string {
  return key.replace(/\?$/, '');
}
