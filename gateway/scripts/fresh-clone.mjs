// Clones the repository into an empty folder, and does there what its README says: npm run gateway, then a message in wscat.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WebSocket } from 'ws';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const MOST_MILLIS = 10 * 60_000;
const ERROR = /"message": ?"(?:Forbidden|Internal server error)"/;

if (existsSync(join(root, '.git'))) {
  await test();
} else {
  console.log('fresh clone: SKIPPED, this is not a git repository');
}

async function test() {
  const folder = mkdtempSync(join(tmpdir(), 'cdk-websocket-gateway-clone-'));
  try {
    await testIn(join(folder, 'clone'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function testIn(clone) {
  execFileSync('git', ['clone', '--quiet', '--no-local', root, clone]);
  // The cloned commit is what is tested; changes that are not committed are not.
  const commit = execFileSync('git', ['-C', clone, 'log', '-1', '--format=%h %s'], { encoding: 'utf8' }).trim();
  console.log(`fresh clone of ${commit}`);
  await asPeople(clone);
  await asPrograms(clone);
  console.log('fresh clone: passed');
}

/** Pastes the messages that are printed, and expects frames that are no errors. */
async function asPeople(clone) {
  const started = Date.now();
  const gateway = start(clone, ['run', 'gateway', '--', '--port', '0']);
  const url = await gateway.match(/try: npx wscat --connect (\S+)/);
  await gateway.match(/paste one of these/);
  await new Promise((resolve) => setTimeout(resolve, 500));
  const messages = [...gateway.text().matchAll(/^ {2}(\{.*\})$/gm)].map(([, message]) => message);
  if (messages.length === 0) {
    throw new Error(`no message to paste was printed:\n${gateway.text()}`);
  }
  console.log(`installed, built, synthesized and served in ${Math.round((Date.now() - started) / 1000)} s`);
  await exchange(url, messages);
  // As Ctrl-C in a terminal: to npm, and to all that it started.
  process.kill(-gateway.child.pid, 'SIGINT');
  await gateway.ended();
}

/** With --json nothing but JSON is on standard output, on a clone without modules too. */
async function asPrograms(clone) {
  rmSync(join(clone, 'gateway/node_modules'), { recursive: true, force: true });
  const gateway = start(clone, ['run', '--silent', 'gateway', '--', '--port', '0', '--json']);
  await gateway.match(/^(.*)\n/);
  const [line] = gateway.text().split('\n');
  const { apis, event } = JSON.parse(line);
  if (event !== 'ready') {
    throw new Error(`the first line is not that of a gateway that is ready: ${line}`);
  }
  await exchange(apis[0].url, ['{"action":"ping"}'], false);
  gateway.child.stdin.end();
  const code = await gateway.ended();
  if (code !== 0) {
    throw new Error(`the gateway ended with ${code} at the end of its input`);
  }
}

function start(cwd, args) {
  const child = spawn('npm', args, { cwd, detached: true, stdio: ['pipe', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    output += text;
  });
  const exit = once(child, 'exit');
  const late = setTimeout(() => process.kill(-child.pid, 'SIGKILL'), MOST_MILLIS);
  late.unref();
  return {
    child,
    text: () => output,
    match: async (pattern) => {
      for (;;) {
        const found = pattern.exec(output);
        if (found) {
          return found[1];
        }
        if (child.exitCode !== null) {
          throw new Error(`npm ${args.join(' ')} ended with ${child.exitCode}:\n${output}`);
        }
        await Promise.race([once(child.stdout, 'data'), exit]);
      }
    },
    ended: async () => {
      const [code] = await exit;
      clearTimeout(late);
      return code;
    },
  };
}

/** Sends messages one after another, each of which has to get a frame. */
async function exchange(url, messages, isErrorFailure = true) {
  const socket = new WebSocket(url);
  await once(socket, 'open');
  for (const message of messages) {
    socket.send(message);
    const [frame] = await once(socket, 'message', { signal: AbortSignal.timeout(60_000) });
    if (isErrorFailure && ERROR.test(String(frame))) {
      throw new Error(`${message} is answered by ${frame}`);
    }
    console.log(`${message} -> ${frame}`);
  }
  socket.close();
  await once(socket, 'close');
}
