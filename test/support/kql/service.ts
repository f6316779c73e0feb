import { LOG_TABLES } from '../../../lib/facts/log-tables';

/**
 * Microsoft's parser and analyser of the query language, with the tables of a workspace. The package is transpiled from C#
 * and defines globals; only what is used here has a type. Its version is pinned, for the names of its overloads are generated.
 */
export interface SyntaxNode {
  readonly ChildCount: number;
  readonly IsToken: boolean;
  readonly Kind: number;
  readonly Text?: string;
  readonly LiteralValue?: unknown;
  readonly constructor: { readonly $$name?: string };
  GetChild(index: number): SyntaxNode | null;
  toString(): string;
}

interface List<Item> {
  readonly Count: number;
  getItem(index: number): Item;
}

interface KustoCode {
  readonly Syntax: SyntaxNode;
  readonly ResultType: { readonly Columns: List<{ readonly Name: string; readonly Type: { readonly Name: string } }> };
  GetDiagnostics(): List<{ readonly Code: string; readonly Message: string }>;
}

interface Kusto {
  readonly Language: {
    readonly KustoCode: { ParseAndAnalyze(query: string, globals: object): KustoCode };
    readonly GlobalState: { readonly Default: { WithDatabase(database: object): object } };
    readonly Syntax: { readonly SyntaxKind: object };
    readonly Symbols: {
      readonly TableSymbol: { readonly $ctor7: new (name: string, columns: string, description: null) => object };
      readonly DatabaseSymbol: { readonly $ctor1: new (name: string, tables: object[], isOpen: boolean) => object };
    };
  };
}

/** Loaded at its first use by the environment of the tests, `environment.js`. */
const { Kusto, System } = (globalThis as unknown as { readonly kusto: Globals }).kusto;

interface Globals {
  readonly Kusto: Kusto;
  readonly System: { readonly Enum: { toString(type: object, value: number): string } };
}

/** The tables of Resource Graph, with the columns that queries use. Source: Microsoft's page "Azure Resource Graph table reference". */
const GRAPH_TABLE = {
  columns: {
    string: ['id', 'name', 'type', 'location', 'kind', 'resourceGroup', 'subscriptionId'],
    dynamic: ['properties', 'tags', 'identity', 'plan'],
  },
};
const RESOURCE_GRAPH = {
  resources: GRAPH_TABLE,
  insightsresources: GRAPH_TABLE,
  policyresources: GRAPH_TABLE,
  authorizationresources: GRAPH_TABLE,
};

const { Symbols, GlobalState } = Kusto.Language;
const GLOBALS = GlobalState.Default.WithDatabase(
  new Symbols.DatabaseSymbol.$ctor1(
    'workspace',
    Object.entries({ ...LOG_TABLES, ...RESOURCE_GRAPH }).map(([name, { columns }]) => {
      const typed = Object.entries<readonly string[]>(columns).flatMap(([type, names]) =>
        names.map((column) => `['${column}']:${type}`),
      );
      return new Symbols.TableSymbol.$ctor7(name, `(${typed.join(',')})`, null);
    }),
    false,
  ),
);

/** What a query means: its errors, the columns of its result with their types, and its syntax. */
export interface Analysis {
  readonly errors: readonly string[];
  readonly columns: Readonly<Record<string, string>>;
  readonly syntax: SyntaxNode;
}

/** Parses a query and compares it with the tables. */
export function analyse(query: string): Analysis {
  const code = Kusto.Language.KustoCode.ParseAndAnalyze(query, GLOBALS);
  return {
    errors: itemsOf(code.GetDiagnostics()).map(({ Code, Message }) => `${Code} ${Message}`),
    columns: Object.fromEntries(
      code.ResultType === null ? [] : itemsOf(code.ResultType.Columns).map(({ Name, Type }) => [Name, Type.Name]),
    ),
    syntax: code.Syntax,
  };
}

/** Name of the kind of a node, such as `FilterOperator`. */
export function kindOf(node: SyntaxNode): string {
  return System.Enum.toString(Kusto.Language.Syntax.SyntaxKind, node.Kind);
}

/** The children of a node, without those that are absent. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  return Array.from({ length: node.ChildCount }, (_, index) => node.GetChild(index)).filter((child) => child !== null);
}

function itemsOf<Item>(list: List<Item>): Item[] {
  return Array.from({ length: list.Count }, (_, index) => list.getItem(index));
}
