import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { HttpClient } from '../../src/backends/http-backend';
import { findProject } from '../../src/functions/project';
import type { GatewayOptions } from '../../src/gateway';
import { LocalServices } from '../../src/services/local-services';
import { signedHeaders } from '../../src/services/signature';
import { type GatewayUnderTest, serveAssembly } from '../gateway-under-test';

// The tests of the library keep the same environment there.
process.env.CDK_WEBSOCKET_GATEWAY_CACHE = join(__dirname, '../../../node_modules/.cache');

/** Why moto cannot be started here, or undefined. REQUIRE_LANGUAGES=all makes the tests run, and fail. */
export function missingPython(): string | undefined {
  if (process.env.REQUIRE_LANGUAGES === 'all') {
    return undefined;
  }
  try {
    const code = 'import sys, venv; print(sys.version_info >= (3, 11))';
    const isNew = execFileSync('python3', ['-c', code], { encoding: 'utf8' }).trim() === 'True';
    return isNew ? undefined : 'Python is older than 3.11';
  } catch {
    return 'python3 is missing';
  }
}

/** Describes what needs moto; without Python the tests count as skipped, and say so. */
export const describeWithMoto = (name: string, define: () => void) => {
  const missing = missingPython();
  if (missing === undefined) {
    describe(name, define);
  } else {
    describe.skip(`${name} (SKIPPED: ${missing})`, define);
  }
};

const started: LocalServices[] = [];
const client = new HttpClient();

afterEach(async () => {
  await Promise.all(started.splice(0).map((services) => services.stop()));
});

afterAll(() => client.end());

/** A gateway whose services moto plays. */
export interface GatewayWithMoto extends GatewayUnderTest {
  readonly services: LocalServices;
  /** The text of an object of S3, or the list of a bucket. */
  readObject(path: string): Promise<string>;
  /** Calls an action of a service that takes JSON. */
  ask(service: string, target: string, parameters: object, region?: string): Promise<{ [name: string]: never }>;
}

/** Serves an assembly with the resources that its templates have. */
export async function serveWithMoto(
  directory: string,
  options: Partial<GatewayOptions> = {},
): Promise<GatewayWithMoto> {
  const services = await LocalServices.start(directory, () => {});
  started.push(services);
  const app = await services.readApp(directory, {});
  const gateway = await serveAssembly(
    directory,
    {
      endpoints: { all: services.url, byService: new Map(), aws: false },
      // The SDK of the functions under test is among the packages of the gateway.
      project: findProject(__dirname),
      ...options,
    },
    app,
  );
  gateway.warnings.push(...app.warnings);
  const ask: GatewayWithMoto['ask'] = async (service, target, parameters, region = 'us-east-1') => {
    const url = `${services.url}/`;
    const request = {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-amz-json-1.0', 'X-Amz-Target': target },
      body: JSON.stringify(parameters),
      isBase64Encoded: false,
    };
    const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
    const headers = await signedHeaders(url, request, { credentials, region, service });
    const { body, statusCode } = await client.send(url, { ...request, headers }, AbortSignal.timeout(20_000));
    if (statusCode !== 200) {
      throw new Error(`${target} gets ${statusCode}: ${body}`);
    }
    return JSON.parse(body);
  };
  const readObject = async (path: string) => {
    const url = `${services.url}/${path}`;
    const request = { method: 'GET', headers: {}, isBase64Encoded: false };
    const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
    const headers = await signedHeaders(url, request, { credentials, region: 'us-east-1', service: 's3' });
    return (await client.send(url, { ...request, headers }, AbortSignal.timeout(20_000))).body;
  };
  return Object.assign(gateway, { services, ask, readObject });
}
