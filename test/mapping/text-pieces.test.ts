import { Token } from 'aws-cdk-lib';
import { WebSocketMappingTemplate, WebSocketMappingValue } from '../../lib';
import { splitText } from '../../lib/mapping/text-pieces';

test('a string consists of characters, tokens and mapping values', () => {
  const token = Token.asString({ Ref: 'Name' });

  expect(splitText(`a-${token}-${WebSocketMappingValue.stageVariable('x')}`, '$')).toEqual([
    { kind: 'characters', text: 'a-' },
    { kind: 'token', text: token },
    { kind: 'characters', text: '-' },
    { kind: 'value', source: { kind: 'stageVariable', name: 'x' } },
  ]);
  expect(splitText('', '$')).toEqual([]);
});

test.each([
  ['Python', 'room-<cdk_websocket_integrations.WebSocketMappingValue object at 0x7f0123abc>'],
  ['Go', 'room-&{%!s(uint8=0)}'],
])('fails for what %s prints for a mapping value', (_, text) => {
  const got = JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
  const message = (place: string, name: string) =>
    `${name} contains the printed form of an object, such as a mapping value, at "${place}", got ${got}; ` +
    'use WebSocketMappingValue.format, or the string that the toString method of the value returns ' +
    '[mapping-template-invalid]';

  expect(() => WebSocketMappingTemplate.json({ text })).toThrow(new Error(message('$.text', 'string')));
  expect(() => WebSocketMappingTemplate.fromString(text)).toThrow(
    new Error(message('WebSocketMappingTemplate.fromString', 'template')),
  );
});
