import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // End-to-end tests wait for processes of their own, so that a second worker helps even on two cores.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          isolate: false,
          globalSetup: ['tests/support/temp-folder.ts'],
          include: ['tests/*.test.ts', 'tests/src/**/*.test.ts', 'tests/adapters/**/*.test.ts'],
        },
      },
      {
        test: {
          name: 'contract',
          include: ['tests/contract/**/*.test.ts'],
          globalSetup: ['tests/support/temp-folder.ts', 'tests/support/build.ts'],
          hookTimeout: 60_000,
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/support/temp-folder.ts', 'tests/support/build.ts'],
          hookTimeout: 60_000,
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser',
          isolate: false,
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: ['tests/support/temp-folder.ts', 'tests/browser/setup.ts'],
          hookTimeout: 60_000,
          testTimeout: 60_000,
        },
      },
    ],
  },
});
