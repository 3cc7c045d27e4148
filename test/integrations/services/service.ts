import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { WebSocketApi, type WebSocketRouteIntegration } from 'aws-cdk-lib/aws-apigatewayv2';
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
