import { signedHeaders } from '../../src/services/signature';

// The example of AWS's guide to signatures: https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
const credentials = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};

beforeEach(() => {
  jest.useFakeTimers({ now: Date.UTC(2013, 4, 24) });
});

afterEach(() => {
  jest.useRealTimers();
});

test.each([
  [
    'https://examplebucket.s3.amazonaws.com/?lifecycle',
    'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543',
  ],
  [
    'https://examplebucket.s3.amazonaws.com/?max-keys=2&prefix=J',
    '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7',
  ],
])('%s is signed as in the guide of AWS', async (url, signature) => {
  const request = { method: 'GET', headers: {}, isBase64Encoded: false };
  const headers = await signedHeaders(url, request, { credentials, region: 'us-east-1', service: 's3' });
  expect(headers.authorization).toBe(
    'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request, ' +
      `SignedHeaders=host;x-amz-content-sha256;x-amz-date, Signature=${signature}`,
  );
});

test('a session of a role sends its token', async () => {
  const headers = await signedHeaders(
    'https://sqs.us-east-1.amazonaws.com/1/q',
    { headers: {}, isBase64Encoded: false },
    { credentials: { ...credentials, sessionToken: 'token' }, region: 'us-east-1', service: 'sqs' },
  );
  expect(headers['x-amz-security-token']).toBe('token');
  expect(headers.authorization).toContain('x-amz-security-token');
});
