/**
 * The closed list of questions: what each asks, the facts it takes, and the function that answers it. One page for people,
 * a JSON Schema for programs; the screens draw their forms from it.
 */
import { ABSENCES, CASES, CONDUCTS, MATTERS, MEETINGS, OCCASIONS, PREPARATIONS, type MeetingName } from '@lingxing/workrules';
import * as z from 'zod';
import type { Answer, Asked } from './answer.ts';
import { bothAway, conduct, inParts, leave, OBTAINABLE, standsIn, takesOver } from './authority.ts';
import { dueDate, DUE_EVENTS } from './dates.ts';
import { legality, mustConsult, whoReviews, whoSigns } from './documents.ts';
import { choice, count, day, documentFacts, EVIDENCE_LABELS, participant, participants, several, STEP_LABELS, yesNo } from './forms.ts';
import { assignment, beforehand, CHAIRED, departmentMeeting, frequency, PREPARED_FOR, takesPart, whichMeeting } from './meetings.ts';
import { lawStudyAttended, lawStudyFrequency, lawStudyLed, lawStudyTopics } from './law-study.ts';
import { questionWords } from './problems.ts';
import { maySubmit } from './submission.ts';
import { says } from './says.ts';
import { afterDecision, binds, publication, report } from './text.ts';

const meeting = choice('会议', MEETINGS);
const occasions = z
  .partialRecord(z.enum(Object.keys(OCCASIONS) as [keyof typeof OCCASIONS]), z.boolean())
  .meta({ title: '当时的情形', labels: OCCASIONS });
const document = z.strictObject(documentFacts);
const INVITED = {
  'lower-government-head': '下级政府、街道负责人',
  'departments-concerned': '有关部门、单位负责人',
  leader: '政府领导',
} as const;
const DECIDING = {
  plenary: MEETINGS.plenary,
  executive: MEETINGS.executive,
  'head-office': MEETINGS['head-office'],
  topical: MEETINGS.topical,
} as const;

/** How a list of questions is laid out. */
export const CONSULT_GROUPS = {
  document: '公文',
  meeting: '会议',
  authority: '代理请假',
  conduct: '纪律',
  openness: '公开报告',
  scope: '适用',
} as const;
export type ConsultGroup = keyof typeof CONSULT_GROUPS;

/** A kind of question: what it asks, the form of its facts, and its answer to facts of that form. */
export interface Kind {
  readonly group: ConsultGroup;
  readonly label: string;
  readonly facts: z.ZodType;
  readonly ask: (asked: Asked, given: unknown) => { readonly answer: Answer } | { readonly error: z.ZodError };
}

function kind<F extends z.ZodType>(
  group: ConsultGroup,
  label: string,
  facts: F,
  answer: (asked: Asked, facts: z.output<F>) => Answer,
): Kind {
  return {
    group,
    label,
    facts,
    ask: (asked, given) => {
      const parsed = facts.safeParse(given, { error: questionWords });
      return parsed.success ? { answer: answer(asked, parsed.data) } : { error: parsed.error };
    },
  };
}

/** A kind whose questions are first put into the words of today. */
const reading = (today: (given: unknown) => unknown, of: Kind): Kind => ({ ...of, ask: (asked, given) => of.ask(asked, today(given)) });

const atMeeting = z.strictObject({
  meeting,
  by: participant('由谁（要问他可否时填）').optional(),
  occasions: occasions.optional(),
  chaired: yesNo(CHAIRED).optional(),
});

const attendance = (asked: Asked, of: MeetingName, as: Parameters<typeof takesPart>[2]): Answer => {
  const at = (meeting: MeetingName) => takesPart(asked, meeting, as);
  return of === 'law-study' ? lawStudyAttended(asked, at) : at(of);
};

/** Every kind of question. A name is never reused for another question. */
export const CONSULT_KINDS = {
  'document.sign': kind('document', '公文由谁签发', document, whoSigns),
  'document.review': kind(
    'document',
    '签发前由谁审核、同意、会签、协调',
    document.extend({ step: choice('只问这一步', STEP_LABELS).optional() }),
    (asked, { step, ...facts }) => whoReviews(asked, facts, step),
  ),
  'document.submit': kind(
    'document',
    '公文可否照此报送',
    z.strictObject({
      ...documentFacts,
      issuer: documentFacts.issuer.unwrap(),
      kind: documentFacts.kind.unwrap(),
      to: documentFacts.to.unwrap(),
      characters: count('正文字数', 10_000_000).optional(),
      evidence: several('已有的论证材料', EVIDENCE_LABELS, 40).optional(),
      consulted: choice('有关部门', { none: '没有征求意见', consulted: '已征求意见', countersigned: '已会签' }).optional(),
      objections: yesNo('部门之间有分歧').optional(),
      positionsListed: yesNo('已列明分歧').optional(),
      superiorDeadline: day('上级要求的报送时限').optional(),
      remarks: yesNo('已写应注明的文字').optional(),
    }),
    (asked, { characters, evidence, consulted, objections, positionsListed, superiorDeadline, remarks, ...facts }) =>
      maySubmit(asked, facts, { characters, evidence, consulted, objections, positionsListed, superiorDeadline, remarks }),
  ),
  'document.consult': kind(
    'document',
    '要不要征求意见、会签，何时回复，逾期怎样',
    document.extend({
      delivered: day('送达日').optional(),
      hostLimit: z
        .strictObject({ value: count('数', 250, 1), unit: choice('单位', { workday: '个工作日', day: '日' }) })
        .meta({ title: '主办部门另定的时限' })
        .optional(),
      body: choice('被征求的是', { department: '部门', 'lower-government': '下级政府、街道' }).optional(),
    }),
    (asked, { delivered, hostLimit, body, ...facts }) => mustConsult(asked, facts, { delivered, hostLimit, body }),
  ),
  'document.legality': kind('document', '谁作合法性审核，报哪里备案，公不公布目录', document, legality),
  'due-date': kind(
    'document',
    '最迟哪一天',
    z.strictObject({
      event: choice('从哪件事起算', DUE_EVENTS),
      on: day('那一天').optional(),
      issuer: documentFacts.issuer,
      to: documentFacts.to,
      who: participant('何人（问请假时填）').optional(),
    }),
    dueDate,
  ),
  'meeting.convene': kind('meeting', '会议由谁召集、主持', atMeeting, (asked, { meeting: of, ...about }) => {
    const at = (meeting: MeetingName) => assignment(asked, ['convene', 'chair'], meeting, about);
    return of === 'law-study' ? lawStudyLed(asked, at) : at(of);
  }),
  'meeting.members': kind('meeting', '会议的组成人员', z.strictObject({ meeting }), (asked, { meeting: of }) =>
    attendance(asked, of, ['member', 'attending']),
  ),
  'meeting.sitting-in': kind('meeting', '谁列席、受邀、旁听', z.strictObject({ meeting }), (asked, { meeting: of }) =>
    attendance(asked, of, ['sitting-in', 'invited', 'observer']),
  ),
  'meeting.topics': kind(
    'meeting',
    '议题由谁提出、确定',
    atMeeting.extend({ stage: choice('哪一步', { propose: '提出', fix: '确定' }).optional() }),
    (asked, { meeting: of, stage, ...about }) => {
      const at = (meeting: MeetingName) => {
        const propose = meeting === 'law-study' ? ('draft-plan' as const) : ('propose-topic' as const);
        const fix =
          meeting === 'study'
            ? (['fix-topic', 'fix-theme'] as const)
            : meeting === 'law-study'
              ? (['approve-plan'] as const)
              : (['fix-topic'] as const);
        return assignment(asked, [...(stage === 'fix' ? [] : [propose]), ...(stage === 'propose' ? [] : fix)], meeting, about);
      };
      return of === 'law-study' ? lawStudyTopics(asked, at) : at(of);
    },
  ),
  'meeting.papers': kind('meeting', '会议文件由谁起草、审核、批印', atMeeting, (asked, { meeting: of, ...about }) =>
    assignment(asked, ['draft-papers', 'vet-papers', 'sign-papers', 'approve-papers'], of, about),
  ),
  'meeting.minutes': kind(
    'meeting',
    '纪要由谁起草、审核、签发、审定',
    atMeeting.extend({
      stage: choice('哪一步', { draft: '起草', vet: '审核', sign: '签发、审定' }).optional(),
    }),
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
  'meeting.absence': kind('meeting', '不能参会向谁请假', atMeeting, (asked, { meeting: of, ...about }) =>
    assignment(asked, ['submit-absence', 'approve-absence'], of, about),
  ),
  'meeting.frequency': kind(
    'meeting',
    '多久开一次，从何时起欠开',
    z.strictObject({
      meeting,
      last: day('上次召开').optional(),
      held: count('上次召开的那一期已开次数（规则要求一期开几次的填）', 100, 1).optional(),
    }),
    (asked, { meeting: of, last, held }) => {
      const at = (meeting: MeetingName) => frequency(asked, meeting, last, held);
      return of === 'law-study' ? lawStudyFrequency(asked, at) : at(of);
    },
  ),
  'meeting.which': kind('meeting', '这件事上什么会', z.strictObject({ matter: choice('事项', MATTERS) }), (asked, { matter }) =>
    whichMeeting(asked, matter),
  ),
  'meeting.beforehand': kind(
    'meeting',
    '上会、决策之前要做什么',
    z.strictObject({
      for: choice('为了什么', PREPARED_FOR),
      cases: several('涉及', CASES, 10).optional(),
      done: several('已做的工作', PREPARATIONS, 40).optional(),
    }),
    (asked, { for: subject, cases, done }) => beforehand(asked, subject, cases, done),
  ),
  'meeting.department': kind(
    'meeting',
    '部门可否开这个会、请这些人，最迟何时报请示',
    z.strictObject({
      meeting: choice('会议、活动', { 'area-wide': '全域性会议', event: '重要活动' }).default('area-wide'),
      invites: several('请哪些人', INVITED, 3).optional(),
      approved: yesNo('已报经批准').optional(),
      day: day('会议日期').optional(),
      askedOn: day('报请示日期').optional(),
      inGovernmentName: yesNo('以政府名义召开').optional(),
      skipsLevel: yesNo('越级召开').optional(),
    }),
    departmentMeeting,
  ),
  'authority.stand-in': kind(
    'authority',
    '行政首长不在时由谁代行、用什么名义',
    z.strictObject({
      absence: choice('因何不在', ABSENCES).optional(),
      away: participants('同时不在的').default([]),
      entrusted: yesNo('已有委托').optional(),
      beyond: yesNo('离开辖区或者外出（规则以此为准的）').optional(),
    }),
    (asked, { absence, away, entrusted, beyond }) => standsIn(asked, absence, away, entrusted, beyond),
  ),
  'authority.substitute': kind(
    'authority',
    '副职不在时由谁补位',
    z.strictObject({
      special: yesNo('特殊情况').optional(),
      absence: choice('因何不在', ABSENCES).optional(),
      beyond: yesNo('离开辖区（规则以此为准的）').optional(),
    }),
    (asked, { special, absence, beyond }) => takesOver(asked, special, absence, beyond),
  ),
  'authority.both-away': kind('authority', '互为AB角的可否同时外出', z.strictObject({}), (asked) => bothAway(asked)),
  leave: kind(
    'authority',
    '怎样请假',
    z.strictObject({
      who: participant('何人'),
      absence: choice('因何离开', ABSENCES).optional(),
      beyond: yesNo('离开辖区').optional(),
      from: day('离开之日').optional(),
      askedOn: day('请假之日').optional(),
    }),
    (asked, { who, absence, beyond, from, askedOn }) => leave(asked, who, absence, from, askedOn, beyond),
  ),
  conduct: reading(
    inParts,
    kind(
      'conduct',
      '可否这样做（参加活动、出版、题词、督查、要文要报、发简报……）',
      z.strictObject({
        conduct: choice('做什么', CONDUCTS),
        who: participant('何人、何单位'),
        obtained: several('已取得', OBTAINABLE, 13).optional(),
        count: count('数量', 10_000).optional(),
      }),
      (asked, { conduct: what, who, obtained, count }) => conduct(asked, what, who, obtained, count),
    ),
  ),
  publication: kind(
    'openness',
    '应否公开',
    z.strictObject({ what: choice('事项', MATTERS), secret: yesNo('依法需要保密').optional() }),
    (asked, { what, secret }) => publication(asked, what, secret),
  ),
  report: kind(
    'openness',
    '向谁请示报告',
    z.strictObject({
      what: choice('事项', MATTERS),
      who: participant('何人、何单位').optional(),
      major: yesNo('属于重大事项（问重要事项，规则只写重大事项的填）').optional(),
    }),
    (asked, { what, who, major }) => report(asked, what, who, major),
  ),
  'after-decision': kind(
    'openness',
    '决定之后要办什么，谁是第一责任人',
    z.strictObject({
      meeting: choice('会议', DECIDING),
      ended: day('会议结束日').optional(),
    }),
    (asked, { meeting: of, ended }) => afterDecision(asked, of, ended),
  ),
  binds: kind('scope', '本规则管不管这个单位', z.strictObject({ body: participant('单位') }), (asked, { body }) => binds(asked, body)),
  says: kind(
    'scope',
    '规则有没有说到某事',
    z.strictObject({ about: z.string().trim().min(1).max(60).meta({ title: '要查的词' }) }),
    (asked, { about }) => says(asked, about),
  ),
} as const satisfies Record<string, Kind>;

export type ConsultKind = keyof typeof CONSULT_KINDS;
export const CONSULT_KIND_NAMES = Object.keys(CONSULT_KINDS) as readonly ConsultKind[];
