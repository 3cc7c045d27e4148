import { endpointEnvironment, targetOf } from '../../src/services/service-endpoints';

const endpoints = {
  byService: new Map([
    ['dynamodb', 'http://localhost:1'],
    ['states', 'http://localhost:2'],
    ['data.iot', 'http://localhost:3'],
  ]),
  aws: false,
};

test('functions find the services by the variables of the SDKs', () => {
  expect(endpointEnvironment(endpoints)).toEqual({
    AWS_ENDPOINT_URL_DYNAMODB: 'http://localhost:1',
    AWS_ENDPOINT_URL_DYNAMODB_STREAMS: 'http://localhost:1',
    AWS_ENDPOINT_URL_SFN: 'http://localhost:2',
    AWS_ENDPOINT_URL_STEP_FUNCTIONS: 'http://localhost:2',
    AWS_ENDPOINT_URL_IOT_DATA_PLANE: 'http://localhost:3',
  });
  expect(endpointEnvironment({ ...endpoints, byService: new Map(), all: 'http://localhost:9' })).toEqual({
    AWS_ENDPOINT_URL: 'http://localhost:9',
  });
});

test.each([
  ['dynamodb', { kind: 'endpoint', url: 'http://localhost:1' }],
  ['streams.dynamodb', { kind: 'endpoint', url: 'http://localhost:1' }],
  ['data.iot', { kind: 'endpoint', url: 'http://localhost:3' }],
  ['jobs.iot', { kind: 'none' }],
])('requests for %s go to %j', (service, target) => {
  expect(targetOf(endpoints, service)).toEqual(target);
});

test('AWS is called when it is asked for, and only for what has no endpoint', () => {
  expect(targetOf({ ...endpoints, aws: true }, 'sqs')).toEqual({ kind: 'aws' });
  expect(targetOf({ ...endpoints, aws: true }, 'states').kind).toBe('endpoint');
  expect(targetOf({ ...endpoints, aws: true, all: 'http://localhost:9' }, 'sqs').kind).toBe('endpoint');
});
