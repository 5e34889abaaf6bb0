/** Sittings of the government as others of their kind ask about them: when they were held, what they left, where it was taken up. */
export interface SittingsOf {
  readonly kind: string;
  /** Real ones and those of exercises apart. */
  readonly exercise: boolean;
  /** One sitting left out. */
  readonly except?: string | undefined;
}

/** A topic that a sitting left for the next of its kind and that none has taken up. */
export interface WaitingTopic {
  readonly sitting: string;
  /** As its procedure stored it. */
  readonly left: unknown;
}

/** A sitting whose topics are still being gathered; without a day, the last. */
export interface OpenSitting {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
}

/** The days on which sittings of one kind were held, exercises left out. */
export interface HeldSittings {
  readonly kind: string;
  /** `YYYY-MM-DD`, the latest first. */
  readonly days: readonly string[];
}

export interface ContinuedTopic {
  /** The topic of the sitting asked about. */
  readonly topic: string;
  /** The sitting that took it up. */
  readonly sitting: string;
  readonly title: string;
}

export interface SittingsOpenedQuery {
  readonly before?: string | undefined;
  readonly limit: number;
}

export interface OpenedSitting {
  readonly sitting: string;
  readonly position: string;
}

/** A span of days, both included. */
export interface SittingDays {
  readonly from: string;
  readonly to: string;
  /** One sitting left out. */
  readonly except?: string | undefined;
}

/** A sitting with its state, as its procedure stored it. */
export interface ToldSitting {
  readonly matter: string;
  readonly version: number;
  readonly state: unknown;
  readonly updatedAt: Date;
}

export interface SittingLedger {
  /** Sittings of these days, whatever became of them; what of it a person sees is the procedure's to say. */
  sittingsOn(government: string, days: SittingDays): Promise<readonly ToldSitting[]>;
  /** Days of reception within these days, as their procedure stored them; who sees them is the caller's to say. */
  receptionsOn(government: string, days: SittingDays): Promise<readonly ToldSitting[]>;
  /** Those of them that people were told of and that are not over. */
  sittingsTold(government: string, days: SittingDays): Promise<readonly ToldSitting[]>;
  topicsWaiting(government: string, of: SittingsOf): Promise<readonly WaitingTopic[]>;
  openSittings(government: string, of: SittingsOf): Promise<readonly OpenSitting[]>;
  /** Held on or after a day. */
  sittingsHeld(government: string, since: string): Promise<readonly HeldSittings[]>;
  /** Sittings that have opened an item or taken one back, the latest act first; before a position of the ledger. */
  sittingsOpened(government: string, of: SittingsOpenedQuery): Promise<readonly OpenedSitting[]>;
  /** Which topics of a sitting went on, and where; told of a sitting that the caller has been shown. */
  topicsContinued(government: string, sitting: string): Promise<readonly ContinuedTopic[]>;
}
