export * from './comparison-view.tsx';
export type { Layout } from './layout.ts';
