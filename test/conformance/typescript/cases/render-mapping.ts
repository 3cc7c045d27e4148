import { App, CfnOutput, Stack } from 'aws-cdk-lib';
import { WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketHttpIntegration, WebSocketMappingTemplate, WebSocketMappingValue } from 'cdk-websocket-integrations';
import { RouteTester } from 'cdk-websocket-integrations/testing';

/** What a hostile message becomes in templates that are written from data, as outputs. */
export class RenderMappingStack extends Stack {
  constructor(scope: App, id: string) {
    super(scope, id);

    const tested = new Stack(new App(), 'Tested');
    const api = new WebSocketApi(tested, 'Api');
    new WebSocketStage(tested, 'Stage', { webSocketApi: api, stageName: 'prod', autoDeploy: true });
    const text = WebSocketMappingValue.requestBody('$.text');
    const sender = WebSocketMappingValue.contextVariable('authorizer.principalId');
    api.addRoute('json', {
      integration: new WebSocketHttpIntegration('Json', {
        url: 'https://example.com/json',
        requestTemplate: WebSocketMappingTemplate.json({
          text,
          line: WebSocketMappingValue.format('{}: "{}"', sender, text),
          record: WebSocketMappingValue.base64(text),
          detail: WebSocketMappingValue.jsonText({
            text,
            quotes: ['"', { sender }],
            raw: WebSocketMappingValue.requestBody().asString(),
            gone: WebSocketMappingValue.requestBody('$.nothing').orOmit(),
          }),
          counts: [WebSocketMappingValue.requestBody('$.count'), 5, 0.25],
          nothing: WebSocketMappingValue.requestBody('$.nothing').orElse('$.text #1 "quoted"'),
          missing: WebSocketMappingValue.requestBody('$.missing').orElse({ texts: [text, null] }),
          expires: WebSocketMappingValue.epochSeconds(),
          'it\'s "$5" #1': 'it\'s "$5" #1 \\ \n 🎉',
          message: WebSocketMappingValue.requestBody(),
        }),
      }),
    });
    api.addRoute('form', {
      integration: new WebSocketHttpIntegration('Form', {
        url: 'https://example.com/form',
        requestTemplate: WebSocketMappingTemplate.formUrlEncoded({
          text,
          'a & b': WebSocketMappingValue.literal('1 = 2 & 🎉'),
          count: WebSocketMappingValue.requestBody('$.count').orOmit(),
          gone: WebSocketMappingValue.requestBody('$.missing').orOmit(),
          message: WebSocketMappingValue.requestBody(),
        }),
      }),
    });
    api.addRoute('text', {
      integration: new WebSocketHttpIntegration('Text', {
        url: 'https://example.com/text',
        requestTemplate: WebSocketMappingTemplate.text(WebSocketMappingValue.format('{}\n{}', text, sender)),
      }),
    });

    const render = (action: string) =>
      RouteTester.fromStack(tested, action).renderRequest({
        body:
          `{"action":"${action}","text":"\\"}, $input.body #set($a = 1) ' & = ` +
          '\\\\ \\n \\u2028 é 🎉","count":1e2,"nothing":null}',
        connectionId: 'abc=',
        authorizer: { principalId: 'user-"1"' },
        requestTime: new Date(1_700_000_000_000),
      });
    const json = render('json');

    new CfnOutput(this, 'Json', { value: json.body ?? '' });
    new CfnOutput(this, 'JsonText', { value: json.bodyAsJson().text });
    new CfnOutput(this, 'Form', { value: render('form').body ?? '' });
    new CfnOutput(this, 'Text', { value: render('text').body ?? '' });
  }
}
