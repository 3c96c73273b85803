import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    // Two workers: the suite also spawns the bundled program, and machines with two cores are the norm in CI.
    maxWorkers: 2,
    testTimeout: 120_000,
  },
});
