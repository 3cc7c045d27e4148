// Reads an example in TypeScript into a tree that every language can be written from. The compiler says what each name and
// each literal is, so nothing is guessed from how it looks.
import ts from 'typescript';
import { moduleOf } from './modules.mjs';

/**
 * The statements of examples, by their names.
 *
 * @param sources pairs of a name and the text of an example
 */
export function parseExamples(root, sources) {
  const files = new Map(sources.map(([name, text]) => [`${root}/example-${name}.ts`, text]));
  const options = {
    module: ts.ModuleKind.Node20,
    strict: true,
    skipLibCheck: true,
    noEmit: true,
    types: ['node'],
    paths: {
      'cdk-websocket-integrations': [`${root}/build/index.d.ts`],
      'cdk-websocket-integrations/testing': [`${root}/build/testing/index.d.ts`],
    },
  };
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (file) => files.has(file) || fileExists(file);
  host.readFile = (file) => files.get(file) ?? readFile(file);
  host.getSourceFile = (file, target) =>
    files.has(file) ? ts.createSourceFile(file, files.get(file), target, true) : getSourceFile(file, target);
  const program = ts.createProgram([...files.keys()], options, host);
  const checker = program.getTypeChecker();
  return new Map(
    sources.map(([name]) => {
      const file = program.getSourceFile(`${root}/example-${name}.ts`);
      const [error] = program.getSemanticDiagnostics(file);
      if (error) {
        throw new Error(`example ${name}: ${ts.flattenDiagnosticMessageText(error.messageText, ' ')}`);
      }
      return [name, new Reader(checker, file, name).statements()];
    }),
  );
}

class Reader {
  constructor(checker, file, name) {
    this.checker = checker;
    this.file = file;
    this.name = name;
  }

  statements() {
    const text = this.file.text;
    return this.file.statements
      .filter((node) => !ts.isImportDeclaration(node))
      .map((node) => ({
        ...this.statement(node),
        comments: (ts.getLeadingCommentRanges(text, node.pos) ?? []).map(({ pos, end }) =>
          text.slice(pos + 2, end).trim(),
        ),
        isApart: /^\s*\n\s*\n/.test(text.slice(node.pos)),
      }));
  }

  statement(node) {
    if (ts.isVariableStatement(node)) {
      const [{ name, initializer }] = node.declarationList.declarations;
      const type = this.typeName(this.checker.getTypeAtLocation(name));
      return initializer
        ? { kind: 'const', name: name.text, type, value: this.expression(initializer) }
        : { kind: 'declare', name: name.text, type };
    }
    if (ts.isExpressionStatement(node)) {
      return { kind: 'do', value: this.expression(node.expression) };
    }
    throw this.unknown(node);
  }

  expression(node) {
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) {
      return { kind: 'string', value: node.text, isData: this.isData(node) };
    }
    if (ts.isNumericLiteral(node)) {
      return { kind: 'number', value: node.text, isData: this.isData(node) };
    }
    if (node.kind === ts.SyntaxKind.TrueKeyword || node.kind === ts.SyntaxKind.FalseKeyword) {
      return { kind: 'boolean', value: node.kind === ts.SyntaxKind.TrueKeyword, isData: this.isData(node) };
    }
    if (ts.isIdentifier(node)) {
      return { kind: 'name', name: node.text };
    }
    if (ts.isNewExpression(node)) {
      return { kind: 'new', type: this.symbolName(node.expression), ...this.call(node) };
    }
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const { expression, name } = node.expression;
      const isStatic = this.isClass(expression);
      const target = isStatic ? { type: this.symbolName(expression) } : { target: this.expression(expression) };
      return { kind: isStatic ? 'static call' : 'call', name: name.text, ...target, ...this.call(node) };
    }
    if (ts.isPropertyAccessExpression(node)) {
      const { expression, name } = node;
      if (!this.isClass(expression)) {
        return { kind: 'get', target: this.expression(expression), name: name.text };
      }
      const isEnum = (this.checker.getSymbolAtLocation(name)?.flags ?? 0) & ts.SymbolFlags.EnumMember;
      return { kind: isEnum ? 'enum member' : 'static get', type: this.symbolName(expression), name: name.text };
    }
    if (ts.isObjectLiteralExpression(node)) {
      return this.object(node);
    }
    if (ts.isArrayLiteralExpression(node)) {
      const type = this.contextual(node);
      const element = type && this.checker.isArrayType(type) ? this.checker.getTypeArguments(type)[0] : undefined;
      const items = node.elements.map((item) => this.expression(item));
      const isStruct = element && this.isStruct(element);
      return {
        kind: 'array',
        items,
        type: isStruct ? this.typeName(element) : undefined,
        isData: element === undefined,
      };
    }
    throw this.unknown(node);
  }

  object(node) {
    const members = node.properties.map((property) => {
      if (!ts.isPropertyAssignment(property) && !ts.isShorthandPropertyAssignment(property)) {
        throw this.unknown(property);
      }
      const key = ts.isIdentifier(property.name) ? property.name.text : property.name.text;
      const value = ts.isPropertyAssignment(property)
        ? this.expression(property.initializer)
        : { kind: 'name', name: key };
      return { key, value };
    });
    const type = this.contextual(node);
    if (type && this.isStruct(type)) {
      return { kind: 'struct', type: this.typeName(type), members };
    }
    const values = type && this.checker.getIndexInfoOfType(type, ts.IndexKind.String)?.type;
    const of = values === undefined || values.flags & ts.TypeFlags.Any ? undefined : this.typeName(values);
    return { kind: 'map', members, of, isData: type === undefined || (type.flags & ts.TypeFlags.Any) !== 0 };
  }

  /** The arguments of a call, and how many more it could have. */
  call(node) {
    const { parameters } = this.checker.getResolvedSignature(node);
    const args = (node.arguments ?? []).map((argument) => this.expression(argument));
    const isRest = (parameter) => parameter.valueDeclaration?.dotDotDotToken !== undefined;
    return { args, left: Math.max(0, parameters.filter((parameter) => !isRest(parameter)).length - args.length) };
  }

  contextual(node) {
    const type = this.checker.getContextualType(node);
    return type && this.checker.getNonNullableType(type);
  }

  /** Whether a literal is data of its own, and not what a declared parameter or prop takes. */
  isData(node) {
    const type = this.contextual(node);
    return type === undefined || (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0;
  }

  isStruct(type) {
    const { symbol } = type;
    return symbol !== undefined && (symbol.flags & ts.SymbolFlags.Interface) !== 0 && !/^I[A-Z]/.test(symbol.name);
  }

  isClass(node) {
    const symbol = this.checker.getSymbolAtLocation(node);
    const target = symbol && symbol.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(symbol) : symbol;
    return ((target?.flags ?? 0) & (ts.SymbolFlags.Class | ts.SymbolFlags.Enum)) !== 0;
  }

  symbolName(node) {
    const symbol = this.checker.getSymbolAtLocation(node);
    const target = symbol.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(symbol) : symbol;
    return { name: target.name, module: moduleOf(target.declarations[0].getSourceFile().fileName) };
  }

  typeName(type) {
    const plain = this.checker.getNonNullableType(type);
    const symbol = plain.symbol;
    const file = symbol?.declarations?.[0]?.getSourceFile().fileName;
    const module = file && moduleOf(file);
    return module ? { name: symbol.name, module } : { name: this.checker.typeToString(plain) };
  }

  unknown(node) {
    return new Error(
      `example ${this.name} has ${JSON.stringify(node.getText())}, which scripts/examples does not translate`,
    );
  }
}
