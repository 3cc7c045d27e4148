// Runs a handler for Node.js: in a process of its own, where it speaks frames on file descriptor 3, or in a worker. It is
// a file of its own, without dependencies, since it runs beside the code of the app.
const { existsSync, readFileSync, statSync } = require('node:fs');
const Module = require('node:module');
const { Socket } = require('node:net');
const { join } = require('node:path');
const { pathToFileURL } = require('node:url');
const { inspect } = require('node:util');
const { isMainThread, parentPort } = require('node:worker_threads');

const { env } = process;
const isBroughtByLambda = /^(?:@aws-sdk|@smithy)\//;
let current;

const channel = isMainThread ? socketChannel() : portChannel();

process.on('uncaughtException', (error) => crash('Uncaught Exception', error));
process.on('unhandledRejection', (reason) => {
  const error = new Error(reason instanceof Error ? `${reason.name}: ${reason.message}` : String(reason));
  error.name = 'Runtime.UnhandledPromiseRejection';
  crash('Unhandled Promise Rejection', error);
});
start();

async function start() {
  if (!isMainThread) {
    Module._initPaths();
    trustCertificates();
  }
  let handler;
  try {
    handler = await loadHandler(env._HANDLER ?? '');
  } catch (error) {
    log(undefined, 'Uncaught Exception', error);
    channel.send({ type: 'not ready' }, JSON.stringify(describe(error)));
    return;
  }
  channel.receive((header, payload) => invoke(handler, header, payload));
  channel.send({ type: 'ready' }, '');
}

/** `a/b.c.d` is the export `c.d` of the module `a/b`. */
async function loadHandler(name) {
  const [, folder, file, path] = /^(.*\/)?([^.]*)\.(.+)$/.exec(name) ?? [];
  if (path === undefined) {
    throw named('Runtime.MalformedHandlerName', `Bad handler, got ${JSON.stringify(name)}; write "file.export"`);
  }
  const base = join(env.LAMBDA_TASK_ROOT, folder ?? '', file);
  const found = [base, `${base}.js`, `${base}.mjs`, `${base}.cjs`].find(
    (path) => existsSync(path) && statSync(path).isFile(),
  );
  if (found === undefined) {
    throw named('Runtime.ImportModuleError', `Error: Cannot find module '${join(folder ?? '', file)}'`);
  }
  let loaded;
  try {
    loaded = await load(found);
  } catch (error) {
    throw explained(error);
  }
  const handler = path.split('.').reduce((value, key) => value?.[key], loaded);
  if (typeof handler !== 'function') {
    const problem = handler === undefined ? 'is undefined or not exported' : 'is not a function';
    throw named('Runtime.HandlerNotFound', `${name} ${problem}`);
  }
  return handler;
}

async function load(file) {
  if (file.endsWith('.mjs') || (file.endsWith('.js') && isModule(file))) {
    // ES modules do not look at NODE_PATH.
    Module.register?.(pathToFileURL(join(__dirname, 'resolve.mjs')), { data: { paths: nodePaths() } });
    return import(pathToFileURL(file).href);
  }
  return require(file);
}

/** Whether the nearest package.json makes a `.js` file an ES module. */
function isModule(file) {
  for (let folder = join(file, '..'); folder.startsWith(env.LAMBDA_TASK_ROOT); folder = join(folder, '..')) {
    const manifest = join(folder, 'package.json');
    if (existsSync(manifest)) {
      return JSON.parse(readFileSync(manifest, 'utf8')).type === 'module';
    }
    if (folder === join(folder, '..')) {
      return false;
    }
  }
  return false;
}

function nodePaths() {
  return (env.NODE_PATH ?? '').split(process.platform === 'win32' ? ';' : ':').filter((path) => path !== '');
}

/** Says how to add a package that Lambda brings and the project lacks. */
function explained(error) {
  const [, name] = /Cannot find (?:module|package) '([^']+)'/.exec(error?.message ?? '') ?? [];
  const [scope, rest] = (name ?? '').split('/');
  const wanted = name?.startsWith('@') ? `${scope}/${rest}` : scope;
  if (name === undefined || !(isBroughtByLambda.test(name) || wanted === 'aws-sdk')) {
    return error;
  }
  const hint =
    `the function uses ${wanted}, which Lambda provides and this project does not; ` +
    `run "npm install --save-dev ${wanted}" in ${env.CDK_WEBSOCKET_GATEWAY_PROJECT}`;
  return named('Runtime.ImportModuleError', hint);
}

function invoke(handler, header, payload) {
  current = header.requestId;
  const isLast = (requestId) => current === requestId;
  const succeed = (value) => {
    if (!isLast(header.requestId)) {
      return;
    }
    let text;
    try {
      text = JSON.stringify(value === undefined ? null : value);
    } catch (error) {
      fail(named('Runtime.MarshalError', `Unable to stringify response body: ${error.message}`));
      return;
    }
    current = undefined;
    channel.send({ type: 'returned', requestId: header.requestId }, text ?? 'null');
  };
  const fail = (error) => {
    if (!isLast(header.requestId)) {
      return;
    }
    current = undefined;
    log(header.requestId, 'Invoke Error', error);
    channel.send({ type: 'threw', requestId: header.requestId }, JSON.stringify(describe(error)));
  };
  const finish = (error, value) => (error ? fail(error) : succeed(value));
  let returned;
  try {
    returned = handler(JSON.parse(payload), contextOf(header, succeed, fail, finish), finish);
  } catch (error) {
    fail(error);
    return;
  }
  if (typeof returned?.then === 'function') {
    returned.then(succeed, fail);
  } else if (handler.length < 3) {
    succeed(returned);
  }
}

function contextOf({ requestId, deadline }, succeed, fail, done) {
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionName: env.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: env.AWS_LAMBDA_FUNCTION_VERSION,
    memoryLimitInMB: env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    logGroupName: env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: env.AWS_LAMBDA_LOG_STREAM_NAME,
    invokedFunctionArn: env.CDK_WEBSOCKET_GATEWAY_FUNCTION_ARN,
    awsRequestId: requestId,
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
    succeed,
    fail,
    done,
  };
}

function describe(error) {
  return error instanceof Error || typeof error?.stack === 'string'
    ? {
        errorType: error.name ?? 'Error',
        errorMessage: error.message ?? String(error),
        trace: String(error.stack ?? '').split('\n'),
      }
    : {
        errorType: typeof error,
        errorMessage: typeof error === 'string' ? error : inspect(error),
        trace: [],
      };
}

/** The line that Lambda logs. */
function log(requestId, what, error) {
  const { errorType, errorMessage, trace } = describe(error);
  const shown = JSON.stringify({ errorType, errorMessage, ...(error?.code ? { code: error.code } : {}), stack: trace });
  process.stderr.write(`${new Date().toISOString()}\t${requestId || 'undefined'}\tERROR\t${what}\t${shown}\n`);
}

function crash(what, error) {
  log(current, what, error);
  if (current !== undefined) {
    channel.send({ type: 'threw', requestId: current }, JSON.stringify(describe(error)));
  }
  // The frame has to leave first.
  setImmediate(() => process.exit(129));
}

function named(name, message) {
  const error = new Error(message);
  error.name = name;
  return error;
}

/** A worker reads NODE_EXTRA_CA_CERTS of the process only, and so does not trust what its environment names. */
function trustCertificates() {
  if (!env.NODE_EXTRA_CA_CERTS) {
    return;
  }
  const tls = require('node:tls');
  const certificates = readFileSync(env.NODE_EXTRA_CA_CERTS, 'utf8');
  const create = tls.createSecureContext;
  tls.createSecureContext = (options = {}) => {
    const secure = create(options);
    if (!options.ca) {
      secure.context.addCACert(certificates);
    }
    return secure;
  };
}

function portChannel() {
  return {
    send: (header, payload) => parentPort.postMessage({ header, payload }),
    receive: (onMessage) => parentPort.on('message', ({ header, payload }) => onMessage(header, payload)),
  };
}

/** Frames: a length in four bytes, a line that is a header, and a payload. */
function socketChannel() {
  const socket = new Socket({ fd: 3, readable: true, writable: true });
  socket.on('end', () => process.exit(0));
  socket.on('error', () => process.exit(0));
  return {
    send: (header, payload) => {
      const content = Buffer.from(`${JSON.stringify(header)}\n${payload}`, 'utf8');
      const frame = Buffer.allocUnsafe(4 + content.length);
      frame.writeUInt32BE(content.length, 0);
      content.copy(frame, 4);
      socket.write(frame);
    },
    receive: (onMessage) => {
      let received = Buffer.alloc(0);
      socket.on('data', (chunk) => {
        received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
        while (received.length >= 4 && received.length >= 4 + received.readUInt32BE(0)) {
          const end = 4 + received.readUInt32BE(0);
          const content = received.toString('utf8', 4, end);
          received = received.subarray(end);
          const line = content.indexOf('\n');
          onMessage(JSON.parse(content.slice(0, line)), content.slice(line + 1));
        }
      });
    },
  };
}
