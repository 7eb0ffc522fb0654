export * from './capture-deps.ts';
export * from './capture-job.ts';
export * from './compare-stored.ts';
export * from './job-rows.ts';
export * from './prove-time.ts';
