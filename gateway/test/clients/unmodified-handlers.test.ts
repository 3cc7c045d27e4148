import { findProject } from '../../src/functions/project';
import { connect, serveAssembly } from '../gateway-under-test';
import { chatApp, connectionStore } from './chat-app';
import { CLIENT_PYTHON } from './client-python';

const project = { ...findProject(__dirname), python: CLIENT_PYTHON.path ?? 'python3' };

describe.each([
  ['node', 'process', true],
  ['node', 'worker', true],
  ['python', 'process', CLIENT_PYTHON.path !== undefined],
] as const)('a handler for AWS in %s, in a %s, runs as it is', (language, isolation, isThere) => {
  const run = isThere ? test : test.skip;

  run.each(['https', 'http'] as const)('and broadcasts to all clients by %s', async (domainProtocol) => {
    const store = await connectionStore();
    const options = { project, isolation, domainProtocol };
    const gateway = await serveAssembly(chatApp(language, store.url), options);
    const ada = await connect(gateway.url);
    const grace = await connect(gateway.url);
    expect(store.ids.size).toBe(2);
    const [from] = [...store.ids];
    ada.send({ action: 'send', text: 'hello "Grace" 🙂' });
    const message = JSON.stringify({ from, text: 'hello "Grace" 🙂' });
    expect(JSON.parse(await grace.next())).toEqual(JSON.parse(message));
    expect([await ada.next(), await ada.next()].map((frame) => (frame === 'sent' ? frame : JSON.parse(frame)))).toEqual(
      [JSON.parse(message), 'sent'],
    );

    grace.socket.close();
    await gateway.until('connection', ({ state }) => state === 'closed');
    expect([...store.ids]).toEqual([from]);
  });

  run('and forgets a connection that is gone', async () => {
    const store = await connectionStore();
    const gateway = await serveAssembly(chatApp(language, store.url), { project, isolation });
    const ada = await connect(gateway.url);
    store.ids.add('GoneGoneGoneGon=');
    expect(store.ids.size).toBe(2);
    ada.send({ action: 'send', text: 'x' });
    await ada.next();
    await ada.next();
    expect(store.ids.size).toBe(1);
  });
});
