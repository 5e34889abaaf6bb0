/**
 * The acts of the incoming procedure, readable as one page: what the registry calls each, from which stages it is open,
 * what it takes, and whether it excludes other acts. Who may do it and which norms bear on it stand in `judge.ts`.
 */
import * as z from 'zod';

import { RETENTIONS } from '../office/labels.ts';
import { attachmentRefSchema } from '../office/paper.ts';
import { CHANNELS, letterSchema } from './letter.ts';
import { MEETINGS, NATURES, OPINION_FORMS, VIEWS, type Stage } from './state.ts';

const reason = z.string().trim().min(1, '请写明理由').max(2_000);
const opinion = z.string().trim().max(4_000).default('');
const post = z.string().max(60);
const department = z.string().max(60);

const pad = z.object({
  width: z.number().positive().max(4_000),
  height: z.number().positive().max(4_000),
  strokes: z
    .array(
      z
        .array(z.union([z.tuple([z.number(), z.number()]), z.tuple([z.number(), z.number(), z.number().min(0).max(1)])]))
        .min(1)
        .max(4_000),
    )
    .min(1)
    .max(2_000),
});

/** The paper bears a day and no hour: `occurredAt` is the beginning of that day. */
const dayOnly = z.literal(true).optional();

/** What an opinion holds, whoever enters it. `view` is asked of the leader wherever the text does not say what a circle means. */
const opinionGiven = {
  form: z.enum(OPINION_FORMS),
  view: z.enum(VIEWS).optional(),
  text: opinion,
  pad: pad.optional(),
};

export const ACT_INPUTS = {
  /** A paper sent through the document procedure arrives; `document` is the sender's matter. */
  arrive: z.object({ letter: letterSchema, document: z.string().max(60) }),
  /** The registrar registers what came on paper, as a file or by e-mail; when it was received is the act's `occurredAt`. */
  register: z.object({ letter: letterSchema, channel: z.enum(CHANNELS).exclude(['electronic']) }),
  /** The sender has mended what was returned: it comes through the document procedure, or the registrar enters the paper. */
  resubmit: z.object({ letter: letterSchema }),
  accept: z.object({ facts: z.object({ important: z.boolean(), major: z.boolean() }).partial().default({}) }),
  correct: z.object({ letter: letterSchema, reason }),
  return: z.object({
    reason,
    grounds: z
      .array(z.enum(['law', 'consultation', 'format', 'evidence', 'content', 'other']))
      .min(1)
      .default(['other']),
    kind: z.enum(['return', 'complete']).default('return'),
  }),
  /** The sender has the paper back that came on paper and was returned (签收退件); the reason was told to it with this. */
  'collect-returned': z.object({}),
  withdraw: z.object({ reason }),
  recommend: z.object({
    opinion: z.string().trim().min(1, '请写明拟办意见').max(4_000),
    nature: z.enum(NATURES),
    leaders: z.array(post).max(20).default([]),
    /** One after the other in the order given, as where the deputy has it before the head; otherwise side by side. */
    inOrder: z.boolean().default(false),
    /** The meeting to which it is put, once the leaders chosen have written on it. */
    meeting: z.enum(MEETINGS).optional(),
    facts: z.object({ important: z.boolean(), major: z.boolean() }).partial().default({}),
  }),
  refer: z.object({ leaders: z.array(post).min(1, '请选择呈哪些领导批示').max(20), note: opinion }),
  /** Takes it back from leaders who have not given an opinion: sent to the wrong one, or one who is away. */
  recall: z.object({ leaders: z.array(post).min(1, '请选择收回呈批的领导').max(20), reason }),
  instruct: z.object(opinionGiven),
  /** An opinion that was given on paper (代录): whose, its scan, and when (`occurredAt`). */
  'enter-opinion': z.object({ leader: post, scan: z.string().min(1, '请上传批示原件的扫描件').max(80), dayOnly, ...opinionGiven }),
  /** Puts it to a meeting of the government, as where a leader has written so; it waits for the meeting. */
  'put-to-meeting': z.object({ meeting: z.enum(MEETINGS) }),
  /** What the meeting to which it was put decided. */
  'record-decision': z.object({
    session: z.string().trim().min(1, '请写明第几次会议').max(60),
    date: z.iso.date(),
    decision: z.string().trim().min(1, '请写明会议决定').max(4_000),
  }),
  /** The head's written order to go on in spite of a breach; entered by the registry from paper (代录), with its scan and `occurredAt`. */
  order: z.object({ reason, scan: z.string().min(1).max(80).optional(), dayOnly }),
  convey: z.object({ opinions: z.array(z.number().int()).max(200).default([]) }),
  assign: z.object({
    host: department,
    helpers: z.array(department).max(40).default([]),
    requirement: opinion,
    due: z.iso.date().optional(),
  }),
  report: z.object({
    result: z.string().trim().min(1, '请写明办理结果').max(4_000),
    attachments: z.array(attachmentRefSchema).max(20).default([]),
  }),
  /** What a helper (协办) did of its part; the host goes on with the work. */
  'report-part': z.object({
    result: z.string().trim().min(1, '请写明协办意见、办理情况').max(4_000),
    attachments: z.array(attachmentRefSchema).max(20).default([]),
  }),
  chase: z.object({ posts: z.array(post).min(1, '请选择催办对象').max(1_000), note: opinion }),
  circulate: z.object({ readers: z.array(post).min(1, '请选择传阅对象').max(2_000) }),
  read: z.object({ note: opinion }),
  'record-reply': z.object({
    document: z.string().max(60),
    number: z.string().max(80),
    title: z.string().max(200),
    /** To whom the reply was issued; left out where it is not known. */
    to: z.array(z.string().max(200)).max(400).optional(),
  }),
  close: z.object({ result: z.string().trim().min(1, '请写明办结情况').max(2_000) }),
  archive: z.object({ retention: z.enum(RETENTIONS) }),
} as const;

export type ActName = keyof typeof ACT_INPUTS;
export type ActInput<A extends ActName> = z.output<(typeof ACT_INPUTS)[A]>;
export const ACT_NAMES = Object.keys(ACT_INPUTS) as readonly ActName[];

export interface ActRow {
  readonly label: string;
  /** Stages in which the act is open; `null` before there is a matter. */
  readonly from: readonly (Stage | null)[];
  /** Two of an exclusive act, or two exclusive acts, do not both stand on one version of the matter. */
  readonly exclusive: boolean;
  /** Commits in the government's name. */
  readonly commits?: true;
  /** Only the system does it. */
  readonly system?: true;
}

const REGISTERED = ['registered', 'leaders', 'meeting', 'assigning', 'handling', 'handled'] as const;

export const ACTS: Record<ActName, ActRow> = {
  arrive: { label: '送达', from: [null], exclusive: true, system: true },
  register: { label: '登记来文', from: [null], exclusive: true },
  // A body that has mended its paper is not turned away because the desk has closed or filed it meanwhile.
  resubmit: { label: '收到重报件', from: ['returned', 'closed', 'archived'], exclusive: true },
  accept: { label: '签收登记', from: ['arrived'], exclusive: true },
  correct: { label: '更正登记', from: [...REGISTERED, 'closed'], exclusive: true },
  return: { label: '退回', from: ['arrived', 'registered', 'leaders', 'meeting', 'assigning'], exclusive: true },
  'collect-returned': { label: '签收退件', from: ['returned'], exclusive: false },
  withdraw: { label: '撤回来文', from: ['arrived', 'registered', 'returned'], exclusive: true },
  recommend: { label: '拟办', from: ['registered'], exclusive: true },
  refer: { label: '呈批', from: ['leaders', 'meeting', 'assigning', 'handling', 'handled'], exclusive: false },
  recall: { label: '收回呈批', from: ['leaders', 'handling', 'handled'], exclusive: true },
  // A leader who has given an opinion may add to it as long as the matter is open: no word of his finds a closed door.
  instruct: { label: '批示', from: ['leaders', 'meeting', 'assigning', 'handling', 'handled'], exclusive: false, commits: true },
  // What a leader wrote on the paper is a fact, whenever the registry comes to enter it.
  'enter-opinion': { label: '代录批示', from: [...REGISTERED, 'closed'], exclusive: false },
  'put-to-meeting': { label: '提交会议', from: ['assigning'], exclusive: true },
  'record-decision': { label: '记录会议决定', from: ['meeting'], exclusive: true },
  order: { label: '书面责令办理', from: ['registered', 'leaders', 'assigning'], exclusive: false, commits: true },
  convey: { label: '转达批示', from: ['leaders', 'meeting', 'assigning', 'handling', 'handled', 'closed'], exclusive: false },
  assign: { label: '分办', from: ['assigning', 'handling', 'handled'], exclusive: true },
  report: { label: '反馈办理结果', from: ['handling'], exclusive: true },
  'report-part': { label: '反馈协办情况', from: ['handling', 'handled'], exclusive: false },
  // Whoever still waits can be chased: a reader may have it before him after it was filed.
  chase: { label: '催办', from: [...REGISTERED, 'closed', 'archived'], exclusive: false },
  circulate: { label: '传阅', from: [...REGISTERED, 'closed'], exclusive: false },
  // A reader has it before him, wherever it has gone meanwhile.
  read: { label: '阅', from: ['arrived', 'returned', ...REGISTERED, 'closed', 'archived'], exclusive: false },
  // That it was answered is a fact, wherever the paper stands.
  'record-reply': { label: '答复来文', from: ['arrived', 'returned', ...REGISTERED, 'closed', 'archived'], exclusive: false, system: true },
  close: { label: '办结', from: ['assigning', 'handled', 'returned'], exclusive: true },
  archive: { label: '归档', from: ['closed'], exclusive: true },
};
