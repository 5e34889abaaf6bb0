/** What an office calls the values of a document; the same words that the server and the drafts use. The file holds no schema. */
export * from '../../affairs/src/document/labels.ts';
