import type { IamCredential } from '../../src/access/iam-credentials';
import type { GatewayOptions } from '../../src/gateway';
import { mockReply } from '../assembly-builder';
import { type GatewayUnderTest, handshake, serveRoutes } from '../gateway-under-test';
import {
  ACCESS_KEY,
  amzDate,
  presign,
  SECRET_KEY,
  type SigningOptions,
  signByHand,
  signHeaders,
} from './signing-client';

const routes = { $connect: { route: { AuthorizationType: 'AWS_IAM' } }, ping: mockReply('pong') };

const MINUTE = 60_000;

function serve(
  credential: Partial<IamCredential> = {},
  options: Partial<GatewayOptions> = {},
): Promise<GatewayUnderTest> {
  const accessKeyId = credential.accessKeyId ?? ACCESS_KEY;
  const iam = new Map([[accessKeyId, { accessKeyId, secretAccessKey: SECRET_KEY, ...credential }]]);
  return serveRoutes(routes, { iam, ...options });
}

/** The status of a handshake that is signed in its headers. */
async function signed(url: string, options: SigningOptions = {}): Promise<number> {
  return (await handshake(url, [], { headers: await signHeaders(url, options) })).status;
}

/** The status of a handshake whose URL is signed. */
async function presigned(url: string, options: SigningOptions = {}): Promise<number> {
  return (await handshake(await presign(url, options))).status;
}

describe.each([
  ['in its headers', signed],
  ['in its URL', presigned],
])('a handshake that is signed %s', (_, connectSigned) => {
  test('with credentials of the file connects', async () => {
    const gateway = await serve();
    expect(await connectSigned(gateway.url)).toBe(101);
    expect(await gateway.until('connection')).toMatchObject({
      trace: expect.arrayContaining([
        expect.objectContaining({ kind: 'access', step: `access key "${ACCESS_KEY}" signed the handshake` }),
      ]),
    });
    expect(gateway.warnings).toEqual([]);
  });

  test.each<[string, SigningOptions, string]>([
    ['with another secret', { secretAccessKey: 'other' }, 'signature does not match'],
    ['with an unknown access key', { accessKeyId: 'AKIDOTHER' }, 'access key is unknown, got "AKIDOTHER"'],
    ['for another service', { service: 's3' }, ''],
    ['ten minutes from now', { signingDate: new Date(Date.now() + 10 * MINUTE) }, 'expired or not yet valid'],
    ['two hours ago', { signingDate: new Date(Date.now() - 120 * MINUTE) }, 'expired or not yet valid'],
  ])('%s gets 403', async (_, options, error) => {
    const gateway = await serve();
    expect(await connectSigned(gateway.url, options)).toBe(403);
    expect(await gateway.until('connection')).toMatchObject({
      state: 'refused',
      error: expect.stringContaining(error),
    });
  });

  test('in another region connects, since the region of the app may be unknown', async () => {
    const { url } = await serve();
    expect(await connectSigned(url, { region: 'eu-west-1' })).toBe(101);
  });

  test('with a query string connects, however it is written', async () => {
    const { url } = await serve();
    expect(await connectSigned(`${url}?room=a%20b&room=%2F%C3%A4&empty=`)).toBe(101);
  });

  test('with a session token needs the right one', async () => {
    const { url } = await serve({ sessionToken: 'token' });
    expect(await connectSigned(url, { sessionToken: 'token' })).toBe(101);
    expect(await connectSigned(url, { sessionToken: 'other' })).toBe(403);
    expect(await connectSigned(url)).toBe(403);
  });

  test('with any session token connects when the file has none', async () => {
    const { url } = await serve();
    expect(await connectSigned(url, { sessionToken: 'any' })).toBe(101);
  });

  test('connects after the clock was moved', async () => {
    const gateway = await serve();
    await gateway.call('POST', 'clock', { advanceMs: 15 * MINUTE });
    await new Promise((resolve) => setTimeout(resolve, 1_001));
    expect(await connectSigned(gateway.url)).toBe(101);
    expect(await connectSigned(gateway.url, { signingDate: new Date(Date.now() + 15 * MINUTE) })).toBe(101);
  });

  test('is refused when it was signed long before, by the clock of the gateway', async () => {
    const gateway = await serve();
    const signingDate = new Date(Date.now() - 2_000);
    expect(await connectSigned(gateway.url, { signingDate, expiresIn: 300 })).toBe(101);
    await gateway.call('POST', 'clock', { advanceMs: 6 * MINUTE });
    expect(await connectSigned(gateway.url, { signingDate, expiresIn: 300 })).toBe(403);
  });

  test('connects when a policy of the credentials allows it', async () => {
    const statement = {
      Effect: 'Allow',
      Action: 'execute-api:Invoke',
      Resource: 'arn:aws:execute-api:*:*:*/prod/$connect',
    };
    const allowed = await serve({ policy: { Statement: statement } });
    expect(await connectSigned(allowed.url)).toBe(101);
    const other = await serve({ policy: { Statement: { ...statement, Resource: 'arn:aws:execute-api:*:*:*/dev/*' } } });
    expect(await connectSigned(other.url)).toBe(403);
    const denied = await serve({ policy: { Statement: [statement, { ...statement, Effect: 'Deny', Action: '*' }] } });
    expect(await connectSigned(denied.url)).toBe(403);
  });

  test('is taken without credentials to verify it by, with a note', async () => {
    const gateway = await serveRoutes(routes);
    expect(await connectSigned(gateway.url, { secretAccessKey: 'anything' })).toBe(101);
    const note =
      'signatures are not verified at "ApiRoute0", whose authorization is AWS_IAM; name credentials with --iam FILE';
    expect(await gateway.until('connection')).toMatchObject({
      trace: expect.arrayContaining([expect.objectContaining({ step: note })]),
    });
    expect(gateway.warnings).toEqual([note]);
  });
});

test('a signature that follows the description of AWS connects', async () => {
  const { url } = await serve();
  const headers = signByHand(url, amzDate(new Date()));
  expect(await handshake(url, [], { headers })).toMatchObject({ status: 101 });
});

describe('a handshake gets 403 when', () => {
  const refused = async (headers: { [name: string]: string }, query = '') => {
    const gateway = await serve();
    const { status } = await handshake(`${gateway.url}${query}`, [], { headers });
    const { error } = await gateway.until('connection');
    return { status, error };
  };

  test('it is not signed', async () => {
    expect(await refused({})).toMatchObject({ status: 403, error: expect.stringContaining('is not signed') });
  });

  test('a parameter was added to its URL', async () => {
    const { url } = await serve();
    expect(await handshake(`${await presign(url)}&admin=true`)).toMatchObject({ status: 403 });
    expect(await handshake(`${url}?admin=true`, [], { headers: await signHeaders(url) })).toMatchObject({
      status: 403,
    });
  });

  test('a signed header was changed', async () => {
    const { url } = await serve();
    const headers = await signHeaders(url, { headers: { 'X-Team': 'blue' } });
    expect(await handshake(url, [], { headers })).toMatchObject({ status: 101 });
    expect(await handshake(url, [], { headers: { ...headers, 'X-Team': 'red' } })).toMatchObject({ status: 403 });
  });

  test('its signature is for another path', async () => {
    const { url } = await serve();
    const headers = await signHeaders(`${url}x`);
    expect(await handshake(url, [], { headers })).toMatchObject({ status: 403 });
  });

  test('it does not sign the host', async () => {
    const time = amzDate(new Date());
    const scope = `${time.slice(0, 8)}/us-east-1/execute-api/aws4_request`;
    const Authorization = `AWS4-HMAC-SHA256 Credential=${ACCESS_KEY}/${scope}, SignedHeaders=x-amz-date, Signature=${'0'.repeat(64)}`;
    expect(await refused({ Authorization, 'X-Amz-Date': time })).toMatchObject({
      status: 403,
      error: expect.stringContaining('does not cover the header host'),
    });
  });

  test('its scope is of another day', async () => {
    const Authorization = `AWS4-HMAC-SHA256 Credential=${ACCESS_KEY}/20200101/us-east-1/execute-api/aws4_request, SignedHeaders=host, Signature=${'0'.repeat(64)}`;
    expect(await refused({ Authorization, 'X-Amz-Date': amzDate(new Date()) })).toMatchObject({
      status: 403,
      error: expect.stringContaining('wrong scope'),
    });
  });

  test.each([
    [
      'has no date',
      'AWS4-HMAC-SHA256 Credential=a/20200101/r/execute-api/aws4_request, SignedHeaders=host, Signature=0',
    ],
    ['is of another algorithm', 'AWS4-ECDSA-P256-SHA256 Credential=a/20200101/r/execute-api/aws4_request, Signature=0'],
  ])('its signature %s', async (_, Authorization) => {
    expect(await refused({ Authorization })).toMatchObject({
      status: 403,
      error: expect.stringContaining('signature is not one of AWS4-HMAC-SHA256'),
    });
  });

  test.each(['', '0', '604801', 'x', '-1'])('its URL expires after %j seconds', async (expires) => {
    const query = `?X-Amz-Signature=0&X-Amz-Credential=a%2F20200101%2Fr%2Fexecute-api%2Faws4_request&X-Amz-Expires=${expires}`;
    expect(await refused({}, query)).toMatchObject({ status: 403, error: expect.stringContaining('X-Amz-Expires') });
  });
});

test('a signature is not looked at when iam is relaxed', async () => {
  const { url } = await serve({}, { relaxed: new Set(['iam']) });
  expect(await handshake(url)).toMatchObject({ status: 101 });
  expect(await signed(url, { secretAccessKey: 'other' })).toBe(101);
});
