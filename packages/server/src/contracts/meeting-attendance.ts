/** The API of attending a sitting: who was told and answered, who came, what is being taken, and the code to sign in with. */
import { ACT_INPUTS, ANSWERS, GUEST_WAYS, OUTSIDERS, SIGN_IN_WAYS } from '@lingxing/affairs/meeting';
import * as z from 'zod';
import { citation, finding, postLabel } from './common.ts';
import { performAct } from './documents.ts';

const done = { by: z.string(), at: z.string() };
const at = z.string();

const expected = z.object({
  post: postLabel,
  /** As what, in the words of the text; 列席有关议题 for those who come for some topics. */
  as: z.string(),
  /** Titles of the topics that he comes for; absent where he comes for all. */
  topics: z.array(z.string()).optional(),
  reply: z.object({ ...done, answer: z.enum(ANSWERS), label: z.string(), substitute: postLabel.optional(), note: z.string() }).optional(),
  leave: z.enum(['asked', 'granted', 'declined']).optional(),
  came: z
    .object({
      ...done,
      way: z.enum(SIGN_IN_WAYS),
      label: z.string(),
      /** Who came in his place. */
      instead: postLabel.optional(),
      note: z.string(),
      left: at.optional(),
    })
    .optional(),
});

const sort = z.object({ id: z.enum(OUTSIDERS), label: z.string() });
const ofTopics = z.array(z.object({ id: z.string(), title: z.string() }));

export const guestFields = {
  /** Whom from outside the text has sit in at this kind of meeting, where it names any; told to whoever sees the whole sitting. */
  sittingIn: z
    .object({
      may: z.array(sort),
      rules: z.array(z.object({ says: z.string(), citation })),
      /** As it was opened last. */
      seats: z
        .object({
          ...done,
          who: z.array(sort),
          seats: z.number().int(),
          left: z.number().int(),
          /** It was opened for the whole of it, but for closed topics. */
          whole: z.boolean(),
          topics: ofTopics,
          until: z.string().optional(),
          words: z.string(),
        })
        .optional(),
      guests: z.array(
        z.object({
          ...done,
          id: z.string(),
          as: sort,
          name: z.string(),
          unit: z.string(),
          way: z.enum(GUEST_WAYS),
          wayLabel: z.string(),
          note: z.string(),
          /** Empty: what he had come for is closed or gone. */
          topics: ofTopics,
          came: at.optional(),
        }),
      ),
      /** Topics that may be opened: those of this sitting that are not closed. */
      choices: ofTopics,
    })
    .optional(),
};

export const attendanceFields = {
  ...guestFields,
  /** The server's clock when this was drawn: time that has run is counted by it. */
  now: at,
  /** Whom this reader may see expected; whoever sits in for some topics sees himself and his body. */
  expected: z.array(expected),
  counts: z.object({
    expected: z.number().int(),
    attending: z.number().int(),
    delegating: z.number().int(),
    onLeave: z.number().int(),
    silent: z.number().int(),
    came: z.number().int(),
  }),
  rescheduled: z.array(z.object({ ...done, on: z.string(), time: z.string(), place: z.string(), reason: z.string() })),
  taken: z.array(z.object({ topic: z.string(), begun: at, over: at.optional(), minutes: z.number().int() })),
  /** For whoever sits in: when his topic comes. */
  turn: z
    .object({
      topic: z.string(),
      title: z.string(),
      is: z.enum(['now', 'next', 'later']),
      before: z.number().int(),
      minutes: z.number().int(),
    })
    .optional(),
  spoken: z.array(z.object({ ...done, topic: z.string(), post: postLabel, words: z.string() })),
  aside: z.array(z.object({ ...done, topic: z.string(), post: postLabel, reason: z.string() })),
  /** Where the text asks for a number. */
  quorum: z.object({ says: z.string(), citation, members: z.number().int(), needed: z.number().int(), there: z.number().int() }).optional(),
  held: z.object({ ...done, emergency: z.string(), another: z.string().optional(), breaches: z.array(finding) }).optional(),
  /** Whether this reader shows the code and calls the topics. */
  hosts: z.boolean(),
  /** Whether this reader may sign in now. */
  maySignIn: z.boolean(),
  cameMyself: z.boolean(),
};

/** Signs in with the code that stands on the host's screen. */
export const meetingSignIn = z.object({
  code: z.string().regex(/^\d{6}$/, '签到码是六位数字'),
  as: z.string().max(60).optional(),
  idempotencyKey: performAct.shape.idempotencyKey,
});
export type MeetingSignIn = z.output<typeof meetingSignIn>;

export const signInCode = z.object({ code: z.string(), until: at, now: at });
export type SignInCodeView = z.infer<typeof signInCode>;

/** Enters a sitting that was held in an emergency. */
export const openHeld = performAct.extend({
  act: z.literal('enter-held'),
  input: ACT_INPUTS['enter-held'],
  exercise: z.boolean().default(false),
});

const topic = z.string().regex(/^t\d{1,3}$/, '请选择议题');
export const meetingNote = z.object({ topic, text: z.string(), at });
export const meetingNotes = z.object({ items: z.array(meetingNote) });
export type MeetingNotesView = z.infer<typeof meetingNotes>;
export const keepNote = z.object({ topic, text: z.string().trim().max(20_000, '笔记不得超过2万字') });
