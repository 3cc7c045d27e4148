import { MOST_DEPTH } from '../budget';
import { replaceDynamicReferences, type StoredName } from './dynamic-references';
import { asText, entries, own } from './json';
import { madeUpParameter, madeUpValue, readableName } from './made-up-value';
import { pseudoParameter, resourcePlaceholder } from './placeholders';

/**
 * Values for what a template refers to: by logical id, `LogicalId.Attribute`, and name of a parameter, of a pseudo
 * parameter, of an export, or of a parameter of Systems Manager. The value of a list has commas in it.
 */
export interface ReferenceValues {
  readonly [reference: string]: string;
}

/**
 * What the other stacks of an app tell a template, by the reference that reads it, or else by `import:NAME`,
 * `output:STACK.NAME`, and `ssm:NAME`.
 */
export interface LinkedValues {
  readonly [reference: string]: string;
}

/** The longest text that all functions of a template may make together; a template is at most 1 MB long. */
const MOST_TEXT = 16 * 1024 * 1024;

/**
 * Does with a template what CloudFormation does before it makes resources: replaces intrinsic functions by their values.
 *
 * A value that is only known after a deployment is one that was given, or else what another stack of the app says it is,
 * or else a placeholder that is the same each time and contains no Velocity. Nothing is ever thrown.
 */
export class IntrinsicResolver {
  // A reference or condition is worked out once, so that nothing is gained by referring to it a million times. While it
  // is, a cycle that comes back to it finds it unresolved.
  private readonly references = new Map<string, unknown>();
  private readonly outcomes = new Map<string, boolean>();
  private depth = 0;
  private textLeft = MOST_TEXT;

  constructor(
    private readonly template: object,
    private readonly values: ReferenceValues = {},
    private readonly linked: LinkedValues = {},
  ) {}

  /** A JSON value with its functions replaced. What is `AWS::NoValue` is left out, and is undefined by itself. */
  public resolve(value: unknown): unknown {
    if (typeof value === 'string') {
      return this.replaceStored(value);
    }
    if (typeof value !== 'object' || value === null) {
      return value;
    }
    return this.nested('...', () => {
      if (Array.isArray(value)) {
        return value.map((item) => this.resolve(item)).filter((item) => item !== undefined);
      }
      const members = Object.entries(value);
      const [name = '', argument] = members[0] ?? [];
      if (members.length === 1 && (name === 'Ref' || name.startsWith('Fn::'))) {
        return this.call(name, argument);
      }
      const resolved = members.map(([key, member]) => [key, this.resolve(member)] as const);
      return Object.fromEntries(resolved.filter(([, member]) => member !== undefined));
    });
  }

  /** A JSON value with its functions replaced, as text. */
  public text(value: unknown): string {
    return asText(this.resolve(value));
  }

  /** Whether a condition of the template holds; one that is not declared does not. */
  public holds(condition: string): boolean {
    const known = this.outcomes.get(condition);
    if (known !== undefined) {
      return known;
    }
    this.outcomes.set(condition, false);
    const outcome = this.test(own(this.template, 'Conditions', condition));
    this.outcomes.set(condition, outcome);
    return outcome;
  }

  private test(expression: unknown): boolean {
    return this.nested(false, () => {
      const [name, argument] = entries(expression)[0] ?? [];
      const operands = Array.isArray(argument) ? argument : [argument];
      switch (name) {
        case 'Condition':
          return this.holds(this.text(argument));
        case 'Fn::And':
          return operands.every((operand) => this.test(operand));
        case 'Fn::Or':
          return operands.some((operand) => this.test(operand));
        case 'Fn::Not':
          return !this.test(operands[0]);
        case 'Fn::Equals':
          return this.text(operands[0]) === this.text(operands[1]);
        default:
          return false;
      }
    });
  }

  private call(name: string, argument: unknown): unknown {
    if (name === 'Ref' && argument === 'AWS::NoValue') {
      return undefined;
    }
    if (name === 'Fn::If' && Array.isArray(argument)) {
      // Only the branch that is taken may be wrong, so only that one is looked at.
      const condition = this.text(argument[0]);
      const isDeclared = own(this.template, 'Conditions', condition) !== undefined;
      return isDeclared ? this.resolve(argument[this.holds(condition) ? 1 : 2]) : this.madeUp(condition);
    }
    const result = this.evaluate(name, this.resolve(argument));
    const { length } = asText(result);
    if (result === undefined || length > this.textLeft) {
      return this.madeUp(name);
    }
    this.textLeft -= length;
    return typeof result === 'string' ? this.replaceStored(result) : result;
  }

  /** The value of a function whose arguments are resolved, when it has one. */
  private evaluate(name: string, argument: unknown): unknown {
    const operands: readonly unknown[] = Array.isArray(argument) ? argument : [argument];
    const [first, second] = operands;
    switch (name) {
      case 'Ref':
      case 'Fn::GetAtt':
        return this.reference(operands.map(asText).join('.'));
      case 'Fn::Base64':
        return Buffer.from(asText(argument)).toString('base64');
      case 'Fn::FindInMap':
        return this.findInMap(operands);
      case 'Fn::GetAZs':
        return ['a', 'b', 'c'].map((zone) => `${asText(argument) || this.refer('AWS::Region')}${zone}`);
      case 'Fn::ImportValue':
        return this.lookUpElsewhere('import', asText(argument));
      case 'Fn::GetStackOutput':
        return this.lookUpElsewhere(
          'output',
          `${asText(own(argument, 'StackName'))}.${asText(own(argument, 'OutputName'))}`,
        );
      case 'Fn::Join':
        return Array.isArray(second) ? this.join(second.map(asText), asText(first)) : undefined;
      case 'Fn::Length':
        return Array.isArray(argument) ? argument.length : undefined;
      case 'Fn::Select':
        // A value that is made up has fewer parts than the real one may have.
        return Array.isArray(second) ? (second[Number(first)] ?? second.at(-1)) : undefined;
      case 'Fn::Split':
        return asText(second).split(asText(first));
      case 'Fn::Sub':
        return this.substitute(asText(first), second);
      case 'Fn::ToJsonString':
        return JSON.stringify(argument);
      default:
        return undefined;
    }
  }

  private findInMap(operands: readonly unknown[]): unknown {
    const path = operands.slice(0, 3).map(asText);
    const found = own(this.template, 'Mappings', ...path) ?? own(operands[3], 'DefaultValue');
    return this.resolve(found) ?? this.madeUp(path.join('.'));
  }

  private substitute(text: string, variables: unknown): string | undefined {
    const parts = text.split(/(\$\{[^${}]+\})/).map((part, index) => {
      const name = part.slice(2, -1);
      if (index % 2 === 0) {
        return part;
      }
      return name.startsWith('!') ? `\${${name.slice(1)}}` : asText(own(variables, name) ?? this.reference(name));
    });
    return this.join(parts, '');
  }

  /** Joins texts, unless that makes a text so long that it is surely meant to fill the memory. */
  private join(parts: readonly string[], delimiter: string): string | undefined {
    const length = parts.reduce((sum, part) => sum + part.length + delimiter.length, 0);
    return length > this.textLeft ? undefined : parts.join(delimiter);
  }

  /** What `Ref` gives for a name, or `Fn::GetAtt` for a name, a dot and an attribute. */
  private reference(path: string): unknown {
    if (!this.references.has(path)) {
      this.references.set(path, readableName(path));
      this.references.set(path, this.lookUp(path));
    }
    return this.references.get(path);
  }

  private readonly refer = (path: string): string => asText(this.reference(path));

  private madeUp(name: string): string {
    return madeUpValue(name, this.refer);
  }

  private lookUp(path: string): unknown {
    const given = own(this.values, path) ?? own(this.linked, path);
    const parameter = own(this.template, 'Parameters', path);
    if (parameter !== undefined) {
      const value = given ?? this.parameter(path, parameter);
      const text = this.text(value);
      const type = this.text(own(parameter, 'Type'));
      return /CommaDelimitedList|List</.test(type) ? text.split(',').map((item) => item.trim()) : text;
    }
    return given ?? pseudoParameter(path, this.refer) ?? this.placeholder(path) ?? this.madeUp(path);
  }

  /** The value of a parameter that is not given. */
  private parameter(name: string, declaration: unknown): unknown {
    const value = own(declaration, 'Default');
    // The default of such a parameter is where its value is stored.
    const isStored = this.text(own(declaration, 'Type')).startsWith('AWS::SSM::Parameter::Value');
    if (isStored && value !== undefined) {
      return this.lookUpElsewhere('ssm', asText(value));
    }
    return value ?? madeUpParameter(name, declaration, this.refer);
  }

  /** A value that is not of this template: one that was given, or that another stack tells, or that is made up. */
  private lookUpElsewhere(kind: 'import' | 'output' | 'ssm', name: string): string {
    const elsewhere = kind === 'output' ? name.slice(name.indexOf('.') + 1) : name;
    return asText(own(this.values, name) ?? own(this.linked, `${kind}:${name}`) ?? this.madeUp(elsewhere));
  }

  /** A text with its dynamic references replaced. */
  private replaceStored(text: string): string {
    return replaceDynamicReferences(text, (stored) => {
      const value = this.storedValue(stored);
      if (value.length > this.textLeft) {
        return '';
      }
      this.textLeft -= value.length;
      return value;
    });
  }

  private storedValue({ store, name, key }: StoredName): string {
    if (store === 'parameter') {
      return this.lookUpElsewhere('ssm', name);
    }
    const path = key === undefined ? name : `${name}.${key}`;
    return asText(own(this.values, path) ?? own(this.values, name) ?? this.madeUp(path));
  }

  private placeholder(path: string): string | undefined {
    const [logicalId = '', ...attribute] = path.split('.');
    const resource = own(this.template, 'Resources', logicalId);
    if (resource === undefined) {
      return undefined;
    }
    if (own(resource, 'Type') === 'Custom::CrossRegionExportReader') {
      // CDK's own: it reads what a stack of another region has stored for this one.
      const imported = own(resource, 'Properties', 'ReaderProps', 'imports', attribute.join('.'));
      return imported === undefined ? undefined : this.text(imported);
    }
    return resourcePlaceholder(
      {
        logicalId,
        type: this.text(own(resource, 'Type')),
        property: (name) => this.text(own(resource, 'Properties', name)),
      },
      attribute.length > 0 ? attribute.join('.') : undefined,
      this.refer,
    );
  }

  /** What is made one level deeper, or else something that stands for it, since the stack of JavaScript is not endless. */
  private nested<Value>(otherwise: Value, make: () => Value): Value {
    if (this.depth === MOST_DEPTH) {
      return otherwise;
    }
    this.depth += 1;
    const made = make();
    this.depth -= 1;
    return made;
  }
}
