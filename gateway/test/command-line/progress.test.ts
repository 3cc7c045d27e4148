import { Progress } from '../../src/command-line/progress';

function terminal(isTTY: boolean) {
  const written: string[] = [];
  return { written, stream: { isTTY, write: (text: string) => written.push(text) } as unknown as NodeJS.WriteStream };
}

describe('progress', () => {
  afterEach(() => jest.restoreAllMocks());

  function later() {
    const begin = performance.now();
    jest
      .spyOn(performance, 'now')
      .mockReturnValueOnce(begin)
      .mockReturnValue(begin + 1000);
  }

  test('is shown on a terminal when a start takes long, and erased in the end', () => {
    later();
    const { stream, written } = terminal(true);
    const progress = new Progress(false, stream);
    progress.step('preparing function 1 of 2: A');
    progress.end();
    expect(written).toEqual(['\r\u001b[Kpreparing function 1 of 2: A…', '\r\u001b[K']);
  });

  test('is not shown when a start is quick', () => {
    const { stream, written } = terminal(true);
    const progress = new Progress(false, stream);
    progress.step('preparing function 1 of 2: A');
    progress.end();
    expect(written).toEqual([]);
  });

  test.each([
    ['outside of a terminal', false, false],
    ['when quiet', true, true],
  ])('is not shown %s', (_, isTTY, isQuiet) => {
    later();
    const { stream, written } = terminal(isTTY);
    new Progress(isQuiet, stream).step('preparing function 1 of 2: A');
    expect(written).toEqual([]);
  });
});
