/** The words of the office alone, without schema or rule: what the screens share with the core at run time. */
export * from './document/labels.ts';
export { organLine } from './document/organs.ts';
export { STAGE_LABELS } from './document/state.ts';
