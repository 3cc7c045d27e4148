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

// 2.235.0 is the first aws-cdk-lib with IWebSocketApiRef, WebSocketApi.apiRef and IntegrationReference. 10.4.4 is the
// constructs that its Go module was released with; the Go module does not compile with constructs 10.5 or later.
test('the oldest versions are the lower bounds of the peer ranges', () => {
  expect(peerDependencies).toEqual({
    'aws-cdk-lib': `^${devDependencies['aws-cdk-lib']}`,
    constructs: `^${devDependencies.constructs}`,
  });
});
