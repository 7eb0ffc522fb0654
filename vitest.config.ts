import { defineConfig } from 'vitest/config';

// Browser and e2e tests start browsers: few at a time, and patient.
const patience = { testTimeout: 300_000, hookTimeout: 300_000, teardownTimeout: 60_000 };

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          testTimeout: 120_000,
          name: 'unit',
          include: ['test/unit/**/*.test.{ts,tsx}'],
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: { ...patience, name: 'browser', include: ['test/browser/**/*.test.ts'], maxWorkers: 2 },
      },
      {
        extends: true,
        test: { ...patience, name: 'e2e', include: ['test/e2e/**/*.test.ts'], fileParallelism: false },
      },
    ],
  },
});
