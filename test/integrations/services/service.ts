import { App, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { WebSocketApi, type WebSocketRouteIntegration } from 'aws-cdk-lib/aws-apigatewayv2';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { RouteTester } from '../../../lib/testing';

/** Text that tries to be more than text, wherever it is put. */
export const HOSTILE = 'it\'s "quoted" & <b>$x #end \\ \n é漢😀';

/** A message of a client to the route `send`. */
export function messageOf(values: object): { body: string; connectionId: string } {
  return { body: JSON.stringify({ action: 'send', ...values }), connectionId: 'L0SM9cOFvHcCIhw=' };
}

/** A stack with one route to a service. */
export class ServiceRoute {
  public readonly stack = new Stack(new App(), 'Stack', { env: { account: '111122223333', region: 'eu-west-1' } });
  public readonly api = new WebSocketApi(this.stack, 'Api');

  /** Makes the route; a service that is called stands in the stack. */
  constructor(make: (stack: Stack) => WebSocketRouteIntegration, returnResponse = true) {
    this.api.addRoute('send', { integration: make(this.stack), returnResponse });
  }

  public get template(): Template {
    return Template.fromStack(this.stack);
  }

  /** The one resource of a type, or what there is of it. */
  public propertiesOf(type: string): Record<string, unknown>[] {
    return Object.values(this.template.findResources(type)).map(({ Properties }) => Properties);
  }

  /** The statements of every policy, those within roles included. */
  public get statements(): unknown[] {
    const policies = this.propertiesOf('AWS::IAM::Policy') as { PolicyDocument: { Statement: unknown[] } }[];
    const roles = this.propertiesOf('AWS::IAM::Role') as {
      Policies?: { PolicyDocument: { Statement: unknown[] } }[];
    }[];
    return [...roles.flatMap(({ Policies = [] }) => Policies), ...policies].flatMap(
      ({ PolicyDocument }) => PolicyDocument.Statement,
    );
  }

  public get tester(): RouteTester {
    return RouteTester.fromStack(this.stack, 'send');
  }

  /** The logical id of what a construct of the stack makes. */
  public idOf(path: string): string {
    const resource = path.split('/').reduce((node, id) => node.findChild(id).node, this.stack.node).defaultChild;
    return this.stack.getLogicalId(resource as never);
  }
}

/** A message whose values are hostile. */
export const message = messageOf({ text: HOSTILE, room: 'a/../b' });
export const { connectionId } = message;

/** The fields of a form. */
export function form(body: string | undefined): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(body));
}

export function table(stack: Stack): Table {
  return new Table(stack, 'Backend', { partitionKey: { name: 'id', type: AttributeType.STRING } });
}

export const partition = { Ref: 'AWS::Partition' };

/** The URI of an action as a template has it. */
export const uri = (tail: string) => ({ 'Fn::Join': ['', ['arn:', partition, `:apigateway:eu-west-1:${tail}`]] });

/** What every integration with a service must show. */
export interface ExpectedService {
  readonly make: (stack: Stack) => WebSocketRouteIntegration;
  readonly uri: unknown;
  readonly statement: { readonly Action: string; readonly Resource: unknown };
  readonly answer: object;
  readonly reply: unknown;
}

/** Tests that an action of a service gets a role, a URI and responses, as all of them do. */
export function describeService(name: string, expected: ExpectedService): void {
  describe(name, () => {
    const route = new ServiceRoute(expected.make);

    test('has a role of its own that may do this and no more', () => {
      expect(route.statements).toContainEqual({ ...expected.statement, Effect: 'Allow' });
      expect(
        route.statements.filter((statement) => JSON.stringify(statement).includes(expected.statement.Action)),
      ).toHaveLength(1);
      route.template.hasResourceProperties('AWS::IAM::Role', {
        AssumeRolePolicyDocument: {
          Statement: [
            { Action: 'sts:AssumeRole', Effect: 'Allow', Principal: { Service: 'apigateway.amazonaws.com' } },
          ],
        },
        Policies: [{ PolicyDocument: { Statement: [{ ...expected.statement, Effect: 'Allow' }] } }],
      });
    });

    test('calls the service in its region and partition', () => {
      const [integration] = route.propertiesOf('AWS::ApiGatewayV2::Integration');

      expect(integration).toMatchObject({ IntegrationType: 'AWS', IntegrationUri: expected.uri });
      expect(integration?.CredentialsArn).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/SendRole/), 'Arn'] });
    });

    test('tells the client of a two-way route what came out', () => {
      const reply = route.tester.renderReply({ body: JSON.stringify(expected.answer), message });

      expect(JSON.parse(reply.body ?? '')).toEqual(expected.reply);
    });

    test('tells the client of a two-way route of a failure, and nothing of the account', () => {
      const body = JSON.stringify({
        __type: 'AccessDenied',
        message: 'arn:aws:iam::111122223333:role/x is not allowed',
      });
      const reply = route.tester.renderReply({ statusCode: 400, body, message });

      expect(JSON.parse(reply.body ?? '')).toEqual({
        message: 'Request failed',
        connectionId,
        requestId: expect.any(String),
      });
    });

    test('has no responses on a one-way route', () => {
      const oneWay = new ServiceRoute(expected.make, false);

      expect(oneWay.propertiesOf('AWS::ApiGatewayV2::IntegrationResponse')).toEqual([]);
      Annotations.fromStack(oneWay.stack).hasNoWarning('*', Match.anyValue());
    });
  });
}
