import * as fc from 'fast-check';
import { madeUpParameter, madeUpValue, readableName } from '../../../lib/runtime/cloudformation/made-up-value';

const refer = (reference: string) =>
  new Map([
    ['AWS::Partition', 'aws'],
    ['AWS::Region', 'eu-west-1'],
    ['AWS::AccountId', '111111111111'],
  ]).get(reference) ?? '';

test.each([
  ['TableName', 'TableName'],
  ['/chat/table', 'chat-table'],
  ['Network:Vpc', 'Network-Vpc'],
  ['Chat:ExportsOutputRefQueue4A7E3555D0D3A1B2', 'Queue4A7E3555'],
  ['Chat:ExportsOutputFnGetAttQueue4A7E3555QueueName3E7F968D', 'Queue4A7E3555QueueName'],
  ['Chat:ExportsOutputFnGetAttQueue4A7E3555Arn3E7F968D', 'arn:aws:service:eu-west-1:111111111111:Queue4A7E3555Arn'],
  ['/cdk/exports/Chat/Dataeuwest1RefQueue4A7E35553FDD2034', 'Queue4A7E3555'],
  ['QueueArn', 'arn:aws:service:eu-west-1:111111111111:QueueArn'],
  ['/chat/queue-arn', 'arn:aws:service:eu-west-1:111111111111:chat-queue-arn'],
  ['Yarn', 'Yarn'],
  ['ARN', 'arn:aws:service:eu-west-1:111111111111:ARN'],
  ['RoomsUrl', 'https://roomsurl.example.com'],
  ['/rooms/base_url', 'https://rooms-base-url.example.com'],
  ['$!{#if}', 'if'],
  ['', 'unknown'],
  ['$$', 'unknown'],
])('%s becomes %s', (name, expected) => {
  expect(madeUpValue(name, refer)).toBe(expected);
});

test('a value that is made up for any name contains no Velocity, no quote and no space', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      expect(madeUpValue(name, refer)).toMatch(/^[A-Za-z0-9._:/-]+$/);
      expect(readableName(name)).toMatch(/^[A-Za-z0-9._-]+$/);
    }),
  );
});

test('a long name takes no time', () => {
  const start = performance.now();
  madeUpValue('ExportsOutputRef'.repeat(100_000), refer);
  madeUpValue(`${'-'.repeat(1_000_000)}$`, refer);

  expect(performance.now() - start).toBeLessThan(2000);
});

test.each([
  [{ Type: 'String' }, 'Limit'],
  [undefined, 'Limit'],
  [{ Type: 'Number' }, 1],
  [{ Type: 'List<Number>' }, 1],
  [{ Type: 'Number', MinValue: 5 }, 5],
  [{ Type: 'String', AllowedValues: ['dev', 'prod'] }, 'dev'],
  [{ Type: 'String', AllowedValues: [] }, 'Limit'],
])('a parameter declared as %j can have the value %j', (declaration, expected) => {
  expect(madeUpParameter('Limit', declaration, refer)).toBe(expected);
});
