import { basename, join } from 'node:path';
import * as ts from 'typescript';

/**
 * The types and members of the package that TypeScript programs use, each with the programs that do: `Type#new`,
 * `Type.member`. The compiler says whose member a name is, so two props of one name are two.
 */
export function touchedMembers(root: string, files: readonly string[]): Map<string, Set<string>> {
  const program = ts.createProgram([...files], {
    module: ts.ModuleKind.Node20,
    strict: true,
    skipLibCheck: true,
    noEmit: true,
    types: ['node'],
    paths: {
      'cdk-websocket-integrations': [join(root, 'build/index.d.ts')],
      'cdk-websocket-integrations/testing': [join(root, 'build/testing/index.d.ts')],
    },
  });
  const checker = program.getTypeChecker();
  const ours = join(root, 'build/');
  const touched = new Map<string, Set<string>>();

  for (const file of files) {
    const source = program.getSourceFile(file) as ts.SourceFile;
    const touch = (key: string) =>
      touched.set(key, (touched.get(key) ?? new Set()).add(basename(file).replace(/\.ts$/, '')));

    const touchSymbol = (given: ts.Symbol | undefined, receiver?: ts.Type) => {
      const symbol = given && given.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(given) : given;
      for (const declaration of symbol?.declarations ?? []) {
        const parent = declaration.parent;
        if (declaration.getSourceFile().fileName.startsWith(ours) && 'name' in parent && parent.name) {
          touch(`${(parent.name as ts.Identifier).text}.${symbol?.name}`);
          // What an internal base class declares, jsii gives to the classes that extend it.
          for (const type of receiver?.isUnion() ? receiver.types : receiver ? [receiver] : []) {
            touch(`${type.symbol?.name}.${symbol?.name}`);
          }
        }
      }
    };

    const visit = (node: ts.Node): void => {
      if (ts.isNewExpression(node) || (ts.isClassDeclaration(node) && node.heritageClauses)) {
        const called = ts.isNewExpression(node) ? node.expression : node.heritageClauses?.[0]?.types[0]?.expression;
        const symbol = called && checker.getTypeAtLocation(called).symbol;
        if (symbol?.declarations?.some((declaration) => declaration.getSourceFile().fileName.startsWith(ours))) {
          touch(`${symbol.name}#new`);
        }
      }
      if (ts.isPropertyAccessExpression(node)) {
        touchSymbol(checker.getSymbolAtLocation(node.name), checker.getTypeAtLocation(node.expression));
      }
      if (ts.isTemplateSpan(node)) {
        touchSymbol(checker.getTypeAtLocation(node.expression).getProperty('toString'));
      }
      if (ts.isMethodDeclaration(node) && ts.isClassDeclaration(node.parent)) {
        const [base] = node.parent.heritageClauses?.[0]?.types ?? [];
        touchSymbol(base && checker.getTypeAtLocation(base).getProperty(node.name.getText()));
      }
      if (ts.isObjectLiteralExpression(node)) {
        const context = checker.getContextualType(node);
        for (const property of node.properties) {
          const names = ts.isSpreadAssignment(property)
            ? checker
                .getTypeAtLocation(property.expression)
                .getProperties()
                .map(({ name }) => name)
            : [(property.name as ts.PropertyName).getText().replace(/['"]/g, '')];
          for (const name of names) {
            touchSymbol(context && checker.getNonNullableType(context).getProperty(name));
          }
        }
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return touched;
}
