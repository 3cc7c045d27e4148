import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { endFunctions, folderWith, functionOf, returned } from './function-of';

afterEach(endFunctions);

const REMEDY = 'run it yourself and name its Invoke address with --function Function76856677=URL';

test.each([
  ['a runtime that it does not have', { runtime: 'ruby3.3' }, 'the gateway has no runtime for "ruby3.3"'],
  [
    'a custom runtime without a bootstrap',
    { runtime: 'provided.al2023' },
    'its code has no executable "bootstrap" for runtime provided.al2023',
  ],
  [
    'Java without the runtime client',
    { runtime: 'java21' },
    'its code does not include com.amazonaws:aws-lambda-java-runtime-interface-client',
  ],
  [
    'code that is elsewhere',
    { code: { kind: 'missing', reason: 'the code of "F" is not in the assembly' } as const },
    'the code of "F" is not in the assembly',
  ],
  [
    'a layer that is elsewhere',
    { layers: [{ arn: 'a', code: { kind: 'missing', reason: 'layer "a" is not in the assembly' } as const }] },
    'layer "a" is not in the assembly',
  ],
])('fails at start for %s', (_, model, reason) => {
  expect(() => functionOf({}, { constructPath: 'Chat/Function', ...model })).toThrow(
    `function cannot be run at "Chat/Function", since ${reason}; ${REMEDY}`,
  );
});

test('code in an archive is unpacked, and nothing of it outside of its folder', async () => {
  const folder = folderWith({});
  const archive = join(folder, 'code.zip');
  writeFileSync(
    archive,
    zipSync({
      'index.js': strToU8("exports.handler = async () => require('./lib/one').one;"),
      'lib/': new Uint8Array(),
      'lib/one.js': strToU8('exports.one = 1;'),
      '../outside.js': strToU8(''),
    }),
  );
  const { invoke } = functionOf({}, { code: { kind: 'archive', path: archive } });

  expect(returned(await invoke())).toBe(1);
});
