import { Duration } from 'aws-cdk-lib';
import { WebSocketMappingValue } from '../../lib';
import {
  describeSource,
  isAwsWritten,
  isConnectOnly,
  isNumber,
  isPlain,
  type ValueSource,
} from '../../lib/mapping/value-source';

const {
  requestBody,
  responseBody,
  contextVariable,
  stageVariable,
  requestHeader,
  requestHeaders,
  requestQueryString,
  requestQueryStrings,
  literal,
  format,
  base64,
  jsonText,
  NULL,
} = WebSocketMappingValue;
const epoch = WebSocketMappingValue.epochSeconds(Duration.hours(1));

test.each([
  [requestBody(), 'requestBody()'],
  [requestBody('$.a'), 'requestBody("$.a")'],
  [responseBody('$.a'), 'responseBody("$.a")'],
  [contextVariable('connectionId'), 'contextVariable("connectionId")'],
  [stageVariable('v'), 'stageVariable("v")'],
  [requestHeader('H'), 'requestHeader("H")'],
  [requestHeaders(), 'requestHeaders()'],
  [requestQueryString('q'), 'requestQueryString("q")'],
  [requestQueryStrings(), 'requestQueryStrings()'],
  [literal('a'), 'literal("a")'],
  [format('a-{}', literal('b')), 'format("a-{}", …)'],
  [base64(literal('a')), 'base64(literal("a"))'],
  [jsonText({}), 'jsonText(…)'],
  [epoch, 'epochSeconds(…)'],
  [NULL, 'NULL'],
  [requestBody().orElse('a'), 'requestBody().orElse(…)'],
  [requestBody().orOmit(), 'requestBody().orOmit()'],
  [requestBody().asString(), 'requestBody().asString()'],
])('a message shows a value as it was written: %#', (value, expected) => {
  expect(describeSource(value._source)).toBe(expected);
});

test.each<[string, (source: never) => boolean, ValueSource, ValueSource]>([
  ['is of $connect only', isConnectOnly, { kind: 'header', name: 'H' }, { kind: 'stageVariable', name: 'v' }],
  ['is a number', isNumber, { kind: 'context', name: 'connectedAt' }, { kind: 'context', name: 'connectionId' }],
  ['is a number that is added to', isNumber, { kind: 'epochSeconds', later: 0 }, { kind: 'literal', text: '1' }],
  [
    'is written by AWS',
    isAwsWritten,
    { kind: 'context', name: 'connectionId' },
    { kind: 'context', name: 'authorizer.a' },
  ],
  ['needs no escape', isPlain, { kind: 'context', name: 'connectionId' }, { kind: 'body', of: 'request' }],
])('a source %s or not', (_, holds, yes, no) => {
  expect([holds(yes as never), holds(no as never)]).toEqual([true, false]);
});
