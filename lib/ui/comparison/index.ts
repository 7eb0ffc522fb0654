export * from './comparison-view.tsx';
