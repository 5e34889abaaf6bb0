/** What an office calls the values of a document; the same words that drafts and the server use. The files hold no schema at run time. */
export * from '../../affairs/src/document/labels.ts';
export { STAGE_LABELS } from '../../affairs/src/document/state.ts';
