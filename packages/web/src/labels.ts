/** What an office calls the values of a document; the same words that drafts and the server use. The files hold no schema at run time. */
export * from '@lingxing/affairs/labels';
