import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, CfnParameter, Duration, Fn, Stack, Token } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Table } from 'aws-cdk-lib/aws-dynamodb';
import {
  WebSocketHttpIntegration,
  WebSocketIntegrationResponseKey,
  WebSocketMappingTemplate,
  WebSocketMappingValue,
  WebSocketMockIntegration,
} from '../../lib';
import { RouteTester } from '../../lib/testing';
import { type Occasion, renderOn } from './occasion';

const { json, formUrlEncoded, text, fromString, fromFile } = WebSocketMappingTemplate;
const { requestBody, responseBody, contextVariable, stageVariable, requestHeader, requestQueryString } =
  WebSocketMappingValue;
const { literal, format, base64, jsonText, epochSeconds } = WebSocketMappingValue;

const render = (template: WebSocketMappingTemplate, occasion: Occasion = {}) => renderOn(occasion, template);

const HOSTILE = 'it\'s "quoted" & <b>$x #end \\ \n é漢😀';

function escapedCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

describe('a template of JSON', () => {
  test.each([
    ['a text', 'x'],
    ['a number', 1.5],
    ['a boolean', false],
    ['null', null],
    ['a list', [1, ['a'], {}]],
    ['an object', { a: { b: [] } }],
  ])('keeps %s of the message', (_, value) => {
    const body = JSON.stringify({ value });

    expect(json({ value: requestBody('$.value') })._text).toBe(`{"value":$input.json('$.value')}`);
    expect(JSON.parse(render(json({ value: requestBody('$.value') }), { body }))).toEqual({ value });
  });

  test('has an empty text where the message has nothing', () => {
    expect(render(json({ value: requestBody('$.value') }), { body: '{}' })).toBe('{"value":""}');
  });

  test('has the whole message, also one that is no JSON', () => {
    expect(render(json({ message: requestBody() }), { body: '{"a": 1}' })).toBe('{"message":{"a":1}}');
    expect(render(json({ message: requestBody() }), { body: 'it"s' })).toBe('{"message":"it\\"s"}');
  });

  test('has data of the template as it is', () => {
    const data = { [HOSTILE]: [HOSTILE, -0.5, 1e-21, true, false, null, [], {}, ''] };

    expect(JSON.parse(render(json(data)))).toEqual(data);
  });

  test('has no member that is undefined, and null where it is said', () => {
    const { NULL } = WebSocketMappingValue;

    expect(render(json({ a: undefined, b: [undefined], c: NULL, d: format('{}', NULL) }))).toBe(
      '{"b":[null],"c":null,"d":""}',
    );
    expect(json(undefined)._text).toBe('null');
  });

  test('has members in the order of their names, whatever the order of the data', () => {
    expect(json({ b: 1, a: { d: 2, c: 3 } })._text).toBe('{"a":{"c":3,"d":2},"b":1}');
  });

  test('writes out what AWS makes itself, and escapes what may come from outside', () => {
    const template = json({ id: contextVariable('connectionId'), agent: contextVariable('identity.userAgent') });

    expect(template._text).toBe(
      `{"agent":"$util.escapeJavaScript("$!{context.identity.userAgent}").replaceAll("\\\\'","'")",` +
        '"id":"$context.connectionId"}',
    );
  });

  test('has times as numbers', () => {
    const times = json({ at: contextVariable('requestTimeEpoch'), since: contextVariable('connectedAt') });

    expect(render(times, { context: { requestTimeEpoch: 1583348638390n, connectedAt: 1583348638000n } })).toBe(
      '{"at":1583348638390,"since":1583348638000}',
    );
  });

  test.each([
    ['a stage variable', stageVariable('greeting')],
    ['a header', requestHeader('X-Greeting')],
    ['a stage variable of a strange name', stageVariable('_1')],
    ['a query string', requestQueryString('greeting')],
    ['a context variable', contextVariable('greeting')],
    ['a value of the message', format('{}', requestBody('$.greeting'))],
    ['the whole message', format('{}', jsonText(requestBody()).orElse('')), `{"greeting":${JSON.stringify(HOSTILE)}}`],
  ])('has %s as a text, whatever is in it', (_, value, expected = HOSTILE) => {
    const rendered = render(json({ value }), {
      body: JSON.stringify({ greeting: HOSTILE }),
      context: { greeting: HOSTILE },
      stageVariables: { greeting: HOSTILE, _1: HOSTILE },
      headers: { 'X-Greeting': HOSTILE },
      queryString: { greeting: HOSTILE },
    });

    expect(JSON.parse(rendered)).toEqual({ value: expected });
  });

  test.each([
    ['text', HOSTILE, HOSTILE],
    ['number', 12.5, '12.5'],
    ['boolean', true, 'true'],
    ['list', [1, HOSTILE], JSON.stringify([1, HOSTILE])],
    ['object', { a: "'" }, `{"a":"'"}`],
    ['null', null, ''],
    ['value that is missing', undefined, ''],
  ])('has the text of a %s in a text around it', (_, value, expected) => {
    const template = json({ room: format('room-{}.{}', requestBody('$.value'), literal(HOSTILE)) });

    expect(JSON.parse(render(template, { body: JSON.stringify({ value }) }))).toEqual({
      room: `room-${expected}.${HOSTILE}`,
    });
  });

  test('has a text with a mapping value in it as format would write it', () => {
    const room = requestBody('$.room');

    expect(json({ room: `room-${room}` })._text).toBe(json({ room: format('room-{}', room) })._text);
  });

  test('has a time in seconds, which is a number', () => {
    const template = json([epochSeconds(), epochSeconds(Duration.hours(2)), format('{}', epochSeconds())]);

    expect(render(template, { context: { requestTimeEpoch: 1583348638390n } })).toBe(
      '[1583348638,1583355838,"1583348638"]',
    );
  });

  test('has a time that is so many seconds later as is known at deployment', () => {
    const stack = new Stack(new App(), 'Stack');
    const later = Duration.seconds(new CfnParameter(stack, 'Later', { type: 'Number' }).valueAsNumber);

    expect(stack.resolve(json(epochSeconds(later))._text)).toEqual({
      'Fn::Join': ['', ['#set($seconds1 = $context.requestTimeEpoch / 1000 + ', { Ref: 'Later' }, ')\n$seconds1']],
    });
  });

  test('has what a table takes and answers as a text too', () => {
    const texts = [
      WebSocketMappingValue._of({ kind: 'items' }),
      WebSocketMappingValue._of({ kind: 'item', member: 'Item' }),
      WebSocketMappingValue._of({ kind: 'attributes', data: { a: 1 } }),
    ].map((value) => format('{}', value));
    const body = '{"Items":[{"a":{"N":"1"}}],"Item":{"a":{"N":"2"}}}';

    expect(JSON.parse(render(json(texts), { body }))).toEqual(['[{"a":1}]', '{"a":2}', '{"a":{"N":"1"}}']);
  });

  test('has one text right behind another', () => {
    const value = stageVariable('a');

    expect(render(json(format('{}{}', value, value)), { stageVariables: { a: HOSTILE } })).toBe(
      JSON.stringify(HOSTILE + HOSTILE).replace(/[\u0080-\uffff]/g, escapedCharacter),
    );
  });

  test('ends a reference before a text that could be a part of it', () => {
    const template = json(base64(format('{}"(x)', contextVariable('stage'))));
    const rendered = JSON.parse(render(template, { context: { stage: 'prod' } }));

    expect(Buffer.from(rendered, 'base64').toString('utf8')).toBe('prod"(x)');
  });

  test('has the message as a string', () => {
    const message = json({ message: requestBody().asString(), n: requestBody('$.n').asString() });
    const body = '{ "n": 1, "text": "it\'s \\"quoted\\"" }';

    expect(JSON.parse(render(message, { body }))).toEqual({ message: body, n: '1' });
    expect(message._text).toBe(
      json({ message: format('{}', requestBody()), n: format('{}', requestBody('$.n')) })._text,
    );
  });

  test('reaches names with spaces', () => {
    const name = requestBody("$['first name']");

    expect(render(json([name, format('{}', name), jsonText([name])]), { body: '{"first name":"A"}' })).toBe(
      '["A","A","[\\"A\\"]"]',
    );
  });

  test('has bytes in base64', () => {
    const template = json([
      base64(requestBody()),
      base64(requestBody('$.text')),
      base64(format('{}-{}', literal(HOSTILE), requestBody('$.text'))),
      base64(literal(HOSTILE)),
      base64(jsonText({ text: requestBody('$.text') })),
      format('data:{}', base64(requestBody('$.text'))),
    ]);
    const body = JSON.stringify({ text: HOSTILE });
    const [whole, value, mixed, fixed, object, embedded] = JSON.parse(render(template, { body }));
    const decoded = [whole, value, mixed, fixed].map((bytes) => Buffer.from(bytes, 'base64').toString('utf8'));

    expect(decoded).toEqual([body, HOSTILE, `${HOSTILE}-${HOSTILE}`, HOSTILE]);
    expect(JSON.parse(Buffer.from(object, 'base64').toString('utf8'))).toEqual({ text: HOSTILE });
    expect(embedded).toBe(`data:${value}`);
  });

  test('has JSON within a text', () => {
    const template = json({
      detail: jsonText({ text: requestBody('$.text'), fixed: HOSTILE, n: [requestBody('$.n')] }),
    });
    const { detail } = JSON.parse(render(template, { body: JSON.stringify({ text: HOSTILE, n: 5 }) }));

    expect(JSON.parse(detail)).toEqual({ text: HOSTILE, fixed: HOSTILE, n: [5] });
  });

  test.each([
    ['missing', '{}'],
    ['null', '{"value":null}'],
    ['an empty text', '{"value":""}'],
  ])('has something else for a value that is %s', (_, body) => {
    const value = requestBody('$.value');
    const template = json([
      value.orElse(HOSTILE),
      value.orElse(0),
      value.orElse(null),
      value.orElse({ a: [requestBody('$.other')] }),
      value.orElse(contextVariable('connectionId')),
      format('{}', value.orElse(HOSTILE)),
      format('{}', value.orElse(7)),
      format('{}', value.orElse(undefined)),
      format('{}', value.orElse(literal('x'))),
      format('{}', value.orElse({ a: 1 })),
      contextVariable('missing').orElse('x'),
    ]);

    expect(JSON.parse(render(template, { body, context: { connectionId: 'c' } }))).toEqual([
      HOSTILE,
      0,
      null,
      { a: [''] },
      'c',
      HOSTILE,
      '7',
      '',
      'x',
      '{"a":1}',
      'x',
    ]);
  });

  test.each([false, 0, [], {}, 'x'])('does not take %j for nothing', (value) => {
    const template = json([requestBody('$.value').orElse('nothing')]);

    expect(JSON.parse(render(template, { body: JSON.stringify({ value }) }))).toEqual([value]);
  });

  test('has tokens in their places', () => {
    const stack = new Stack(new App(), 'Stack');
    const name = new CfnParameter(stack, 'Name').valueAsString;
    const count = new CfnParameter(stack, 'Count', { type: 'Number' }).valueAsNumber;
    const template = json({
      [`key-${name}`]: { n: count, text: `a-${name}-b`, value: literal(name), detail: jsonText(name) },
    });

    expect(stack.resolve(template._text)).toEqual({
      'Fn::Join': [
        '',
        [
          '{"key-',
          { Ref: 'Name' },
          '":{"detail":"\\u0022',
          { Ref: 'Name' },
          '\\u0022","n":',
          { Ref: 'Count' },
          ',"text":"a-',
          { Ref: 'Name' },
          '-b","value":"',
          { Ref: 'Name' },
          '"}}',
        ],
      ],
    });
  });

  test.each<[string, unknown, string, string]>([
    ['a number that is not finite', { a: [Number.NaN] }, '$.a[0]', 'NaN"; pass a finite number'],
    [
      'a whole number that is not exact',
      { a: 2 ** 53 },
      '$.a',
      '9007199254740992"; pass a whole number beyond 2^53 as a string, since its last digits are lost',
    ],
    ['a function', { a: () => 1 }, '$.a', 'a function"; pass JSON data and mapping values'],
    [
      'an object with behavior',
      { a: Duration.days(1) },
      '$.a',
      'an object of Duration"; pass JSON data and mapping values; pass a token by Token.asString',
    ],
    [
      'a token of no known type',
      Token.asAny({ Ref: 'X' }),
      '$',
      'an object of Intrinsic"; pass JSON data and mapping values; pass a token by Token.asString',
    ],
    [
      'a list that is a token',
      Fn.split(',', Token.asString({ Ref: 'X' })),
      '$',
      'a list token"; pass a string made of it, such as Fn.join(",", list)',
    ],
  ])('fails with %s', (_, data, path, rest) => {
    expect(() => json(data)).toThrow(
      new Error(`value cannot be written to a mapping template at "${path}", got "${rest} [mapping-template-invalid]`),
    );
  });
});

test('fails with a mapping value in a name', () => {
  expect(() => json({ a: { [`${requestBody('$.a')}`]: 1 } })).toThrow(
    new Error('name contains a mapping value at "$.a"; use a fixed name, and map its value [mapping-template-invalid]'),
  );
});

test('fails with a context variable whose name the template language does not accept', () => {
  expect(() => json([contextVariable('authorizer.1st')])).toThrow(
    new Error(
      'context variable has a name that a mapping template cannot reference at "$[0]", got "authorizer.1st"; ' +
        'use names that begin with a letter [mapping-template-invalid]',
    ),
  );
});

test.each([
  ['an object', () => Object.assign({}, { a: {} })],
  ['an array', () => [[]]],
])('fails with %s that contains itself, and accepts one that is there twice', (_, create) => {
  const data: unknown[] | { [name: string]: unknown } = create();
  const twice = [data, data];
  expect(() => json(twice)).not.toThrow();
  Object.assign(data, { 0: twice });

  expect(() => json({ data })).toThrow(
    /^value cannot be written to a mapping template at "\$\.data.*", got "data that contains itself"; pass data that JSON can represent/,
  );
});

describe('a template of a form', () => {
  test('is a form, whatever is in the message', () => {
    const template = formUrlEncoded({
      MessageBody: requestBody(),
      Action: literal(`Send ${HOSTILE}`),
      [HOSTILE]: format('{}.{}', requestBody('$.text'), contextVariable('connectionId')),
    });
    const body = JSON.stringify({ text: HOSTILE });

    expect(template._text).toContain('&MessageBody=$util.urlEncode($input.body)&');
    expect(
      Object.fromEntries(new URLSearchParams(render(template, { body, context: { connectionId: 'c=' } }))),
    ).toEqual({
      MessageBody: body,
      Action: `Send ${HOSTILE}`,
      [HOSTILE]: `${HOSTILE}.c=`,
    });
  });

  test('encodes tokens', () => {
    const stack = new Stack(new App(), 'Stack');
    const arn = new CfnParameter(stack, 'Arn').valueAsString;

    expect(stack.resolve(formUrlEncoded({ TopicArn: literal(arn) })._text)).toEqual({
      'Fn::Join': ['', ["TopicArn=$util.urlEncode('", { Ref: 'Arn' }, "')"]],
    });
  });

  test('fails with a field that is no mapping value', () => {
    expect(() => formUrlEncoded({ Action: 'SendMessage' as unknown as WebSocketMappingValue })).toThrow(
      new Error(
        'field is not a mapping value at "Action", got "SendMessage"; ' +
          'pass WebSocketMappingValue.literal("SendMessage") for a fixed string [mapping-value-invalid]',
      ),
    );
  });

  test.each([undefined, null, 'a', ['a'], WebSocketMappingValue.NULL])('fails with fields that are %j', (fields) => {
    expect(() => formUrlEncoded(fields as never)).toThrow(
      /^fields is not a map of mapping values at "WebSocketMappingTemplate.formUrlEncoded", got .*\[mapping-template-invalid\]$/,
    );
  });

  test('fails with a field that is undefined', () => {
    expect(() => formUrlEncoded({ Subject: undefined as never })).toThrow(
      /^field is not a mapping value at "Subject", got "undefined"; .*\[mapping-value-invalid\]$/,
    );
  });

  test('fails with a mapping value in the name of a field', () => {
    expect(() => formUrlEncoded({ [`${requestBody('$.a')}`]: literal('x') })).toThrow(
      /^name contains a mapping value at /,
    );
  });
});

describe('a template of a text', () => {
  test('has the message as the client sent it', () => {
    expect(text(requestBody())._text).toBe('$input.body');
  });

  test('has every character as it is', () => {
    const template = text(format(`{}${HOSTILE}\\{}\\`, literal('\n'), requestBody('$.text')));

    expect(render(template, { body: JSON.stringify({ text: HOSTILE }) })).toBe(`\n${HOSTILE}\\${HOSTILE}\\`);
  });

  test('has tokens in their places, and nothing for nothing', () => {
    const stack = new Stack(new App(), 'Stack');
    const name = new CfnParameter(stack, 'Name').valueAsString;

    expect(stack.resolve(text(literal(`${name}`))._text)).toEqual({ Ref: 'Name' });
    expect(text(literal(''))._text).toBe('');
  });
});

describe('a template of your own', () => {
  test('is taken as it is, from a text or a file', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'template-')), 'template.vtl');
    writeFileSync(file, '$input.body');

    expect(fromString('$input.body')._text).toBe('$input.body');
    expect(fromFile(file)._text).toBe('$input.body');
  });

  test('fails with a mapping value in it', () => {
    expect(() => fromString(JSON.stringify({ text: requestBody('$.text') }))).toThrow(
      new Error(
        'template contains a mapping value, which is not escaped here, at "WebSocketMappingTemplate.fromString"; ' +
          'pass data with mapping values to WebSocketMappingTemplate.json [mapping-template-invalid]',
      ),
    );
  });

  test('fails with a file that cannot be read', () => {
    expect(() => fromFile('no/such.vtl')).toThrow(
      /^file of a mapping template cannot be read \(ENOENT.*\) at "WebSocketMappingTemplate.fromFile", got "no\/such.vtl"; pass an absolute path, or a path relative to the working directory \[mapping-template-invalid\]$/,
    );
  });
});

describe('in a stack', () => {
  let stack: Stack;
  let api: WebSocketApi;

  beforeEach(() => {
    stack = new Stack(new App(), 'Stack');
    api = new WebSocketApi(stack, 'Api');
  });

  const url = 'https://example.com/';

  test('one template serves every message, there and back', () => {
    api.addRoute('send', {
      integration: new WebSocketHttpIntegration('Rooms', {
        url,
        requestTemplate: json({ text: requestBody('$.text') }),
        responses: [{ key: WebSocketIntegrationResponseKey.DEFAULT, template: json({ id: responseBody('$.id') }) }],
      }),
      returnResponse: true,
    });

    Template.fromStack(stack).hasResourceProperties('AWS::ApiGatewayV2::Integration', {
      RequestTemplates: { $default: `{"text":$input.json('$.text')}` },
      TemplateSelectionExpression: '\\$default',
    });
    Template.fromStack(stack).hasResourceProperties('AWS::ApiGatewayV2::IntegrationResponse', {
      ResponseTemplates: { $default: `{"id":$input.json('$.id')}` },
      TemplateSelectionExpression: '\\$default',
    });
    const route = RouteTester.fromStack(stack, 'send');
    expect(route.renderRequest({ body: '{"action":"send","text":"a"}' }).body).toBe('{"text":"a"}');
    expect(route.renderReply({ body: '{"id":7}' }).body).toBe('{"id":7}');
  });

  test('the name of a table of the stack stands in its place', () => {
    const table = Table.fromTableName(stack, 'Imported', Token.asString({ Ref: 'TableName' }));
    new CfnParameter(stack, 'TableName');
    api.addRoute('send', {
      integration: new WebSocketHttpIntegration('Rooms', {
        url,
        requestTemplate: json({ request: { TableName: table.tableName } }),
      }),
    });

    const body = RouteTester.fromStack(stack, 'send', { values: { TableName: 'rooms' } }).renderRequest().body;
    expect(body).toBe('{"request":{"TableName":"rooms"}}');
  });

  test('a mock answers in one line', () => {
    api.addRoute('ping', {
      integration: WebSocketMockIntegration.reply(
        'Ping',
        json({ action: 'pong', id: contextVariable('connectionId') }),
      ),
      returnResponse: true,
    });

    const reply = RouteTester.fromStack(stack, 'ping').renderReply({ message: { connectionId: 'abc=' } });
    expect(reply.body).toBe('{"action":"pong","id":"abc="}');
  });

  test('fails with a value of the answer in a request', () => {
    expect(
      () => new WebSocketHttpIntegration('Rooms', { url, requestTemplate: json({ a: responseBody('$.id') }) }),
    ).toThrow(
      new Error(
        'requestTemplate reads the backend\'s response, which does not exist yet, at "Rooms", ' +
          'got "responseBody(\\"$.id\\")"; use a value of the request [mapping-value-out-of-place]',
      ),
    );
  });

  test.each([
    ['requestBody("$.id")', requestBody('$.id')],
    ['requestBody()', format('{}', requestBody())],
    ['requestHeader("X")', requestHeader('X')],
    ['requestQueryString("x")', requestQueryString('x')],
  ])('fails with %s in a response', (shown, value) => {
    expect(() => WebSocketMockIntegration.reply('Ping', json([value]))).toThrow(
      new Error(
        'template reads the request, which a response template cannot, at "Ping", ' +
          `got ${JSON.stringify(shown)}; ` +
          'use responseBody, contextVariable or stageVariable [mapping-value-out-of-place]',
      ),
    );
  });

  test('fails with one template and several', () => {
    const requestTemplate = json({});
    expect(
      () => new WebSocketHttpIntegration('Rooms', { url, requestTemplate, requestTemplates: { $default: '{}' } }),
    ).toThrow(
      new Error(
        'requestTemplate and requestTemplates are both set, but requestTemplate serves every message, at "Rooms"; ' +
          'remove one of the two [template-conflict]',
      ),
    );
    const responses = [
      { key: WebSocketIntegrationResponseKey.DEFAULT, template: json({}), templateSelectionExpression: '$default' },
    ];
    expect(() => new WebSocketMockIntegration('Ping', { responses })).toThrow(
      new Error(
        'template and templateSelectionExpression are both set, but template serves every message, at "Ping"; ' +
          'remove one of the two [template-conflict]',
      ),
    );
  });
});
