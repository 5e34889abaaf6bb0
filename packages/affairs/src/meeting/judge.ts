/** The judge of each act on a sitting: one row per act, so that a new act breaks the build until it is judged. */
import { verdictOf, type Verdict } from '../kernel/finding.ts';
import { inputWords } from '../kernel/input-words.ts';
import { dayWords } from '../kernel/words.ts';
import { barred } from '../office/findings.ts';
import { isLeader, officeOf } from '../office/posts.ts';
import { ACT_INPUTS, type ActInput, type ActName, type MatterAct } from './acts.ts';
import { adding, addingBars } from './added.ts';
import { lateFor } from './after.ts';
import { ATTENDANCE_JUDGES, countedFor, signedInThough, staysAway } from './attendance-judge.ts';
import { CORRECTION_JUDGES, isChairFact } from './correction-judge.ts';
import { DISTRIBUTION_JUDGES } from './distribution-judge.ts';
import { ENTRUSTED_JUDGES, fateInUse } from './entrusted.ts';
import { aboutMeeting, aboutTopic, draftersOf, fixersOf, paperTask, saysAnything, signersOf, standing, taskPosts } from './hands.ts';
import { overBefore } from './days.ts';
import { isGuestAct } from './guests.ts';
import { GUEST_JUDGES, guestNorms } from './guests-judge.ts';
import { engaged, engagedAnew } from './engagements.ts';
import { chairOf } from './given.ts';
import { gathering, moving, receiving, settingDay } from './judge-pool.ts';
import { gone, lateApproval, ofFiled, PAPER_JUDGES } from './papers.ts';
import { topicOfItem } from './publication.ts';
import { PUBLICATION_JUDGES } from './publication-judge.ts';
import { isHidden } from './publication-sight.ts';
import { mayNorms } from './rules.ts';
import type { Topic } from './state.ts';
import { givenToReport, judgeBound } from './bound.ts';
import { judgeStudied } from './judge-studied.ts';
import { rightMeeting, topicFound, unfated, untaken, isDecidedFor } from './topics.ts';
import {
  type Asked,
  type Judge,
  chairing,
  stageFinding,
  ofPosts,
  ofOffice,
  ofChair,
  proposing,
  bodiesKnown,
  room,
  unfixed,
  ofPreparation,
  readiness,
  fixing,
  notifying,
  askingLeave,
  approvers,
  signing,
  settling,
  documentOf,
} from './judging.ts';

const JUDGES: { readonly [A in MatterAct]: Judge<A> } = {
  propose: (asked, input) => [
    ...stageFinding(asked, 'propose'),
    ...proposing(asked, input),
    ...bodiesKnown(asked, input),
    ...room(asked),
    ...(input === undefined ? [] : rightMeeting(asked.ctx, asked.state.kind, input)),
  ],
  prepare: (asked, input) => {
    const { topic, findings } = topicFound(asked.state, input?.topic);
    return [
      ...stageFinding(asked, 'prepare'),
      ...findings,
      ...gone(topic, '登记前期工作'),
      ...(topic === undefined ? [] : (input?.done ?? []).flatMap((one) => ofPreparation(asked, topic, one))),
    ];
  },
  vet: (asked, input) => {
    const { topic, findings } = topicFound(asked.state, input?.topic);
    return [
      ...ofOffice(asked, 'vet'),
      ...stageFinding(asked, 'vet'),
      ...findings,
      ...unfixed(topic),
      ...(topic === undefined ? [] : readiness(asked, topic)),
    ];
  },
  'approve-papers': (asked, input) => {
    const { topic, findings } = topicFound(asked.state, input?.topic);
    const task = paperTask(asked.ctx, asked.state.kind);
    if (task === undefined) return [barred('state.not-open', '这类会议的材料由谁批印、签发，本规则没有写，不须办理。')];
    const mine =
      topic === undefined ? [] : ofPosts(asked, 'approve-papers', taskPosts(asked.ctx, task, aboutTopic(asked.state, topic)), task);
    const some =
      topic !== undefined ||
      asked.state.topics.some((one) => standing(asked.ctx, task, asked.actor.post, aboutTopic(asked.state, one)).as === 'may');
    return [
      ...stageFinding(asked, 'approve-papers'),
      ...findings,
      ...gone(topic),
      ...ofFiled(asked, topic),
      ...lateApproval(asked, input?.opinion),
      ...mine,
      ...(some ? [] : ofPosts(asked, 'approve-papers', taskPosts(asked.ctx, task, aboutMeeting(asked.state)), task)),
    ];
  },
  fix: (asked, input) => [...stageFinding(asked, 'fix'), ...fixing(asked, input?.topics, input?.entrusted)],
  'decline-topic': (asked, input) => {
    const { topic, findings } = topicFound(asked.state, input?.topic);
    const gone = topic === undefined || topic.stage === 'proposed' || topic.stage === 'fixed' ? [] : unfixed(topic);
    return [
      ...stageFinding(asked, 'decline-topic'),
      ...fixing(asked, input === undefined ? undefined : [], input?.entrusted),
      ...findings,
      ...gone,
    ];
  },
  'withdraw-topic': (asked, input) => {
    const { topic, findings } = topicFound(asked.state, input?.topic);
    const { ctx, state, actor } = asked;
    const own = (one: Topic): boolean =>
      one.proposed.by === actor.post || ctx.organisation.posts.get(actor.post)?.department === one.department;
    const mine = topic === undefined ? state.topics.some(own) : own(topic);
    return [
      ...stageFinding(asked, 'withdraw-topic'),
      ...findings,
      ...(mine ? [] : [barred('authority.not-yours', '撤回议题由提出人或者主汇报单位办理。')]),
      ...(topic === undefined || topic.stage === 'fixed' ? [] : unfixed(topic)),
    ];
  },
  order: (asked, input) => {
    const { agenda } = asked.state;
    const same =
      input === undefined ||
      (input.topics.length === agenda.length &&
        new Set(input.topics).size === agenda.length &&
        agenda.every((one) => input.topics.includes(one)));
    const hands = [...officeOf(asked.ctx.organisation), ...fixersOf(asked.ctx, asked.state)];
    return [
      ...ofPosts(asked, 'order', hands, 'organise'),
      ...stageFinding(asked, 'order'),
      ...(same ? [] : [barred('input.invalid', '所排的不是议程上的全部议题。', '请刷新后再排。')]),
    ];
  },
  notify: (asked) => [
    ...ofOffice(asked, 'notify'),
    ...stageFinding(asked, 'notify'),
    ...notifying(asked),
    ...engaged(asked.ctx, asked.state, asked.request?.sameDay),
  ],
  'change-chair': (asked, input) => {
    const { ctx, state, actor } = asked;
    const hands = [...taskPosts(ctx, 'chair', { kind: state.kind }), ...officeOf(ctx.organisation)];
    return [
      ...(actor.post === state.chair.post ? [] : ofPosts(asked, 'change-chair', hands, 'chair')),
      ...stageFinding(asked, 'change-chair'),
      ...(input === undefined ? [] : [...chairing(ctx, state.kind, input), ...staysAway(asked, input.chair)]),
      ...(input === undefined ? [] : engagedAnew(ctx, state, { ...state, chair: chairOf(input) }, asked.request?.sameDay)),
    ];
  },
  'ask-leave': (asked, input) => [...stageFinding(asked, 'ask-leave'), ...askingLeave(asked, input)],
  'answer-leave': (asked, input) => [
    ...ofPosts(asked, 'answer-leave', approvers(asked), 'approve-absence'),
    ...stageFinding(asked, 'answer-leave'),
    ...(asked.state.leaves.some((one) => one.answer === undefined && (input === undefined || one.post === input.post))
      ? []
      : [barred('state.not-open', '没有待答复的请假。')]),
  ],
  open: (asked, input) => [
    ...ofChair(asked, 'open'),
    ...stageFinding(asked, 'open'),
    ...(asked.state.on !== undefined && asked.ctx.today < asked.state.on
      ? [barred('input.invalid', `会议定于${dayWords(asked.state.on)}，还没有到。`)]
      : []),
    ...(input?.absent.includes(asked.state.chair.post) === true
      ? [barred('input.invalid', '主持人没有到会，会议不能开。', '请先改定主持人。')]
      : []),
    ...signedInThough(asked, input?.absent),
    ...(input?.absent.some((one) => !asked.ctx.organisation.posts.has(one)) === true
      ? [barred('input.invalid', '没有这一职务。', '请从名单中选择。')]
      : []),
  ],
  'add-topic': adding,
  decide: (asked, input) => {
    const { topic, findings } = topicFound(asked.state, input?.topic);
    const off = topic !== undefined && !asked.state.agenda.includes(topic.id);
    return [
      ...ofChair(asked, 'decide'),
      ...stageFinding(asked, 'decide'),
      ...findings,
      ...(off
        ? [
            barred(
              'step.missing',
              `“${topic.title}”没有列入议程，不能议定。`,
              '确须临时研究的，由主持人临时增加议题。',
              mayNorms(asked.ctx.pack, 'fix-topic', asked.state.kind)[0]?.citation,
            ),
          ]
        : []),
      ...(untaken(asked.state).length === 0 ? [barred('state.not-open', '议程上的议题都已议定。')] : []),
      ...(topic?.outcome === undefined || off ? [] : [barred('state.not-open', `“${topic.title}”已经议定。`)]),
      ...countedFor(asked, topic, input?.result),
    ];
  },
  adjourn: (asked) => [
    ...ofChair(asked, 'adjourn'),
    ...stageFinding(asked, 'adjourn'),
    ...overBefore(asked),
    ...untaken(asked.state).map((one) => barred('step.missing', `“${one.title}”还没有议定结果。`, '没有研究的，议定为缓议。')),
  ],
  fate: (asked, input) => {
    const { topic, findings } = topicFound(asked.state, input?.topic);
    return [
      ...ofOffice(asked, 'fate'),
      ...stageFinding(asked, 'fate'),
      ...findings,
      ...(topic !== undefined && !isDecidedFor(topic) ? [barred('state.not-open', `“${topic.title}”没有通过，不须明确去向。`)] : []),
      ...fateInUse(topic),
      ...givenToReport(asked, topic, input),
      ...(input !== undefined && input.fate !== 'none' && input.department === undefined
        ? [barred('input.invalid', '未写明由哪个单位承办。', '请选择单位。')]
        : []),
      ...(input?.department !== undefined && !asked.ctx.organisation.departments.has(input.department)
        ? [barred('organisation.unknown', '没有这一单位。', '请从名单中选择单位。')]
        : []),
    ];
  },
  'draft-minutes': (asked) => [
    ...ofPosts(asked, 'draft-minutes', draftersOf(asked.ctx, asked.state), 'draft-minutes'),
    ...stageFinding(asked, 'draft-minutes'),
    ...unfated(asked.state).map((one) => barred('step.missing', `“${one.title}”议定后怎样办理还没有明确。`, '请先逐项明确去向。')),
  ],
  'vet-minutes': (asked) => [
    ...ofOffice(asked, 'vet-minutes'),
    ...stageFinding(asked, 'vet-minutes'),
    ...(asked.state.minutes?.vetted === undefined ? [] : [barred('state.not-open', '纪要已经审核。')]),
    ...(saysAnything(asked.ctx.pack, 'vet-minutes', asked.state.kind)
      ? []
      : [barred('state.not-open', '本规则没有写纪要由谁审核，不须办理。')]),
  ],
  'return-minutes': (asked) => [
    ...ofPosts(
      asked,
      'return-minutes',
      [
        ...(signersOf(asked.ctx, asked.state)?.posts ?? []),
        ...taskPosts(asked.ctx, 'settle-minutes', aboutMeeting(asked.state), { major: true }),
        ...officeOf(asked.ctx.organisation),
      ],
      'sign-minutes',
    ),
    ...stageFinding(asked, 'return-minutes'),
  ],
  'name-signer': (asked, input) => [
    ...ofOffice(asked, 'name-signer'),
    ...stageFinding(asked, 'name-signer'),
    ...(signersOf(asked.ctx, asked.state)?.named === 'text'
      ? [
          barred(
            'state.not-open',
            '规则已经写明由谁签发。',
            undefined,
            mayNorms(asked.ctx.pack, 'sign-minutes', asked.state.kind)[0]?.citation,
          ),
        ]
      : []),
    ...(input !== undefined && !isLeader(asked.ctx.organisation.posts.get(input.post))
      ? [barred('input.invalid', '签发的须是在任的政府领导。', '请从名单中选择。')]
      : []),
  ],
  'sign-minutes': (asked) => [...stageFinding(asked, 'sign-minutes'), ...signing(asked)],
  'settle-minutes': (asked) => [...stageFinding(asked, 'settle-minutes'), ...settling(asked)],
  number: (asked) => [...ofOffice(asked, 'number'), ...stageFinding(asked, 'number')],
  'submit-document': (asked, input) => [
    ...ofOffice(asked, 'submit-document'),
    ...stageFinding(asked, 'submit-document'),
    ...documentOf(asked, input?.topic, input?.on),
    ...(input === undefined ? [] : lateFor(asked.ctx, asked.state, 'submit', input.on)),
  ],
  'issue-document': (asked, input) => [
    ...ofOffice(asked, 'issue-document'),
    ...stageFinding(asked, 'issue-document'),
    ...documentOf(asked, input?.topic, input?.on),
    ...(input === undefined ? [] : lateFor(asked.ctx, asked.state, 'issue', input.on)),
  ],
  cancel: (asked) => [...ofChair(asked, 'cancel'), ...stageFinding(asked, 'cancel')],
  'set-day': (asked, input) => settingDay(asked, input),
  gather: (asked, input) => gathering(asked, input !== undefined),
  'move-topic': (asked, input) => moving(asked, input),
  'receive-topic': (asked, input) => receiving(asked, input),
  'note-document': judgeBound,
  'note-study': judgeStudied,
  ...PAPER_JUDGES,
  ...ATTENDANCE_JUDGES,
  ...PUBLICATION_JUDGES,
  ...ENTRUSTED_JUDGES,
  ...DISTRIBUTION_JUDGES,
  ...CORRECTION_JUDGES,
  ...GUEST_JUDGES,
};

/**
 * Whether an act names a closed topic to somebody for whom it is not there: what is found would tell of it. What other matters tell the
 * sitting of a closed topic is done by the system and told to nobody.
 */
const namesHidden = ({ ctx, state, actor }: Asked, input: unknown): boolean => {
  if (actor.capacity === 'system') return false;
  const given =
    typeof input === 'object' && input !== null
      ? Object.values(input)
          .flat()
          .map((one) => (typeof one === 'string' ? topicOfItem(one) : one))
      : [];
  return state.topics.some((one) => given.includes(one.id) && isHidden(ctx, state, one, actor.post));
};

/** Whether this act is open to this person at this meeting, and as it is filled in. */
export function judge(asked: Asked, act: MatterAct, input: unknown): Verdict {
  const findings = namesHidden(asked, input)
    ? [barred('input.invalid', '没有这一议题。', '请从本次会议的议题中选择。')]
    : (JUDGES[act] as Judge<ActName>)(asked, input as never);
  const verdict = verdictOf(
    findings,
    // What concerns people from outside rests on what the text says of them.
    (isGuestAct(act) ? guestNorms(asked.ctx.pack, asked.state.kind) : mayNorms(asked.ctx.pack, 'chair', asked.state.kind).slice(0, 1)).map(
      (one) => one.citation,
    ),
  );
  if (verdict.outcome === 'permitted') return verdict;
  const amiss = findings.filter((one) => one.outcome !== 'passed');
  // Papers that came or were let through late came all the same.
  if (act === 'deliver-papers' || act === 'approve-papers')
    return amiss.every((one) => one.code === 'limit.passed') ? { ...verdict, stands: 'fact' } : verdict;
  if (act === 'correct-chair')
    return input !== undefined && isChairFact(asked, input as ActInput<'correct-chair'>) ? { ...verdict, stands: 'fact' } : verdict;
  // What was left out of a topic that is taken all the same is recorded with it.
  const only =
    act === 'add-topic' &&
    input !== undefined &&
    addingBars(asked, input as ActInput<'add-topic'>).every(({ outcome }) => outcome === 'passed');
  return only ? { ...verdict, stands: 'fact' } : verdict;
}

export const parseInput = (act: ActName, input: unknown) => ACT_INPUTS[act].safeParse(input ?? {}, { error: inputWords });
