import { readFileSync } from 'node:fs';
import type { BrowserContext, Page } from 'playwright-core';
import {
  apiTemplate,
  functionProxy,
  functionResources,
  httpProxy,
  mockReply,
  writeAssembly,
} from '../assembly-builder';
import { CHROMIUM, startBrowser } from '../browser';
import { connect, type GatewayUnderTest, recordingServer, serveAssembly } from '../gateway-under-test';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

// A skipped suite is counted, and its name says why.
const inBrowser = CHROMIUM === undefined ? describe.skip : describe;
const reason =
  CHROMIUM === undefined ? ' (SKIPPED: no Chromium, and scripts/install-chromium.sh could not install it)' : '';

inBrowser(`the inspector page in Chromium${reason}`, () => {
  let browser: BrowserContext;
  const strangers: string[] = [];
  const faults: string[] = [];

  beforeAll(async () => {
    browser = await startBrowser();
    browser.on('request', (request) => {
      if (new URL(request.url()).hostname !== 'localhost' && !request.url().startsWith('data:')) {
        strangers.push(request.url());
      }
    });
  });

  afterAll(() => browser.close());

  afterEach(async () => {
    expect({ strangers, faults }).toEqual({ strangers: [], faults: [] });
    await Promise.all(browser.pages().map((page) => page.close()));
  });

  async function serve(): Promise<GatewayUnderTest> {
    const { url } = await recordingServer((_, response) => response.end('{"members":2}'));
    const log =
      "exports.handler = async (event) => { console.log('asked for ' + event.body); return { statusCode: 200, body: 'ok' }; };";
    return serveAssembly(
      writeAssembly({
        Chat: apiTemplate(
          {
            ping: mockReply('{"pong":true}'),
            broken: mockReply('{\n  "a": 1,\n  "b": $context.stage.substring(99)\n}'),
            room: httpProxy(`${url}/rooms`, {
              RequestParameters: { 'integration.request.querystring.name': 'route.request.body.name' },
            }),
            ask: functionProxy('Handler'),
          },
          { resources: functionResources('Handler', { Code: { ZipFile: log } }) },
        ),
      }),
    );
  }

  async function open(gateway: GatewayUnderTest, size = { width: 1280, height: 800 }): Promise<Page> {
    const page = await browser.newPage();
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    page.on('pageerror', (error) => faults.push(error.message));
    await page.setViewportSize(size);
    await page.goto(`${gateway.control.url}#token=${gateway.control.token}`);
    await page.locator('.link.live').waitFor();
    return page;
  }

  /** The violations of accessibility that axe finds. */
  async function violations(page: Page): Promise<string[]> {
    // Over the protocol, since the policy of the page lets no other script run.
    const session = await browser.newCDPSession(page);
    await session.send('Runtime.evaluate', { expression: AXE });
    const { result } = await session.send('Runtime.evaluate', {
      expression:
        'axe.run().then(({ violations, passes }) => JSON.stringify({ passes: passes.length, found: violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`)) }))',
      awaitPromise: true,
      returnByValue: true,
    });
    const { found, passes } = JSON.parse(result.value as string);
    expect(passes).toBeGreaterThan(10);
    return found;
  }

  const row = (page: Page, text: string) => page.locator('.spacer .row', { hasText: text });

  test('takes the token out of the address, and keeps it for a reload', async () => {
    const page = await open(await serve());
    expect(page.url()).toMatch(/\/_gateway\/$/);
    await page.reload();
    await page.locator('.link.live').waitFor();
  });

  test('says what to do without a token', async () => {
    const gateway = await serve();
    const page = await browser.newPage();
    await page.goto(gateway.control.url);
    await page.locator('.link.no-token', { hasText: 'open the link that the gateway printed' }).waitFor();
  });

  test('shows each connection and message as it happens', async () => {
    const gateway = await serve();
    const page = await open(gateway);
    const client = await connect(gateway.url);
    await client.ask({ action: 'ping' });
    await client.ask({ action: 'room', name: 'kitchen' });
    expect(await row(page, 'opened').innerText()).toMatch(/\$connect\s+101/);
    expect(await row(page, '"ping"').innerText()).toMatch(/ping\s+MOCK\s+200\s+[\d.]+\s+\{"action":"ping"\}/);
    expect(await row(page, 'kitchen').innerText()).toMatch(/room\s+HTTP_PROXY\s+200/);
  });

  test('opens a message: its route, parameters, request, response and reply', async () => {
    const gateway = await serve();
    const page = await open(gateway);
    await (await connect(gateway.url)).ask({ action: 'room', name: 'kitchen' });
    await row(page, 'kitchen').click();
    const text = await page.locator('.detail').innerText();
    expect(text).toContain('"$request.body.action" gives "room"');
    expect(text).toContain('parameter querystring.name: "kitchen", from route.request.body.name');
    expect(text).toMatch(/POST http:\/\/127.0.0.1:\d+\/rooms\?name=kitchen/);
    expect(text).toContain('the backend answers 200');
    expect(text).toMatch(/frame sent to the client\s+\{\s+"members": 2\s+\}/);
  });

  test('shows the place at which a template fails, beside what the client gets', async () => {
    const gateway = await serve();
    const page = await open(gateway);
    await (await connect(gateway.url)).ask({ action: 'broken' });
    await row(page, '"broken"').click();
    expect(await page.locator('.numbered .line.fault').innerText()).toContain('"b": $context.stage.substring(99)');
    expect(await page.locator('.caret').innerText()).toMatch(/^fails here: line 3, column \d+/);
    expect(await page.locator('.detail .banner').innerText()).toContain('StringIndexOutOfBoundsException');
    const { error } = await gateway.until('message');
    expect(await page.locator('.detail .banner').innerText()).toBe(error);
  });

  test('links a step to the assumption that it rests on', async () => {
    const gateway = await serve();
    const page = await open(gateway);
    await (await connect(gateway.url)).ask({ action: 'broken' });
    await row(page, '"broken"').click();
    await page.locator('a.mark', { hasText: 'template-failure' }).click();
    expect(await page.evaluate('document.activeElement.id')).toBe('assumed-template-failure');
    expect(page.url()).toMatch(/\/_gateway\/$/);
  });

  test("shows the function's lines with its message, and not those of another", async () => {
    const gateway = await serve();
    const page = await open(gateway);
    const client = await connect(gateway.url);
    await client.ask({ action: 'ask', n: 1 });
    await client.ask({ action: 'ask', n: 2 });
    await gateway.until('log', ({ text }) => text.includes('"n":2'));
    await row(page, '"n":1').click();
    await page.locator('h3', { hasText: 'Log of the function' }).waitFor();
    const text = await page.locator('.detail').innerText();
    expect(text).toContain('[Handler] asked for {"action":"ask","n":1}');
    expect(text).not.toContain('"n":2');
  });

  test('filters, pauses, resumes and clears', async () => {
    const gateway = await serve();
    const page = await open(gateway);
    const client = await connect(gateway.url);
    await client.ask({ action: 'ping' });
    await client.ask({ action: 'broken' });
    await page.locator('.count', { hasText: '3 rows' }).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('PING');
    await page.locator('.count', { hasText: '1 of 3 rows' }).waitFor();
    await page.fill('#filter', '');
    await page.check('text=Errors only');
    await page.locator('.count', { hasText: '1 of 3 rows' }).waitFor();
    await page.uncheck('text=Errors only');
    await page.click('text=Pause');
    await client.ask({ action: 'ping' });
    await page.click('text=Resume (1)');
    await page.locator('.count', { hasText: '4 rows' }).waitFor();
    await page.click('text=Clear');
    await page.locator('.count', { hasText: '0 rows' }).waitFor();
  });

  test('is worked by the keyboard', async () => {
    const gateway = await serve();
    const page = await open(gateway);
    const client = await connect(gateway.url);
    await client.ask({ action: 'ping' });
    await client.ask({ action: 'room', name: 'kitchen' });
    await row(page, 'kitchen').waitFor();
    await page.locator('.scroller').focus();
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.locator('.detail h2', { hasText: 'ping' }).waitFor();
    expect(await page.evaluate('document.activeElement.id')).toBe('detail-heading');
    await page.keyboard.press('Escape');
    expect(await page.locator('.detail').count()).toBe(0);
    expect(await page.evaluate('document.activeElement.className')).toBe('scroller');
  });

  test('connects by the console, sends, shows frames, and disconnects', async () => {
    const gateway = await serve();
    const page = await open(gateway);
    await page.click('button:text("Console")');
    await page.fill('textarea >> nth=0', 'X-Trace: abc');
    await page.fill('textarea >> nth=1', 'room=kitchen');
    await page.click('button:text-is("Connect")');
    await page.locator('button:text("Disconnect")').waitFor();
    await page.fill('textarea >> nth=2', '{"action":"ping"}');
    await page.keyboard.press('Control+Enter');
    await page.locator('.frame.received', { hasText: '"pong": true' }).waitFor();
    await page.click('button:text("Disconnect")');
    await page.locator('.frame.note', { hasText: 'closed with 1000' }).waitFor();
  });

  test('sends a past message again, as it was or edited', async () => {
    const gateway = await serve();
    const page = await open(gateway);
    await (await connect(gateway.url)).ask({ action: 'ping' });
    await row(page, '"ping"').click();
    await page.click('text=Resend');
    await page.locator('.frame.received', { hasText: '"pong": true' }).waitFor();
    await page.click('text=Edit and send');
    expect(await page.inputValue('textarea >> nth=2')).toBe('{"action":"ping"}');
    await page.fill('textarea >> nth=2', '{"action":"room","name":"hall"}');
    await page.click('button:text-is("Send")');
    await page.locator('.frame.received', { hasText: '"members": 2' }).waitFor();
    expect(gateway.happened.flatMap((event) => (event.event === 'message' ? [event.routeKey] : []))).toEqual([
      'ping',
      'ping',
      'room',
    ]);
  });

  test('writes a message as a test in the language of the reader', async () => {
    const gateway = await serve();
    const page = await open(gateway);
    await (await connect(gateway.url)).ask({ action: 'ping' });
    await row(page, '"ping"').click();
    for (const [language, part] of [
      ['TypeScript', 'RouteTester.fromAssembly(\'cdk.out\', "Chat", "ping"'],
      ['Python', 'RouteTester.from_assembly('],
      ['Java', 'RouteTester.fromAssembly("cdk.out", "Chat", "ping"'],
      ['C#', 'RouteTester.FromAssembly('],
      ['Go', 'websockettest.RouteTester_FromAssembly('],
    ] as const) {
      await page.selectOption('select[aria-label="Language of the test"]', language);
      await page.click('text=Copy as test');
      expect(await page.locator('pre.test').innerText()).toContain(part);
    }
  });

  test('stays quick with 10,000 rows: few are in the document', async () => {
    const gateway = await serve();
    const page = await open(gateway);
    const client = await connect(gateway.url);
    for (let sent = 0; sent < 10_000; sent += 100) {
      const replies = Array.from({ length: 100 }, () => client.ask({ action: 'ping', sent }));
      await Promise.all(replies);
    }
    await page.locator('.count', { hasText: '10000 rows' }).waitFor();
    expect(await page.locator('.spacer .row').count()).toBeLessThan(60);
    await page.locator('.scroller').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await page.locator('.detail').waitFor();
  });

  describe.each(['light', 'dark'] as const)('in %s colors', (colorScheme) => {
    test.each([
      ['wide', { width: 1280, height: 800 }],
      ['320 px', { width: 320, height: 640 }],
    ])('has no violations of accessibility and does not scroll sideways: %s', async (_, size) => {
      const gateway = await serve();
      const page = await open(gateway, size);
      await page.emulateMedia({ colorScheme });
      const client = await connect(gateway.url);
      await client.ask({ action: 'ping' });
      await client.ask({ action: 'broken' });
      await row(page, '"broken"').waitFor();
      expect(await violations(page)).toEqual([]);
      await row(page, '"broken"').click();
      await page.click('text=Copy as test');
      await page.click('text=Resend');
      await page.locator('.frame.received').waitFor();
      expect(await violations(page)).toEqual([]);
      const { inner, outer } = (await page.evaluate(
        '({ inner: document.documentElement.scrollWidth, outer: innerWidth })',
      )) as { inner: number; outer: number };
      expect(inner).toBeLessThanOrEqual(outer);
    });
  });
});
