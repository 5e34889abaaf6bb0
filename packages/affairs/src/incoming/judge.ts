/** The judge of each act on an incoming document: one row per act, so that a new act breaks the build until it is judged. */
import { verdictOf, type Finding, type Verdict } from '../kernel/finding.ts';
import { inputWords } from '../kernel/input-words.ts';
import type { Post, PostId } from '../kernel/organisation.ts';
import { dayOfMoment } from '../kernel/words.ts';

import { namesAsker } from '../office/bodies.ts';
import { isLeader, isOffice, leadersOf, officeOf, titles } from '../office/posts.ts';
import { answersNobody, barred } from '../office/findings.ts';
import { impossibleMeeting } from '../office/late-entry.ts';
import { ACT_INPUTS, type ActInput, type ActName } from './acts.ts';
import { PAPER_CODES } from './breaches.ts';
import { bodies, secrecy, truth } from './door.ts';
import { outOfTurn, unanswered, unheard, unreadSince, waitingStill } from './ending.ts';
import { authorityFinding, basisOf, stageFinding, type Asked, type Judge } from './judging.ts';
import { letterSchema, type Letter } from './letter.ts';
import { opinionFindings } from './opining.ts';
import { awaited, bodyPosts, headsOfGovernment, senderPosts } from './roles.ts';
import { alreadyWith, barring, beyondRoutes, lowered, notLeaders, recalling, routing, withFacts } from './routing.ts';
import { owingHelpers, owingLeaders, reachedLeaders, toCollect, unconveyed, type IncomingState } from './state.ts';

/** Whoever has a paper before him is named among leaders and the office only; others learn what sort of post the act is for. */
const UNNAMED: Readonly<Partial<Record<ActName, string>>> = { instruct: '呈批的领导', refer: '办公室和呈批的领导', read: '送阅的职务' };
const isInner = (post: Post | undefined): boolean => isLeader(post) || isOffice(post);

/** Stage and authority, which every act has. */
const open = (asked: Asked, act: ActName, posts: readonly Post[]): Finding[] => [
  ...authorityFinding({ ...asked, letter: asked.state.letter }, act, posts, isInner(asked.post) ? undefined : UNNAMED[act]),
  ...stageFinding(asked, act),
];

/** The day of the meeting that decided on a paper, counted from its receipt. */
function metOn({ ctx, state }: Asked, date: string): Finding[] {
  const impossible = impossibleMeeting(date, ctx.today, dayOfMoment(state.receivedAt));
  return impossible === undefined ? [] : [barred('input.invalid', impossible.message, impossible.wayOut)];
}

const office = ({ ctx }: Asked) => officeOf(ctx.organisation);
const byOffice =
  <A extends ActName>(act: A): Judge<A> =>
  (asked) =>
    open(asked, act, office(asked));
const bySystem =
  <A extends ActName>(act: A): Judge<A> =>
  (asked) =>
    stageFinding(asked, act);

const known = ({ ctx }: Asked, ids: readonly PostId[]): readonly Post[] => ids.flatMap((id) => ctx.organisation.posts.get(id) ?? []);
/** Leaders to whom it was sent up in this round; one from whom it was taken back meanwhile is still heard, one whose work another has by now is not. */
const askedLeaders = ({ state }: Asked): readonly PostId[] =>
  state.referrals.filter((one) => one.round === state.round && one.movedAt === undefined).map((one) => one.leader);

const ANEW = barred('state.not-open', '只有退回的来文才收重报件。', '请另行登记。');

const JUDGES: { readonly [A in ActName]: Judge<A> } = {
  // Opening acts are judged on the paper alone, by `judgeOpening`.
  arrive: bySystem('arrive'),
  register: byOffice('register'),
  resubmit: (asked, input) => [
    // What came through the document procedure comes again by it; paper is entered by the registry, anew once it is closed.
    ...(asked.state.document === undefined
      ? [...open(asked, 'resubmit', office(asked)), ...(asked.state.stage === 'returned' ? [] : [ANEW])]
      : stageFinding(asked, 'resubmit')),
    ...(input === undefined
      ? []
      : [
          ...(asked.state.document === undefined
            ? [...truth(asked.ctx, input.letter), ...bodies(asked.ctx, input.letter, asked.state.letter)]
            : []),
          ...secrecy(input.letter),
        ]),
  ],
  accept: (asked, input) => [...open(asked, 'accept', office(asked)), ...lowered(asked, 'accept', input?.facts ?? {})],
  correct: (asked, input) => [
    ...open(asked, 'correct', office(asked)),
    ...(input === undefined
      ? []
      : [
          ...unchanged(asked.state.letter, input.letter),
          ...corrected(asked, input.letter),
          ...secrecy(input.letter),
          ...altered(asked.state, input.letter),
        ]),
  ],
  return: byOffice('return'),
  withdraw: (asked) => open(asked, 'withdraw', senderPosts(asked.ctx.organisation, asked.state.letter)),
  recommend: (asked, input) => {
    const letter = withFacts(asked.state.letter, input?.facts ?? {});
    return [
      ...open(asked, 'recommend', office(asked)),
      ...barring(asked.ctx, letter),
      ...(input === undefined
        ? []
        : [
            ...lowered(asked, 'recommend', input.facts),
            ...notLeaders(asked.ctx, input.leaders),
            ...beyondRoutes(asked, letter, input.leaders),
            ...routing(asked.ctx, letter, new Set([...input.leaders, ...reachedLeaders(asked.state)]), input.meeting),
          ]),
    ];
  },
  refer: (asked, input) => [
    ...open(asked, 'refer', [...office(asked), ...known(asked, askedLeaders(asked))]),
    ...barring(asked.ctx, asked.state.letter),
    ...(input === undefined
      ? []
      : [
          ...notLeaders(asked.ctx, input.leaders),
          ...beyondRoutes(asked, asked.state.letter, input.leaders),
          ...alreadyWith(asked, input.leaders),
        ]),
  ],
  recall: (asked, input) => [
    ...open(asked, 'recall', office(asked)),
    ...(owingLeaders(asked.state).length > 0 ? [] : [barred('state.not-open', '没有尚未批示的领导。', '请按程序办理。')]),
    ...(input === undefined ? [] : recalling(asked, input.leaders)),
  ],
  instruct: (asked, input) => [
    ...open(asked, 'instruct', known(asked, askedLeaders(asked))),
    ...outOfTurn(asked),
    ...(input === undefined ? [] : opinionFindings(asked, input)),
  ],
  'enter-opinion': (asked, input) => [
    ...open(asked, 'enter-opinion', office(asked)),
    ...(input === undefined
      ? []
      : [
          ...(isLeader(asked.ctx.organisation.posts.get(input.leader))
            ? []
            : [barred('input.invalid', '代录的须是政府领导的批示。', '请从领导名单中选择。')]),
          ...opinionFindings(asked, input),
        ]),
  ],
  order: (asked, input) => [
    ...open(asked, 'order', ordering(asked)),
    ...(input === undefined ? [] : orderOnPaper(asked, input.scan)),
    ...(barring(asked.ctx, asked.state.letter).length > 0
      ? []
      : [barred('state.not-open', '来文没有不合规定之处，无须责令办理。', '请按程序拟办。')]),
  ],
  'put-to-meeting': (asked) => [...open(asked, 'put-to-meeting', office(asked)), ...barring(asked.ctx, asked.state.letter)],
  'record-decision': (asked, input) => [
    ...open(asked, 'record-decision', office(asked)),
    ...(input === undefined ? [] : metOn(asked, input.date)),
  ],
  convey: (asked) => [
    ...open(asked, 'convey', office(asked)),
    ...(unconveyed(asked.state).length > 0 ? [] : [barred('state.not-open', '没有尚未转达的批示。', '待领导批示后转达。')]),
  ],
  assign: (asked, input) => [...open(asked, 'assign', office(asked)), ...(input === undefined ? [] : assigning(asked, input))],
  report: (asked) =>
    open(asked, 'report', asked.state.assignment === undefined ? [] : bodyPosts(asked.ctx.organisation, asked.state.assignment.host)),
  'report-part': (asked) => {
    const helpers = asked.state.assignment?.helpers ?? [];
    const mine = asked.post?.department;
    return [
      ...open(
        asked,
        'report-part',
        helpers.flatMap((body) => bodyPosts(asked.ctx.organisation, body)),
      ),
      ...(mine === undefined || !helpers.includes(mine) || owingHelpers(asked.state).includes(mine)
        ? []
        : [barred('state.not-open', '本单位的协办情况已经反馈。', '另有情况的，请告知主办单位。')]),
    ];
  },
  'collect-returned': (asked) => [
    ...open(asked, 'collect-returned', senderPosts(asked.ctx.organisation, asked.state.letter)),
    ...(toCollect(asked.state) ? [] : [barred('state.not-open', '没有待签收的退件。', '网上报送件退回后，在原公文上修改重报。')]),
  ],
  chase: (asked, input) => [
    ...open(asked, 'chase', office(asked)),
    ...(awaited(asked.ctx, asked.state).length > 0 ? [] : [barred('state.not-open', '没有可催办的对象。', '请按程序办理。')]),
    ...(input === undefined ? [] : chasing(asked, input.posts)),
  ],
  circulate: (asked, input) => {
    const unknown = input?.readers.filter((id) => !asked.ctx.organisation.posts.has(id)) ?? [];
    return [
      ...open(asked, 'circulate', [...office(asked), ...leadersOf(asked.ctx.organisation)]),
      ...(unknown.length === 0 ? [] : [barred('input.invalid', `传阅对象中有${unknown.length}个职务不存在。`, '请重新选择。')]),
    ];
  },
  read: (asked) => {
    const mine = asked.state.readings.find((one) => one.post === asked.post?.id);
    if (mine?.readAt !== undefined) return [barred('state.not-open', '已阅，无须再办。', '另有意见的，请告知送阅的人。')];
    return open(
      asked,
      'read',
      known(
        asked,
        asked.state.readings.filter((one) => one.readAt === undefined).map((one) => one.post),
      ),
    );
  },
  'record-reply': (asked, input) => [
    ...stageFinding(asked, 'record-reply'),
    ...(input?.to === undefined || namesAsker(asked.ctx, input.to, asked.state.letter.sender)
      ? []
      : [answersNobody(asked.state.letter.sender.name)]),
  ],
  close: (asked) => [...open(asked, 'close', office(asked)), ...unheard(asked), ...unanswered(asked), ...waitingStill(asked)],
  archive: (asked) => [...open(asked, 'archive', office(asked)), ...unreadSince(asked, asked.state.closing?.at)],
};

/** The head orders it himself; the office enters his order from paper. */
const ordering = (asked: Asked): readonly Post[] => {
  const heads = headsOfGovernment(asked.ctx);
  return heads.length === 0 ? [] : [...heads, ...office(asked)];
};

/** An order that somebody else enters is the paper's: without its scan there is none. The head's own needs none. */
function orderOnPaper({ ctx, post }: Asked, scan: string | undefined): Finding[] {
  const own = post !== undefined && headsOfGovernment(ctx).includes(post);
  if (own === (scan === undefined)) return [];
  return [
    own
      ? barred('input.invalid', '本人责令办理的，不附扫描件。', '请去掉扫描件。')
      : barred('input.invalid', '未上传书面责令的扫描件。', '请扫描领导书面责令的原件后代录。'),
  ];
}

/** A correction that changes nothing is none. */
const unchanged = (before: Letter, letter: Letter): Finding[] =>
  JSON.stringify(letterSchema.parse(before)) === JSON.stringify(letter)
    ? [barred('input.invalid', '登记的内容没有变化。', '请改正有误的内容；没有要改的，不用更正。')]
    : [];

/** What a correction leaves as it stood is not asked again: a body may have gone since the paper came. */
function corrected({ ctx, state }: Asked, letter: Letter): Finding[] {
  const { sender, dated } = state.letter;
  const same =
    letter.sender.body === sender.body &&
    letter.sender.class === sender.class &&
    letter.sender.name === sender.name &&
    letter.dated === dated;
  return [...(same ? [] : truth(ctx, letter)), ...bodies(ctx, letter, state.letter)];
}

/** A correction of the register does not change what a body of this government sent in. */
function altered(state: IncomingState, letter: Letter): Finding[] {
  if (state.document === undefined) return [];
  const sent = state.letter;
  const same =
    letter.text === sent.text &&
    letter.title === sent.title &&
    letter.sheet === sent.sheet &&
    letter.sender.class === sent.sender.class &&
    letter.sender.body === sent.sender.body &&
    letter.attachments.length === sent.attachments.length &&
    letter.attachments.every((one, i) => one.hash === sent.attachments[i]?.hash);
  return same
    ? []
    : [barred('input.invalid', '网上报送件的单位、标题、正文和附件以来文为准，不能更正。', '内容有误的，退请来文单位修改后重报。')];
}

/** A host of this government, helpers besides it, a day that is still to come. */
function assigning({ ctx }: Asked, { host, helpers, due }: ActInput<'assign'>): Finding[] {
  const { departments } = ctx.organisation;
  const right = [host, ...helpers].every((id) => departments.has(id)) && !helpers.includes(host);
  return [
    ...(right ? [] : [barred('input.invalid', '主办、协办单位有误。', '请从单位名单中选一个主办，协办另选。')]),
    ...(due !== undefined && due < ctx.today ? [barred('input.invalid', '办理期限早于今天。', '请改期限。')] : []),
  ];
}

/** One reminder a working day for each who is waited for. */
function chasing({ ctx, state }: Asked, posts: readonly PostId[]): Finding[] {
  const waited = new Set(awaited(ctx, state));
  if (posts.some((post) => !waited.has(post))) return [barred('input.invalid', '催办对象中有不需要办理此件的。', '请从待办的人中选择。')];
  const last = new Map(state.chases.map((one) => [one.post, one.on]));
  const soon = posts.filter((post) => {
    const on = last.get(post);
    return on !== undefined && ctx.today < ctx.calendar.due(on, 1, 'workday').date;
  });
  const names = titles(soon.slice(0, 3).flatMap((id) => ctx.organisation.posts.get(id) ?? []));
  return soon.length === 0
    ? []
    : [barred('chase.too-soon', `${names}${soon.length > 3 ? '等' : ''}一个工作日内已经催办过。`, '请过一个工作日再催。')];
}

/** Whether this act is open to this person on this paper, and as it is filled in. */
export function judge(asked: Asked, act: ActName, input: unknown): Verdict {
  const findings = (JUDGES[act] as Judge<ActName>)(asked, input as never);
  const verdict = verdictOf(findings, basisOf(asked.ctx, act, asked.state.letter));
  // The head's order lets the paper pass as it is, and nothing that is wrong with the act itself.
  const refused = findings.filter((one) => one.outcome === 'refused');
  const ordered = asked.state.order !== undefined && refused.length > 0 && refused.every((one) => PAPER_CODES.has(one.code));
  return ordered ? { ...verdict, stands: 'order' } : verdict;
}

export const parseInput = (act: ActName, input: unknown) => ACT_INPUTS[act].safeParse(input ?? {}, { error: inputWords });
