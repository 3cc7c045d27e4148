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
  const message = (place: string) =>
    `string contains the printed form of a mapping value at "${place}", got ${JSON.stringify(text)}; ` +
    'use WebSocketMappingValue.format, or the string that the toString method of the value returns ' +
    '[mapping-template-invalid]';

  expect(() => WebSocketMappingTemplate.json({ text })).toThrow(new Error(message('$.text')));
  expect(() => WebSocketMappingTemplate.fromString(text)).toThrow(
    new Error(message('WebSocketMappingTemplate.fromString')),
  );
});
