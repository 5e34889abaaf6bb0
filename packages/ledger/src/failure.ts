/** Failures of the ledger that are not judgements: a refusal is a value, these are thrown. */
export const FAILURES = {
  'data-folder-closed': 'The data folder cannot be entered by the user that PostgreSQL runs under.',
  'database-unreachable': 'PostgreSQL did not start or did not answer.',
  'platform-unsupported': 'There is no embedded PostgreSQL for this platform.',
  'role-too-strong': "The application's role could get round row-level security.",
  'role-missing': "The application's role does not exist.",
  'schema-newer': 'The database was migrated by a newer release.',
  'schema-changed': 'A migration that was already applied has been changed.',
  'schema-missing': 'The database has not been migrated.',
  'government-unknown': 'There is no such government.',
  'edition-missing': 'No edition of the work rules is in force on this day.',
  'edition-changed': 'A stored edition does not compile to the hash it was stored under.',
  'procedure-unknown': 'There is no such procedure.',
  'content-invalid': 'A value cannot be stored as it is.',
  'cursor-invalid': 'The cursor is not one that this list gave out.',
  'key-reused': 'An idempotency key was used again for something else.',
  'pair-invalid': 'A pair of one post, the same pair twice, or a post that is not there.',
  'act-without-basis': 'A procedure returned events without a basis.',
} as const;

export type FailureCode = keyof typeof FAILURES;

/** Carries a stable code; the message says the fact and the way out. */
export class LedgerFailure extends Error {
  readonly code: FailureCode;
  constructor(code: FailureCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'LedgerFailure';
    this.code = code;
  }
}
