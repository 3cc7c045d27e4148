import type { BrowserContext } from 'playwright-core';

export const { CHROMIUM, startBrowser } = jest.requireActual<{
  readonly CHROMIUM: string | undefined;
  readonly startBrowser: (options?: object) => Promise<BrowserContext>;
}>('../scripts/chromium.cjs');
