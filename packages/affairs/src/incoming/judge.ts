/** The judge of each act on an incoming document: one row per act, so that a new act breaks the build until it is judged. */
import { verdictOf, type Finding, type Verdict } from '../kernel/finding.ts';
import type { PostId } from '../kernel/organisation.ts';
import type { Context } from '../kernel/procedure.ts';
import { barred, broken, kept } from '../document/judge/findings.ts';
import { SECRECY_LABELS } from '../document/labels.ts';
import { isLeader, leadersOf, officeOf, titles } from '../document/roles.ts';
import { ACT_INPUTS, type ActInput, type ActName } from './acts.ts';
import { breachesOf } from './breaches.ts';
import { authorityFinding, basisNorms, basisOf, opinionForm, stageFinding, type Asked, type Judge } from './judging.ts';
import { BARE_TITLE } from './labels.ts';
import { factsOfLetter, isSubmission, seeksDecision, type Letter } from './letter.ts';
import { awaited, bodyPosts, routed, senderPosts } from './roles.ts';
import { routesOf } from './routes.ts';
import { pendingLeaders, type IncomingState } from './state.ts';

/** Stage and authority, which every act has. */
const open = (asked: Asked, act: ActName, posts: Parameters<typeof authorityFinding>[2]): Finding[] => [
  ...authorityFinding(asked, act, posts),
  ...stageFinding(asked, act),
];

const office = ({ ctx }: Asked) => officeOf(ctx.organisation);
const byOffice =
  <A extends ActName>(act: A): Judge<A> =>
  (asked) =>
    open(asked, act, office(asked));
const bySystem =
  <A extends ActName>(act: A): Judge<A> =>
  (asked) =>
    stageFinding(asked, act);

/** What was found against the paper and bars sending it up; an order of the head lets it go on, and changes no finding. */
const barring = (state: IncomingState): readonly Finding[] => state.breaches.filter((one) => one.outcome === 'refused');

/** To whom the texts want it sent up, held against those chosen and those who have it already. */
function routing({ ctx, state }: Asked, letter: Letter, leaders: readonly PostId[]): Finding[] {
  const chosen = new Set([...leaders, ...state.referrals.map((one) => one.leader)]);
  return routesOf(ctx, letter).map(({ norm, posts }) => {
    if (posts.length === 0)
      return barred('routing.incomplete', `${norm.says}。来文单位尚未设分管领导。`, '请先配置分工。', norm.citation);
    return posts.some((post) => chosen.has(post.id))
      ? kept(norm, 'routing.incomplete', norm.says)
      : broken(norm, 'routing.incomplete', `未呈${titles(posts)}。规定：${norm.says}。`, `请增加呈送${titles(posts)}。`);
  });
}

function notLeaders(ctx: Context, leaders: readonly PostId[]): Finding[] {
  const wrong = leaders.filter((id) => !isLeader(ctx.organisation.posts.get(id)));
  return wrong.length === 0 ? [] : [barred('input.invalid', '呈送对象须为政府领导。', '请从领导名单中选择。')];
}

/** The letter as it will be once the office has found on it what it found now. */
const withFacts = (letter: Letter, found: { readonly important?: boolean | undefined; readonly major?: boolean | undefined }): Letter => ({
  ...letter,
  facts: { ...letter.facts, important: found.important ?? letter.facts.important, major: found.major ?? letter.facts.major },
});

const JUDGES: { readonly [A in ActName]: Judge<A> } = {
  // Opening acts are judged on the paper alone, by `judgeOpening`.
  arrive: bySystem('arrive'),
  register: byOffice('register'),
  resubmit: bySystem('resubmit'),
  accept: byOffice('accept'),
  correct: (asked, input) => [...open(asked, 'correct', office(asked)), ...(input === undefined ? [] : secrecy(input.letter))],
  return: byOffice('return'),
  withdraw: (asked) => open(asked, 'withdraw', senderPosts(asked.ctx.organisation, asked.state.letter)),
  recommend: (asked, input) => [
    ...open(asked, 'recommend', office(asked)),
    ...barring(asked.state),
    ...(input === undefined
      ? []
      : [...notLeaders(asked.ctx, input.leaders), ...routing(asked, withFacts(asked.state.letter, input.facts), input.leaders)]),
  ],
  refer: (asked, input) => {
    const holders = asked.state.referrals.map((one) => asked.ctx.organisation.posts.get(one.leader)).filter((one) => one !== undefined);
    return [
      ...open(asked, 'refer', [...office(asked), ...holders]),
      ...barring(asked.state),
      ...(input === undefined ? [] : notLeaders(asked.ctx, input.leaders)),
    ];
  },
  instruct: (asked, input) => {
    const mine = pendingLeaders(asked.state)
      .map((id) => asked.ctx.organisation.posts.get(id))
      .filter((one) => one !== undefined);
    return [...open(asked, 'instruct', mine), ...(input === undefined ? [] : opinionFindings(asked, input))];
  },
  'enter-opinion': (asked, input) => [
    ...open(asked, 'enter-opinion', office(asked)),
    ...(input === undefined
      ? []
      : [
          ...(pendingLeaders(asked.state).includes(input.leader)
            ? []
            : [barred('input.invalid', '此件未呈这位领导，或其意见已经录入。', '请选择呈批中的领导。')]),
          ...opinionFindings(asked, input),
        ]),
  ],
  order: (asked) => [
    ...open(asked, 'order', asked.ctx.organisation.byRole.get('head') ?? []),
    ...(barring(asked.state).length > 0 ? [] : [barred('state.not-open', '来文没有不合规定之处，无须责令办理。', '请按程序拟办。')]),
  ],
  convey: (asked) => [
    ...open(asked, 'convey', office(asked)),
    ...(asked.state.opinions.some((one) => !one.conveyed) ? [] : [barred('state.not-open', '没有尚未转达的批示。', '待领导批示后转达。')]),
  ],
  assign: (asked, input) => {
    if (input === undefined) return open(asked, 'assign', office(asked));
    const { departments } = asked.ctx.organisation;
    const known = [input.host, ...input.helpers].every((id) => departments.has(id));
    return [
      ...open(asked, 'assign', office(asked)),
      ...(known && !input.helpers.includes(input.host)
        ? []
        : [barred('input.invalid', '主办、协办单位有误。', '请从单位名单中选一个主办，协办另选。')]),
      ...(input.due !== undefined && input.due < asked.ctx.today ? [barred('input.invalid', '办理期限早于今天。', '请改期限。')] : []),
    ];
  },
  report: (asked) =>
    open(asked, 'report', asked.state.assignment === undefined ? [] : bodyPosts(asked.ctx.organisation, asked.state.assignment.host)),
  chase: (asked, input) => [...open(asked, 'chase', office(asked)), ...(input === undefined ? [] : chasing(asked, input.posts))],
  circulate: (asked, input) => {
    const unknown = input?.readers.filter((id) => !asked.ctx.organisation.posts.has(id)) ?? [];
    return [
      ...open(asked, 'circulate', [...office(asked), ...leadersOf(asked.ctx.organisation)]),
      ...(unknown.length === 0 ? [] : [barred('input.invalid', `传阅对象中有${unknown.length}个职务不存在。`, '请重新选择。')]),
    ];
  },
  read: (asked) =>
    open(
      asked,
      'read',
      asked.state.readings
        .filter((one) => one.readAt === undefined)
        .map((one) => asked.ctx.organisation.posts.get(one.post))
        .filter((one) => one !== undefined),
    ),
  'record-reply': bySystem('record-reply'),
  close: (asked) => [...open(asked, 'close', office(asked)), ...unanswered(asked)],
  archive: byOffice('archive'),
};

/** What an opinion has to hold, as the text says it; where it does not say what a circle means, the leader is asked. */
function opinionFindings({ ctx, state }: Asked, input: ActInput<'instruct'>): Finding[] {
  const form = opinionForm(ctx, state);
  const wordless = input.form === 'circle' || (input.form === 'text' && input.text === '');
  if (input.form === 'handwriting' && input.pad === undefined) return [barred('input.invalid', '没有手写内容。', '请在手写板上书写。')];
  if (form?.explicit === true)
    return [
      wordless || input.view === undefined || input.view === 'read'
        ? broken(form.norm, 'opinion.incomplete', '此件有具体请示事项，圈阅或者只写“阅”不算批示。', '请写明同意、不同意或者如何办理。')
        : kept(form.norm, 'opinion.incomplete', form.norm.says),
    ];
  if (form !== undefined && form.norm.circleMeansRead && input.form === 'circle')
    return [
      input.view === undefined || input.view === 'read'
        ? kept(form.norm, 'opinion.incomplete', form.norm.says)
        : broken(form.norm, 'opinion.incomplete', '此件是一般报告性公文，圈阅只表示已阅。', '要表示同意或者另有要求的，请写明意见。'),
    ];
  return input.view === undefined ? [barred('input.invalid', '未选明意见：阅、同意、不同意或者交办。', '请选明后再签批。')] : [];
}

/** One reminder a working day for each who is waited for. */
function chasing({ ctx, state }: Asked, posts: readonly PostId[]): Finding[] {
  const waited = new Set(awaited(ctx, state, pendingLeaders(state)));
  if (posts.some((post) => !waited.has(post))) return [barred('input.invalid', '催办对象中有不需要办理此件的。', '请从待办的人中选择。')];
  const soon = posts.filter((post) => {
    const last = state.chases.findLast((one) => one.post === post);
    return last !== undefined && ctx.today < ctx.calendar.due(last.on, 1, 'workday').date;
  });
  const names = titles(soon.slice(0, 3).flatMap((id) => ctx.organisation.posts.get(id) ?? []));
  return soon.length === 0
    ? []
    : [barred('chase.too-soon', `${names}${soon.length > 3 ? '等' : ''}一个工作日内已经催办过。`, '请过一个工作日再催。')];
}

/** A request is not closed before its sender has an answer: a reply, or the opinions conveyed. */
function unanswered({ ctx, state }: Asked): Finding[] {
  if (state.stage === 'returned' || !isSubmission(state.letter) || !seeksDecision(state.letter)) return [];
  const norm = basisNorms(ctx, 'close')[0];
  if (norm === undefined) return [];
  return [
    state.reply !== undefined || state.opinions.some((one) => one.conveyed)
      ? kept(norm, 'reply.missing', norm.says)
      : broken(norm, 'reply.missing', '请示事项尚未答复来文单位。', '请转达批示，或者以批复、复函答复后再办结。'),
  ];
}

/** A classified paper is not taken in; the bare fact that it exists may be registered. */
export function secrecy(letter: Letter): Finding[] {
  if (letter.secrecy === 'none') return [];
  const bare = letter.text === '' && letter.attachments.length === 0 && letter.title === BARE_TITLE;
  return bare
    ? []
    : [
        barred(
          'secrecy.classified',
          `来文标为${SECRECY_LABELS[letter.secrecy]}，本系统不收涉密内容。`,
          `只登记收到的事实：标题写作“${BARE_TITLE}”，不录正文和附件，原件按保密规定另行办理。`,
        ),
      ];
}

/** Whether this act is open to this person on this paper, and as it is filled in. */
export function judge(asked: Asked, act: ActName, input: unknown): Verdict {
  const findings = (JUDGES[act] as Judge<ActName>)(asked, input as never);
  const verdict = verdictOf(findings, basisOf(asked.ctx, act));
  const ordered = asked.state.order !== undefined && (act === 'recommend' || act === 'refer');
  return ordered && onlyBreaches(asked.state, findings) ? { ...verdict, stands: 'order' } : verdict;
}

const onlyBreaches = (state: IncomingState, findings: readonly Finding[]): boolean =>
  barring(state).length > 0 && findings.every((one) => one.outcome !== 'refused' || state.breaches.includes(one));

/** A paper that comes in: registered as it is, with what is found against it. */
export function judgeOpening(
  ctx: Context,
  post: Asked['post'],
  act: 'arrive' | 'register',
  letter: Letter,
): Verdict & { readonly breaches: readonly Finding[] } {
  const breaches = breachesOf(ctx, letter);
  const door = [
    ...(act === 'arrive' ? [] : authorityFinding({ ctx, state: NEVER, post }, act, officeOf(ctx.organisation))),
    ...secrecy(letter),
  ];
  const verdict = verdictOf([...door, ...breaches], basisOf(ctx, act));
  return { ...verdict, ...(door.length === 0 && breaches.length > 0 ? { stands: 'fact' as const } : {}), breaches };
}

/** Authority on an opening act looks at no state. */
const NEVER = { stage: 'arrived' } as IncomingState;

export const parseInput = (act: ActName, input: unknown) => ACT_INPUTS[act].safeParse(input ?? {});
