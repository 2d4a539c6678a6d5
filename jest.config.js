export default {
  testEnvironment: 'node',
  setupFiles: ['<rootDir>/test/set-up-properties.ts'],
  // Tests of whole flows share few processors with each other.
  testTimeout: 20_000,
  roots: ['<rootDir>/test'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': ['ts-jest', { useESM: true, tsconfig: 'test/tsconfig.json', diagnostics: false }],
  },
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': '$1',
    '^slack-blocks-to-jsx$': '<rootDir>/node_modules/slack-blocks-to-jsx/dist/index.mjs',
  },
};
