/**
 * The closed list of questions: what each asks, the facts it takes, and the function that answers it. One page for people,
 * a JSON Schema for programs; the screens draw their forms from it.
 */
import {
  ABSENCES,
  ALLOWANCES,
  CASES,
  CONDUCTS,
  DOCUMENT_FACTS,
  EVIDENCE_KINDS,
  MATTERS,
  MEETINGS,
  OCCASIONS,
  PARTICIPANTS,
  PREPARATIONS,
  STEPS,
  type DocumentFacts,
  type FactName,
} from '@lingxing/workrules';
import * as z from 'zod';
import type { Answer, Asked } from './answer.ts';
import { bothAway, conduct, leave, standsIn, takesOver } from './authority.ts';
import { dueDate, DUE_EVENTS } from './dates.ts';
import { legality, maySubmit, mustConsult, whoReviews, whoSigns } from './documents.ts';
import { assignment, beforehand, departmentMeeting, frequency, takesPart, whichMeeting } from './meetings.ts';
import { afterDecision, binds, publication, report, says } from './text.ts';

const words = <T extends string>(table: Readonly<Record<T, unknown>>) => z.enum(Object.keys(table) as [T, ...T[]]);
const day = z.iso.date();
const participant = words(PARTICIPANTS);
const meeting = words(MEETINGS);
const occasions = z.partialRecord(words(OCCASIONS), z.boolean());

/** The facts of a document as a question gives them: each may be left out. */
const documentFacts = Object.fromEntries(
  (Object.keys(DOCUMENT_FACTS) as FactName[]).map((name) => {
    const { domain, label } = DOCUMENT_FACTS[name];
    const value = typeof domain[0] === 'boolean' ? z.boolean() : z.enum([...domain] as string[]);
    return [name, value.optional().meta({ title: label })];
  }),
) as unknown as { [F in FactName]: z.ZodOptional<z.ZodType<DocumentFacts[F]>> };
const document = z.strictObject(documentFacts);

/** A kind of question: what it asks, the form of its facts, and its answer to facts of that form. */
export interface Kind {
  readonly label: string;
  readonly facts: z.ZodType;
  readonly ask: (asked: Asked, given: unknown) => { readonly answer: Answer } | { readonly error: z.ZodError };
}

const zhCN = z.locales.zhCN().localeError;

function kind<F extends z.ZodType>(label: string, facts: F, answer: (asked: Asked, facts: z.output<F>) => Answer): Kind {
  return {
    label,
    facts,
    ask: (asked, given) => {
      const parsed = facts.safeParse(given, { error: zhCN });
      return parsed.success ? { answer: answer(asked, parsed.data) } : { error: parsed.error };
    },
  };
}

const atMeeting = z.strictObject({ meeting, by: participant.optional(), occasions: occasions.optional() });

/** Every kind of question. A name is never reused for another question. */
export const CONSULT_KINDS = {
  'document.sign': kind('公文由谁签发', document, whoSigns),
  'document.review': kind(
    '签发前由谁审核、同意、会签、协调',
    document.extend({ step: z.enum(STEPS).optional() }),
    (asked, { step, ...facts }) => whoReviews(asked, facts, step),
  ),
  'document.submit': kind(
    '公文可否照此报送',
    z.strictObject({
      ...documentFacts,
      issuer: documentFacts.issuer.unwrap(),
      kind: documentFacts.kind.unwrap(),
      to: documentFacts.to.unwrap(),
      characters: z.int().min(0).max(10_000_000).optional().meta({ title: '正文字数' }),
      evidence: z.array(z.enum(EVIDENCE_KINDS)).max(40).optional().meta({ title: '已有的论证材料' }),
      consulted: z.enum(['none', 'consulted', 'countersigned']).optional().meta({ title: '有关部门' }),
      objections: z.boolean().optional().meta({ title: '部门之间有分歧' }),
      positionsListed: z.boolean().optional().meta({ title: '已列明分歧' }),
      superiorDeadline: day.optional().meta({ title: '上级要求的报送时限' }),
      remarks: z.boolean().optional().meta({ title: '已写应注明的文字' }),
    }),
    (asked, { characters, evidence, consulted, objections, positionsListed, superiorDeadline, remarks, ...facts }) =>
      maySubmit(asked, facts, { characters, evidence, consulted, objections, positionsListed, superiorDeadline, remarks }),
  ),
  'document.consult': kind(
    '要不要征求意见、会签，何时回复，逾期怎样',
    document.extend({
      delivered: day.optional().meta({ title: '送达日' }),
      hostLimit: z.strictObject({ value: z.int().min(1).max(250), unit: z.enum(['workday', 'day']) }).optional(),
      body: z.enum(['department', 'lower-government']).optional().meta({ title: '被征求的是' }),
    }),
    (asked, { delivered, hostLimit, body, ...facts }) => mustConsult(asked, facts, { delivered, hostLimit, body }),
  ),
  'document.legality': kind('谁作合法性审核，报哪里备案，公不公布目录', document, legality),
  'due-date': kind(
    '最迟哪一天',
    z.strictObject({
      event: words(DUE_EVENTS),
      on: day.optional(),
      issuer: documentFacts.issuer,
      to: documentFacts.to,
      who: participant.optional(),
    }),
    dueDate,
  ),
  'meeting.convene': kind('会议由谁召集、主持', atMeeting, (asked, { meeting: of, ...about }) =>
    assignment(asked, ['convene', 'chair'], of, about),
  ),
  'meeting.members': kind('会议的组成人员', z.strictObject({ meeting }), (asked, { meeting: of }) =>
    takesPart(asked, of, ['member', 'attending']),
  ),
  'meeting.sitting-in': kind('谁列席、受邀、旁听', z.strictObject({ meeting }), (asked, { meeting: of }) =>
    takesPart(asked, of, ['sitting-in', 'invited', 'observer']),
  ),
  'meeting.topics': kind(
    '议题由谁提出、确定',
    atMeeting.extend({ stage: z.enum(['propose', 'fix']).optional() }),
    (asked, { meeting: of, stage, ...about }) =>
      assignment(
        asked,
        stage === undefined
          ? ['propose-topic', 'fix-topic', 'fix-theme']
          : stage === 'propose'
            ? ['propose-topic']
            : ['fix-topic', 'fix-theme'],
        of,
        about,
      ),
  ),
  'meeting.papers': kind('会议文件由谁起草、审核、批印', atMeeting, (asked, { meeting: of, ...about }) =>
    assignment(asked, ['draft-papers', 'vet-papers', 'sign-papers', 'approve-papers'], of, about),
  ),
  'meeting.minutes': kind(
    '纪要由谁起草、审核、签发、审定',
    atMeeting.extend({ stage: z.enum(['draft', 'vet', 'sign']).optional() }),
    (asked, { meeting: of, stage, ...about }) =>
      assignment(
        asked,
        stage === 'draft'
          ? ['draft-minutes']
          : stage === 'vet'
            ? ['vet-minutes']
            : stage === 'sign'
              ? ['sign-minutes', 'settle-minutes']
              : ['draft-minutes', 'vet-minutes', 'sign-minutes', 'settle-minutes'],
        of,
        about,
      ),
  ),
  'meeting.absence': kind('不能参会向谁请假', atMeeting, (asked, { meeting: of, ...about }) =>
    assignment(asked, ['submit-absence', 'approve-absence'], of, about),
  ),
  'meeting.frequency': kind(
    '多久开一次，从何时起欠开',
    z.strictObject({ meeting, last: day.optional().meta({ title: '上次召开' }) }),
    (asked, { meeting: of, last }) => frequency(asked, of, last),
  ),
  'meeting.which': kind('这件事上什么会', z.strictObject({ matter: words(MATTERS) }), (asked, { matter }) => whichMeeting(asked, matter)),
  'meeting.beforehand': kind(
    '上会、决策之前要做什么',
    z.strictObject({
      for: z.enum([
        'topic',
        'major-decision',
        'major-matter',
        'normative-document',
        'legislation',
        'department-document',
        'area-wide',
        'meeting',
      ]),
      cases: z.array(words(CASES)).max(10).default([]),
      done: z.array(words(PREPARATIONS)).max(40).optional(),
    }),
    (asked, { for: subject, cases, done }) => beforehand(asked, subject, cases, done),
  ),
  'meeting.department': kind(
    '部门可否开这个会、请这些人，最迟何时报请示',
    z.strictObject({
      meeting: z.enum(['area-wide', 'event']).default('area-wide'),
      invites: z
        .array(z.enum(['lower-government-head', 'departments-concerned', 'leader']))
        .max(3)
        .optional(),
      approved: z.boolean().optional(),
      day: day.optional().meta({ title: '会议日期' }),
      askedOn: day.optional().meta({ title: '报请示日期' }),
      inGovernmentName: z.boolean().optional(),
      skipsLevel: z.boolean().optional(),
    }),
    departmentMeeting,
  ),
  'authority.stand-in': kind(
    '行政首长不在时由谁代行、用什么名义',
    z.strictObject({
      absence: words(ABSENCES).optional(),
      away: z.array(participant).max(20).default([]),
      entrusted: z.boolean().optional(),
    }),
    (asked, { absence, away, entrusted }) => standsIn(asked, absence, away, entrusted),
  ),
  'authority.substitute': kind(
    '副职不在时由谁补位',
    z.strictObject({ special: z.boolean().optional().meta({ title: '特殊情况' }) }),
    (asked, { special }) => takesOver(asked, special),
  ),
  'authority.both-away': kind('互为AB角的可否同时外出', z.strictObject({}), (asked) => bothAway(asked)),
  leave: kind(
    '怎样请假',
    z.strictObject({
      who: participant,
      absence: words(ABSENCES).optional(),
      from: day.optional().meta({ title: '离开之日' }),
      askedOn: day.optional().meta({ title: '请假之日' }),
    }),
    (asked, { who, absence, from, askedOn }) => leave(asked, who, absence, from, askedOn),
  ),
  conduct: kind(
    '可否这样做（参加活动、出版、题词、督查、要文要报、发简报……）',
    z.strictObject({
      conduct: words(CONDUCTS),
      who: participant,
      obtained: z.array(words(ALLOWANCES)).max(12).optional(),
      count: z.int().min(0).max(10_000).optional(),
    }),
    (asked, { conduct: what, who, obtained, count }) => conduct(asked, what, who, obtained, count),
  ),
  publication: kind(
    '应否公开',
    z.strictObject({ what: words(MATTERS), secret: z.boolean().optional().meta({ title: '依法需要保密' }) }),
    (asked, { what, secret }) => publication(asked, what, secret),
  ),
  report: kind('向谁请示报告', z.strictObject({ what: words(MATTERS), who: participant.optional() }), (asked, { what, who }) =>
    report(asked, what, who),
  ),
  'after-decision': kind(
    '决定之后要办什么，谁是第一责任人',
    z.strictObject({
      meeting: z.enum(['plenary', 'executive', 'head-office', 'topical']),
      ended: day.optional().meta({ title: '会议结束日' }),
    }),
    (asked, { meeting: of, ended }) => afterDecision(asked, of, ended),
  ),
  binds: kind('本规则管不管这个单位', z.strictObject({ body: participant }), (asked, { body }) => binds(asked, body)),
  says: kind('规则有没有说到某事', z.strictObject({ about: z.string().trim().min(1).max(60) }), (asked, { about }) => says(asked, about)),
} as const satisfies Record<string, Kind>;

export type ConsultKind = keyof typeof CONSULT_KINDS;
export const CONSULT_KIND_NAMES = Object.keys(CONSULT_KINDS) as readonly ConsultKind[];
