import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Assembly as AssemblySpec } from '@jsii/spec';
import { Assembly, TypeSystem } from 'jsii-reflect';
import * as ts from 'typescript';
import { GUIDELINES, type Guideline } from './guidelines';

// The published linter of the AWS CDK skips most of its rules on a library that depends on aws-cdk-lib.
const root = join(__dirname, '../..');
const spec: AssemblySpec = JSON.parse(readFileSync(join(root, '.jsii'), 'utf8'));

const system = new TypeSystem();
let real: Assembly;

beforeAll(async () => {
  real = await system.loadModule(root, { validate: false, supportedFeatures: ['intersection-types'] });
});

/** One system holds an assembly of a name once, and takes seconds to load: a broken one goes under a name of its own. */
function reflectBroken(guideline: Guideline): Assembly {
  const broken = structuredClone(spec);
  guideline.breakIt(broken);
  const name = `broken-${GUIDELINES.indexOf(guideline)}`;
  return system.addAssembly(
    new Assembly(system, JSON.parse(JSON.stringify(broken).replaceAll(`"${spec.name}`, `"${name}`))),
  );
}

describe.each(GUIDELINES.map((guideline) => [guideline.rule, guideline] as const))('%s', (_, guideline) => {
  test('holds', () => {
    expect(guideline.check(real)).toEqual([]);
  });

  test('fails when it is broken', () => {
    expect(guideline.check(reflectBroken(guideline))).not.toEqual([]);
  });
});

describe('what jsii drops from the API without a word', () => {
  const entry = join(root, 'lib/index.ts');
  const program = ts.createProgram([entry], { module: ts.ModuleKind.Node20, strict: true, skipLibCheck: true });
  const checker = program.getTypeChecker();
  const module = checker.getSymbolAtLocation(program.getSourceFile(entry) as ts.SourceFile) as ts.Symbol;
  const declarations = checker
    .getExportsOfModule(module)
    .map((symbol) => (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol))
    .flatMap((symbol) => symbol.declarations ?? []);

  test('nothing that index.ts exports is missing from the API: no constant, function or type alias', () => {
    const exported = checker.getExportsOfModule(module).flatMap((symbol) => {
      const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
      const isSubmodule = (target.flags & ts.SymbolFlags.ValueModule) !== 0;
      const members = isSubmodule ? checker.getExportsOfModule(target).map(({ name }) => `${symbol.name}.${name}`) : [];
      return (isSubmodule ? members : [symbol.name]).map((name) => `${spec.name}.${name}`);
    });

    expect(exported.sort()).toEqual(Object.keys(spec.types ?? {}).sort());
  });

  test('no method is overloaded', () => {
    const overloaded = declarations.filter(ts.isClassDeclaration).flatMap((declaration) => {
      const names = declaration.members.filter(ts.isMethodDeclaration).map(({ name }) => name.getText());
      return names.filter((name, index) => names.indexOf(name) !== index);
    });

    expect(overloaded).toEqual([]);
  });

  test('every class declares its own constructor, so that none inherits a public one', () => {
    const without = declarations
      .filter(ts.isClassDeclaration)
      .filter(({ members }) => !members.some(ts.isConstructorDeclaration))
      .map(({ name }) => name?.text);

    expect(without).toEqual([]);
  });

  test('no internal member is abstract, which would close the class to every other language', () => {
    const closed = declarations
      .filter(ts.isClassDeclaration)
      .flatMap(({ members }) => [...members])
      .filter((member) => (ts.getCombinedModifierFlags(member) & ts.ModifierFlags.Abstract) !== 0)
      .filter((member) => ts.getJSDocTags(member).some(({ tagName }) => tagName.text === 'internal'))
      .map((member) => member.getText());

    expect(closed).toEqual([]);
  });
});
