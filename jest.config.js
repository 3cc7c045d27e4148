const { mkdtempSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

// Every App leaves an assembly in the temporary folder, thousands of them in a run: they go where they can be removed.
process.env.TMPDIR = mkdtempSync(join(tmpdir(), 'cdk-websocket-integrations-test-'));
process.on('exit', () => rmSync(process.env.TMPDIR, { recursive: true, force: true }));

// The validation built into newer versions of aws-cdk-lib costs a second a test file; one test turns it on for itself.
process.env.CDK_VALIDATION = 'false';

const shared = {
  rootDir: __dirname,
  roots: ['<rootDir>/test'],
  testEnvironment: 'node',
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/conformance/'],
  // Examples and conformance cases import the package by its name.
  moduleNameMapper: {
    '^cdk-websocket-integrations$': '<rootDir>/lib',
    '^cdk-websocket-integrations/testing$': '<rootDir>/lib/testing',
  },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
};

module.exports = {
  // A limit of time says how busy the machine is, not whether the code is right; this one only ends what hangs.
  testTimeout: 120_000,
  collectCoverageFrom: ['lib/**/*.ts'],
  // One for each core: by default Jest leaves one idle, which of two is half of them.
  maxWorkers: '100%',
  coverageProvider: 'v8',
  coverageReporters: ['text'],
  coverageThreshold: { global: { statements: 100, branches: 100, functions: 100, lines: 100 } },
  projects: [
    {
      ...shared,
      displayName: 'oldest aws-cdk-lib',
      globals: { SUPPORTED_VERSIONS: 'oldest' },
      // The oracles need a newer one, and the runtime knows nothing of aws-cdk-lib.
      testPathIgnorePatterns: [...shared.testPathIgnorePatterns, '<rootDir>/test/oracles/', '<rootDir>/test/runtime/'],
    },
    {
      ...shared,
      displayName: 'newest aws-cdk-lib',
      globals: { SUPPORTED_VERSIONS: 'newest' },
      // It reads the compiled module, which is the same.
      testPathIgnorePatterns: [...shared.testPathIgnorePatterns, '<rootDir>/test/guidelines/'],
      moduleNameMapper: {
        ...shared.moduleNameMapper,
        '^(aws-cdk-lib|constructs|cdk-preflight|cdk-nag)(/.*)?$': '<rootDir>/test/newest/node_modules/$1$2',
      },
    },
  ],
};
