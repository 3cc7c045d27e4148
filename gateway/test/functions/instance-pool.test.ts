import type { InvocationResult } from '../../src/functions/function-runner';
import { type Instance, StartError } from '../../src/functions/instance';
import { InstancePool } from '../../src/functions/instance-pool';

/** An instance that a test drives. */
class DrivenInstance implements Instance {
  public isAlive = true;
  public stopped = false;
  public finish: (result: InvocationResult) => void = () => {};
  public readonly ready: Promise<void>;

  constructor(error?: Error) {
    this.ready = error ? Promise.reject(error) : Promise.resolve();
    this.ready.catch(() => {});
  }

  public invoke(): Promise<InvocationResult> {
    return new Promise((resolve) => {
      this.finish = resolve;
    });
  }

  public async stop(): Promise<void> {
    this.stopped = true;
  }
}

const DONE: InvocationResult = { kind: 'returned', payload: '1' };
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

function poolOf(limits = { most: 2, patience: 20, idle: 10_000 }, errors: (Error | undefined)[] = []) {
  const instances: DrivenInstance[] = [];
  const pool = new InstancePool(
    () => {
      const instance = new DrivenInstance(errors[instances.length]);
      instances.push(instance);
      return instance;
    },
    1000,
    limits,
  );
  const invoke = () => pool.invoke({ requestId: 'r', event: '{}' });
  return { pool, instances, invoke };
}

test('one instance serves invocations that come one after another', async () => {
  const { instances, invoke, pool } = poolOf();
  for (let count = 0; count < 3; count += 1) {
    const result = invoke();
    await pause(0);
    instances[0]?.finish(DONE);
    expect(await result).toBe(DONE);
  }

  expect(instances.length).toBe(1);
  await pool.stop();
});

test('another instance is started for an invocation that waits, up to the limit', async () => {
  const { instances, invoke, pool } = poolOf();
  const results = [invoke(), invoke(), invoke()];
  await pause(5);
  expect(instances.length).toBe(1);
  await pause(80);
  expect(instances.length).toBe(2);
  instances[0]?.finish(DONE);
  await pause(0);
  for (const instance of instances) {
    instance.finish(DONE);
  }

  expect(await Promise.all(results)).toEqual([DONE, DONE, DONE]);
  await pool.stop();
});

test('an instance without work ends', async () => {
  const { instances, invoke, pool } = poolOf({ most: 2, patience: 20, idle: 20 });
  const result = invoke();
  await pause(0);
  instances[0]?.finish(DONE);
  await result;
  await pause(60);

  expect(instances[0]?.stopped).toBe(true);
  const next = invoke();
  await pause(0);
  instances[1]?.finish(DONE);
  expect(await next).toBe(DONE);
  await pool.stop();
});

test('an instance that ended while it was free is replaced', async () => {
  const { instances, invoke, pool } = poolOf();
  const first = invoke();
  await pause(0);
  instances[0]?.finish(DONE);
  await first;
  await pause(0);
  (instances[0] as DrivenInstance).isAlive = false;
  const second = invoke();
  await pause(0);
  instances[1]?.finish(DONE);

  expect(await second).toBe(DONE);
  await pool.stop();
});

test('all that wait fail when the only instance cannot start', async () => {
  const { invoke, pool } = poolOf(undefined, [new StartError('no'), new StartError('no', '{"errorType":"E"}')]);

  expect(await Promise.all([invoke(), invoke()])).toEqual([
    { kind: 'failed', reason: 'no' },
    { kind: 'failed', reason: 'no' },
  ]);
  expect(await invoke()).toEqual({ kind: 'threw', payload: '{"errorType":"E"}' });
  await pool.stop();
});

test('what waits is served by the instances that are there when another cannot start', async () => {
  const { instances, invoke, pool } = poolOf(undefined, [undefined, ...Array(99).fill(new StartError('no'))]);
  const results = [invoke(), invoke()];
  await pause(60);
  instances[0]?.finish(DONE);
  await pause(0);
  instances[0]?.finish(DONE);

  expect(await Promise.all(results)).toEqual([DONE, DONE]);
  await pool.stop();
});
