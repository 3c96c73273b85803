import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Source maps that packages forgot to ship are not worth a line each.
  logLevel: 'error',
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    // Two workers: the suite also spawns the bundled program, and machines with two cores are the norm in CI.
    maxWorkers: 2,
    maxConcurrency: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // It imports JSON without saying so, which Node refuses and Vite does not.
    server: { deps: { inline: ['@actions/workflow-parser', '@actions/expressions'] } },
  },
});
