import { type App, Stack } from 'aws-cdk-lib';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Topic } from 'aws-cdk-lib/aws-sns';
import {
  WebSocketHttpIntegration,
  WebSocketIntegrationResponseKey,
  WebSocketMappingTemplate,
  WebSocketMappingValue,
} from 'cdk-websocket-integrations';

export class MappingTemplatesStack extends Stack {
  constructor(scope: App, id: string) {
    super(scope, id);

    const topic = new Topic(this, 'Topic');
    const text = WebSocketMappingValue.requestBody('$.text');
    const room = WebSocketMappingValue.requestBody('$.room');
    const connectionId = WebSocketMappingValue.contextVariable('connectionId');
    const tenant = WebSocketMappingValue.stageVariable('tenant');

    const api = new WebSocketApi(this, 'Api');
    api.addRoute('sendMessage', {
      integration: new WebSocketHttpIntegration('SendMessage', {
        url: 'https://chat.example.com/messages',
        headers: { 'X-Room': room, 'X-Tenant': tenant },
        requestTemplate: WebSocketMappingTemplate.json({
          message: WebSocketMappingValue.requestBody(),
          sender: {
            connectionId,
            since: WebSocketMappingValue.contextVariable('connectedAt'),
            tenants: [{ name: tenant }, 'everyone'],
          },
          room: WebSocketMappingValue.format('{}/room-{}', tenant, room),
          record: WebSocketMappingValue.base64(text),
          detail: WebSocketMappingValue.jsonText({ text, tags: ['chat', { room }] }),
          topics: [{ arn: topic.topicArn }, `${topic.topicName}/all`],
          urgent: false,
          priority: 5,
          share: 0.25,
          history: [null, true, 1, text],
          nothing: WebSocketMappingValue.NULL,
          'it\'s "$5" #1': 'it\'s "$5" #1 \\ \n 🎉',
        }),
        responses: [
          {
            key: WebSocketIntegrationResponseKey.SUCCESS,
            template: WebSocketMappingTemplate.json({
              id: WebSocketMappingValue.responseBody('$.id'),
              answer: { to: connectionId, all: WebSocketMappingValue.responseBody() },
            }),
          },
          {
            key: WebSocketIntegrationResponseKey.DEFAULT,
            template: WebSocketMappingTemplate.text(
              WebSocketMappingValue.responseBody('$.reason').orElse('no reason given'),
            ),
          },
        ],
      }),
      returnResponse: true,
    });
    api.addRoute('joinRoom', {
      integration: new WebSocketHttpIntegration('JoinRoom', {
        url: 'https://chat.example.com/members',
        requestTemplate: WebSocketMappingTemplate.json({
          name: WebSocketMappingValue.requestBody('$.name').orElse('it\'s "$5" #1'),
          seats: WebSocketMappingValue.requestBody('$.seats').orElse(1),
          muted: WebSocketMappingValue.requestBody('$.muted').orElse(false),
          profile: WebSocketMappingValue.requestBody('$.profile').orElse({ level: 1.5, rooms: [room, null] }),
          contact: WebSocketMappingValue.requestBody('$.email').orElse(WebSocketMappingValue.requestBody('$.phone')),
        }),
      }),
    });
    api.addRoute('postForm', {
      integration: new WebSocketHttpIntegration('PostForm', {
        url: 'https://chat.example.com/forms',
        headers: { 'Content-Type': WebSocketMappingValue.literal('application/x-www-form-urlencoded') },
        requestTemplate: WebSocketMappingTemplate.formUrlEncoded({
          'room & tenant': WebSocketMappingValue.format('{} & {}', room, tenant),
          action: WebSocketMappingValue.literal('a=b & c'),
          text,
          topic: WebSocketMappingValue.literal(topic.topicArn),
        }),
      }),
    });
    api.addRoute('forward', {
      integration: new WebSocketHttpIntegration('Forward', {
        url: 'https://chat.example.com/raw',
        requestTemplate: WebSocketMappingTemplate.text(WebSocketMappingValue.requestBody()),
      }),
    });
  }
}
