// Rewrites build/index.js so that requiring the module loads nothing until a name of it is used: a class that extends
// one of aws-cdk-lib loads a part of aws-cdk-lib as soon as its file is loaded.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const index = join(dirname(dirname(fileURLToPath(import.meta.url))), 'build/index.js');
const require = createRequire(index);
const compiled = readFileSync(index, 'utf8');

const files = [...compiled.matchAll(/__exportStar\(require\("(\.\/[^"]+)"\), exports\);/g)].map(([, file]) => file);
if (files.length === 0) {
  throw new Error('build/index.js has no `export * from`; has it been rewritten before, or does it export otherwise?');
}
const submodules = [...compiled.matchAll(/exports\.(\w+) = __importStar\(require\("(\.\/[^"]+)"\)\);/g)];
const exported = [
  ...files.flatMap((file) => Object.keys(require(file)).map((name) => [name, `require("${file}").${name}`])),
  ...submodules.map(([, name, file]) => [name, `require("${file}")`]),
];

// The line of names is for Node.js, which finds the named exports of a CommonJS module by looking at its text. A getter
// replaces itself by the value: `require` takes microseconds even for a file that is loaded.
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
