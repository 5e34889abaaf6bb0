/** Replies made public: for every signed-in user of the government, whatever the matter behind them is. */
import type { Page } from './contract.ts';

export interface PublishedReplyQuery {
  readonly kinds?: readonly string[] | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

export interface PublishedReply {
  readonly matter: string;
  readonly kind: string;
  readonly title: string;
  readonly words: string;
  /** Which department handled it. */
  readonly department: string;
  /** The day on which it was made public, `YYYY-MM-DD`. */
  readonly on: string;
}

export interface PublishedReplyLedger {
  /** The replies of the government that are public, the latest first. Exercises are not among them. */
  publishedReplies(government: string, query: PublishedReplyQuery): Promise<Page<PublishedReply>>;
}
