/** The judge of each act on an absence: one row per act, so that a new act breaks the build until it is judged. */
import { substitutions } from '../authority/standing-in.ts';
import { verdictOf, type Finding, type Verdict } from '../kernel/finding.ts';
import { inputWords } from '../kernel/input-words.ts';
import { dayWords } from '../kernel/words.ts';
import { barred, broken, kept } from '../office/findings.ts';
import { isLeader, officeOf, titles } from '../office/posts.ts';
import { impossibleDays, leavesTheArea } from './absence.ts';
import { ACT_INPUTS, type ActInput, type ActName, type MatterAct } from './acts.ts';
import { ABSENCE_CODES, askedTogether, clashing, overstayed, timely, together, unsaid } from './breaches.ts';
import { arranging, entrusting, lineOf, standsIn } from './entrusting.ts';
import { byOffice, groundsOf, inPerson, notYours, ofOneself, ofPosts, ownLeave, stageFinding, type Asked, type Judge } from './judging.ts';
import { dayAfter } from './record.ts';
import { isHead } from './roles.ts';
import { areaOf, leftWithout } from './rules.ts';
import { awaitsOrder, isGranted, openAsk, orderable, owesReport, standing } from './state.ts';
import { approversOf, informDue, recordDue, recordedWith, stepsAhead, wayOfState, type Step } from './way.ts';

const office = ({ ctx }: Asked) => officeOf(ctx.organisation);
const heads = ({ ctx }: Asked) => ctx.organisation.byRole.get('head') ?? [];

/** What the leave waits for is this act, and it is this person's. */
function step(asked: Asked, act: Step['act']): readonly Finding[] {
  const ahead = stepsAhead(asked.ctx, asked.state);
  const mine = ahead.find((one) => one.act === act);
  if (openAsk(asked.state) === undefined || mine === undefined)
    return [...stageFinding(asked, act), barred('state.not-open', '没有待办的请假、续假。', undefined, groundsOf(asked)[0])];
  const own = mine.posts.some((post) => post.id === asked.actor.post);
  const before = ahead.slice(0, ahead.indexOf(mine)).filter((one) => one.act !== 'name-approver');
  const first = before.find((one) => act !== 'consent' || one.act !== 'consent');
  return [
    ...(own ? [] : ofPosts(asked, act, mine.posts)),
    ...stageFinding(asked, act),
    ...(first === undefined || act === 'name-approver'
      ? []
      : [
          barred(
            'step.missing',
            `尚未经${[...new Set(first.posts.map((post) => post.title))].join('、')}${first.act === 'forward' ? '转报' : '同意'}。`,
            '请按程序先办前一步。',
            groundsOf(asked)[0],
          ),
        ]),
  ];
}

/** Consents may come in any order; each is its own leader's. */
function consenting(asked: Asked): readonly Finding[] {
  const ahead = stepsAhead(asked.ctx, asked.state).filter((one) => one.act === 'consent');
  if (ahead.some((one) => one.posts.some((post) => post.id === asked.actor.post))) {
    const forward = stepsAhead(asked.ctx, asked.state).find((one) => one.act === 'forward');
    return [
      ...stageFinding(asked, 'consent'),
      ...ownLeave(asked),
      ...(forward === undefined ? [] : [barred('step.missing', '尚未转报。', '请按程序先办前一步。', groundsOf(asked)[0])]),
    ];
  }
  return [...step(asked, 'consent'), ...ownLeave(asked)];
}

/** What the absence would be once the ask is granted, held against the other of the pair and against his own. */
function granting(asked: Asked): readonly Finding[] {
  const { ctx, state } = asked;
  const ask = openAsk(state);
  if (ask === undefined) return [];
  const days = ask.what === 'leave' ? { from: state.from, to: ask.to } : { from: dayAfter(state.to), to: ask.to };
  return [
    ...clashing(ctx, state.post, days, ask.what === 'extension' || state.stage === 'away' ? state.from : undefined),
    ...together(ctx, state.post, { ...state.absence, ...days }),
    // Whether both go is decided with the other: of this one it is told, and kept as nothing against it.
    ...askedTogether(ctx, state.post, { ...state.absence, ...days }).map((one) => ({
      ...one,
      code: 'rule.states' as const,
      outcome: 'passed' as const,
      wayOut: undefined,
    })),
  ];
}

/** Days on which something has happened: not to come, and not before it can have. */
function happened({ ctx, state }: Asked, on: string, earliest: string, what: string): readonly Finding[] {
  if (on > ctx.today) return [barred('input.invalid', `${what}的日期${dayWords(on)}还没有到。`, '请填写实际日期。')];
  return on < earliest
    ? [barred('input.invalid', `${what}的日期早于${dayWords(earliest)}。`, `请核对；此次从${dayWords(state.from)}起。`)]
    : [];
}

const ofHead = (asked: Asked, act: ActName, scan: string | undefined, given: boolean): readonly Finding[] => {
  const own = heads(asked).some((post) => inPerson(asked.actor, post.id));
  if (own) return scan === undefined ? [] : [barred('input.invalid', '本人办理的，不附扫描件。', '请去掉扫描件。')];
  if (!byOffice(asked))
    return [
      notYours(
        asked,
        act,
        heads(asked)
          .map((post) => post.title)
          .join('、'),
      ),
    ];
  if (!given) return [];
  if (scan === undefined) return [barred('input.invalid', '未上传书面件的扫描件。', '请扫描领导所写的原件后代录。')];
  return asked.request?.occurredAt === undefined ? [barred('input.invalid', '未写明书面件的时间。', '请按原件填写时间。')] : [];
};

const JUDGES: { readonly [A in MatterAct]: Judge<A> } = {
  order: (asked, input) => [
    ...ofHead(asked, 'order', input?.scan, input !== undefined),
    ...stageFinding(asked, 'order'),
    ...(orderable(asked.state) ? asked.state.breaches : [barred('state.not-open', '此次外出没有待责令的不合规定之处。', '请按程序办理。')]),
  ],
  'refuse-order': (asked) => [
    ...(heads(asked).some((post) => inPerson(asked.actor, post.id)) ? [] : [notYours(asked, 'refuse-order', titles(heads(asked)))]),
    ...stageFinding(asked, 'refuse-order'),
    ...(awaitsOrder(asked.state) ? [] : [barred('state.not-open', '没有请求书面同意。', '请假的办批准、不批准。', groundsOf(asked)[0])]),
  ],
  forward: (asked) => step(asked, 'forward'),
  consent: consenting,
  'name-approver': (asked, input) => [
    ...step(asked, 'name-approver'),
    ...(input === undefined || (isLeader(asked.ctx.organisation.posts.get(input.approver)) && input.approver !== asked.state.post)
      ? []
      : [barred('input.invalid', '批准人须是另一位政府领导。', '请从领导名单中选择。')]),
  ],
  approve: (asked) => [...step(asked, 'approve'), ...ownLeave(asked), ...granting(asked)],
  decline: (asked) => [...step(asked, 'approve').filter((one) => one.code !== 'step.missing'), ...ownLeave(asked)],
  record: (asked, input) => {
    const norm = recordDue(asked.ctx, asked.state);
    return [
      ...ofPosts(asked, 'record', office(asked)),
      ...stageFinding(asked, 'record'),
      ...(norm === undefined
        ? [barred('state.not-open', '没有待报备的事项。', '批准以后再报备。')]
        : [kept(norm, 'rule.states', norm.says)]),
      ...(norm !== undefined && input?.with === '' && recordedWith(asked.ctx, norm) === undefined
        ? [barred('input.invalid', '向谁报备，本规则和本府设定都没有写。', '请写明向谁报备。')]
        : []),
    ];
  },
  inform: (asked) => {
    const due = informDue(asked.ctx, asked.state);
    return [
      ...ofPosts(asked, 'inform', office(asked)),
      ...stageFinding(asked, 'inform'),
      ...(due === undefined
        ? [barred('state.not-open', '没有待告知的领导。', '无须办理。')]
        : [kept(due.norm, 'rule.states', due.norm.says)]),
    ];
  },
  depart: (asked, input) => [
    ...ofOneself(asked, 'depart'),
    ...stageFinding(asked, 'depart'),
    ...(input === undefined ? [] : departing(asked, input.on)),
  ],
  change: (asked, input) => [
    ...ofOneself(asked, 'change'),
    ...stageFinding(asked, 'change'),
    ...(input === undefined ? [] : changing(asked, input)),
  ],
  extend: (asked, input) => [
    ...ofOneself(asked, 'extend'),
    ...stageFinding(asked, 'extend'),
    ...(openAsk(asked.state) === undefined ? [] : [barred('state.not-open', '已有请假、续假待批准。', '请待批准后再办。')]),
    ...(input === undefined ? [] : extending(asked, input.to)),
  ],
  cancel: (asked) => [...ofOneself(asked, 'cancel'), ...stageFinding(asked, 'cancel')],
  return: (asked, input) => [
    ...ofOneself(asked, 'return'),
    ...stageFinding(asked, 'return'),
    ...(asked.state.from > asked.ctx.today
      ? [barred('state.not-open', `${dayWords(asked.state.from)}才开始，不能销假。`, '不去了的请办取消。')]
      : input === undefined
        ? []
        : returning(asked, input.on)),
  ],
  entrust: (asked, input) => [
    ...(isHead(asked.ctx.organisation, asked.state.post)
      ? ofHead(asked, 'entrust', input?.scan, input !== undefined)
      : [barred('authority.not-yours', '委托只用于行政首长本人外出。', '副职外出的由互补的另一方办理。')]),
    ...stageFinding(asked, 'entrust'),
    ...entrusting(asked, input),
  ],
  arrange: (asked, input) => [
    ...ownLeave(asked),
    ...ofPosts(asked, 'arrange', heads(asked)),
    ...stageFinding(asked, 'arrange'),
    ...arranging(asked, input),
  ],
  revoke: (asked, input) => [
    ...(heads(asked).some((post) => inPerson(asked.actor, post.id))
      ? []
      : [
          notYours(
            asked,
            'revoke',
            heads(asked)
              .map((post) => post.title)
              .join('、'),
          ),
        ]),
    ...stageFinding(asked, 'revoke'),
    ...(standing(asked.state).length === 0 || (input !== undefined && !standing(asked.state).some((one) => one.seq === input.entrustment))
      ? [barred('state.not-open', '没有这一委托，或者已经撤销。', '请查看最新情况。')]
      : []),
  ],
  'hand-over': (asked, input) => {
    const stands = standsIn(asked.ctx, asked.state);
    return [
      ...ofOneself(asked, 'hand-over'),
      ...stageFinding(asked, 'hand-over'),
      ...(stands.length === 0 ? [nobodyToHandTo(asked)] : []),
      ...(input !== undefined && stands.length > 0 && !stands.includes(input.to)
        ? [barred('input.invalid', '只能交接给补位、代办的人。', '请从名单中选择。')]
        : []),
      ...(input !== undefined && input.items.length === 0 && input.word === ''
        ? [barred('input.invalid', '没有交接的事项，也没有交待的话。', '请选择事项，或者写明交待。')]
        : []),
    ];
  },
  'report-back': (asked, input) => {
    const { posts } = asked.ctx.organisation;
    const owing = owesReport(asked.state);
    const of = input?.of ?? asked.actor.post;
    const gone = byOffice(asked) && owing.some((id) => !posts.has(id) && (input === undefined || id === of));
    const own = asked.actor.by === undefined && owing.includes(asked.actor.post) && of === asked.actor.post;
    const names = owing.flatMap((id) => posts.get(id)?.title ?? []);
    return [
      ...stageFinding(asked, 'report-back'),
      ...(own || gone ? [] : [notYours(asked, 'report-back', names.length === 0 ? '代办的人' : names.join('、'))]),
    ];
  },
};

/** Why there is nobody to hand over to, and what the text lets be done: of a deputy's work it may name nobody at all. */
function nobodyToHandTo({ ctx, state }: Asked): Finding {
  const { pack, organisation } = ctx;
  if (isHead(organisation, state.post)) {
    const [why] = entrusting({ ctx, state }, undefined);
    return why === undefined
      ? barred('state.not-open', '没有受委托的人，无从交接。', '请先办委托。')
      : { ...why, code: 'state.not-open', message: `没有受委托的人，无从交接：${why.message}` };
  }
  const [arranged] = substitutions(pack, 'special-arrangement');
  const wayOut = arranged === undefined ? '事项由本人办理；本人在外也可以办理。' : '事项由本人办理，或者请行政首长另行安排他人代办。';
  const whose = organisation.posts.get(state.post)?.title ?? '';
  return substitutions(pack, 'institution').length > 0
    ? barred('state.not-open', '没有补位、代办的人，无从交接。', wayOut, arranged?.citation)
    : barred(
        'state.not-open',
        `${whose}外出由谁代办，本规则没有写，无从交接${arranged === undefined ? '' : `；写的是：${arranged.says}`}。`,
        wayOut,
        arranged?.citation,
      );
}

/** He is back: later than he was to be is a breach, and a fact all the same. */
function returning(asked: Asked, on: string): readonly Finding[] {
  const impossible = happened(asked, on, asked.state.from, '归来');
  return impossible.length > 0 ? impossible : overstayed(asked.ctx, asked.state, on, '归来');
}

/** He has left: without its being granted that is a breach, and a fact all the same. */
function departing(asked: Asked, on: string): readonly Finding[] {
  const { ctx, state } = asked;
  const way = wayOfState(ctx, state);
  const impossible = [
    ...happened(asked, on, on, '离开'),
    ...(on > state.to ? [barred('input.invalid', '离开的日期晚于截止日期。', '请先变更行程。')] : []),
  ];
  if (impossible.length > 0 || way === undefined) return impossible;
  const clash = clashing(ctx, state.post, { from: on, to: state.to }, state.stage === 'granted' ? state.from : undefined);
  if (!isGranted(state)) {
    const how = state.stage === 'declined' ? 'declined' : 'undecided';
    return [...clash, ...leftWithout(ctx.pack, way.who, way.norm, how), ...together(ctx, state.post, { ...state.absence, from: on })];
  }
  const early = on < state.from && way.norm !== undefined && way.norm.by === 'approval';
  return [
    ...clash,
    ...(early && way.norm !== undefined
      ? [broken(way.norm, 'step.missing', `批准的是${dayWords(state.from)}起，${dayWords(on)}已离开。`, '照实记录。')]
      : []),
  ];
}

function changing({ ctx, state }: Asked, { absence }: ActInput<'change'>): readonly Finding[] {
  const old = state.absence;
  const days = impossibleDays(absence, ctx.today);
  if (days !== undefined) return [days];
  if (awaitsOrder(state)) return [barred('state.not-open', '已请求书面同意，所请的不再改动。', '变了的，请取消后另行请假、报告。')];
  const way = wayOfState(ctx, state);
  const open = way === undefined ? [] : unsaid(ctx, way.who, absence);
  if (open.length > 0) return open;
  if (state.stage !== 'applied' && (absence.kind !== old.kind || leavesTheArea(absence) !== leavesTheArea(old)))
    return [barred('input.invalid', `类别、是否离开${areaOf(ctx.pack)}已定。`, '变了的，请取消后另行请假、报告。')];
  if (state.departed !== undefined && absence.from !== old.from)
    return [barred('input.invalid', '已经离开，起始日期不变。', '请只改截止日期和去向。')];
  const asked = way?.by.includes('report') !== true && isGranted(state);
  if (asked && (absence.from < old.from || absence.to > old.to))
    return [barred('input.invalid', `超出批准的${dayWords(old.from)}至${dayWords(old.to)}。`, '延后归期请办续假，提前出发请另行请假。')];
  const span = { from: state.departed?.on ?? absence.from, to: absence.to };
  const own = state.stage === 'applied' ? undefined : state.from;
  const moved = absence.from !== old.from || absence.kind !== old.kind || leavesTheArea(absence) !== leavesTheArea(old);
  return [
    ...clashing(ctx, state.post, span, own),
    ...(moved && !asked && way !== undefined ? timely(ctx, state.post, way, absence, ctx.today) : []),
    ...(absence.from !== old.from || absence.to !== old.to
      ? [...together(ctx, state.post, { ...absence, ...span }), ...askedTogether(ctx, state.post, { ...absence, ...span })]
      : []),
  ];
}

function extending({ ctx, state }: Asked, to: string): readonly Finding[] {
  if (to <= state.to) return [barred('input.invalid', `续假须晚于现在的${dayWords(state.to)}。`, '提前归来的直接销假。')];
  const impossible = impossibleDays({ from: state.from, to }, ctx.today);
  if (impossible !== undefined) return [impossible];
  const days = { from: dayAfter(state.to), to };
  return [
    ...clashing(ctx, state.post, days, state.from),
    ...overstayed(ctx, state, ctx.today, '续假'),
    ...together(ctx, state.post, { ...state.absence, ...days }),
    ...askedTogether(ctx, state.post, { ...state.absence, ...days }),
  ];
}

/** What an act rests on besides the norm on leave: standing in on the article that speaks of it. */
function restsOn(asked: Asked, act: ActName) {
  if (act === 'entrust' || (act === 'revoke' && isHead(asked.ctx.organisation, asked.state.post))) {
    const norm = lineOf(asked)[0];
    if (norm !== undefined) return [norm.citation];
  }
  if (act === 'arrange') {
    const norm = substitutions(asked.ctx.pack, 'special-arrangement')[0];
    if (norm !== undefined) return [norm.citation];
  }
  return groundsOf(asked);
}

/** Acts that record a fact: what is found against the absence is listed with it. */
const FACTS: ReadonlySet<ActName> = new Set<ActName>(['depart', 'return']);

/** Whether this act is open to this person on this absence, and as it is filled in. */
export function judge(asked: Asked, act: MatterAct, input: unknown): Verdict {
  const findings = (JUDGES[act] as Judge<ActName>)(asked, input as never);
  // Who asks to stay longer when his days are over has stayed longer already.
  const fact = FACTS.has(act) || (act === 'extend' && findings.some((one) => one.code === 'leave.overdue'));
  return standsAs(verdictOf(findings, restsOn(asked, act)), act === 'order' ? 'order' : fact ? 'fact' : undefined);
}

/** A verdict under which something is stored although rules are broken: as a fact, or by the head's order. */
export function standsAs(verdict: Verdict, stands: Verdict['stands']): Verdict {
  if (stands === undefined || verdict.outcome === 'permitted') return verdict;
  const amiss = verdict.findings.filter((one) => one.outcome !== 'passed');
  return amiss.every((one) => ABSENCE_CODES.has(one.code)) ? { ...verdict, stands } : verdict;
}

/** The approver of what is asked, as the page names him. */
export const approverOf = ({ ctx, state }: Pick<Asked, 'ctx' | 'state'>) =>
  approversOf(ctx, wayOfState(ctx, state), state.post, openAsk(state) ?? state.asks.at(-1));

export const parseInput = (act: ActName, input: unknown) => ACT_INPUTS[act].safeParse(input ?? {}, { error: inputWords });
