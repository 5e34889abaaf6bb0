/** The state of one meeting of a department: what was asked for, who consented, reviewed and approved, what it really was. */
import type { Finding } from '../kernel/finding.ts';
import type { DepartmentId, PostId } from '../kernel/organisation.ts';
import type { StoodIn } from '../kernel/stood-in.ts';
import type { Held, MeetingForm } from './form.ts';
import type { SlotName, Stage, Way } from './kinds.ts';

interface Done {
  readonly by: PostId;
  readonly at: number;
}
interface Spoken extends Done {
  readonly opinion: string;
}

/** One approval: of a post that acts here, or of a body elsewhere as the office entered it. */
export interface Decided extends Spoken {
  readonly slot: SlotName;
  readonly granted: boolean;
  readonly paper?: { readonly on: string; readonly words: string; readonly scan?: string | undefined } | undefined;
}

/** Who approves as the office has stated, where neither the text nor a setting says. */
export interface Named extends Done {
  readonly slot: SlotName;
  readonly post?: PostId | undefined;
  readonly body?: string | undefined;
  readonly words: string;
}

export interface DepartmentMeetingState {
  readonly procedure: 'department-meeting';
  readonly stage: Stage;
  /** Whose meeting. */
  readonly host: DepartmentId;
  readonly way: Way;
  readonly enteredBy: Done;
  readonly form: MeetingForm;
  /** The day of the formal request; absent until there is one. */
  readonly asked?: string | undefined;
  /** What was found against it and did not keep it from being recorded. */
  readonly breaches: readonly Finding[];
  readonly consent?: Spoken | undefined;
  readonly returns: readonly (Done & { readonly reason: string })[];
  /** Formal requests after the first opening: after the consent, or after a return. */
  readonly submissions: readonly Done[];
  readonly referred?: (Spoken & { readonly to?: PostId | undefined }) | undefined;
  readonly reviewed?: Spoken | undefined;
  readonly named: readonly Named[];
  readonly decisions: readonly Decided[];
  /** Said no before there was anything to decide: the leader in charge, or whoever reviewed it. */
  readonly refused?: Spoken | undefined;
  readonly order?:
    | (Done & {
        readonly reason: string;
        readonly scan?: string | undefined;
        readonly enteredBy?: PostId | undefined;
        readonly dayOnly?: true | undefined;
      })
    | undefined;
  readonly held?: (Done & { readonly was: Held }) | undefined;
  readonly withdrawn?: (Done & { readonly reason: string }) | undefined;
  readonly exercise: boolean;
  /** Posts that have acted on it. */
  readonly hands: readonly PostId[];
  readonly stoodIn?: readonly StoodIn[] | undefined;
}
