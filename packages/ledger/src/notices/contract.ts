/** Notices (提醒) as the ledger keeps them: what a person is told, what they chose, what is still to go out. */

/**
 * Why somebody is told. Closed; a code is never renamed.
 * `waiting`: something now waits for a post they hold; `near`, `passed`: a limit; `returned`, `answered`: a matter of
 * theirs; `changed`: what they were told of is otherwise now; `reminded`: a sitting is near; `chased`: they were chased (催办); `webhook-stopped`: the system administrator's.
 */
export const NOTICE_KINDS = [
  'waiting',
  'near',
  'passed',
  'returned',
  'answered',
  'chased',
  'changed',
  'reminded',
  'webhook-stopped',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** The ways of a notice: the person's own list, e-mail, the government's webhook. */
export const NOTICE_CHANNELS = ['in-app', 'email', 'webhook'] as const;
export type NoticeChannel = (typeof NOTICE_CHANNELS)[number];
/** The ways out of the house, which a row of `notice_delivery` stands for. */
export type OutsideChannel = Exclude<NoticeChannel, 'in-app'>;

export interface Notice {
  readonly id: number;
  readonly kind: NoticeKind;
  readonly at: Date;
  /** What the office calls it: the act that waits, the obligation, what happened. */
  readonly label: string;
  /** The post by which the person is told. */
  readonly post: string;
  readonly postTitle: string | null;
  readonly due: string | null;
  readonly read: boolean;
  /** What it told of is no longer so. */
  readonly settled: boolean;
  readonly matter: string | null;
  readonly procedure: string | null;
  readonly title: string | null;
  readonly urgency: string | null;
  readonly exercise: boolean;
}

/** Whose list it is: what the account may read now bounds what it is shown of what it was told. */
export interface NoticeOwner {
  readonly account: string;
  readonly posts: readonly string[];
  /** Reads as the registry. */
  readonly registry: boolean;
}

/** A span of the day in minutes after midnight of Asia/Shanghai; `from` > `to` goes across midnight. */
export interface QuietHours {
  readonly from: number;
  readonly to: number;
}

/** What a person chose; everything is wanted that is not muted. */
export interface NoticeChoices {
  readonly quiet: QuietHours | undefined;
  /** 特急、加急 come through quiet hours. */
  readonly urgentBreaks: boolean;
  /** `kind:channel`. */
  readonly muted: readonly string[];
}

export interface NoticeSetting extends NoticeChoices {
  /** The confirmed address. */
  readonly email: string | undefined;
  /** An address whose code has not come back yet. */
  readonly emailAsked: string | undefined;
}

export const DEFAULT_SETTING: NoticeSetting = {
  quiet: undefined,
  urgentBreaks: true,
  muted: [],
  email: undefined,
  emailAsked: undefined,
};

export const mutedKey = (kind: NoticeKind, channel: NoticeChannel): string => `${kind}:${channel}`;

/** One delivery as it was claimed for sending. */
export interface Delivery {
  readonly notice: number;
  readonly kind: NoticeKind;
  readonly account: string;
  readonly at: Date;
  readonly label: string;
  readonly post: string;
  readonly postTitle: string | null;
  readonly due: string | null;
  readonly matter: string | null;
  readonly title: string | null;
  readonly urgency: string | null;
  /** Read by those it passes through alone (personnel): its title does not leave the house. */
  readonly close: boolean;
  /** Tries so far, this one included. */
  readonly attempts: number;
  /** Why it is not to be sent any more: what it told of is settled, or the person may no longer see it or sign in. */
  readonly moot: boolean;
}

/** What became of a claimed delivery. `later` keeps it waiting until then; a postponement for quiet hours is no attempt. */
export type DeliveryOutcome =
  | { readonly notice: number; readonly state: 'sent' | 'dropped' }
  | { readonly notice: number; readonly state: 'failed'; readonly error: string }
  | { readonly notice: number; readonly state: 'later'; readonly until: Date; readonly error?: string };

/** A person's mail that is due, all of it. */
export interface ClaimedMail {
  readonly account: string;
  readonly setting: NoticeSetting;
  readonly deliveries: readonly Delivery[];
}

export interface Webhook {
  readonly url: string;
  /** Sealed; the ledger does not know the key. */
  readonly secret: Buffer;
  readonly setBy: string;
  readonly setAt: Date;
  readonly failingSince: Date | null;
  readonly failures: number;
  readonly resumeAfter: Date | null;
  readonly lastSuccess: Date | null;
  readonly lastError: string | null;
  readonly stoppedAt: Date | null;
}

/** An act of a procedure that somebody is told of beside what waits. The procedures are not the ledger's to know. */
export interface Occasion {
  readonly procedure: string;
  readonly act: string;
  readonly kind: 'returned' | 'answered' | 'chased' | 'changed';
  readonly label: string;
  /**
   * `opener`: the person who opened the matter. `waiting`: those for whom the matter waits; where the act's input names
   * `posts`, those of them. `sender`: the body of this government whose paper it is, as far as it reads the matter.
   */
  readonly to: 'opener' | 'waiting' | 'sender';
  /** Of those for whom the matter waits, only those who have this act before them. */
  readonly before?: string;
}

/** Something to come that those expected are reminded of, once for each occasion of it. */
export interface Reminder {
  readonly matter: string;
  readonly posts: readonly string[];
  readonly act: string;
  readonly occasion: string;
  readonly label: string;
  /** The day of it, `YYYY-MM-DD`. */
  readonly due: string;
}

/** Who may use another's post today: he is told of what waits for it. In matters of one procedure, where it is named. */
export interface StandIn {
  readonly post: string;
  readonly by: string;
  readonly procedure?: string | undefined;
  /** Acts and obligations that are the holder's alone, each with its procedure: `leave return`. */
  readonly except?: readonly string[] | undefined;
}

export interface DeriveOptions {
  /** Who stands in for whom in a government today. */
  readonly standIns: (government: string) => Promise<readonly StandIn[]>;
  /** Acts, with their procedures, that one person does once, by whatever post: not told again to whoever stands in for another. */
  readonly once?: readonly string[] | undefined;
  readonly occasions: readonly Occasion[];
  /** Of what those expected are to be reminded today; asked when everything is looked at, once a day at least. */
  readonly reminders: (government: string) => Promise<readonly Reminder[]>;
  /** Whether a limit is near, by the calendar of its government; asked once a turn and only where there is one to judge. */
  readonly near: (government: string) => Promise<(due: string, unit: 'workday' | 'day') => boolean>;
  /** The ways out that this deployment has. */
  readonly channels: readonly OutsideChannel[];
}
