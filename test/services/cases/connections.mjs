// The example docs/examples/connections, against the table that its own template makes.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { compileFunction } from 'node:vm';
import { transformSync } from '@swc/core';
import { App } from 'aws-cdk-lib';
import { deploy } from '../deployed-route.mjs';
import { HOSTILE } from '../messages.mjs';

/** The stack of the example, in which the package is this one. */
function connectionsStack() {
  const file = fileURLToPath(new URL('../../../docs/examples/connections/connections-stack.ts', import.meta.url));
  const { code } = transformSync(readFileSync(file, 'utf8'), {
    filename: file,
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'commonjs' },
  });
  const exported = {};
  compileFunction(code, ['require', 'exports'], { filename: file })(createRequire(import.meta.url), exported);
  return new exported.ConnectionsStack(new App({ analyticsReporting: false }), 'Connections');
}

async function connections(aws) {
  const { TableNames } = await aws.call('dynamodb', 'list_tables');
  const TableName = TableNames.find((name) => name.includes('TableCD117FA1'));
  const { Items } = await aws.call('dynamodb', 'scan', { TableName });
  return Items;
}

const connection = (connectionId) => ({ connectionId, connectedAt: new Date('2026-01-02T03:00:00.123Z') });

export default {
  'connections: who connects is stored, listed, and gone when disconnected': async (aws) => {
    const routeOf = await deploy(aws, connectionsStack());
    const [connect, list, disconnect] = ['$connect', 'listConnections', '$disconnect'].map(routeOf);
    const stored = (connectionId, user) => ({
      connectionId: { S: connectionId },
      user: { S: user },
      connectedAt: { N: String(Date.parse('2026-01-02T03:00:00.123Z')) },
      expiresAt: { N: String(Math.floor(Date.parse('2026-01-02T05:04:05.678Z') / 1000)) },
    });
    const plain = (connectionId, user) => ({
      connectionId,
      user,
      connectedAt: Date.parse('2026-01-02T03:00:00.123Z'),
      expiresAt: Math.floor(Date.parse('2026-01-02T05:04:05.678Z') / 1000),
    });
    const byConnection = (one, other) => JSON.stringify(one).localeCompare(JSON.stringify(other));
    const listed = async (user) => {
      const body = JSON.stringify({ action: 'listConnections', user });
      const { reply } = await list.succeeds({ ...connection('a='), body });
      return reply.bodyAsJson().items.sort(byConnection);
    };

    for (const [connectionId, queryStringParameters] of [
      ['a=', { user: HOSTILE }],
      ['b=', { user: HOSTILE }],
      ['c=', undefined],
    ]) {
      const { reply } = await connect.succeeds({ ...connection(connectionId), queryStringParameters });
      assert.deepEqual([reply.sent, reply.statusCode], [false, 200]);
    }
    const all = [stored('a=', HOSTILE), stored('b=', HOSTILE), stored('c=', 'anonymous')];
    assert.deepEqual((await connections(aws)).sort(byConnection), all);

    assert.deepEqual(await listed(HOSTILE), [plain('a=', HOSTILE), plain('b=', HOSTILE)]);
    assert.deepEqual(await listed('nobody'), []);

    const { reply } = await disconnect.succeeds(connection('b='));
    assert.equal(reply.sent, false);
    assert.deepEqual((await connections(aws)).sort(byConnection), [all[0], all[2]]);
    assert.deepEqual(await listed(HOSTILE), [plain('a=', HOSTILE)]);
    assert.deepEqual(await listed('anonymous'), [plain('c=', 'anonymous')]);
  },
};
