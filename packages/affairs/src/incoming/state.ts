/** The state of an incoming document (收文): what the events have made of it. */
import type { Finding } from '../kernel/finding.ts';
import type { DepartmentId, PostId } from '../kernel/organisation.ts';
import type { StoodIn } from '../kernel/stood-in.ts';
import { seeksDecision, type Channel, type Letter } from './letter.ts';

/** Where the matter stands. `leaders` holds every opinion that is asked in parallel. */
export const STAGES = [
  'arrived',
  'returned',
  'registered',
  'leaders',
  'meeting',
  'assigning',
  'handling',
  'handled',
  'closed',
  'archived',
] as const;
export type Stage = (typeof STAGES)[number];

export const STAGE_LABELS: Record<Stage, string> = {
  arrived: '待签收',
  returned: '已退回',
  registered: '待拟办',
  leaders: '呈批中',
  meeting: '待会议讨论',
  assigning: '待分办',
  handling: '承办中',
  handled: '待办结',
  closed: '已办结',
  archived: '已归档',
};

/** 办件 asks for something to be done or answered; 阅件 is to be read. */
export const NATURES = ['handle', 'read'] as const;
export type Nature = (typeof NATURES)[number];

/** Meetings of the government to which a paper may be put. */
export const MEETINGS = ['executive', 'plenary', 'head-office', 'topical'] as const;
export type Meeting = (typeof MEETINGS)[number];

/** How a leader gave an opinion; a circle (圈阅) is a mark on the paper without words. */
export const OPINION_FORMS = ['text', 'circle', 'handwriting'] as const;
/** What an opinion says. */
export const VIEWS = ['read', 'agree', 'disagree', 'instruct'] as const;
export type View = (typeof VIEWS)[number];

/** One stroke of a pen: points in units of the pad, with the pressure where the pen tells it. */
export type Stroke = readonly (readonly [x: number, y: number, pressure?: number])[];

/** Who entered for a leader what he gave on paper (代录), with the scan. */
export interface EnteredBy {
  readonly post: PostId;
  readonly account: string;
  readonly scan: string;
  /** The paper bears the day alone, and no hour. */
  readonly dayOnly?: true | undefined;
}

export interface Opinion {
  /** The number of the act that gave it. */
  readonly seq: number;
  readonly leader: PostId;
  readonly form: (typeof OPINION_FORMS)[number];
  readonly view: View;
  readonly text: string;
  readonly pad?: { readonly width: number; readonly height: number; readonly strokes: readonly Stroke[] } | undefined;
  /** When the leader gave it, and when it was entered; they differ where it was entered later (补录). */
  readonly at: number;
  readonly enteredAt: number;
  /** Who entered it from paper (代录), with the scan. */
  readonly enteredBy?: EnteredBy | undefined;
  readonly conveyed: boolean;
  readonly round: number;
}

export interface Referral {
  readonly leader: PostId;
  /** Who sent it up: the registry, or another leader (转请). */
  readonly by: PostId;
  /** The number of the act that sent it up; what came before an opinion is read from it, never from the clock. */
  readonly seq: number;
  readonly at: number;
  readonly note: string;
  readonly round: number;
  /** The leader who has it first, where they are to have it one after the other (依次呈批). */
  readonly after?: PostId | undefined;
  /** Taken back before an opinion was given: sent to the wrong leader, or to one who is away. */
  readonly recalled?: { readonly by: PostId; readonly at: number; readonly reason: string } | undefined;
  /** The bodies that he is in charge of and for which the rule gave it to him; absent where he was chosen on purpose. */
  readonly bodies?: readonly DepartmentId[] | undefined;
  /** When it went to whoever is in charge instead of him by now. */
  readonly movedAt?: number | undefined;
  /** In whose place he has it since the portfolios changed. */
  readonly instead?: { readonly of: PostId; readonly at: number } | undefined;
}

export interface Recommendation {
  readonly by: PostId;
  readonly at: number;
  readonly opinion: string;
  readonly nature: Nature;
}

/** What it waits for where it was put to a meeting, and what the meeting decided. */
export interface BeforeMeeting {
  readonly meeting: Meeting;
  readonly by: PostId;
  readonly at: number;
  readonly decision?:
    | {
        /** The act that recorded it; what 转达批示 names it by. */
        readonly seq: number;
        readonly session: string;
        readonly date: string;
        readonly text: string;
        readonly by: PostId;
        readonly at: number;
        readonly conveyed: boolean;
      }
    | undefined;
}

/** `by` is the head whose order it is; `enteredBy` whoever entered it from paper (代录), with the scan. */
export interface Order {
  readonly by: PostId;
  /** When it was given, and when it was entered; the second is absent from what is older than the question. */
  readonly at: number;
  readonly enteredAt?: number | undefined;
  readonly reason: string;
  readonly enteredBy?: EnteredBy | undefined;
}

export interface Assignment {
  readonly host: DepartmentId;
  readonly helpers: readonly DepartmentId[];
  readonly requirement: string;
  /** The day it was given out; the limit counts from it. */
  readonly from: string;
  readonly due?: string | undefined;
  readonly by: PostId;
  readonly at: number;
}

/** What a helper (协办) reported. */
export interface PartReport {
  readonly body: DepartmentId;
  readonly by: PostId;
  readonly at: number;
  readonly text: string;
  readonly attachments: readonly string[];
}

export interface Reading {
  readonly post: PostId;
  readonly since: number;
  readonly readAt?: number | undefined;
  readonly note: string;
}

export interface Chase {
  readonly post: PostId;
  readonly by: PostId;
  readonly at: number;
  /** The day, for the cool-down. */
  readonly on: string;
  readonly note: string;
}

export interface IncomingState {
  readonly procedure: 'incoming';
  readonly stage: Stage;
  readonly channel: Channel;
  /** The sender's own document, where it came through the document procedure. */
  readonly document?: string | undefined;
  readonly letter: Letter;
  /** What was found against the paper when it came in; it bars steps, never the registration. */
  readonly breaches: readonly Finding[];
  /** When it was received, and when that was entered. */
  readonly receivedAt: number;
  readonly enteredAt: number;
  /** 收文编号. */
  readonly number?: { readonly year: number; readonly n: number; readonly text: string } | undefined;
  readonly round: number;
  readonly returns: readonly {
    readonly by: PostId;
    readonly at: number;
    readonly reason: string;
    readonly grounds: readonly string[];
    /** Sent back for completion (退补) or returned (退回). */
    readonly kind: 'return' | 'complete';
    readonly round: number;
    /** Who of the sender has it back, where it came on paper. */
    readonly collected?: { readonly by: PostId; readonly at: number } | undefined;
  }[];
  readonly recommendation?: Recommendation | undefined;
  readonly referrals: readonly Referral[];
  readonly opinions: readonly Opinion[];
  /** The head's written order to go on in spite of a breach. */
  readonly order?: Order | undefined;
  readonly meeting?: BeforeMeeting | undefined;
  readonly assignment?: Assignment | undefined;
  readonly result?:
    | { readonly by: PostId; readonly at: number; readonly text: string; readonly attachments: readonly string[] }
    | undefined;
  /** What helpers reported of their part, the last word of each last; absent where none has. */
  readonly parts?: readonly PartReport[] | undefined;
  readonly chases: readonly Chase[];
  readonly readings: readonly Reading[];
  /** The document that answered it. */
  readonly reply?: { readonly document: string; readonly number: string; readonly title: string; readonly at: number } | undefined;
  readonly closing?: { readonly by: PostId; readonly at: number; readonly result: string } | undefined;
  readonly retention?: '永久' | '30年' | '10年' | undefined;
  readonly exercise: boolean;
  /** Every post that has acted, in order of first act. */
  readonly hands: readonly PostId[];
  /** What was done in somebody's stead; absent where nothing was. */
  readonly stoodIn?: readonly StoodIn[] | undefined;
  readonly seq: number;
}

/** What was sent up in this round, neither taken back nor moved on; a return begins a new round. */
export const standingReferrals = (state: IncomingState): readonly Referral[] =>
  state.referrals.filter((one) => one.round === state.round && one.recalled === undefined && one.movedAt === undefined);

/** The last time it was sent up to each leader who has not given an opinion since. */
export function owingReferrals(state: IncomingState): readonly Referral[] {
  const last = new Map(standingReferrals(state).map((one) => [one.leader, one]));
  return [...last.values()].filter((asked) => !state.opinions.some((one) => one.leader === asked.leader && one.seq > asked.seq));
}

/** Leaders whose opinion is still to come, those whose turn it is not yet among them. */
export const owingLeaders = (state: IncomingState): readonly PostId[] => owingReferrals(state).map((one) => one.leader);

/** Who comes before this leader in the order in which it was sent up, the nearest first; taking one back moves nobody forward. */
function before(state: IncomingState, one: Referral): readonly PostId[] {
  const leaders: PostId[] = [];
  for (let at: Referral | undefined = one; at?.after !== undefined;) {
    const { after, seq }: Referral = at;
    leaders.push(after);
    at = state.referrals.find((other) => other.seq === seq && other.leader === after && other.movedAt === undefined);
  }
  return leaders;
}

/** Leaders who have it before them now: an opinion is owed and nobody who comes first in the order owes his. */
export function pendingLeaders(state: IncomingState): readonly PostId[] {
  const owed = owingReferrals(state);
  const owing = new Set(owed.map((one) => one.leader));
  return owed.filter((one) => !before(state, one).some((leader) => owing.has(leader))).map((one) => one.leader);
}

/** Whom this round has reached: those to whom it was sent up and those who have written on it. */
export const reachedLeaders = (state: IncomingState): readonly PostId[] => [
  ...new Set([
    ...standingReferrals(state).map((one) => one.leader),
    ...state.opinions.filter((one) => one.round === state.round).map((one) => one.leader),
  ]),
];

/** Whether whoever asked for a decision still has no answer: neither a reply nor anything decided that was conveyed. */
export const owesAnswer = (state: IncomingState): boolean =>
  seeksDecision(state.letter) &&
  state.reply === undefined &&
  state.meeting?.decision?.conveyed !== true &&
  !state.opinions.some((one) => one.conveyed && one.view !== 'read');

/** Whether its sender has still to take back what came on paper and was returned. */
export const toCollect = ({ stage, document, returns }: IncomingState): boolean =>
  stage === 'returned' && document === undefined && returns.at(-1)?.collected === undefined;

/** Helpers of the work as it was last given out that have not reported their part. */
export function owingHelpers({ assignment, parts = [] }: Pick<IncomingState, 'assignment' | 'parts'>): readonly DepartmentId[] {
  if (assignment === undefined) return [];
  return assignment.helpers.filter((body) => !parts.some((one) => one.body === body && one.at >= assignment.at));
}

/** What was written or decided and has not been passed on to the sender, by the acts that gave it. */
export const unconveyed = (state: IncomingState): readonly number[] => [
  ...state.opinions.filter((one) => !one.conveyed).map((one) => one.seq),
  ...(state.meeting?.decision?.conveyed === false ? [state.meeting.decision.seq] : []),
];
