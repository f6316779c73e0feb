import ts from 'typescript';

const LIBRARY = 'lib/index.ts';

let program: ts.Program | undefined;

/** The doc comment of a prop, of a construct or of a type of options, without its tags. */
export function docOf(name: string, prop: string): string {
  program ??= ts.createProgram([LIBRARY], compilerOptions());
  const checker = program.getTypeChecker();
  const type = publicType(checker, name);
  const alternatives = type.isUnion() ? type.types : [type];
  const symbols = alternatives.flatMap((one) => checker.getPropertyOfType(one, prop) ?? []);
  if (symbols.length === 0) throw new Error(`${name} has no prop ${prop}`);
  const docs = symbols.map((symbol) => ts.displayPartsToString(symbol.getDocumentationComment(checker)));
  return [...new Set(docs)].join('\n').replaceAll('\n', ' ');
}

/** The type of the props of a construct, or the type of that name: its first word, before what tells alternatives apart. */
function publicType(checker: ts.TypeChecker, name: string): ts.Type {
  const [word = ''] = name.split(' ');
  const module = checker.getSymbolAtLocation(program?.getSourceFile(LIBRARY) as ts.SourceFile) as ts.Symbol;
  const exported = checker.getExportsOfModule(module);
  const symbol = exported.find((one) => one.name === `${word}Props`) ?? exported.find((one) => one.name === word);
  if (symbol === undefined) throw new Error(`The library exports no type ${word}`);
  const { flags } = symbol;
  return checker.getDeclaredTypeOfSymbol(flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol);
}

function compilerOptions(): ts.CompilerOptions {
  const { config } = ts.readConfigFile('tsconfig.json', ts.sys.readFile);
  return ts.parseJsonConfigFileContent(config, ts.sys, '.').options;
}
