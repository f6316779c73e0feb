import { type Path, shown } from '../../core/problems';
import { isObject, jsonIn, plainText } from '../../core/values';
import { LEGACY_KINDS, type LegacyKind } from '../../facts/legacy';
import { CUT_OFF, isExpression } from './agent-spelling';
import { type Loss, loss } from './take-over-report';

/** A data source of a workspace that belongs to change tracking. */
export interface LegacySource {
  readonly kind: LegacyKind;
  readonly name: string;
  /** Its place in a report: kind and name. */
  readonly path: Path;
  /** By name in lower case. Absent and null are the same. */
  readonly properties: ReadonlyMap<string, LegacyProperty>;
}

export interface LegacyProperty {
  /** The name as it is written. */
  readonly key: string;
  readonly value: unknown;
}

/** The data sources of change tracking in a document of any form. */
export interface LegacySources {
  readonly sources: readonly LegacySource[];
  readonly lost: readonly Loss[];
}

/**
 * Whether a document holds data sources of change tracking of a workspace: as a list of the REST API, a bare array, one
 * item, a PowerShell object, resources of an ARM template, or a response with such a `Content`; or several of them.
 */
export function isLegacyExport(document: unknown): boolean {
  const { sources, lost } = legacySources(document);
  return sources.length > 0 || lost.some(({ path }) => kindOf(path[0]) !== undefined);
}

/** Finds the data sources. An item that two documents hold counts once. */
export function legacySources(document: unknown): LegacySources {
  const sources = new Map<string, LegacySource>();
  const lost: Loss[] = [];
  visit(document, 0);
  return { sources: [...sources.values()], lost };

  function visit(value: unknown, depth: number): void {
    if (depth > DEEPEST) return;
    if (typeof value === 'string') visit(parsed(value), depth + 1);
    if (Array.isArray(value)) for (const item of value) visit(item, depth + 1);
    if (!isObject(value)) return;
    const members = lowerCased(value);
    const kind = kindOf(members.get('kind')?.value);
    if (kind !== undefined && members.has('properties')) {
      add(kind, members);
      return;
    }
    const unknown = plainText(members.get('kind')?.value);
    if (members.has('properties') && (/changetracking/i.test(unknown) || isOpenSource(members))) {
      const reason = isExpression(unknown)
        ? 'its kind is an expression'
        : `its kind is not known, got ${shown(unknown)}`;
      lost.push(loss([ownName(plainText(members.get('name')?.value), 'dataSources')], undefined, reason));
      return;
    }
    const next = members.get('nextlink')?.value;
    if (typeof next === 'string' && next !== '') {
      lost.push(loss(['nextLink'], next, 'the list goes on in another page: export that as well, and pass both'));
    }
    for (const key of CONTAINERS) visit(members.get(key)?.value, depth + 1);
  }

  function add(kind: LegacyKind, members: ReadonlyMap<string, LegacyProperty>): void {
    const name = ownName(plainText(members.get('name')?.value), kind);
    const given = members.get('properties')?.value;
    const properties = typeof given === 'string' ? parsed(given) : given;
    const path = [kind, name];
    if (!isObject(properties)) {
      lost.push(loss(path, given, typeof given === 'string' && given.startsWith('@{') ? CUT_OFF : NO_PROPERTIES));
      return;
    }
    const source = { kind, name, path, properties: lowerCased(properties) };
    const same = JSON.stringify([plainText(members.get('id')?.value).toLowerCase(), kind, name, properties]);
    sources.set(same, source);
  }
}

const NO_PROPERTIES = 'its properties are not an object';

/** How far lists, templates and responses are searched. */
const DEEPEST = 12;

/** Keys below which data sources are: of lists, templates, nested deployments and responses. */
const CONTAINERS = ['value', 'resources', 'properties', 'template', 'content', 'body', 'data'];

function kindOf(kind: unknown): LegacyKind | undefined {
  const text = typeof kind === 'string' ? kind.toLowerCase() : undefined;
  return (Object.keys(LEGACY_KINDS) as LegacyKind[]).find((known) => known.toLowerCase() === text);
}

/** Whether a template gives the kind of a data source by an expression. */
function isOpenSource(members: ReadonlyMap<string, LegacyProperty>): boolean {
  const type = plainText(members.get('type')?.value);
  return /(^|\/)dataSources$/i.test(type) && isExpression(members.get('kind')?.value);
}

/** The last part of a name: of `workspace/name`, and of the expression that joins both in a template. */
function ownName(name: string, otherwise: string): string {
  const joined = /,\s*'\/?([^'/]+)'\s*\)\s*\]$/.exec(name)?.[1] ?? name;
  return isExpression(joined) || joined === '' ? otherwise : joined.slice(joined.lastIndexOf('/') + 1);
}

function lowerCased(object: Readonly<Record<string, unknown>>): ReadonlyMap<string, LegacyProperty> {
  const given = Object.entries(object).filter(([, value]) => value !== null && value !== undefined);
  return new Map(given.map(([key, value]) => [key.toLowerCase(), { key, value }]));
}

function parsed(text: string): unknown {
  return /^\s*[[{]/.test(text) ? jsonIn(text) : undefined;
}
