/** The facts of a document as a question gives them, and what is known besides. */
import type { DocumentFacts, FactName } from '@lingxing/workrules';

/** Facts as a question gives them. */
export type Given = { readonly [F in FactName]?: DocumentFacts[F] | undefined };
export type Known = Partial<DocumentFacts>;

/** What an element of a real draft shows is no question: a draft has its recipients, its contact, its ground. */
const ELEMENTS: Known = {
  lacksContact: false,
  lacksAnsweredRequest: false,
  lacksRecipients: false,
  lacksPublicationGround: false,
  copiesToSubordinates: false,
  secrecy: 'none',
};

/** What a fact brings with it: a request always seeks approval. */
export const withWhatFollows = (known: Known): Known => (known.kind === 'request' ? { ...known, seeksApproval: true } : known);

/** What is known of the document: what was given, and what follows from it. */
export const knownFrom = (given: Given): Known => withWhatFollows({ ...ELEMENTS, ...defined(given) });

/** Without what was left out. */
export const defined = <T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> };
