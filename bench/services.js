// Times integrations with AWS services, each with its role and its route, against the same written by hand as an L1 with
// a role and a template. Prints JSON.
const { App, Stack, Token } = require('aws-cdk-lib');
const { CfnIntegration, CfnRoute, WebSocketApi } = require('aws-cdk-lib/aws-apigatewayv2');
const { AttributeType, Table } = require('aws-cdk-lib/aws-dynamodb');
const { EventBus } = require('aws-cdk-lib/aws-events');
const { PolicyDocument, PolicyStatement, Role, ServicePrincipal } = require('aws-cdk-lib/aws-iam');
const { Stream } = require('aws-cdk-lib/aws-kinesis');
const { Bucket } = require('aws-cdk-lib/aws-s3');
const { Topic } = require('aws-cdk-lib/aws-sns');
const { Queue } = require('aws-cdk-lib/aws-sqs');
const { DefinitionBody, Pass, StateMachine } = require('aws-cdk-lib/aws-stepfunctions');
const ours = require('cdk-websocket-integrations');

const SIZE = 50;
const RUNS = 9;

const { contextVariable, format, literal, requestBody } = ours.WebSocketMappingValue;

const services = {
  'sqs SendMessage': (stack) => {
    const queue = new Queue(stack, 'Backend');
    return (id) => ours.WebSocketSqsIntegration.sendMessage(id, queue);
  },
  'sns Publish': (stack) => {
    const topic = new Topic(stack, 'Backend');
    return (id) => ours.WebSocketSnsIntegration.publish(id, topic);
  },
  'events PutEvents': (stack) => {
    const eventBus = new EventBus(stack, 'Backend');
    const event = { source: literal('chat'), detailType: literal('message') };
    return (id) => ours.WebSocketEventBridgeIntegration.putEvents(id, eventBus, event);
  },
  'states StartExecution': (stack) => {
    const definitionBody = DefinitionBody.fromChainable(new Pass(stack, 'Pass'));
    const stateMachine = new StateMachine(stack, 'Backend', { definitionBody });
    return (id) => ours.WebSocketStepFunctionsIntegration.startExecution(id, stateMachine);
  },
  'dynamodb PutItem': (stack) => {
    const table = new Table(stack, 'Backend', { partitionKey: { name: 'id', type: AttributeType.STRING } });
    const item = { id: contextVariable('connectionId'), text: requestBody('$.text') };
    return (id) => ours.WebSocketDynamoDbIntegration.putItem(id, table, { item });
  },
  'kinesis PutRecord': (stack) => {
    const stream = new Stream(stack, 'Backend');
    const partitionKey = contextVariable('connectionId');
    return (id) => ours.WebSocketKinesisIntegration.putRecord(id, stream, { partitionKey });
  },
  's3 PutObject': (stack) => {
    const bucket = new Bucket(stack, 'Backend');
    const key = format('messages/{}', contextVariable('requestId'));
    return (id) => ours.WebSocketS3Integration.putObject(id, bucket, { key });
  },
};

/** What a service integration makes, as props of L1s: what somebody would have written by hand. */
function handWritten(makeService) {
  const { api, stack, makeIntegration } = prepare(makeService);
  api.addRoute('sample', { integration: makeIntegration('Sample') });
  const template = stack.node.root.synth().getStackByName('Stack').template;
  const ofType = (type) => Object.values(template.Resources).find((resource) => resource.Type === type).Properties;
  const { ApiId, CredentialsArn, ...properties } = ofType('AWS::ApiGatewayV2::Integration');
  const lowered = Object.entries(properties).map(([name, value]) => [
    name[0].toLowerCase() + name.slice(1),
    withTokens(value),
  ]);
  const [{ PolicyDocument: policy }] = Object.values(template.Resources).find(({ Properties }) => Properties.Policies)
    .Properties.Policies;
  const [{ Action, Resource }] = policy.Statement;
  return { props: Object.fromEntries(lowered), action: Action, resource: Token.asString(Resource) };
}

/** What is calculated at deployment as a token, which an L1 takes where it wants a text. */
function withTokens(value) {
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const isCalculated = Object.keys(value).some((key) => key === 'Ref' || key.startsWith('Fn::'));
  return isCalculated
    ? Token.asString(value)
    : Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withTokens(part)]));
}

function prepare(makeService) {
  const app = new App({ context: { '@aws-cdk/core:stackResourceLimit': 0 } });
  const stack = new Stack(app, 'Stack');
  return { app, stack, api: new WebSocketApi(stack, 'Api'), makeIntegration: makeService(stack) };
}

function measure(makeService, byHand) {
  const { app, stack, api, makeIntegration } = prepare(makeService);
  const started = process.hrtime.bigint();
  for (let index = 0; index < SIZE; index += 1) {
    if (byHand) {
      const role = new Role(stack, `Role${index}`, {
        assumedBy: new ServicePrincipal('apigateway.amazonaws.com'),
        inlinePolicies: {
          Call: new PolicyDocument({
            statements: [new PolicyStatement({ actions: [byHand.action], resources: [byHand.resource] })],
          }),
        },
      });
      const integration = new CfnIntegration(stack, `Integration${index}`, {
        ...byHand.props,
        apiId: api.apiId,
        credentialsArn: role.roleArn,
      });
      new CfnRoute(stack, `Route${index}`, {
        apiId: api.apiId,
        routeKey: `route${index}`,
        target: `integrations/${integration.ref}`,
      });
    } else {
      api.addRoute(`route${index}`, { integration: makeIntegration(`Integration${index}`) });
    }
  }
  app.synth();
  return Number(process.hrtime.bigint() - started) / 1e6 / SIZE;
}

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

const rows = Object.entries(services).map(([service, makeService]) => {
  const byHand = handWritten(makeService);
  const samples = { ours: [], byHand: [] };
  for (let run = 0; run < RUNS + 3; run += 1) {
    // The first runs warm the code up.
    for (const [name, hand] of run % 2 ? [['ours'], ['byHand', byHand]] : [['byHand', byHand], ['ours']]) {
      global.gc?.();
      samples[name].push(measure(makeService, hand));
    }
  }
  return { service, ours: median(samples.ours.slice(3)), byHand: median(samples.byHand.slice(3)) };
});
console.log(JSON.stringify(rows));
