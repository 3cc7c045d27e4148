// Starts Chromium for the tests and the pictures of the documentation.
const { existsSync, mkdtempSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { chromium } = require('playwright-core');

/** Where Chromium is; undefined when the machine has none, and scripts/install-chromium.sh could not install it. */
const CHROMIUM = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser'].find(
  (place) => place !== undefined && existsSync(place),
);

/** Starts a browser that asks nobody for anything. */
function startBrowser(options = {}) {
  return chromium.launchPersistentContext(mkdtempSync(join(tmpdir(), 'cdk-websocket-gateway-chromium-')), {
    executablePath: CHROMIUM,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
    viewport: { width: 1280, height: 800 },
    ...options,
  });
}

module.exports = { CHROMIUM, startBrowser };
