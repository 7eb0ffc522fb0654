export * from './background-line.ts';
export * from './starts.ts';
export * from './messages.ts';
export * from './page-facts.ts';
export * from './permissions.ts';
export { photographsParts } from './picture.ts';
export * from './settings.ts';
export { lendShutter } from './shutters.ts';
export * from './tabs.ts';
