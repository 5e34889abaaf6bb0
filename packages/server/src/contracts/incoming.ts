/** The API of incoming documents (收文): the list, the page of one, what is asked while registering, and the office's templates. */
import { attachmentRefSchema } from '@lingxing/affairs/document';
import { CHANNELS, letterSchema, MEETINGS, NATURES, OPINION_FORMS, SENDER_CLASSES, STAGES, VIEWS } from '@lingxing/affairs/incoming';
import * as z from 'zod';
import { mailView } from './attachments.ts';
import { acting } from './authority.ts';
import { citation, finding, pageOf, postLabel, verdict } from './common.ts';
import { actOffer, chainStep, obligation } from './documents.ts';

/** A post as a line shows it, with its place in the order of ranks; smaller is higher. */
const rankedPost = postLabel.extend({ rank: z.number().int() });

export const senderView = z.object({
  class: z.enum(SENDER_CLASSES),
  /** 本级部门, 上级机关 … */
  classLabel: z.string(),
  /** The body of the organisation, where the sender is one. */
  body: z.string().optional(),
  name: z.string(),
});

export const incomingLine = z.object({
  id: z.string(),
  title: z.string(),
  kind: z.string(),
  kindLabel: z.string(),
  sender: senderView,
  /** 来文字号; empty where the paper bears none. */
  senderNumber: z.string(),
  /** 来文日期. */
  dated: z.string().optional(),
  channel: z.enum(CHANNELS),
  channelLabel: z.string(),
  /** 收文编号; absent until it is registered. */
  number: z.string().optional(),
  stage: z.enum(STAGES),
  stageLabel: z.string(),
  urgency: z.string(),
  /** When it was received, and when that was entered; `enteredLate` where the two are not the same (补录). */
  receivedAt: z.string(),
  enteredAt: z.string(),
  enteredLate: z.boolean(),
  waitingFor: z.array(z.string()),
  due: z.string().optional(),
  /** 剩3个工作日, 今日到期, 逾期2日. */
  remaining: z.string().optional(),
  late: z.boolean(),
  closed: z.boolean(),
  updatedAt: z.string(),
  exercise: z.boolean(),
});
export type IncomingLine = z.infer<typeof incomingLine>;
export const incomingPage = pageOf(incomingLine);

export const INCOMING_SORTS = [
  'received',
  '-received',
  'updated',
  '-updated',
  'number',
  '-number',
  'title',
  '-title',
  'due',
  '-due',
] as const;

const flag = z.enum(['true', 'false']).optional();

/** Several values of one filter come separated by commas. */
export const incomingQuery = z.object({
  /** Words (two characters up) or a number with any bracket form: 收文编号 or 来文字号. */
  q: z.string().max(100).optional(),
  stage: z.string().max(200).optional(),
  kind: z.string().max(200).optional(),
  class: z.string().max(200).optional(),
  /** Bodies of the organisation that sent it. */
  body: z.string().max(400).optional(),
  /** Words of the sender's name. */
  sender: z.string().max(100).optional(),
  /** 来文字号, with any bracket form; a part is enough. */
  senderNumber: z.string().max(80).optional(),
  channel: z.string().max(60).optional(),
  /** A post that has acted on it or has it before it now. */
  handler: z.string().max(60).optional(),
  /** Days in Asia/Shanghai on which it was received, both included. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  /** I have acted on it. */
  mine: flag,
  /** It waits for the post in use. */
  waiting: flag,
  late: flag,
  closed: flag,
  /** Where it is not said: by the day of receipt, the latest first; what is found by words, the one last handled first. */
  sort: z.enum(INCOMING_SORTS).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type IncomingFilter = z.output<typeof incomingQuery>;

export const incomingOpinion = z.object({
  /** The act that gave it; what 转达批示 names it by. */
  seq: z.number().int(),
  leader: rankedPost,
  form: z.enum(OPINION_FORMS),
  /** 文字, 圈阅, 手写. */
  formLabel: z.string(),
  view: z.enum(VIEWS),
  viewLabel: z.string(),
  text: z.string(),
  /** Handwriting in the units of the pad: strokes of points, with the pressure where the pen told it. */
  pad: z
    .object({
      width: z.number(),
      height: z.number(),
      strokes: z.array(z.array(z.union([z.tuple([z.number(), z.number()]), z.tuple([z.number(), z.number(), z.number()])]))),
    })
    .optional(),
  /** When the leader gave it, and when it was entered; `enteredLate` where the two are not the same. */
  at: z.string(),
  enteredAt: z.string(),
  enteredLate: z.boolean(),
  /** Entered from paper by somebody else (代录), with the scan's hash (`GET /attachments/:hash`). */
  enteredBy: z.object({ post: z.string(), title: z.string(), scan: z.string(), dayOnly: z.literal(true).optional() }).optional(),
  conveyed: z.boolean(),
  round: z.number().int(),
});
export type IncomingOpinion = z.infer<typeof incomingOpinion>;

/** A leader to whom it may go, and why. `required`: a norm binds to it; `had`: it has been sent up already. */
export const suggestedLeader = rankedPost.extend({
  /** Why, in a few words: 分管县财政局. */
  why: z.string(),
  required: z.boolean(),
  had: z.boolean(),
  citation: citation.optional(),
});
export type SuggestedLeader = z.infer<typeof suggestedLeader>;

export const templateView = z.object({
  name: z.string(),
  /** With places to be filled: {来文单位}、{标题}、{领导}、{主办}. */
  text: z.string(),
  nature: z.enum(NATURES).optional(),
});
export type TemplateView = z.infer<typeof templateView>;

/** A template with its places filled for one paper: the sender and the title; {领导} and {主办} are left to whoever chooses them. */
export const filledTemplate = templateView.extend({ filled: z.string() });

/** Everything the page of an incoming document shows, as this person may see it. */
export const incomingView = z.object({
  id: z.string(),
  procedure: z.literal('incoming'),
  /** The version of the matter; sent back as `seen` (exclusive acts need it). */
  version: z.number().int(),
  stage: z.enum(STAGES),
  stageLabel: z.string(),
  /** Where in the office's work this is, one line. */
  where: z.string(),
  exercise: z.boolean(),
  round: z.number().int(),
  number: z.string().optional(),
  letter: letterSchema,
  sender: senderView,
  kindLabel: z.string(),
  channel: z.enum(CHANNELS),
  channelLabel: z.string(),
  /** What the paper asks of the one who reads it: 请批示, 请阅示 … */
  asks: z.string(),
  receivedAt: z.string(),
  enteredAt: z.string(),
  enteredLate: z.boolean(),
  /** What was found against the paper when it came in; it bars steps, never the registration. */
  breaches: z.array(finding),
  offers: z.array(actOffer),
  /** As whom this person handles it, where there is a choice. */
  acting: acting.optional(),
  chain: z.array(chainStep),
  findings: z.array(finding),
  /** Absent where there is none, or this reader may not see it. */
  recommendation: z
    .object({
      by: z.string(),
      at: z.string(),
      opinion: z.string(),
      nature: z.enum(NATURES),
      natureLabel: z.string(),
    })
    .optional(),
  /** To whom it was sent up, by whom, and who has not given an opinion yet. */
  referrals: z.array(
    z.object({
      leader: rankedPost,
      by: z.string(),
      at: z.string(),
      note: z.string(),
      /** The leader has it before him now. */
      pending: z.boolean(),
      /** The leader who has it first, where they have it one after the other (依次呈批). */
      after: postLabel.optional(),
      /** In whose place he has it since the portfolios changed. */
      instead: z.string().optional(),
      /** Taken back before an opinion was given. */
      recalled: z.object({ by: z.string(), at: z.string(), reason: z.string() }).optional(),
      round: z.number().int(),
    }),
  ),
  /** The highest rank first, within a rank by date. */
  opinions: z.array(incomingOpinion),
  /** The head's written order to go on in spite of a breach; `enteredBy` where the office entered it from paper (代录), with its scan. */
  order: z
    .object({
      by: z.string(),
      at: z.string(),
      reason: z.string(),
      enteredBy: z.object({ title: z.string(), scan: z.string(), dayOnly: z.literal(true).optional() }).optional(),
    })
    .optional(),
  /** The meeting to which it was put, and what that decided; `seq` is what 转达批示 names the decision by. */
  meeting: z
    .object({
      meeting: z.enum(MEETINGS),
      meetingLabel: z.string(),
      by: z.string(),
      at: z.string(),
      decision: z
        .object({
          seq: z.number().int(),
          session: z.string(),
          date: z.string(),
          text: z.string(),
          by: z.string(),
          at: z.string(),
          conveyed: z.boolean(),
        })
        .optional(),
    })
    .optional(),
  returns: z.array(
    z.object({
      by: z.string(),
      at: z.string(),
      reason: z.string(),
      grounds: z.array(z.string()),
      kind: z.enum(['return', 'complete']),
      /** 退回, 退补. */
      kindLabel: z.string(),
      round: z.number().int(),
      /** Who of the sender has it back, where it came on paper. */
      collected: z.object({ by: z.string(), at: z.string() }).optional(),
    }),
  ),
  assignment: z
    .object({
      host: z.object({ id: z.string(), name: z.string() }),
      helpers: z.array(z.object({ id: z.string(), name: z.string() })),
      requirement: z.string(),
      from: z.string(),
      due: z.string().optional(),
      remaining: z.string().optional(),
      late: z.boolean(),
      by: z.string(),
      at: z.string(),
    })
    .optional(),
  result: z.object({ by: z.string(), at: z.string(), text: z.string(), attachments: z.array(attachmentRefSchema) }).optional(),
  /** What helpers reported of their part, for the office, the host and the helpers. */
  parts: z.array(
    z.object({
      body: z.string(),
      name: z.string(),
      by: z.string(),
      at: z.string(),
      text: z.string(),
      attachments: z.array(attachmentRefSchema),
    }),
  ),
  /** Who has read when. Leaders and the office see everyone; another reader sees his own line only, and no counts of others. */
  circulation: z.object({
    total: z.number().int(),
    read: z.number().int(),
    readers: z.array(
      z.object({
        post: z.string(),
        title: z.string(),
        since: z.string(),
        readAt: z.string().optional(),
        /** Who read it in the reader's stead, by what title. */
        by: z.string().optional(),
        note: z.string(),
        chasedAt: z.string().optional(),
      }),
    ),
  }),
  chases: z.array(z.object({ post: z.string(), title: z.string(), by: z.string(), at: z.string(), note: z.string() })),
  /** Who is waited for and may be chased; `again` is the first day on which a reminder may go out again, where one went out lately. */
  chaseable: z.array(z.object({ post: z.string(), title: z.string(), again: z.string().optional() })),
  obligations: z.array(obligation),
  /** The document that answered it; without `document` where this reader may not open it. */
  reply: z.object({ document: z.string().optional(), number: z.string(), title: z.string(), at: z.string() }).optional(),
  /** The sender's own document, where it came through the system and this reader may open it. */
  document: z.string().optional(),
  closing: z.object({ by: z.string(), at: z.string(), result: z.string() }).optional(),
  retention: z.string().optional(),
  /** To whom it belongs by portfolio and by the texts; for those who may recommend or send it up, empty for others. */
  suggestedLeaders: z.array(suggestedLeader),
  /** What an opinion on this paper has to hold, where the text says so. */
  opinionForm: z
    .object({
      /** A circle, or a bare 阅, is no opinion on it: the view has to be stated. */
      explicit: z.boolean(),
      /** A circle says that it was read, and nothing else. */
      circleMeansRead: z.boolean(),
      says: z.string(),
      citation,
    })
    .optional(),
  templates: z.object({ recommend: z.array(filledTemplate), returns: z.array(filledTemplate), phrases: z.array(templateView) }),
});
export type IncomingView = z.infer<typeof incomingView>;

export const registerIncoming = z.object({
  letter: letterSchema,
  channel: z.enum(CHANNELS).exclude(['electronic']),
  /** When it was received, where that was not now; the server's clock stamps the entry all the same. */
  receivedAt: z.iso.datetime({ offset: true }).optional(),
  exercise: z.boolean().default(false),
  /** A client's own key: the same paper sent twice with it is registered once. */
  idempotencyKey: z.string().max(80).optional(),
});
/** What is found against a paper while it is being filled in; nothing is stored. */
export const judgeLetter = z.object({
  letter: letterSchema,
  /** When it was received, where that was not now: a lead time is counted from that day. */
  receivedAt: z.iso.datetime({ offset: true }).optional(),
});

/** How a registration of this paper would be judged. `stands: 'fact'` on a refused one: it is registered all the same, with its breach. */
export const letterVerdict = z.object({
  verdict,
  /** Papers of the same sender with the same number that this person may read: it may have been registered before. */
  same: z.array(z.object({ id: z.string(), number: z.string().optional(), title: z.string(), receivedAt: z.string() })),
  suggestedLeaders: z.array(suggestedLeader),
});
export type LetterVerdict = z.infer<typeof letterVerdict>;

/** An e-mail as a paper to be registered: what it says is filled in, the rest is the registrar's. */
export const emailLetter = z.object({
  letter: letterSchema,
  channel: z.literal('email'),
  receivedAt: z.string().optional(),
  mail: mailView,
});
export type EmailLetter = z.infer<typeof emailLetter>;

/** 拟办 and 退回 templates and phrases (常用语) of the government, and one's own phrases. */
export const TEMPLATE_LISTS = ['recommend', 'return', 'phrases', 'own-phrases'] as const;
export const templateLists = z.object({
  recommend: z.array(templateView),
  returns: z.array(templateView),
  phrases: z.array(templateView),
  ownPhrases: z.array(templateView),
  /** When each list that somebody has set was last changed; the others are the built-in ones. */
  changed: z.partialRecord(z.enum(TEMPLATE_LISTS), z.iso.datetime()),
  /** Whether this person edits what is the government's. */
  mayEdit: z.boolean(),
});
export type TemplateLists = z.infer<typeof templateLists>;
/** Puts a whole list in place of the one there is; an empty one brings the built-in list back. */
export const putTemplates = z.object({
  /** The change that was last seen, null where the list was the built-in one: a change meanwhile is then a conflict. */
  seen: z.iso.datetime().nullable().optional(),
  items: z
    .array(
      z.object({
        name: z.string().trim().max(40).default(''),
        text: z.string().trim().min(1, '请写明内容').max(1_000),
        nature: z.enum(NATURES).optional(),
      }),
    )
    .max(60),
});
