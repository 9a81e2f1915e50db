/** Jest: swc transpiles (types are checked by tsc); ESM-only packages are transpiled too. */
const swc = [
  '@swc/jest',
  { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
]
const esmOnly = ['@marcbachmann/cel-js', 'opencc-js', '@seriousme/openapi-schema-validator'].join('|')
const base = {
  rootDir: __dirname,
  testEnvironment: 'node',
  transform: { '^.+\\.(t|j|mj|cj)s$': swc },
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnly})/)`],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/'],
}
module.exports = {
  projects: [
    // Pure code: no database, no Redis, starts at once.
    {
      ...base,
      displayName: 'unit',
      testMatch: [
        '<rootDir>/{src,workers,seeds,test}/**/*.unit.test.ts',
        '<rootDir>/src/{lib,engine}/**/*.test.ts',
      ],
    },
    // Everything that needs PostgreSQL and Redis; test/setup starts one of each for the whole run.
    {
      ...base,
      displayName: 'integration',
      testMatch: ['<rootDir>/{src,workers,seeds,test}/**/*.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', '\\.unit\\.test\\.ts$', '<rootDir>/src/(lib|engine)/'],
      globalSetup: '<rootDir>/test/setup/start.ts',
      globalTeardown: '<rootDir>/test/setup/stop.ts',
    },
  ],
  // A limit for what hangs, not for what is slow: a busy machine takes its time to copy a database.
  testTimeout: 300000,
  // What a file has loaded is not all given back: a worker that has grown past this is replaced between two files.
  workerIdleMemoryLimit: '800MB',
}
