import { Token } from 'aws-cdk-lib';

/**
 * Where a value comes from: a header, a query string or a path part of the request to a backend takes one.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-data-mapping.html
 */
export class WebSocketMappingValue {
  /**
   * A value of the message, such as `$.text`.
   *
   * A path that does not begin with `$.` is an error (rule `mapping-value-invalid`). A token stands for the path without
   * `$.` before it.
   *
   * @param path The path to the value, as a JSON path
   */
  public static requestBody(path: string): WebSocketMappingValue {
    if (!Token.isUnresolved(path) && !/^\$\../.test(path)) {
      throw invalid('path', path, 'pass a JSON path that begins with "$.", such as "$.text"');
    }
    return new WebSocketMappingValue(`route.request.body.${path.replace(/^\$\./, '')}`);
  }

  /**
   * A value that API Gateway knows about the connection or the message, such as `connectionId`.
   *
   * @param name The name of the variable, without `$context.` before it
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-mapping-template-reference.html
   */
  public static contextVariable(name: string): WebSocketMappingValue {
    if (!Token.isUnresolved(name) && !/^[A-Za-z0-9._-]+$/.test(name)) {
      throw invalid('context variable', name, 'pass its name alone, such as "connectionId"');
    }
    return new WebSocketMappingValue(`context.${name}`);
  }

  /**
   * A variable of the stage.
   *
   * @param name The name of the variable, without `$stageVariables.` before it
   */
  public static stageVariable(name: string): WebSocketMappingValue {
    if (!Token.isUnresolved(name) && !/^[A-Za-z0-9_]+$/.test(name)) {
      throw invalid('stage variable', name, 'pass its name alone, which is of letters, digits and underscores');
    }
    return new WebSocketMappingValue(`stageVariables.${name}`);
  }

  /**
   * A header of the request that opened the connection. There is one on the route `$connect` only.
   *
   * @param name The name of the header, such as `Authorization`
   */
  public static requestHeader(name: string): WebSocketMappingValue {
    return new WebSocketMappingValue(`route.request.header.${requestName('header', name)}`);
  }

  /**
   * A query string of the request that opened the connection. There is one on the route `$connect` only.
   *
   * @param name The name of the query string
   */
  public static requestQueryString(name: string): WebSocketMappingValue {
    return new WebSocketMappingValue(`route.request.querystring.${requestName('query string', name)}`);
  }

  /**
   * A value that is always the same.
   *
   * A value with a single quote in it is an error (rule `mapping-value-invalid`), since AWS has no way to write one.
   *
   * @param value The value, without quotes around it
   */
  public static literal(value: string): WebSocketMappingValue {
    if (!Token.isUnresolved(value) && value.includes("'")) {
      throw invalid('literal', value, 'remove the single quote, which cannot be written in a parameter');
    }
    return new WebSocketMappingValue(`'${value}'`);
  }

  private constructor(private readonly source: string) {}

  /**
   * @internal
   */
  public _toParameter(): string {
    return this.source;
  }
}

function requestName(what: string, name: string): string {
  if (!Token.isUnresolved(name) && !/^[A-Za-z0-9._$-]+$/.test(name)) {
    throw invalid(what, name, 'pass its name alone, which is of letters, digits and the characters "._$-"');
  }
  return name;
}

function invalid(what: string, got: string, remedy: string): Error {
  return new Error(`${what} cannot be mapped, got ${JSON.stringify(got)}; ${remedy} [mapping-value-invalid]`);
}
