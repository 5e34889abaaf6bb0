/** The register of what comes in (收文登记簿), as others ask the ledger about it. */
import type { DocumentQuery, DocumentRow, Page, Reader } from './contract.ts';

export const LETTER_SORTS = [
  'received',
  '-received',
  'updated',
  '-updated',
  'number',
  '-number',
  'title',
  '-title',
  'due',
  '-due',
] as const;

/** The register of incoming documents; days are those on which a paper was received. */
export interface LetterQuery extends Omit<DocumentQuery, 'procedure' | 'issuers' | 'sort'> {
  readonly classes?: readonly string[] | undefined;
  readonly channels?: readonly string[] | undefined;
  /** Words of the sender's name. */
  readonly sender?: string | undefined;
  /** The sender's number or a part of it, in any form of brackets. */
  readonly senderNumber?: string | undefined;
  /** A post that has acted on it or has it before it. */
  readonly handler?: string | undefined;
  readonly sort?: (typeof LETTER_SORTS)[number] | undefined;
}

export interface LetterRow extends DocumentRow {
  readonly sender: { readonly class: string; readonly body?: string };
  readonly senderNumber: string;
  readonly dated: string | null;
  readonly channel: string;
  readonly receivedAt: Date;
  readonly enteredAt: Date;
}

export interface LetterLedger {
  /** The register of incoming documents, as far as this reader may read it. */
  letters(government: string, query: LetterQuery, reader: Reader): Promise<Page<LetterRow>>;
}
