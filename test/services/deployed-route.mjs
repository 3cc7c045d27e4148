import assert from 'node:assert/strict';
import { App, Stack } from 'aws-cdk-lib';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { RouteTester } from 'cdk-websocket-integrations/testing';

// moto does not know these, or ignores them.
const LEFT_OUT = /^AWS::(ApiGatewayV2::.*|Lambda::Permission|CDK::Metadata)$/;

/** A stack with a two-way route `send`, whose backend is deployed to the server. */
export async function deployRoute(aws, makeIntegration) {
  const stack = new Stack(new App({ analyticsReporting: false }), 'Stack');
  const api = new WebSocketApi(stack, 'Api');
  api.addRoute('send', { integration: makeIntegration(stack), returnResponse: true });
  return (await deploy(aws, stack))('send');
}

let stacks = 0;

/** Deploys all of a stack but its API, and gives what finds a route in it. */
export async function deploy(aws, stack) {
  const { template } = stack.node.root.synth().getStackByName(stack.stackName);
  const isLeftOut = ([, { Type }]) => LEFT_OUT.test(Type);
  const resources = Object.entries(template.Resources);
  const backends = Object.fromEntries(resources.filter((resource) => !isLeftOut(resource)));
  const isDeployed = ({ id }) => Object.hasOwn(backends, id);
  const references = referencesIn(resources.filter(isLeftOut)).filter(isDeployed);
  const outputs = Object.entries(template.Outputs ?? {}).filter(([, output]) => referencesIn(output).every(isDeployed));

  stacks += 1;
  const StackName = `Stack${stacks}`;
  await aws.call('cloudformation', 'create_stack', {
    StackName,
    TemplateBody: JSON.stringify({
      Resources: withPoliciesApart(backends),
      Outputs: { ...Object.fromEntries(outputs), ...attributeOutputs(references) },
    }),
  });
  const { Stacks } = await aws.call('cloudformation', 'describe_stacks', { StackName });
  const { StackResources } = await aws.call('cloudformation', 'describe_stack_resources', { StackName });
  const outcome = Object.fromEntries((Stacks[0].Outputs ?? []).map((output) => [output.OutputKey, output.OutputValue]));
  const physicalIds = new Map(StackResources.map((made) => [made.LogicalResourceId, made.PhysicalResourceId]));
  // moto does not tell the name of an event bus.
  const values = Object.fromEntries(
    references
      .map(({ id, attribute }) =>
        attribute === undefined ? [id, physicalIds.get(id)] : [`${id}.${attribute}`, outcome[`${id}${attribute}`]],
      )
      .filter(([, value]) => value !== undefined),
  );
  return (routeKey) =>
    new DeployedRoute(
      aws,
      RouteTester.fromTemplate(template, routeKey, { values }),
      outcome,
      roleOf(template, routeKey, values),
    );
}

/** Resources in which no role has a policy within it: moto deploys such a policy in a form that its IAM cannot read. */
function withPoliciesApart(resources) {
  const apart = Object.entries(resources).flatMap(([id, { Type, Properties }]) =>
    (Type === 'AWS::IAM::Role' ? (Properties.Policies ?? []) : []).map((policy, index) => [
      `${id}Policy${index}`,
      { Type: 'AWS::IAM::Policy', Properties: { ...policy, PolicyName: `${id}${index}`, Roles: [{ Ref: id }] } },
    ]),
  );
  const roles = Object.entries(resources).map(([id, resource]) => {
    const { Policies, ...properties } = resource.Properties ?? {};
    return [id, resource.Type === 'AWS::IAM::Role' ? { ...resource, Properties: properties } : resource];
  });
  return Object.fromEntries([...roles, ...apart]);
}

/** Outputs that tell what the attributes of resources are. */
function attributeOutputs(references) {
  const attributes = references.filter(({ attribute }) => attribute !== undefined);
  return Object.fromEntries(
    attributes.map(({ id, attribute }) => [`${id}${attribute}`, { Value: { 'Fn::GetAtt': [id, attribute] } }]),
  );
}

/** The ARN of the role of a route's integration, if that has one. */
function roleOf({ Resources }, routeKey, values) {
  const { Properties } = Object.values(Resources).find(
    (resource) => resource.Type === 'AWS::ApiGatewayV2::Route' && resource.Properties.RouteKey === routeKey,
  );
  const [{ id }] = referencesIn(Properties.Target);
  const [role] = referencesIn(Resources[id].Properties.CredentialsArn);
  return role && values[`${role.id}.${role.attribute}`];
}

/** A route with a backend that is there. */
class DeployedRoute {
  constructor(aws, tester, outputs, role) {
    this.aws = aws;
    this.tester = tester;
    this.outputs = outputs;
    this.role = role;
  }

  /** Sends a message that the backend takes. */
  async succeeds(message) {
    const exchange = await this.send(message);
    assert.equal(Math.floor(exchange.answer.statusCode / 100), 2, exchange.answer.body);
    return exchange;
  }

  /** Renders a message as a request that AWS would take, and that the role of the integration allows. */
  async render(message) {
    const request = this.tester.renderRequest(message);
    await this.aws.check(request, this.role);
    return request;
  }

  /** Renders a message, sends the request to the backend, and gives the answer of the backend to the client. */
  async send(message, keys = undefined) {
    const request = await this.render(message);
    const answer = await this.aws.send(request, keys);
    return { request, answer, reply: this.tester.renderReply({ ...answer, message }) };
  }

  /** Sends a message that the backend refuses; the client learns of it, and nothing else. */
  async fails(message, statusCode) {
    const { answer, reply } = await this.send(message);
    assert.equal(answer.statusCode, statusCode, answer.body);
    assertFailureFrame(reply, message);
    return answer;
  }
}

export function assertFailureFrame(reply, message) {
  const { requestId, ...frame } = reply.bodyAsJson();
  assert.deepEqual(frame, { message: 'Request failed', connectionId: message.connectionId });
  assert.equal(typeof requestId, 'string');
  assert.doesNotMatch(reply.body, /arn:|\d{12}/);
}

/** The resources that a part of a template refers to. */
function referencesIn(part) {
  if (typeof part !== 'object' || part === null) {
    return [];
  }
  if (typeof part.Ref === 'string') {
    return part.Ref.startsWith('AWS::') ? [] : [{ id: part.Ref }];
  }
  if (Array.isArray(part['Fn::GetAtt'])) {
    const [id, attribute] = part['Fn::GetAtt'];
    return [{ id, attribute }];
  }
  return Object.values(part).flatMap(referencesIn);
}
