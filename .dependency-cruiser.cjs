// The floors of docs/architecture.md: a folder imports only from the floors below its own, and nothing imports in a circle.
// Imports of types and lazy calls of require() and import() count like any other.

/** What each folder may import of lib/. */
const FLOORS = {
  'diagnostics.ts': [],
  'service-facts/': [],
  'runtime/': ['diagnostics.ts', 'service-facts/'],
  'api-model/': ['diagnostics.ts', 'service-facts/', 'runtime/'],
  'mapping/': ['diagnostics.ts', 'service-facts/', 'runtime/'],
  'validation/': ['diagnostics.ts', 'service-facts/', 'runtime/', 'api-model/', 'mapping/'],
  'integration/': ['diagnostics.ts', 'service-facts/', 'runtime/', 'api-model/', 'mapping/', 'validation/'],
  'integrations/': [
    'diagnostics.ts',
    'service-facts/',
    'runtime/',
    'api-model/',
    'mapping/',
    'validation/',
    'integration/',
  ],
  'testing/': ['diagnostics.ts', 'service-facts/', 'runtime/'],
};

const CDK = '(^|/)(aws-cdk-lib|constructs)(/|$)';

const pattern = (places) => `^lib/(${places.map((place) => place.replace(/\.ts$/, '\\.ts$')).join('|')})`;

const floors = Object.entries(FLOORS).map(([place, below]) => ({
  name: `floor-of-${place.replace(/\W(ts)?$/, '')}`,
  comment: `lib/${place} may import ${below.length > 0 ? below.map((name) => `lib/${name}`).join(', ') : 'nothing of ours'}`,
  severity: 'error',
  from: { path: pattern([place]) },
  to: { path: '^(lib|gateway)/', pathNot: pattern(place.endsWith('/') ? [place, ...below] : below) },
}));

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    ...floors,
    {
      name: 'every-file-has-a-floor',
      comment: 'Only the index stands directly in lib/, beside the diagnostics',
      severity: 'error',
      from: { path: '^lib/', pathNot: pattern(['index.ts', ...Object.keys(FLOORS)]) },
      to: {},
    },
    {
      name: 'nothing-imports-the-index',
      severity: 'error',
      from: {},
      to: { path: '^lib/index\\.ts$' },
    },
    {
      name: 'nothing-outside-lib',
      comment: 'The package contains only what is compiled from lib/',
      severity: 'error',
      from: { path: '^lib/' },
      to: { pathNot: ['^lib/', CDK], dependencyTypesNot: ['core'] },
    },
    {
      name: 'runtime-without-cdk',
      comment: 'The runtime is plain data, and is bundled into the gateway',
      severity: 'error',
      from: { path: '^(lib/(runtime|service-facts)|gateway)/' },
      to: { path: CDK, reachable: true },
    },
    {
      name: 'runtime-is-loaded-when-used',
      comment: 'Every synth loads the constructs; few need the runtime',
      severity: 'error',
      from: { path: '^lib/(api-model|mapping|validation|integration|integrations)/' },
      to: { path: '^lib/runtime/', dependencyTypes: ['import', 'export'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'gateway-on-the-runtime',
      comment: 'gateway/ may import lib/diagnostics.ts, lib/service-facts/, lib/runtime/',
      severity: 'error',
      from: { path: '^gateway/' },
      to: { path: '^lib/', pathNot: pattern(['diagnostics.ts', 'service-facts/', 'runtime/']) },
    },
    {
      name: 'testing-without-modules-of-cdk',
      comment: 'Biome says which names lib/testing/ may import of aws-cdk-lib',
      severity: 'error',
      from: { path: '^lib/testing/' },
      to: { path: ['(^|/)constructs(/|$)', '(^|/)aws-cdk-lib/(?!index|package|lib/index)'] },
    },
    {
      name: 'everything-can-be-found',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.dev.json' },
  },
};
