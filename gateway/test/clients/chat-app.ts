import { cpSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { apiTemplate, functionProxy, functionResources, writeAssembly } from '../assembly-builder';
import { recordingServer } from '../gateway-under-test';

/** A store of connection ids: the memory of a server. */
export async function connectionStore() {
  const ids = new Set<string>();
  const { url } = await recordingServer(({ method, url: path }, response) => {
    const id = decodeURIComponent(path.slice(1));
    if (method === 'PUT') {
      ids.add(id);
    } else if (method === 'DELETE') {
      ids.delete(id);
    }
    response.setHeader('Content-Type', 'application/json').end(JSON.stringify([...ids]));
  });
  return { url, ids };
}

/** A chat whose only function is one of the handlers beside this file. */
export function chatApp(language: 'node' | 'python', storeUrl: string): string {
  const { Handler, ...others } = functionResources('Handler', {
    Runtime: language === 'node' ? 'nodejs22.x' : 'python3.12',
    Timeout: 20,
    Code: { S3Bucket: 'assets', S3Key: 'handler.zip' },
    Environment: { Variables: { STORE_URL: storeUrl } },
  });
  const resources = { Handler: { ...(Handler as object), Metadata: { 'aws:asset:path': 'asset.handler' } }, ...others };
  const route = functionProxy('Handler');
  const { twoWay: _, ...oneWay } = route;
  const routes = { $connect: oneWay, $disconnect: oneWay, send: route };
  const directory = writeAssembly({ Chat: apiTemplate(routes, { resources }) }, { 'asset.handler/.keep': '' });
  cpSync(join(dirname(__filename), 'handlers', language), join(directory, 'asset.handler'), { recursive: true });
  return directory;
}
