/** The API of meetings (会议): the list, the page of one sitting with its topics, agenda, attendance and minutes. */
import { RETENTIONS } from '@lingxing/affairs/labels';
import { ACT_INPUTS, EVIDENCES, FATES, GROUNDS, LEFT, RESULTS, SITTINGS, STAGES, TOPIC_STAGES } from '@lingxing/affairs/meeting';
import * as z from 'zod';
import { acting } from './authority.ts';
import { citation, finding, matterQuery, pageOf, postLabel, verdict } from './common.ts';
import { actOffer, chainStep, performAct } from './documents.ts';
import { attendanceFields } from './meeting-attendance.ts';

export const meetingLine = z.object({
  id: z.string(),
  kind: z.enum(SITTINGS),
  kindLabel: z.string(),
  title: z.string(),
  /** Number of the minutes, once they are out. */
  number: z.string().optional(),
  chair: postLabel,
  stage: z.enum(STAGES),
  stageLabel: z.string(),
  waitingFor: z.array(z.string()),
  createdAt: z.string(),
  updatedAt: z.string(),
  exercise: z.boolean(),
});
export type MeetingLine = z.infer<typeof meetingLine>;
export const meetingPage = pageOf(meetingLine);

export const meetingQuery = matterQuery;
export type MeetingFilter = z.output<typeof meetingQuery>;

const done = { by: z.string(), at: z.string() };
const bodyLabel = z.object({ id: z.string(), name: z.string() });
/** A post or a body, by its name. */
const addressee = z.object({ kind: z.enum(['post', 'body']), id: z.string(), name: z.string() });
const says = z.object({ says: z.string(), citation });

/** Whether the name of its reader stands across a file when it is opened, or why not: what is no PDF, or too large a one. */
export const paperFile = z.object({
  hash: z.string(),
  name: z.string(),
  size: z.number().int(),
  marked: z.enum(['reader', 'type', 'size']),
  /** Who has opened it; absent for those who do not answer for its being read. */
  openings: z
    .array(z.object({ by: z.string(), post: z.string(), firstAt: z.string(), lastAt: z.string(), times: z.number().int() }))
    .optional(),
});
const filing = z.object({
  ...done,
  n: z.number().int(),
  note: z.string(),
  files: z.array(paperFile),
  vetted: z.object({ ...done, opinion: z.string() }).optional(),
  approved: z.object({ ...done, opinion: z.string() }).optional(),
  returned: z.object({ ...done, reason: z.string() }).optional(),
  delivered: z.object({ ...done, when: z.string(), late: z.boolean(), note: z.string() }).optional(),
});
export type FilingView = z.infer<typeof filing>;

export const topicView = z.object({
  id: z.string(),
  title: z.string(),
  brief: z.string().optional(),
  department: bodyLabel,
  with: z.array(bodyLabel),
  minutes: z.number().int(),
  matter: z.string().optional(),
  cases: z.array(z.string()),
  stage: z.enum(TOPIC_STAGES),
  stageLabel: z.string(),
  proposed: z.object(done),
  /** `evidence`: papers that show it, the entry of him whose word it is, or a word alone. */
  prepared: z.array(
    z.object({
      ...done,
      what: z.string(),
      label: z.string(),
      words: z.string(),
      evidence: z.enum(EVIDENCES),
      files: z.array(paperFile),
    }),
  ),
  /** What the rules ask of it beforehand, each with whether it is there. */
  needs: z.array(z.object({ what: z.string(), label: z.string(), there: z.boolean(), citation: citation.optional() })),
  vetted: z.object({ ...done, opinion: z.string() }).optional(),
  papers: z.object({ ...done, opinion: z.string() }).optional(),
  /** Its papers as files, the last version last; only those that this reader may see. */
  filings: z.array(filing),
  fixed: z.object({ ...done, entrusted: z.string().optional() }).optional(),
  declined: z.object({ ...done, reason: z.string() }).optional(),
  added: z.object({ ...done, reason: z.string(), word: z.string().optional(), breaches: z.array(finding) }).optional(),
  outcome: z.object({ ...done, result: z.enum(RESULTS), label: z.string(), heard: z.string(), words: z.string() }).optional(),
  /** What had been entered as concluded before it was set right, the oldest first. */
  corrected: z.array(z.object({ ...done, reason: z.string(), label: z.string(), heard: z.string(), words: z.string() })),
  finished: z.object({ ...done, on: z.string(), words: z.string() }).optional(),
  fate: z.object({ ...done, fate: z.enum(FATES), label: z.string(), department: bodyLabel.optional(), note: z.string() }).optional(),
  submitted: z.object({ ...done, on: z.string() }).optional(),
  issued: z.object({ ...done, on: z.string(), number: z.string() }).optional(),
  /** Which meetings the text names for what it is about; `binding`: nowhere else may it be settled. */
  suggested: z.array(z.object({ says: z.string(), citation, here: z.boolean(), binding: z.boolean() })),
  /** The sitting that it comes from, and why it did not end there. */
  from: z
    .object({
      sitting: z.string(),
      kindLabel: z.string(),
      on: z.string().optional(),
      why: z.enum(LEFT),
      label: z.string(),
      words: z.string(),
    })
    .optional(),
  /** It goes on: to which sitting, once one has taken it up. */
  left: z.object({ ...done, label: z.string(), to: z.object({ id: z.string(), title: z.string() }).optional() }).optional(),
});
export type TopicView = z.infer<typeof topicView>;

const signed = z.object({ ...done, opinion: z.string() });

export const meetingView = meetingLine.extend({
  procedure: z.literal('meeting'),
  version: z.number().int(),
  where: z.string(),
  /** Day, time and place; absent while they are open. */
  on: z.string().optional(),
  time: z.string().optional(),
  place: z.string().optional(),
  ground: z.object({ ground: z.enum(GROUNDS), label: z.string(), grounds: z.string() }).optional(),
  /** Who had been entered as chairing before it was set right, the oldest first. */
  chairs: z.array(z.object({ ...done, chair: postLabel, reason: z.string(), breaches: z.array(finding) })),
  convened: z.object(done),
  topics: z.array(topicView),
  agenda: z.array(z.string()),
  /** Law studied before or at it, with the year's plan. */
  studied: z.array(z.object({ plan: z.string(), subject: z.string() })),
  /** Items that are open now. */
  openItems: z.array(z.object({ item: z.string(), toLabel: z.string(), words: z.string(), on: z.string() })),
  /** What the text says of the first topic, and whether the agenda begins with such a one. */
  firstTopic: says.extend({ there: z.boolean() }).optional(),
  /** Who takes part in the whole meeting, as the text has it. */
  attending: z.array(z.object({ label: z.string(), posts: z.array(postLabel), others: z.array(z.string()) })),
  notified: z.object({ ...done, note: z.string() }).optional(),
  leaves: z.array(
    z.object({
      ...done,
      post: postLabel,
      reason: z.string(),
      special: z.boolean(),
      answer: z.object({ ...done, granted: z.boolean(), opinion: z.string() }).optional(),
    }),
  ),
  opened: z.object({ ...done, absent: z.array(postLabel), note: z.string() }).optional(),
  ended: z.object({ ...done, on: z.string() }).optional(),
  signer: z.object({ ...done, post: postLabel, words: z.string() }).optional(),
  minutes: z
    .object({
      text: z.string(),
      drafted: z.object(done),
      vetted: signed.optional(),
      signed: signed.extend({ major: z.boolean() }).optional(),
      settled: signed.optional(),
      numbered: z.object({ ...done, number: z.string() }).optional(),
    })
    .optional(),
  /** To whom the minutes went; told to whoever may read them. Who has signed for them is told to whoever runs the sitting. */
  distribution: z
    .object({
      copies: z.array(
        z.object({
          addressee,
          sent: z.object(done),
          /** One of those who look has it in hand. */
          mine: z.boolean(),
          acknowledged: z.object(done).optional(),
        }),
      ),
      /** Whether this reader is told who has signed for them. */
      tracked: z.boolean(),
      archived: z.object({ ...done, retention: z.enum(RETENTIONS) }).optional(),
    })
    .optional(),
  /** To whom the minutes are proposed to go; told to whoever may send them. */
  proposedCopies: z.array(addressee),
  /** Whether a notice waits for papers to be let through. */
  papersWanted: z.boolean(),
  /** What the text says of who chairs, fixes and signs. */
  norms: z.array(says),
  cancelled: z.object({ ...done, reason: z.string() }).optional(),
  /** How many topics of earlier sittings of its kind wait; told to whoever may take them up. */
  waiting: z.number().int(),
  /** Other sittings being prepared, to which a topic may be moved; told to whoever may move one. */
  elsewhere: z.array(z.object({ id: z.string(), title: z.string() })),
  ...attendanceFields,
  offers: z.array(actOffer),
  acting: acting.optional(),
  chain: z.array(chainStep),
});
export type MeetingView = z.infer<typeof meetingView>;

/** Convenes a sitting. */
export const openMeeting = performAct.extend({
  act: z.literal('convene'),
  input: ACT_INPUTS.convene,
  exercise: z.boolean().default(false),
});
export const meetingVerdict = z.object({ verdict });

/** How the government's own meetings keep to the rhythm of the text, and what waits for the next. */
export const meetingOutlook = z.object({
  /** Who takes part in the whole of each kind of meeting, as the text has it; bodies are asked for their topics besides. */
  attending: z.array(z.object({ kind: z.enum(SITTINGS), posts: z.array(z.string()) })),
  rhythm: z.array(
    z.object({
      kind: z.enum(SITTINGS),
      label: z.string(),
      says: z.string(),
      citation,
      /** The day of the last sitting. */
      last: z.string().optional(),
      /** The last day for the next one. */
      by: z.string().optional(),
      /** The day since which it is behind. */
      behind: z.string().optional(),
      /** Whether the text wants it as a rule only (一般、原则上). */
      asRule: z.boolean(),
    }),
  ),
  waiting: z.array(
    z.object({
      kind: z.enum(SITTINGS),
      label: z.string(),
      topics: z.array(z.object({ title: z.string(), sitting: z.string(), on: z.string().optional(), why: z.string() })),
    }),
  ),
});
export type MeetingOutlook = z.infer<typeof meetingOutlook>;
