import { Clock } from '../src/clock';

const clocks: Clock[] = [];

afterEach(() => {
  for (const clock of clocks.splice(0)) {
    clock.stop();
  }
});

function newClock(): Clock {
  const clock = new Clock();
  clocks.push(clock);
  return clock;
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** How far a clock is ahead of the machine. */
const ahead = (clock: Clock) => Math.round((clock.now() - Date.now()) / 1000);

test('a clock shows the time of the machine, and what was added to it', async () => {
  const clock = newClock();
  expect(ahead(clock)).toBe(0);
  await clock.advance(60_000);
  expect(ahead(clock)).toBe(60);
  await clock.advance(0);
  await clock.advance(5_000);
  expect(ahead(clock)).toBe(65);
  expect(clock.date().getTime()).toBe(clock.now());
});

test('what falls due happens in the order of its time, each at its time', async () => {
  const clock = newClock();
  const start = clock.now();
  const happened: [string, number][] = [];
  const note = (name: string) => {
    happened.push([name, Math.round((clock.now() - start) / 1000)]);
  };
  clock.after(30_000, () => note('third'));
  clock.after(10_000, () => note('first'));
  clock.after(20_000, async () => {
    note('second begins');
    await pause(50);
    note('second ends');
  });
  clock.after(100_000, () => note('never'));
  await clock.advance(60_000);
  expect(happened).toEqual([
    ['first', 10],
    ['second begins', 20],
    ['second ends', 20],
    ['third', 30],
  ]);
  expect(ahead(clock)).toBe(60);
});

test('what is due at the same time happens in the order in which it was set', async () => {
  const clock = newClock();
  const happened: number[] = [];
  const now = clock.now();
  for (const number of [1, 2, 3]) {
    clock.after(now + 10_000 - clock.now(), () => happened.push(number));
  }
  await clock.advance(20_000);
  expect(happened).toEqual([1, 2, 3]);
});

test('what sets a further timer is followed by it in its turn', async () => {
  const clock = newClock();
  const happened: string[] = [];
  clock.after(10_000, () => {
    happened.push('first');
    clock.after(5_000, () => happened.push('set by the first'));
  });
  clock.after(20_000, () => happened.push('second'));
  await clock.advance(30_000);
  expect(happened).toEqual(['first', 'set by the first', 'second']);
});

test('what is cancelled does not happen, also when something else that is due cancels it', async () => {
  const clock = newClock();
  const happened: string[] = [];
  const cancel = clock.after(20_000, () => happened.push('cancelled'));
  clock.after(10_000, cancel);
  clock.after(5_000, () => happened.push('cancelled before'))();
  await clock.advance(30_000);
  expect(happened).toEqual([]);
});

test('advances that overlap follow each other', async () => {
  const clock = newClock();
  const happened: string[] = [];
  clock.after(10_000, async () => {
    await pause(30);
    happened.push('of the first');
  });
  clock.after(20_000, () => happened.push('of the second'));
  await Promise.all([clock.advance(15_000), clock.advance(15_000)]);
  expect(happened).toEqual(['of the first', 'of the second']);
  expect(ahead(clock)).toBe(30);
});

test('what hangs does not hold up what ends it', async () => {
  const clock = newClock();
  const happened: string[] = [];
  clock.after(10_000, () => new Promise<void>((resolve) => clock.after(29_000, resolve)));
  clock.after(50_000, () => happened.push('later'));
  await clock.advance(60_000);
  expect(happened).toEqual(['later']);
}, 15_000);

test('timers fall due by themselves, sooner after an advance', async () => {
  const clock = newClock();
  const happened: string[] = [];
  clock.after(30, () => happened.push('soon'));
  clock.after(10_030, () => happened.push('later'));
  await pause(80);
  expect(happened).toEqual(['soon']);
  await clock.advance(9_960);
  await pause(80);
  expect(happened).toEqual(['soon', 'later']);
});

test('a reset goes back to the time of the machine, and timers keep what is left of their delay', async () => {
  const clock = newClock();
  const happened: string[] = [];
  await clock.advance(3_600_000);
  clock.after(60_000, () => happened.push('after a minute'));
  clock.reset();
  expect(ahead(clock)).toBe(0);
  await clock.advance(59_000);
  expect(happened).toEqual([]);
  await clock.advance(1_001);
  expect(happened).toEqual(['after a minute']);
});

test('a time of the machine is the time that the clock showed then', async () => {
  const clock = newClock();
  const before = Date.now() - 1_000;
  await clock.advance(60_000);
  await pause(5);
  expect(clock.atMachineTime(before)).toBe(before);
  const after = Date.now();
  expect(Math.round((clock.atMachineTime(after) - after) / 1000)).toBe(60);
  clock.reset();
  expect(clock.atMachineTime(after)).toBe(after);
});
