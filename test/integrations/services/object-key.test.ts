import { Aws } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { WebSocketMappingValue, WebSocketS3Integration } from '../../../lib';
import { ServiceRoute } from './service';

const { requestBody, contextVariable, stageVariable, literal, format } = WebSocketMappingValue;

describe('the key of an object', () => {
  test.each([
    ['alone', requestBody('$.room')],
    ['in a segment', format('rooms/{}/x', requestBody('$.room'))],
    ['beside dots', format('.{}', requestBody('$.room'))],
    ['beside another', format('{}{}', requestBody('$.room'), requestBody('$.text'))],
    ['from an authorizer', format('a/{}', contextVariable('authorizer.name'))],
    ['from a stage variable', format('a/{}', stageVariable('folder'))],
    ['from the identity', format('a/{}', contextVariable('identity.userAgent'))],
  ])('fails with a key that has a value of the client %s', (_, key) => {
    expect(
      () =>
        new ServiceRoute((stack) => WebSocketS3Integration.getObject('Send', new Bucket(stack, 'Backend'), { key })),
    ).toThrow(
      /^a value that can be empty or "\.\." is a whole segment of key at "Send", got ".*"; add fixed characters to the segment, such as "room-\{\}" \[object-key-unsafe\]$/,
    );
  });

  test('fails with a key that no path can have', () => {
    expect(
      () =>
        new ServiceRoute((stack) =>
          WebSocketS3Integration.getObject('Send', new Bucket(stack, 'Backend'), {
            key: format('room-{}', requestBody()),
          }),
        ),
    ).toThrow(/^pathParameters\["key1"\] cannot hold the whole message at "Send", got "requestBody\(\)"/);
  });

  test('has a key of tokens too', () => {
    const route = new ServiceRoute((stack) =>
      WebSocketS3Integration.getObject('Send', new Bucket(stack, 'Backend'), {
        key: format('env-{}/{}/{}', stageVariable('env'), literal(Aws.STACK_NAME), contextVariable('connectionId')),
      }),
    );

    expect(route.statements).toEqual([expect.objectContaining({ Action: 's3:GetObject' })]);
  });
});
