import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The page with the headers that keep it on this machine. */
export interface PageFile {
  readonly html: string;
  readonly headers: { readonly [name: string]: string };
}

/** In the bundle the page is beside this code; in the sources it is where the bundle is written. */
const FILES = ['inspector.html', '../../build/inspector.html'].map((file) => join(__dirname, file));

let known: PageFile | undefined;

/** The inspector page. It asks for nothing but the control API, and runs nothing but its own script. */
export function pageFile(): PageFile {
  known ??= readPage();
  return known;
}

function readPage(): PageFile {
  const html = readFileSync(FILES.find((file) => existsSync(file)) ?? (FILES[0] as string), 'utf8');
  const policy = [
    "default-src 'none'",
    `script-src ${hashesOf(html, 'script')}`,
    `style-src ${hashesOf(html, 'style')}`,
    "connect-src 'self'",
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ];
  return {
    html,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Length': String(Buffer.byteLength(html)),
      'Content-Security-Policy': policy.join('; '),
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
      'X-Frame-Options': 'DENY',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Cache-Control': 'no-store',
    },
  };
}

function hashesOf(html: string, element: 'script' | 'style'): string {
  const contents = [...html.matchAll(new RegExp(`<${element}[^>]*>([\\s\\S]*?)</${element}>`, 'g'))];
  return contents.map(([, text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`).join(' ');
}
