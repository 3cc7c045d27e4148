import { Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { describeGiven, type RuleId, ruleError } from '../diagnostics';
import {
  hasMark,
  isMap,
  notAMappingValue,
  requireNoPrintedForm,
  TEMPLATE_MARK,
  VALUE_MARK,
} from '../mapping/given-value';

/*
 * The types of the props at runtime. JavaScript passes anything, and so do maps of other languages; without these checks
 * a wrong value fails in a place that says nothing of the prop, or is deployed.
 */

interface PropType {
  /** What the type is called in a message. */
  readonly name: string;

  readonly holds: (value: unknown) => boolean;

  /** The remedy, where it is more than to pass the type. */
  readonly remedy?: (value: unknown) => string | undefined;

  readonly ruleId?: RuleId;

  /** The type of the members of a map, or of the items of a list. */
  readonly element?: PropType;

  /** The types of the props of a struct. */
  readonly struct?: Struct;
}

interface Struct {
  readonly [prop: string]: PropType | readonly ['required', PropType];
}

const STRING: PropType = { name: 'a string', holds: (value) => typeof value === 'string' };
const NUMBER: PropType = { name: 'a finite number', holds: Number.isFinite };
const BOOLEAN: PropType = { name: 'true or false', holds: (value) => typeof value === 'boolean' };
const DURATION = objectWith('a Duration of aws-cdk-lib', 'toMilliseconds');
const ROLE = objectWith('an IAM role', 'roleArn');
const DATA: PropType = { name: 'data', holds: () => true };

const VALUE: PropType = {
  name: 'a mapping value',
  holds: (value) => hasMark(value, VALUE_MARK),
  ruleId: 'mapping-value-invalid',
};

const TEMPLATE: PropType = {
  name: 'a mapping template',
  holds: (value) => hasMark(value, TEMPLATE_MARK),
  ruleId: 'mapping-template-invalid',
  remedy: (value) => {
    if (typeof value === 'string') {
      return 'pass WebSocketMappingTemplate.fromString with the string';
    }
    return isMap(value) ? 'pass WebSocketMappingTemplate.json with the data' : undefined;
  },
};

const STRINGS = mapOf(STRING, 'strings');
const VALUES = mapOf(VALUE, 'mapping values');
const ATTRIBUTES = mapOf(DATA, 'attributes');

const RESPONSE_OPTIONS: Struct = {
  key: required(objectWith('a WebSocketIntegrationResponseKey', '_name')),
  contentHandling: STRING,
  responseParameters: STRINGS,
  responseTemplates: STRINGS,
  template: TEMPLATE,
  templateSelectionExpression: STRING,
};

const RESPONSES = listOf({ name: 'the options of a response', holds: isMap, struct: RESPONSE_OPTIONS }, 'responses');

const TEMPLATES: Struct = {
  requestTemplate: TEMPLATE,
  requestTemplates: STRINGS,
  templateSelectionExpression: STRING,
};

const INTEGRATION_OPTIONS: Struct = {
  ...TEMPLATES,
  integrationType: required(STRING),
  // A rule says which types need it.
  integrationUri: STRING,
  contentHandling: STRING,
  credentialsRole: ROLE,
  description: STRING,
  integrationMethod: STRING,
  passthroughBehavior: STRING,
  requestParameters: STRINGS,
  timeout: DURATION,
  vpcLink: objectWith('a VPC link', 'vpcLinkId'),
};

const HTTP: Struct = {
  url: required(STRING),
  contentHandling: STRING,
  description: STRING,
  headers: VALUES,
  method: STRING,
  passthroughBehavior: STRING,
  pathParameters: VALUES,
  queryStrings: VALUES,
  timeout: DURATION,
  vpcLink: objectWith('a VPC link', 'vpcLinkId'),
};

const SERVICE: Struct = { credentialsRole: ROLE, responses: RESPONSES, timeout: DURATION };

const NAMES_AND_VALUES: Struct = {
  expressionAttributeNames: STRINGS,
  expressionAttributeValues: ATTRIBUTES,
  returnValues: STRING,
  conditionExpression: STRING,
};

const FIFO: Struct = {
  messageAttributes: VALUES,
  numberMessageAttributes: VALUES,
  messageDeduplicationId: VALUE,
  messageGroupId: VALUE,
};

/** The types of the props of every struct. */
const STRUCTS = {
  WebSocketIntegrationProps: {
    ...INTEGRATION_OPTIONS,
    webSocketApi: required(objectWith('a WebSocket API', 'apiRef')),
  },
  WebSocketIntegrationAttributes: {
    integrationId: required(STRING),
    webSocketApi: required(objectWith('a WebSocket API', 'apiRef')),
  },
  WebSocketIntegrationResponseOptions: RESPONSE_OPTIONS,
  WebSocketIntegrationResponseProps: {
    ...RESPONSE_OPTIONS,
    integration: required(objectWith('a WebSocketIntegration', 'integrationRef')),
  },
  WebSocketIntegrationResponseAttributes: {
    integration: required(objectWith('a WebSocketIntegration', 'integrationRef')),
    integrationResponseId: required(STRING),
  },
  WebSocketRouteIntegrationOptions: { responses: RESPONSES },
  WebSocketMockIntegrationProps: { ...TEMPLATES, responses: RESPONSES },
  WebSocketAwsIntegrationProps: {
    ...TEMPLATES,
    integrationMethod: required(STRING),
    integrationUri: required(STRING),
    contentHandling: STRING,
    credentialsRole: ROLE,
    passthroughBehavior: STRING,
    requestParameters: STRINGS,
    responses: RESPONSES,
    timeout: DURATION,
  },
  WebSocketHttpIntegrationProps: { ...HTTP, ...TEMPLATES, responses: RESPONSES },
  WebSocketHttpProxyIntegrationProps: HTTP,
  WebSocketLambdaIntegrationProps: { contentHandling: STRING, scopePermissionToRoute: BOOLEAN, timeout: DURATION },
  WebSocketLambdaCustomIntegrationProps: {
    ...TEMPLATES,
    contentHandling: STRING,
    invocationType: STRING,
    passthroughBehavior: STRING,
    responses: RESPONSES,
    scopePermissionToRoute: BOOLEAN,
    timeout: DURATION,
  },
  WebSocketAwsServiceCallOptions: {
    ...SERVICE,
    iamResources: required(listOf(STRING, 'strings')),
    contentType: STRING,
    headers: VALUES,
    iamAction: STRING,
    method: STRING,
    path: STRING,
    pathParameters: VALUES,
    queryStrings: VALUES,
    requestTemplate: TEMPLATE,
    target: STRING,
  },
  WebSocketDynamoDbPutItemOptions: {
    ...SERVICE,
    ...NAMES_AND_VALUES,
    item: required(ATTRIBUTES),
    returnValues: STRING,
  },
  WebSocketDynamoDbGetItemOptions: {
    ...SERVICE,
    key: required(ATTRIBUTES),
    consistentRead: BOOLEAN,
    expressionAttributeNames: STRINGS,
    projectionExpression: STRING,
  },
  WebSocketDynamoDbUpdateItemOptions: {
    ...SERVICE,
    ...NAMES_AND_VALUES,
    key: required(ATTRIBUTES),
    returnValues: STRING,
    updateExpression: required(STRING),
  },
  WebSocketDynamoDbDeleteItemOptions: {
    ...SERVICE,
    ...NAMES_AND_VALUES,
    key: required(ATTRIBUTES),
    returnValues: STRING,
  },
  WebSocketDynamoDbQueryOptions: {
    ...SERVICE,
    ...NAMES_AND_VALUES,
    keyConditionExpression: required(STRING),
    consistentRead: BOOLEAN,
    exclusiveStartKey: VALUE,
    filterExpression: STRING,
    indexName: STRING,
    limit: NUMBER,
    projectionExpression: STRING,
    scanIndexForward: BOOLEAN,
  },
  WebSocketEventBridgePutEventsOptions: {
    ...SERVICE,
    detailType: required(VALUE),
    source: required(VALUE),
    detail: VALUE,
    resources: listOf(VALUE, 'mapping values'),
  },
  WebSocketFirehosePutRecordOptions: { ...SERVICE, appendNewline: BOOLEAN, data: VALUE },
  WebSocketKinesisPutRecordOptions: { ...SERVICE, partitionKey: required(VALUE), data: VALUE, explicitHashKey: VALUE },
  WebSocketS3GetObjectOptions: { ...SERVICE, key: required(VALUE) },
  WebSocketS3PutObjectOptions: { ...SERVICE, key: required(VALUE), body: VALUE, contentType: VALUE, metadata: VALUES },
  WebSocketSnsPublishOptions: { ...SERVICE, ...FIFO, message: VALUE, subject: VALUE },
  WebSocketSqsSendMessageOptions: { ...SERVICE, ...FIFO, delay: DURATION, messageBody: VALUE },
  WebSocketStepFunctionsExecutionOptions: { ...SERVICE, input: VALUE, name: VALUE },
} as const satisfies { readonly [struct: string]: Struct };

/** The types of arguments, by name. */
const ARGUMENTS = {
  queue: objectWith('an SQS queue', 'queueArn'),
  topic: objectWith('an SNS topic', 'topicArn'),
  table: objectWith('a DynamoDB table', 'tableArn'),
  stream: objectWith('a Kinesis stream', 'streamArn'),
  deliveryStream: objectWith('a Firehose delivery stream', 'deliveryStreamArn'),
  eventBus: objectWith('an event bus', 'eventBusArn'),
  bucket: objectWith('an S3 bucket', 'bucketArn'),
  stateMachine: objectWith('a state machine', 'stateMachineArn'),
  handler: objectWith('a Lambda function', 'functionArn'),
  template: TEMPLATE,
  id: STRING,
  service: STRING,
  action: STRING,
  pattern: STRING,
  // A rule says which numbers are status codes.
  statusCode: { name: 'a number', holds: (value: unknown) => typeof value === 'number' },
  scope: objectWith('a construct', 'node'),
} as const;

/** The path of a construct before it exists. */
function placeIn(scope: IConstruct, id: string): string {
  return scope.node.path === '' ? id : `${scope.node.path}/${id}`;
}

/** Fails when a struct is not one, or has a prop of a wrong type. */
export function requireProps(struct: keyof typeof STRUCTS, props: unknown, where: string | undefined): void {
  if (!isObject(props)) {
    throw wrongType('props', { name: 'a struct', holds: isMap }, props, where);
  }
  requireStruct('', STRUCTS[struct], props as { readonly [prop: string]: unknown }, where);
}

/** Fails when arguments of a factory or a constructor are of a wrong type. */
export function requireArguments(
  given: { readonly [Name in keyof typeof ARGUMENTS]?: unknown },
  where: string | undefined,
): void {
  // An id that is not a string is not a place.
  const place = typeof where === 'string' ? where : undefined;
  for (const [name, value] of Object.entries(given)) {
    requireType(name, ARGUMENTS[name as keyof typeof ARGUMENTS], value, place);
  }
}

/** Fails when an argument or the props of a call that creates a route integration are of a wrong type. */
export function requireCall(
  given: { readonly [Name in keyof typeof ARGUMENTS]?: unknown } & { readonly id: string },
  struct: keyof typeof STRUCTS,
  props: unknown,
): void {
  requireArguments(given, given.id);
  requireProps(struct, props, given.id);
}

/** Fails when an argument or the props of a construct are of a wrong type. */
export function requireConstruct(scope: IConstruct, id: string, struct: keyof typeof STRUCTS, props: unknown): void {
  requireArguments({ scope, id }, undefined);
  requireProps(struct, props, placeIn(scope, id));
}

function requireStruct(
  prefix: string,
  struct: Struct,
  props: { readonly [prop: string]: unknown },
  where: string | undefined,
): void {
  for (const [name, entry] of Object.entries(struct)) {
    const [isRequired, type] = 'name' in entry ? [false, entry] : [true, entry[1]];
    const value = props[name];
    // jsii leaves out a prop that is null in another language.
    if (isRequired || (value !== undefined && value !== null)) {
      requireType(`${prefix}${name}`, type, value, where);
    }
  }
}

function requireType(name: string, type: PropType, value: unknown, where: string | undefined): void {
  // What a token will be is unknown; a list of tokens is a list.
  if (Token.isUnresolved(value) && type.ruleId === undefined) {
    return;
  }
  if (!type.holds(value)) {
    throw wrongType(name, type, value, where);
  }
  if (typeof value === 'string') {
    requireNoPrintedForm(value, name, where ?? name);
  }
  if (type.struct) {
    requireStruct(`${name}.`, type.struct, value as { readonly [prop: string]: unknown }, where);
  }
  if (type.element) {
    const isList = Array.isArray(value);
    for (const [key, element] of Object.entries(value as object)) {
      const place = isList ? `${name}[${key}]` : `${name}[${JSON.stringify(key)}]`;
      if (!isList) {
        requireNoPrintedForm(key, `a name in ${name}`, where ?? name);
      }
      requireType(place, type.element, element, where);
    }
  }
}

function wrongType(name: string, type: PropType, value: unknown, where: string | undefined): Error {
  if (type === VALUE) {
    return notAMappingValue(value, name, where);
  }
  const remedy = type.remedy?.(value) ?? `pass ${type.name}`;
  return ruleError(type.ruleId ?? 'prop-type-invalid', where, {
    problem: `${name} is not ${type.name}`,
    got: describeGiven(value),
    remedy,
  });
}

function required(type: PropType): readonly ['required', PropType] {
  return ['required', type];
}

function mapOf(element: PropType, elements: string): PropType {
  return { name: `a map of ${elements}`, holds: isMap, element };
}

function listOf(element: PropType, elements: string): PropType {
  return { name: `a list of ${elements}`, holds: Array.isArray, element };
}

/** An object that has a member. Two copies of a package may meet in one app, for which `instanceof` fails. */
function objectWith(name: string, member: string): PropType {
  return { name, holds: (value) => isObject(value) && member in (value as object) };
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
