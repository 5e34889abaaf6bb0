/**
 * An invented procedure for testing the ledger: a gathering of a tea-house club, from its proposal to its number. It
 * has one of everything that the ledger has to deal with, and nothing of an office.
 */
import {
  verdictOf,
  type ActRequest,
  type Context,
  type Decision,
  type Expectation,
  type Finding,
  type NumberRequest,
  type Obligation,
  type Procedure,
} from '@lingxing/affairs/kernel';
import type { Citation } from '@lingxing/workrules';

export interface Ask {
  readonly member: string;
  readonly from: string;
  readonly due: string;
  readonly provisional: readonly number[];
  readonly state: 'open' | 'met' | 'passed';
}

export interface Gathering {
  readonly title: string;
  readonly stage: 'proposed' | 'approved' | 'numbered' | 'ended';
  /** The version of the title. */
  readonly text: number;
  readonly sips: readonly { readonly by: string; readonly cup: string; readonly seq: number }[];
  readonly asks: readonly Ask[];
  readonly number?: { readonly year: number; readonly n: number };
  readonly secret: boolean;
  readonly hands: readonly string[];
}

export type ClubEvent =
  | { readonly type: 'proposed'; readonly v: 1; readonly title: string; readonly secret: boolean }
  | { readonly type: 'retitled'; readonly v: 1; readonly title: string }
  | { readonly type: 'approved'; readonly v: 1 }
  | { readonly type: 'sipped'; readonly v: 1; readonly cup: string }
  | { readonly type: 'asked'; readonly v: 1; readonly ask: Ask }
  | { readonly type: 'answered'; readonly v: 1; readonly member: string }
  | { readonly type: 'fell-silent'; readonly v: 1; readonly member: string }
  | { readonly type: 'recomputed'; readonly v: 1; readonly member: string; readonly due: string; readonly provisional: readonly number[] }
  | { readonly type: 'numbered'; readonly v: 1; readonly year: number; readonly n: number }
  | { readonly type: 'unnumbered'; readonly v: 1 }
  | { readonly type: 'ended'; readonly v: 1 };

const HOUSE_RULE: Citation = { source: 'work-rules', text: 'teahouse', article: 1 };

type Input = Readonly<Record<string, unknown>>;

const refuse = (code: Finding['code'], message: string): Decision<ClubEvent> => ({
  verdict: verdictOf([{ code, outcome: 'refused', message, citation: HOUSE_RULE }], [HOUSE_RULE]),
  events: [],
});

const permit = (...events: ClubEvent[]): Decision<ClubEvent> => ({ verdict: verdictOf([], [HOUSE_RULE]), events });

function decide(ctx: Context, state: Gathering | null, request: ActRequest, drawn?: { n: number }): Decision<ClubEvent> {
  const input = (request.input ?? {}) as Input;
  const { act } = request;
  if (state === null) {
    if (act !== 'propose') return refuse('state.not-open', '先要有人提出茶会');
    return permit({ type: 'proposed', v: 1, title: String(input['title']), secret: input['secret'] === true });
  }
  if (state.stage === 'ended') return refuse('state.not-open', '茶会已散');
  switch (act) {
    case 'retitle':
      if (request.textSeen !== undefined && request.textSeen !== state.text)
        return { ...refuse('state.not-open', '名目已改'), conflict: { code: 'text-changed', message: '名目已改，请重看。' } };
      return permit({ type: 'retitled', v: 1, title: String(input['title']) });
    case 'approve': {
      if (request.actor.post !== 'host') return refuse('authority.not-yours', '须由东家点头');
      if (state.stage !== 'proposed') return refuse('state.not-open', '已经点过头了');
      if (!state.title.includes('夜')) return permit({ type: 'approved', v: 1 });
      const late: Finding = { code: 'signer.unusual', outcome: 'warned', message: '夜里一般不办茶会', citation: HOUSE_RULE };
      return { verdict: verdictOf([late], [HOUSE_RULE]), events: request.reason === undefined ? [] : [{ type: 'approved', v: 1 }] };
    }
    case 'sip':
      return permit({ type: 'sipped', v: 1, cup: String(input['cup']) });
    case 'ask': {
      const { date, provisional } = ctx.calendar.due(ctx.today, Number(input['days'] ?? 3), 'workday');
      return permit({
        type: 'asked',
        v: 1,
        ask: { member: String(input['member']), from: ctx.today, due: date, provisional, state: 'open' },
      });
    }
    case 'answer':
      if (!state.asks.some((one) => one.member === request.actor.post && one.state === 'open'))
        return refuse('state.not-open', '没有问到你');
      return permit({ type: 'answered', v: 1, member: request.actor.post });
    case 'fall-silent':
      if (request.actor.capacity !== 'system') return refuse('authority.not-yours', '时限届满才算默许');
      if (!state.asks.some((one) => one.member === input['member'] && one.state === 'open')) return refuse('state.not-open', '已有答复');
      return permit({ type: 'fell-silent', v: 1, member: String(input['member']) });
    case 'recompute': {
      const year = Number(input['year']);
      const moved = state.asks
        .filter((one) => one.state === 'open' && one.provisional.includes(year))
        .map(({ member, from }): ClubEvent => {
          const { date, provisional } = ctx.calendar.due(from, 3, 'workday');
          return { type: 'recomputed', v: 1, member, due: date, provisional };
        });
      return moved.length === 0 ? refuse('state.not-open', '没有要重算的日子') : permit(...moved);
    }
    case 'number':
      if (state.stage !== 'approved') return refuse('state.not-open', '点头之后才编号');
      if (drawn === undefined) return refuse('input.invalid', '没有取到号');
      if (input['openAt'] !== undefined && input['openAt'] !== drawn.n) return refuse('input.invalid', `已编到${drawn.n - 1}号`);
      return permit({ type: 'numbered', v: 1, year: Number(input['year']), n: drawn.n });
    case 'unnumber': {
      if (state.number === undefined) return refuse('state.not-open', '还没有编号');
      return { ...permit({ type: 'unnumbered', v: 1 }), voids: [{ series: 'tea', ...state.number, reason: String(input['reason']) }] };
    }
    case 'end':
      return permit({ type: 'ended', v: 1 });
    default:
      return refuse('input.invalid', `没有“${act}”这一说`);
  }
}

function evolve(state: Gathering | null, event: ClubEvent, at: { seq: number; actor: { post: string } }): Gathering {
  if (event.type === 'proposed')
    return { title: event.title, stage: 'proposed', text: 1, sips: [], asks: [], secret: event.secret, hands: [at.actor.post] };
  if (state === null) throw new Error('A gathering begins with its proposal.');
  const next = { ...state, hands: state.hands.includes(at.actor.post) ? state.hands : [...state.hands, at.actor.post] };
  const asks = (member: string, change: Partial<Ask>) =>
    state.asks.map((one) => (one.member === member && one.state === 'open' ? { ...one, ...change } : one));
  switch (event.type) {
    case 'retitled':
      return { ...next, title: event.title, text: state.text + 1 };
    case 'approved':
      return { ...next, stage: 'approved' };
    case 'sipped':
      return { ...next, sips: [...state.sips, { by: at.actor.post, cup: event.cup, seq: at.seq }] };
    case 'asked':
      return { ...next, asks: [...state.asks, event.ask] };
    case 'answered':
      return { ...next, asks: asks(event.member, { state: 'met' }) };
    case 'fell-silent':
      return { ...next, asks: asks(event.member, { state: 'passed' }) };
    case 'recomputed':
      return { ...next, asks: asks(event.member, { due: event.due, provisional: event.provisional }) };
    case 'numbered':
      return { ...next, stage: 'numbered', number: { year: event.year, n: event.n } };
    case 'unnumbered': {
      const { number: _, ...rest } = next;
      return { ...rest, stage: 'approved' };
    }
    case 'ended':
      return { ...next, stage: 'ended' };
  }
}

function numberWanted(_: Context, state: Gathering | null, { act, input }: ActRequest): NumberRequest | undefined {
  if (act !== 'number' || state === null) return undefined;
  const { year, openAt } = input as { year: number; openAt?: number };
  return { series: 'tea', year, ...(openAt === undefined ? {} : { openAt }) };
}

function expectations(_: Context, state: Gathering): readonly Expectation[] {
  const asked = state.asks
    .filter((one) => one.state === 'open')
    .map(({ member, due }): Expectation => ({ post: member, act: 'answer', label: '回话', due, basis: HOUSE_RULE }));
  switch (state.stage) {
    case 'proposed':
      return [{ post: 'host', act: 'approve', label: '点头', basis: HOUSE_RULE }, ...asked];
    case 'approved':
      return [{ post: 'clerk', act: 'number', label: '编号' }, ...asked];
    case 'numbered':
      return [{ post: 'clerk', act: 'end', label: '散席' }, ...asked];
    case 'ended':
      return [];
  }
}

function obligations(_: Context, state: Gathering): readonly Obligation[] {
  return state.asks.map((one, i) => ({
    id: `ask-${i}`,
    label: '回话',
    owedBy: { post: one.member },
    due: one.due,
    value: 3,
    unit: 'workday',
    from: one.from,
    provisional: one.provisional,
    citation: HOUSE_RULE,
    onPassed: { act: 'fall-silent', input: { member: one.member } },
    state: one.state === 'open' && state.stage === 'ended' ? 'cancelled' : one.state,
  }));
}

const numberOf = ({ year, n }: { year: number; n: number }): string => (year === 0 ? `茶发第${n}号` : `茶发〔${year}〕${n}号`);

const STAGE_LABELS = { proposed: '待点头', approved: '待编号', numbered: '已编号', ended: '已散' };

export const club: Procedure<Gathering, ClubEvent> = {
  name: 'gathering',
  decide,
  numberWanted,
  evolve,
  offers: () => [],
  expectations,
  obligations,
  chain: () => [],
  summary: (state) => ({
    title: state.title,
    kind: 'gathering',
    stage: state.stage,
    stageLabel: STAGE_LABELS[state.stage],
    host: 'hall',
    issuer: 'club',
    closed: state.stage === 'ended',
    text: state.sips.map((sip) => sip.cup).join('\n'),
    ...(state.number === undefined ? {} : { number: numberOf(state.number) }),
  }),
  readers: (_, state) => ({ posts: [...state.hands, ...state.asks.map((one) => one.member)], close: state.secret }),
  viewFor: (_, state) => state,
  exclusive: (act) => act !== 'sip' && act !== 'answer',
};
