import { version } from 'aws-cdk-lib/package.json';
import { version as constructsVersion } from 'constructs/package.json';
import { devDependencies, peerDependencies } from '../package.json';
import { dependencies as newest } from './newest/package.json';

// Set by each project of jest.config.js.
declare const SUPPORTED_VERSIONS: 'oldest' | 'newest';

test('the tests of a project run against the versions that it names', () => {
  const expected = SUPPORTED_VERSIONS === 'oldest' ? devDependencies : newest;

  expect({ version, constructsVersion }).toEqual({
    version: expected['aws-cdk-lib'],
    constructsVersion: expected.constructs,
  });
});

// Why these: docs/decisions/supported-versions.md.
test('the oldest versions are the lower bounds of the peer ranges', () => {
  expect(peerDependencies).toEqual({
    'aws-cdk-lib': `^${devDependencies['aws-cdk-lib']}`,
    constructs: `^${devDependencies.constructs}`,
  });
});
