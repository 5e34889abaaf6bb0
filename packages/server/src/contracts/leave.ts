/** The API of absences (外出和请销假): the list, the page of one, what is asked while filling in, who is away in a span of days. */
import { absenceSchema, GIVEN_LABELS, NOW_LABELS, OPENING, STAGES, WAYS, type Now } from '@lingxing/affairs/leave';
import { ABSENCES, type Absence } from '@lingxing/workrules';
import * as z from 'zod';
import { acting } from './authority.ts';
import { citation, finding, pageOf, postLabel, verdict } from './common.ts';
import { actOffer, chainStep, obligation, performAct } from './documents.ts';

const kinds = z.enum(Object.keys(ABSENCES) as [Absence, ...Absence[]]);
const now = z.enum(Object.keys(NOW_LABELS) as [Now, ...Now[]]);

/** Somebody who stands in, by what title and for which days; for all that are left where none are named. */
export const standInView = postLabel.extend({
  /** 代行县长职务、AB角补位; what he was named for where no title follows from it. */
  as: z.string(),
  from: z.string().optional(),
  until: z.string().optional(),
});
export type StandInView = z.infer<typeof standInView>;
/** What the rules only ask for in principle and was not kept: nothing, with its reason (已说明理由), or without one. */
const explained = z.enum(['none', 'given', 'missing']);
/** Days on which nobody stands in. */
const alone = z.array(z.object({ from: z.string(), until: z.string() }));

export const absenceLine = z.object({
  id: z.string(),
  post: postLabel.extend({ rank: z.number().int() }),
  kind: kinds,
  kindLabel: z.string(),
  /** Whether it leaves the area. */
  beyond: z.boolean(),
  destination: z.string(),
  purpose: z.string(),
  from: z.string(),
  /** The last day as it stands; of one who is back, the day before he was. */
  to: z.string(),
  stage: z.enum(STAGES),
  stageLabel: z.string(),
  /** As it stands today: 将外出、外出中、逾期未销假. */
  now,
  nowLabel: z.string(),
  overdue: z.boolean(),
  /** Whole days beyond the day on which he was to be back, as long as his return is not on record. */
  overdueDays: z.number().int(),
  /** Something that the rules forbid or demand was not kept (不合规定). */
  breached: z.boolean(),
  explained,
  standIns: z.array(standInView),
  /** Of the days that are left. */
  alone,
  /** Whether somebody was entrusted, who may yet stand in on none of these days. */
  entrusted: z.boolean(),
  waitingFor: z.array(z.string()),
  updatedAt: z.string(),
  exercise: z.boolean(),
});
export type AbsenceLine = z.infer<typeof absenceLine>;
export const absencePage = pageOf(absenceLine);

/** Several values of one filter come separated by commas. */
export const leaveQuery = z.object({
  stage: z.string().max(200).optional(),
  post: z.string().max(400).optional(),
  /** Of the posts held. */
  mine: z.enum(['true', 'false']).optional(),
  /** An act on it waits for the post in use. */
  waiting: z.enum(['true', 'false']).optional(),
  /** The return is not on record though its day has passed (逾期未销假). */
  overdue: z.enum(['true', 'false']).optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type LeaveFilter = z.output<typeof leaveQuery>;

export const absencesQuery = z.object({ from: z.iso.date(), to: z.iso.date() });
/** One absence as this person sees it on the calendar: the whole of it, or that somebody is away and who stands in. */
export const calendarLine = z.object({
  id: z.string(),
  post: postLabel.extend({ rank: z.number().int() }),
  /** `whole`: its page may be opened. */
  sight: z.enum(['whole', 'outline']),
  /** Why, in a clause. */
  because: z.string(),
  /** 出差; 外出 where no more may be said. */
  label: z.string(),
  destination: z.string().optional(),
  from: z.string(),
  /** The last day of it as it stands today. */
  to: z.string(),
  now,
  nowLabel: z.string(),
  /** Said only to those who see the whole. */
  overdue: z.boolean(),
  breached: z.boolean(),
  explained,
  standIns: z.array(standInView),
  /** Of the days that are left. */
  alone,
  /** Whether somebody was entrusted, who may yet stand in on none of these days. */
  entrusted: z.boolean(),
});
export type CalendarLine = z.infer<typeof calendarLine>;

/** One sitting as this person sees it on the calendar: the whole of it, or that leaders are at one and when. Never a topic. */
export const calendarSitting = z.object({
  /** A meeting of the government, one that a department calls and leaders go to, or a day on which a leader receives visitors. */
  procedure: z.enum(['meeting', 'department-meeting', 'reception']),
  /** Of one whose page may be opened. */
  id: z.string().optional(),
  sight: z.enum(['whole', 'outline']),
  /** 常务会议; 参加会议 where no more may be said. */
  label: z.string(),
  on: z.string(),
  /** `HH:MM`; empty where a department named no hour. */
  time: z.string(),
  until: z.string(),
  /** The last day of one that lasts for several. */
  last: z.string().optional(),
  place: z.string().optional(),
  stageLabel: z.string().optional(),
  /** The leaders expected, by rank. */
  leaders: z.array(postLabel.extend({ rank: z.number().int() })),
});
export type CalendarSitting = z.infer<typeof calendarSitting>;

/** Who is away in a span of days, each absence once, by its first day; how many leaders are on each day, and what clashes. */
export const absencesView = z.object({
  items: z.array(calendarLine),
  /** More share a day with the span than were looked through. */
  more: z.boolean(),
  days: z.array(
    z.object({
      date: z.string(),
      leaders: z.number().int(),
      /** Would be away besides, if what is asked for is granted (待批). */
      asked: z.number().int(),
    }),
  ),
  /** By day and hour. */
  sittings: z.array(calendarSitting),
  clashes: z.array(
    z.object({
      /** `sittings`: expected at two at once; `sitting-away`: expected at one and away. */
      kind: z.enum(['pair', 'head', 'stand-in', 'sittings', 'sitting-away']),
      posts: z.array(postLabel),
      from: z.string(),
      to: z.string(),
      says: z.string(),
      citation: citation.optional(),
    }),
  ),
});
export type AbsencesView = z.infer<typeof absencesView>;

/** One's own subscription to the calendar; the address itself is told once, when it is made. */
export const calendarSubscription = z.object({ madeAt: z.string(), readAt: z.string().optional() });
export type CalendarSubscription = z.infer<typeof calendarSubscription>;
/** `path` is the secret: whoever has it reads what its owner may. */
export const calendarAddress = z.object({ path: z.string(), madeAt: z.string() });
export type CalendarAddress = z.infer<typeof calendarAddress>;

const done = { by: z.string(), at: z.string() };

export const askView = z.object({
  seq: z.number().int(),
  what: z.enum(['leave', 'extension']),
  to: z.string(),
  on: z.string(),
  ...done,
  reason: z.string().optional(),
  forwarded: z.array(z.object({ ...done, step: z.enum(['department', 'office']), note: z.string() })),
  consents: z.array(z.object({ ...done, opinion: z.string() })),
  decision: z.object({ ...done, granted: z.boolean(), opinion: z.string() }).optional(),
});

export const leaveView = absenceLine.extend({
  procedure: z.literal('leave'),
  version: z.number().int(),
  title: z.string(),
  /** Where in the office's work this is, one line. */
  where: z.string(),
  way: z.enum(WAYS),
  wayLabel: z.string(),
  absence: absenceSchema,
  enteredBy: z.object(done),
  breaches: z.array(finding),
  /** What was only warned of, each with the reason that was given. */
  remarks: z.array(z.object({ finding, because: z.object({ ...done, reason: z.string() }).optional() })),
  asks: z.array(askView),
  /** Who approves: named by the text, by the government's own setting, or stated by the office. Absent where nobody is. */
  approver: z
    .object({
      posts: z.array(postLabel),
      named: z.enum(['text', 'setting', 'office']),
      words: z.string().optional(),
      citation: citation.optional(),
    })
    .optional(),
  order: z.object({ ...done, reason: z.string(), scan: z.string().optional(), enteredBy: z.string().optional() }).optional(),
  recorded: z.object({ ...done, with: z.string(), note: z.string() }).optional(),
  informed: z.object({ ...done, posts: z.array(z.string()), note: z.string() }).optional(),
  departed: z.object({ ...done, on: z.string() }).optional(),
  cancelled: z.object({ ...done, reason: z.string() }).optional(),
  returned: z.object({ ...done, on: z.string(), note: z.string(), done: z.array(postLabel.extend({ acts: z.number().int() })) }).optional(),
  changes: z.array(z.object({ ...done, note: z.string() })),
  entrustments: z.array(
    z.object({
      seq: z.number().int(),
      kind: z.enum(Object.keys(GIVEN_LABELS) as ['standing-in', 'arrangement']),
      kindLabel: z.string(),
      to: postLabel,
      from: z.string(),
      until: z.string(),
      /** The return ended it before its last day as planned, or before its first. */
      ended: z.object({ how: z.enum(['cut', 'never']), planned: z.string() }).optional(),
      /** Names of the procedures covered; absent where it covers all. */
      scope: z.array(z.string()).optional(),
      words: z.string(),
      ...done,
      scan: z.string().optional(),
      /** Days that are left and on which it gives nobody the title, and why. */
      rests: z.array(z.object({ from: z.string(), until: z.string(), because: z.string(), citation })),
      revoked: z.object({ ...done, reason: z.string() }).optional(),
    }),
  ),
  handOvers: z.array(
    z.object({
      seq: z.number().int(),
      to: postLabel,
      ...done,
      word: z.string(),
      items: z.array(z.object({ matter: z.string(), title: z.string(), word: z.string() })),
    }),
  ),
  /** To whom one may hand over. */
  handOverTo: z.array(postLabel),
  /** Whom the head may entrust on the days of the absence, as the text puts them in line; empty where it speaks of none. */
  /** With the first days that are left for which each may be entrusted. */
  entrustTo: z.array(postLabel.extend({ from: z.string(), until: z.string() })),
  /** By what title, in the words of the text: 代行县长职务; empty where it speaks of none. */
  entrustTitle: z.string(),
  /** Who is in line and may not be entrusted on any day that is left. */
  entrustNot: z.array(postLabel.extend({ finding })),
  reports: z.array(z.object({ ...done, of: z.string(), note: z.string() })),
  offers: z.array(actOffer),
  acting: acting.optional(),
  chain: z.array(chainStep),
  obligations: z.array(obligation),
});
export type LeaveView = z.infer<typeof leaveView>;

/** Opens an absence: 请假、报告、补登、书面同意照办. */
export const openLeave = performAct.extend({ act: z.enum(OPENING), exercise: z.boolean().default(false) });

/** How an opening act would be judged, and by which of them the absence is asked for. */
export const leaveVerdict = z.object({
  verdict,
  by: z.array(z.enum(['apply', 'report'])),
  /** The text hangs something on whether the area is left: it has to be said. */
  asksBeyond: z.boolean(),
  /** The day by which it has to be asked for, where the text fixes one. */
  askBy: z.string().optional(),
  /** What the text says of such a leave; absent where it is silent. */
  norm: z.object({ says: z.string(), citation }).optional(),
  /** What would follow, step by step, and whose each is; empty where it would not be recorded. */
  ahead: z.array(chainStep),
});
export type LeaveVerdict = z.infer<typeof leaveVerdict>;

export const inSteadLine = z.object({
  matter: z.string(),
  procedure: z.string(),
  title: z.string(),
  act: z.string(),
  label: z.string(),
  by: z.string(),
  at: z.string(),
});
export const inSteadPage = pageOf(inSteadLine);

/** What lies open for one's own post: what may be handed over before leaving. */
export const openMatters = z.object({
  items: z.array(z.object({ matter: z.string(), procedure: z.string(), title: z.string(), label: z.string(), due: z.string().optional() })),
  total: z.number().int(),
  next: z.string().optional(),
});

/** Words handed over to this person with a matter, by whoever is away. */
export const handedOver = z.object({
  items: z.array(z.object({ absence: z.string(), from: z.string(), word: z.string(), at: z.string() })),
});
