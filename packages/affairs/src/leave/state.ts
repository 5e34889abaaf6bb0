/** The state of one absence: what was asked for and by whom it was granted, whether he has left and is back, who stands in. */
import type { Finding } from '../kernel/finding.ts';
import type { DoneUnder } from '../kernel/procedure.ts';
import type { PostId } from '../kernel/organisation.ts';
import type { StoodIn } from '../kernel/stood-in.ts';
import type { AbsenceForm } from './absence.ts';

export const STAGES = ['applied', 'declined', 'granted', 'away', 'returned', 'closed', 'cancelled'] as const;
export type Stage = (typeof STAGES)[number];

export const STAGE_LABELS: Record<Stage, string> = {
  applied: '待批准',
  declined: '未获批准',
  granted: '已在册',
  away: '外出中',
  returned: '待报告代办情况',
  closed: '已销假',
  cancelled: '已取消',
};

/** Whether somebody is away by it today, will be, or is overdue. */
export const NOW_LABELS = { asked: '请假中', planned: '将外出', away: '外出中', overdue: '逾期未销假', over: '已结束' } as const;
export type Now = keyof typeof NOW_LABELS;

/** How an absence came to be on record. */
export const WAYS = ['asked', 'reported', 'pleaded', 'registered', 'ordered'] as const;
export type Way = (typeof WAYS)[number];

/** What is asked for: the leave itself, or that it be longer (续假). It goes its whole way each time. */
export interface Ask {
  /** The number of the act that asked. */
  readonly seq: number;
  readonly what: 'leave' | 'extension';
  /** The last day asked for. */
  readonly to: string;
  /** The day on which it was asked. */
  readonly on: string;
  readonly by: PostId;
  readonly at: number;
  readonly reason?: string | undefined;
  /** Who has passed it on (转报). */
  readonly forwarded: readonly {
    readonly step: 'department' | 'office';
    readonly by: PostId;
    readonly at: number;
    readonly note: string;
  }[];
  readonly consents: readonly { readonly by: PostId; readonly at: number; readonly opinion: string }[];
  /** Who approves it as the office has stated, where neither the text nor a setting says. */
  readonly approver?: { readonly post: PostId; readonly words: string; readonly by: PostId; readonly at: number } | undefined;
  readonly decision?: { readonly by: PostId; readonly at: number; readonly granted: boolean; readonly opinion: string } | undefined;
}

/** Whom the head has entrusted with his own work, or with that of the one who is away (另行安排). */
export interface Given {
  /** The number of the act that gave it. */
  readonly seq: number;
  readonly kind: 'standing-in' | 'arrangement';
  readonly to: PostId;
  readonly from: string;
  readonly until: string;
  readonly scope?: readonly string[] | undefined;
  readonly words: string;
  readonly by: PostId;
  readonly at: number;
  readonly scan?: string | undefined;
  /** The paper says no hour: `at` is the beginning of its day. */
  readonly dayOnly?: true | undefined;
  readonly revoked?: { readonly by: PostId; readonly at: number; readonly reason: string } | undefined;
}

export interface HandOver {
  readonly seq: number;
  readonly to: PostId;
  readonly items: readonly { readonly matter: string; readonly title: string; readonly word: string }[];
  readonly word: string;
  readonly by: PostId;
  readonly at: number;
}

interface Done {
  readonly by: PostId;
  readonly at: number;
}

/** Why something that the rules ask for in principle was not kept. */
export interface Explained extends Done {
  readonly reason: string;
  readonly findings: readonly Finding[];
}

export interface LeaveState {
  readonly procedure: 'leave';
  readonly stage: Stage;
  /** Whose absence. */
  readonly post: PostId;
  readonly way: Way;
  readonly enteredBy: Done;
  readonly absence: AbsenceForm;
  /** First and last day as they stand: as left, as granted or asked; lists go by them. */
  readonly from: string;
  readonly to: string;
  /** What was found against it and did not keep it from being recorded. */
  readonly breaches: readonly Finding[];
  /** Reasons that were given for what is only warned, each with what it was given for. */
  readonly explained?: readonly Explained[] | undefined;
  readonly asks: readonly Ask[];
  /** The head's written order to proceed. */
  readonly order?:
    | (Done & {
        readonly reason: string;
        readonly scan?: string | undefined;
        readonly dayOnly?: true | undefined;
        readonly enteredBy?: PostId | undefined;
      })
    | undefined;
  /** Why the head was asked for his written order (请求书面同意), and that he refused it. */
  readonly plea?: string | undefined;
  readonly orderRefused?: (Done & { readonly reason: string }) | undefined;
  readonly recorded?: (Done & { readonly with: string; readonly note: string }) | undefined;
  readonly informed?: (Done & { readonly posts: readonly PostId[]; readonly note: string }) | undefined;
  readonly departed?: (Done & { readonly on: string }) | undefined;
  readonly changes: readonly (Done & { readonly note: string; readonly before: AbsenceForm })[];
  readonly cancelled?: (Done & { readonly reason: string }) | undefined;
  /** `done`: how often each who stood in has acted by it, as the ledger counted on the return. */
  readonly returned?: (Done & { readonly on: string; readonly note: string; readonly done: readonly DoneUnder[] }) | undefined;
  readonly given: readonly Given[];
  readonly handOvers: readonly HandOver[];
  /** `of` is whoever stood in; `by` somebody else only where that post is gone. */
  readonly reports: readonly (Done & { readonly of: PostId; readonly note: string })[];
  readonly exercise: boolean;
  /** Posts that have acted on it. */
  readonly hands: readonly PostId[];
  readonly stoodIn?: readonly StoodIn[] | undefined;
}

/** What is asked for and not decided yet. */
export const openAsk = (state: LeaveState): Ask | undefined => {
  const last = state.asks.at(-1);
  return last?.decision === undefined ? last : undefined;
};

/** Whether the leave itself was granted, reported as the text wants it, or ordered by the head. */
export const isGranted = (state: LeaveState): boolean =>
  state.way === 'reported' ||
  state.way === 'ordered' ||
  (state.way === 'pleaded' && state.order !== undefined) ||
  state.asks.some((one) => one.what === 'leave' && one.decision?.granted === true);

/** Whether it waits for the head's written order to proceed, or for his refusal. */
export const awaitsOrder = (state: LeaveState): boolean => state.stage === 'applied' && state.way === 'pleaded';

/** Whether there is something against it that the head may order to let pass: not what he has not been asked about and can still refuse. */
export const orderable = (state: LeaveState): boolean =>
  state.order === undefined &&
  (state.stage !== 'applied' || state.way === 'pleaded') &&
  state.breaches.some((one) => one.outcome === 'refused');

/** Whether it is on record: somebody is or will be away by it. */
export const onRecord = (state: LeaveState): boolean => state.stage === 'granted' || state.stage === 'away';

/** What the rules forbid or demand and was not kept (不合规定); the head's order to proceed takes nothing from it. */
export const broken = ({ breaches }: Pick<LeaveState, 'breaches'>): readonly Finding[] =>
  breaches.filter((one) => one.outcome === 'refused');

export interface Remark {
  readonly finding: Finding;
  /** Absent where none was given, as of a fact that was entered. */
  readonly because?: Explained | undefined;
}

/** What the rules ask for in principle and was not kept, each with the reason that was given for it (已说明理由). */
export const remarks = ({ breaches, explained }: Pick<LeaveState, 'breaches' | 'explained'>): readonly Remark[] =>
  breaches
    .filter((one) => one.outcome === 'warned')
    .map((finding) => {
      const because = explained?.findLast(({ findings }) =>
        findings.some((one) => one.norm === finding.norm && one.message === finding.message),
      );
      return { finding, ...(because === undefined ? {} : { because }) };
    });

/** What was entrusted and has not been revoked. */
export const standing = (state: LeaveState): readonly Given[] => state.given.filter((one) => one.revoked === undefined);

/** Who acted in his stead and has not reported on it. */
export const owesReport = (state: LeaveState): readonly PostId[] =>
  (state.returned?.done ?? []).map((one) => one.by).filter((by) => !state.reports.some((one) => one.of === by));
