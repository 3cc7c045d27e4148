import { Token, Tokenization } from 'aws-cdk-lib';
import { ruleError } from '../diagnostics';
import { requireArguments } from './prop-types';

/**
 * The key that selects an integration response.
 *
 * API Gateway compares it with the status code of an HTTP backend, a mock or an AWS service. For a Lambda function that
 * is called through mapping templates, it compares it with the `errorMessage` of the function's error, so only
 * `DEFAULT` matches a success.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-integration-responses.html
 * @example
 *
 * import { WebSocketIntegrationResponseKey } from 'cdk-websocket-integrations';
 *
 * const key = WebSocketIntegrationResponseKey.SUCCESS;
 */
export class WebSocketIntegrationResponseKey {
  /**
   * Matches whatever no other key matches.
   */
  public static readonly DEFAULT = new WebSocketIntegrationResponseKey('$default', 'Default');

  /**
   * Matches every status code from 200 to 299.
   */
  public static readonly SUCCESS = new WebSocketIntegrationResponseKey('/2\\d{2}/', 'Success');

  /**
   * Matches every status code from 400 to 499.
   */
  public static readonly CLIENT_ERROR = new WebSocketIntegrationResponseKey('/4\\d{2}/', 'ClientError');

  /**
   * Matches every status code from 500 to 599.
   */
  public static readonly SERVER_ERROR = new WebSocketIntegrationResponseKey('/5\\d{2}/', 'ServerError');

  /**
   * Matches one status code.
   *
   * The code must be a whole number from 100 to 599 (rule `response-key-invalid`).
   *
   * @param statusCode The status code, such as 404
   * @example
   *
   * import { WebSocketIntegrationResponseKey } from 'cdk-websocket-integrations';
   *
   * const key = WebSocketIntegrationResponseKey.fromStatusCode(404);
   */
  public static fromStatusCode(statusCode: number): WebSocketIntegrationResponseKey {
    requireArguments({ statusCode }, 'WebSocketIntegrationResponseKey.fromStatusCode');
    if (Token.isUnresolved(statusCode)) {
      return new WebSocketIntegrationResponseKey(`/${Tokenization.stringifyNumber(statusCode)}/`, 'Status');
    }
    if (!Number.isInteger(statusCode) || statusCode < 100 || statusCode > 599) {
      throw invalidKey('status code', statusCode, 'pass a whole number from 100 to 599');
    }
    return new WebSocketIntegrationResponseKey(`/${statusCode}/`, `${statusCode}`);
  }

  /**
   * Matches a regular expression in Java syntax.
   *
   * A pattern that is empty, starts and ends with slashes or is not a regular expression is an error (rule
   * `response-key-invalid`).
   *
   * @param pattern The regular expression without slashes around it, such as `4[0-9][0-9]`
   * @example
   *
   * import { WebSocketIntegrationResponseKey } from 'cdk-websocket-integrations';
   *
   * const key = WebSocketIntegrationResponseKey.fromPattern('40[49]');
   */
  public static fromPattern(pattern: string): WebSocketIntegrationResponseKey {
    requireArguments({ pattern }, 'WebSocketIntegrationResponseKey.fromPattern');
    if (!Token.isUnresolved(pattern)) {
      if (pattern === '' || /^\/.*\/$/.test(pattern)) {
        throw invalidKey('pattern', pattern, 'pass a regular expression without slashes around it, such as "4\\d{2}"');
      }
      requireRegularExpression(pattern);
    }
    return new WebSocketIntegrationResponseKey(`/${pattern}/`, Token.isUnresolved(pattern) ? 'Pattern' : pattern);
  }

  /**
   * The key in API Gateway's format: `$default`, or a regular expression between slashes.
   */
  public readonly key: string;

  /**
   * @internal
   */
  public readonly _name: string;

  private constructor(key: string, name: string) {
    this.key = key;
    this._name = name;
  }
}

function requireRegularExpression(pattern: string): void {
  // Loaded only for a pattern of the user.
  const { Budget } = require('../runtime/budget') as typeof import('../runtime/budget');
  const { parseRegex } = require('../runtime/java/regex/parser') as typeof import('../runtime/java/regex/parser');
  const { RegexSyntaxError } = require('../runtime/java/regex/reader') as typeof import('../runtime/java/regex/reader');
  try {
    parseRegex(pattern, new Budget());
  } catch (error) {
    // A pattern that takes too long to read is not proven wrong.
    if (error instanceof RegexSyntaxError) {
      const remedy = `pass a regular expression that Java compiles, such as "4\\d{2}" (${error.message})`;
      throw invalidKey('pattern', pattern, remedy);
    }
  }
}

function invalidKey(what: string, got: string | number, remedy: string): Error {
  return ruleError('response-key-invalid', undefined, { problem: `${what} cannot be a response key`, got, remedy });
}
