// Rewrites build/index.js so that requiring the module loads nothing until one of its names is used. A class that extends
// a class of aws-cdk-lib would load a part of aws-cdk-lib as soon as its file is loaded.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const index = join(dirname(dirname(fileURLToPath(import.meta.url))), 'build/index.js');
const require = createRequire(index);
const compiled = readFileSync(index, 'utf8');

const files = [...compiled.matchAll(/__exportStar\(require\("(\.\/[^"]+)"\), exports\);/g)].map(([, file]) => file);
if (files.length === 0) {
  throw new Error('build/index.js contains no `export * from`: it was rewritten before, or exports in another way');
}
const submodules = [...compiled.matchAll(/exports\.(\w+) = __importStar\(require\("(\.\/[^"]+)"\)\);/g)];
const exported = [
  ...files.flatMap((file) => Object.keys(require(file)).map((name) => [name, `require("${file}").${name}`])),
  ...submodules.map(([, name, file]) => [name, `require("${file}")`]),
];

// The line of names is for Node.js, which finds the named exports of a CommonJS module in its source text. A getter replaces
// itself with the value, because `require` takes microseconds even for a loaded file.
writeFileSync(
  index,
  `"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.${exported.map(([name]) => name).join(' = exports.')} = void 0;
const lazy = (name, load) => {
    const define = (property) => Object.defineProperty(exports, name, { enumerable: true, configurable: true, ...property });
    define({
        get: () => {
            const value = load();
            define({ value });
            return value;
        },
    });
};
${exported.map(([name, load]) => `lazy("${name}", () => ${load});`).join('\n')}
`,
);
