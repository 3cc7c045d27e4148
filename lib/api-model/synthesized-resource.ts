import { CfnResource, Token } from 'aws-cdk-lib';
import { isIntrinsic, resolvedValue } from './resolved-value';
import { textOf } from './value-parts';

/** What aws-cdk-lib keeps to itself; a contract test compares what is made of it with the synthesized template. */
interface Internals {
  readonly cfnProperties: Properties;
  readonly rawOverrides: { readonly Type?: unknown; readonly Properties?: unknown; readonly DependsOn?: unknown };
  readonly renderProperties: unknown;
}

interface Properties {
  readonly [name: string]: unknown;
}

/** Properties whose members have names of CloudFormation too, and no keys of the user's. */
const STRUCTURES = ['AccessLogSettings', 'CorsConfiguration', 'DefaultRouteSettings', 'JwtConfiguration', 'TlsConfig'];

/**
 * What a resource becomes in the template, by the names of CloudFormation: later assignments, overrides and escape
 * hatches included, whether it is an L1 or a generic `CfnResource`.
 *
 * It is read without resolving the resource, so that references to other constructs are still references.
 */
export class SynthesizedResource {
  /** The type in the template. */
  public readonly type: string;

  private readonly internals: Internals;
  private readonly overrides: unknown;
  private known?: Properties;

  constructor(public readonly resource: CfnResource) {
    this.internals = resource as unknown as Internals;
    const { rawOverrides } = this.internals;
    this.type = 'Type' in rawOverrides ? String(rawOverrides.Type) : resource.cfnResourceType;
    // Overridden by undefined, all properties are deleted.
    this.overrides = 'Properties' in rawOverrides ? (rawOverrides.Properties ?? null) : {};
  }

  /** Whether an override says what the resource depends on. */
  public get hasOverriddenDependencies(): boolean {
    return this.internals.rawOverrides.DependsOn !== undefined;
  }

  /** All properties, with their tokens. */
  public get properties(): Properties {
    this.known ??= this.read();
    return this.known;
  }

  /** A property with its tokens; undefined when the template does not have it. */
  public raw(name: string): unknown {
    return this.properties[name];
  }

  /** A property: what a `Lazy` makes of it, and a token where only CloudFormation knows it. */
  public value(name: string): unknown {
    return resolvedValue(this.resource, this.raw(name));
  }

  /** A property that is a string, with a token for each part that only CloudFormation knows. */
  public text(name: string): string | undefined {
    return textOf(this.resource, this.raw(name));
  }

  private read(): Properties {
    if (!isMap(this.overrides)) {
      return {};
    }
    const { cfnProperties, renderProperties } = this.internals;
    const isL1 = renderProperties !== (CfnResource.prototype as unknown as Internals).renderProperties;
    const properties = isL1 ? capitalized(cfnProperties, STRUCTURES) : cfnProperties;
    return Object.keys(this.overrides).length > 0 ? this.merged(properties, this.overrides) : properties;
  }

  /** As aws-cdk-lib merges overrides into what it has resolved. */
  private merged(properties: Properties, overrides: Properties): Properties {
    const result = { ...properties };
    for (const [name, override] of Object.entries(overrides)) {
      if (override === undefined) {
        delete result[name];
      } else if (!isMap(override) || isIntrinsic(override)) {
        result[name] = override;
      } else {
        const current = resolvedValue(this.resource, result[name]);
        result[name] = this.merged(isMap(current) && !isIntrinsic(current) ? current : {}, override);
      }
    }
    return result;
  }
}

function capitalized(properties: Properties, structures: readonly string[]): Properties {
  const result: { [name: string]: unknown } = {};
  for (const [name, value] of Object.entries(properties)) {
    const capital = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
    result[capital] = structures.includes(capital) && isMap(value) ? capitalized(value, []) : value;
  }
  return result;
}

/** Whether a value is a plain object, and not a token. */
function isMap(value: unknown): value is Properties {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !Token.isUnresolved(value);
}
