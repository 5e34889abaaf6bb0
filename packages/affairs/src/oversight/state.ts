/** The state of one thing raised from outside: what it is, who read it, who handles it by when, what was answered, what came of it. */
import type { DepartmentId, PostId } from '../kernel/organisation.ts';
import type { StoodIn } from '../kernel/stood-in.ts';
import type { Climb } from '../office/ladder.ts';
import type { AttachmentRef } from '../office/paper.ts';
import type { Limit, OversightForm, Reply } from './form.ts';
import type { AnswerName, NoteName, Stage, WayOfTalk } from './kinds.ts';

export interface Done {
  readonly by: PostId;
  readonly at: number;
}
interface Spoken extends Done {
  readonly opinion: string;
}
interface Reasoned extends Done {
  readonly reason: string;
}

/** With what was filed; absent where nothing was. */
interface Filed {
  readonly files?: readonly AttachmentRef[] | undefined;
}

export interface Assignment extends Spoken {
  readonly lead: DepartmentId;
  readonly helping: readonly DepartmentId[];
  readonly limit?: Limit | undefined;
  readonly unlimited?: string | undefined;
}

export interface OversightState {
  readonly procedure: 'oversight';
  readonly stage: Stage;
  readonly form: OversightForm;
  readonly enteredBy: Done;
  /** As it came. Absent where nothing was filed, as in all that was registered before files were taken. */
  readonly files?: readonly AttachmentRef[] | undefined;
  readonly inPerson: boolean;
  readonly referrals: readonly (Spoken & { readonly to: PostId })[];
  readonly readings: readonly Spoken[];
  readonly assignments: readonly Assignment[];
  readonly returned: readonly Reasoned[];
  /** Who leads; absent while it is with nobody. */
  readonly lead?: DepartmentId | undefined;
  readonly helping: readonly DepartmentId[];
  readonly limit?: Limit | undefined;
  /** Limits made longer, `before` being the day that was. */
  readonly extensions?: readonly (Done & Limit & { readonly before: string })[] | undefined;
  /** Once more when the answer did not satisfy: 1, 2 and on. */
  readonly round: number;
  readonly talks: readonly (Done & { readonly way: WayOfTalk; readonly on: string; readonly words: string; readonly round: number })[];
  readonly notes: readonly (Done & Filed & { readonly what: NoteName; readonly words: string; readonly department: DepartmentId })[];
  readonly draft?: (Done & { readonly reply: Reply }) | undefined;
  readonly sentBack: readonly Reasoned[];
  readonly replies: readonly (Spoken &
    Filed & {
      readonly reply: Reply;
      readonly round: number;
      readonly department: DepartmentId;
      /** As the letter bears it; absent while nobody has numbered it. */
      readonly number?: string | undefined;
    })[];
  /** Numbers given to replies; absent where none was, as in all from before replies were numbered. */
  readonly numbered?: readonly (Done & { readonly text: string })[] | undefined;
  readonly answers: readonly (Done &
    Filed & {
      readonly answer: AnswerName;
      readonly on: string;
      readonly words: string;
      readonly round: number;
    })[];
  readonly published?: (Done & { readonly title: string; readonly text: string; readonly on: string }) | undefined;
  readonly closed?: Reasoned | undefined;
  readonly withdrawn?: Reasoned | undefined;
  /** Reminders that the reply is late, and who urged it on; absent before there were any. */
  readonly climbs?: readonly Climb[] | undefined;
  readonly presses?: readonly (Done & { readonly words: string })[] | undefined;
  /** Days of reception on which the visitor was received; absent before there were any. */
  readonly receptions?: readonly (Done & { readonly reception: string; readonly on: string; readonly post: PostId })[] | undefined;
  readonly exercise: boolean;
  /** Posts that have acted on it. */
  readonly hands: readonly PostId[];
  readonly stoodIn?: readonly StoodIn[] | undefined;
}
