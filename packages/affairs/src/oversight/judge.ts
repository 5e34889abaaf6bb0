/** The judge of each act on something raised from outside: one row per act, so that a new act breaks the build until it is judged. */
import { verdictOf, type Finding, type Verdict } from '../kernel/finding.ts';
import { inputWords } from '../kernel/input-words.ts';
import type { Post } from '../kernel/organisation.ts';
import type { Actor, ActRequest, Context } from '../kernel/procedure.ts';
import { dayWords } from '../kernel/words.ts';
import { barred, broken } from '../office/findings.ts';
import { notYet } from '../office/ladder.ts';
import { isOffice, officeOf, titles } from '../office/posts.ts';
import { ACT_INPUTS, ACTS, type ActInput, type ActName, type MatterAct } from './acts.ts';
import type { Limit, OversightForm } from './form.ts';
import { answersIn, isAgainst, kindOf, masked, replyOf, STAGE_LABELS } from './kinds.ts';
import {
  basisOf,
  handsOf,
  isHandler,
  ledBy,
  limitKept,
  limitSet,
  mayLead,
  owedOf,
  pressers,
  publishedBy,
  readersInPerson,
  reportOwed,
  signersOf,
  talkFirst,
} from './rules.ts';
import { numberOf, replyNumber, unnumbered } from './letter.ts';
import type { OversightState } from './state.ts';

export interface Asked {
  readonly ctx: Context;
  readonly state: OversightState;
  readonly actor: Actor;
  /** Absent when one only asks whether the act is open, as for a button. */
  readonly request?: ActRequest | undefined;
  /** The number drawn for the act, if it wants one. */
  readonly drawn?: { readonly n: number } | undefined;
}
/** A judge of one act. `input` is undefined when one only asks whether the act is open. */
type Judge<A extends ActName> = (asked: Asked, input: ActInput<A> | undefined) => readonly Finding[];

const groundsOf = ({ ctx, state }: Asked) => basisOf(ctx.pack, state.form);

function stageFinding(asked: Asked, act: ActName): readonly Finding[] {
  const { from, label } = ACTS[act];
  const { stage } = asked.state;
  if (from.includes(stage)) return [];
  const needed = from.filter((one) => one !== null).map((one) => STAGE_LABELS[one]);
  return [
    barred('state.not-open', `现在“${STAGE_LABELS[stage]}”，${label}须在“${needed.join('”“')}”时办理。`, undefined, groundsOf(asked)[0]),
  ];
}

const ofPosts = (asked: Asked, act: ActName, posts: readonly Post[], whose = titles(posts)): readonly Finding[] =>
  posts.some((one) => one.id === asked.actor.post)
    ? []
    : [barred('authority.not-yours', `${ACTS[act].label}由${whose === '' ? '主办部门' : whose}办理。`, undefined, groundsOf(asked)[0])];

const ofOffice = (asked: Asked, act: ActName): readonly Finding[] => ofPosts(asked, act, officeOf(asked.ctx.organisation));

const leadOf = ({ ctx, state }: Asked): string =>
  state.lead === undefined ? '' : (ctx.organisation.departments.get(state.lead)?.name ?? state.lead);
const ofLead = (asked: Asked, act: ActName): readonly Finding[] =>
  ofPosts(asked, act, handsOf(asked.ctx.organisation, asked.state.lead), leadOf(asked));

const past = (today: string, on: string, label: string): readonly Finding[] =>
  on > today ? [barred('input.invalid', `${label}${dayWords(on)}还没有到。`, '请填写实际日期。')] : [];

const limitFinding = (today: string, limit: Limit | undefined): readonly Finding[] =>
  limit !== undefined && limit.due < today
    ? [barred('input.invalid', `办结期限${dayWords(limit.due)}早于交办的日期。`, '请填写交办以后的日期。')]
    : [];

/** The text wants a limit kept and names none: it is asked for, and the reason recorded where it is left open. */
function limitWanted({ ctx: { pack }, state }: Asked, limit: Limit | undefined): readonly Finding[] {
  const norm = limitKept(pack, state.form.kind);
  if (norm === undefined || limit !== undefined || state.limit !== undefined) return [];
  const set = limitSet(pack);
  return set === undefined
    ? [broken(norm, 'step.missing', '要求不超时限，没有写几日，本府也未设定。', '请写明办结期限和依据；暂不能定的写明理由。', 'should')]
    : [broken(norm, 'step.missing', `没有写明办结期限。本府设定：${set}。`, '请按本府设定写明期限。')];
}

function assigning(asked: Asked, { lead, helping, limit }: ActInput<'assign'>): readonly Finding[] {
  const { organisation, today } = asked.ctx;
  const unknown = [lead, ...helping].filter((id) => {
    const body = organisation.departments.get(id);
    return body === undefined || !isHandler(body);
  });
  if (unknown.length > 0) return [barred('input.invalid', '有的承办单位不在名单之中。', '请从名单中选择。')];
  // Somebody in office has to take it and to sign: what is given to nobody is not owned.
  if (signersOf(organisation, lead, asked.state.form.kind).length === 0)
    return [barred('input.invalid', '主办单位没有在任的负责人，无人签发答复。', '请改主办单位，或者先由管理员补齐职务。')];
  const named = ledBy(asked.ctx.pack, asked.state.form.kind);
  const body = organisation.departments.get(lead);
  if (named !== undefined && body !== undefined && !mayLead(named, body))
    return [broken(named, 'authority.not-yours', '这类案件由规则写明的部门牵头，不交其他部门主办。', '请交该部门主办，其他部门协办。')];
  if (helping.includes(lead)) return [barred('input.invalid', '主办单位又列为协办。', '请从协办中去掉。')];
  if (new Set(helping).size < helping.length) return [barred('input.invalid', '协办单位重复。', '请去掉重复的。')];
  return [...limitFinding(today, limit), ...limitWanted(asked, limit)];
}

/** What has to come before the reply: talk with him who raised it, in each round; a plan for what is to be put right. */
function before(asked: Asked): readonly Finding[] {
  const { ctx, state } = asked;
  const { kind } = state.form;
  const talk = talkFirst(ctx.pack, kind);
  const report = reportOwed(ctx.pack, kind);
  return [
    ...(talk !== undefined && !state.talks.some((one) => one.round === state.round)
      ? [broken(talk, 'step.missing', '答复以前没有同提出的代表、委员沟通的记录。', '请先记录沟通；联系不上的，照实记录。')]
      : []),
    ...(kindOf(kind).plan === true && !state.notes.some((one) => one.what === 'plan')
      ? [barred('step.missing', '没有整改方案。', '请先记录整改方案。', report?.citation)]
      : []),
  ];
}

/** A decision on a case says what is decided; what a kind does not know is not said of it. */
function resulting(asked: Asked, { result }: ActInput<'draft'>): readonly Finding[] {
  const { form, round } = asked.state;
  const { results = [], resultWanted } = kindOf(form.kind);
  if (result === undefined)
    return resultWanted === true && round === 1
      ? [barred('input.invalid', `没有写明${replyOf(form.kind, round)}的结果。`, '请选择结果。', groundsOf(asked)[0])]
      : [];
  return results.includes(result) ? [] : [barred('input.invalid', '这一结果不适用于此类事项。', '请从所列各项中选择。')];
}

/** A limit is made longer before it ends: afterwards it is late, and stays so. */
function extending({ ctx: { today }, state: { limit } }: Asked, input: ActInput<'extend'> | undefined): readonly Finding[] {
  if (limit === undefined) return [barred('state.not-open', '没有期限，无从延长。', '请在交办时写明期限。')];
  if (limit.due < today) return [barred('state.not-open', `期限${dayWords(limit.due)}已过，不再延长。`, '请抓紧答复，逾期照实记录。')];
  return input === undefined || input.due > limit.due
    ? []
    : [barred('input.invalid', `延长后的期限不晚于原定的${dayWords(limit.due)}。`, '请填写以后的日期。')];
}

const bearsName = ({ from }: OversightForm, text: string): boolean =>
  from !== undefined && from.length > 1 && masked(from) !== from && text.includes(from);

function publishing(asked: Asked, input: ActInput<'publish'> | undefined): readonly Finding[] {
  const { form } = asked.state;
  if (form.secret) return [barred('authority.not-yours', '登记为涉密，不予公开。', '请办结，只答复提出的人。', groundsOf(asked)[0])];
  if (input === undefined || kindOf(form.kind).personal !== true) return [];
  return bearsName(form, `${input.title}${input.text}`)
    ? [barred('input.invalid', '公开的文字写有群众的姓名。', '请去掉姓名。', groundsOf(asked)[0])]
    : [];
}

/** Whoever publishes: the department that handled it, or the office. */
const ofLeadOrOffice = (asked: Asked, act: ActName): readonly Finding[] =>
  isOffice(asked.ctx.organisation.posts.get(asked.actor.post)) ? [] : ofLead(asked, act);

function closing({ ctx: { pack }, state: { form } }: Asked): readonly Finding[] {
  const norm = publishedBy(pack, form);
  return norm === undefined ? [] : [broken(norm, 'step.missing', '办理结果须公开，不能不公开而办结。', '请公开答复。')];
}

function answering({ ctx, state }: Asked, { answer, on, limit }: ActInput<'record-answer'>): readonly Finding[] {
  const { answeredBy } = kindOf(state.form.kind);
  return [
    ...(answeredBy !== undefined && answersIn(answeredBy, state.round).includes(answer)
      ? []
      : [barred('input.invalid', '这一反馈意见不适用于此类事项。', '请从所列各项中选择。')]),
    ...past(ctx.today, on, '反馈的日期'),
    ...(limit === undefined || isAgainst(answer) ? [] : [barred('input.invalid', '不再办理的，不写期限。', '请去掉期限。')]),
    ...limitFinding(ctx.today, limit),
  ];
}

/** Before whom it lies. */
const reader = ({ ctx, state }: Asked): readonly Post[] => {
  const post = ctx.organisation.posts.get(state.referrals.at(-1)?.to ?? '');
  return post === undefined ? [] : [post];
};

const signers = ({ ctx: { organisation }, state: { lead, form } }: Asked): readonly Post[] => signersOf(organisation, lead, form.kind);
const whoSigns = (asked: Asked): string =>
  kindOf(asked.state.form.kind).signer === 'leader' ? titles(signers(asked)) : `${leadOf(asked)}负责人`;

/** Whom a reminder reached urges it on; nobody else is asked to. */
function urging(asked: Asked): readonly Finding[] {
  const to = pressers(asked.ctx, asked.state);
  return to.length === 0
    ? [barred('state.not-open', '没有待督促的逾期提醒。', undefined, groundsOf(asked)[0])]
    : ofPosts(asked, 'press', to);
}

/** A visit is tied to the day of reception on which the visitor was received, by that day and by nothing else. */
function receiving(asked: Asked, reception: string | undefined): readonly Finding[] {
  const { state, actor } = asked;
  const wrong = (message: string): readonly Finding[] => [barred('input.invalid', message, '请从登记的来访中选择。', groundsOf(asked)[0])];
  if (actor.capacity !== 'system') return [barred('authority.not-yours', '接访由接访日登记，不单独办理。', '请在接访日上登记。')];
  if (state.form.kind !== 'visit') return wrong('所选的不是登记的来访。');
  if (reception !== undefined && state.receptions?.some((one) => one.reception === reception) === true)
    return wrong('这件来访已登记在这次接访中。');
  return stageFinding(asked, 'note-reception');
}

/** The reply is numbered by the body that signed it, once, in its own register; that is opened at a number once. */
function numbering(asked: Asked, input: ActInput<'number'> | undefined): readonly Finding[] {
  const { ctx, state, drawn } = asked;
  const reply = unnumbered(state);
  if (reply === undefined) return [barred('state.not-open', '没有待编号的答复。', undefined, groundsOf(asked)[0])];
  const name = ctx.organisation.departments.get(reply.department)?.name ?? reply.department;
  const whose = ofPosts(asked, 'number', handsOf(ctx.organisation, reply.department), name);
  const own = numberOf(ctx, state);
  if (own === undefined)
    return [
      ...whose,
      barred(
        'format.incomplete',
        `${name}没有发文机关代字，不能编发文字号。`,
        `请政府办公室在“发文字号”中录入${name}的发文机关代字。`,
        groundsOf(asked)[0],
      ),
    ];
  if (input?.openAt === undefined) return whose;
  return [
    ...whose,
    ...(input.openReason === '' ? [barred('input.invalid', '从指定号起编须写明理由。', '请写明理由。')] : []),
    ...(drawn === undefined || drawn.n === input.openAt
      ? []
      : [barred('input.invalid', `已编过号，下一个号是${replyNumber(own, drawn.n)}，不能再指定起编的号。`, '请依次编号。')]),
  ];
}

const JUDGES: { readonly [A in MatterAct]: Judge<A> } = {
  refer: (asked, input) => [
    ...ofOffice(asked, 'refer'),
    ...stageFinding(asked, 'refer'),
    ...(input === undefined || readersInPerson(asked.ctx, asked.state.form).some((one) => one.id === input.post)
      ? []
      : [barred('input.invalid', '此件不送这一职务阅批。', '请从名单中选择。', groundsOf(asked)[0])]),
  ],
  read: (asked) => [...stageFinding(asked, 'read'), ...ofPosts(asked, 'read', reader(asked), titles(reader(asked)) || '所送的领导')],
  assign: (asked, input) => [
    ...ofOffice(asked, 'assign'),
    ...stageFinding(asked, 'assign'),
    ...(input === undefined ? [] : assigning(asked, input)),
  ],
  'return-assignment': (asked) => [...ofLead(asked, 'return-assignment'), ...stageFinding(asked, 'return-assignment')],
  extend: (asked, input) => [...ofOffice(asked, 'extend'), ...stageFinding(asked, 'extend'), ...extending(asked, input)],
  talk: (asked, input) => [
    ...ofLead(asked, 'talk'),
    ...stageFinding(asked, 'talk'),
    ...(input === undefined ? [] : past(asked.ctx.today, input.on, '沟通的日期')),
  ],
  note: (asked, input) => [
    ...stageFinding(asked, 'note'),
    ...ofPosts(
      asked,
      'note',
      [asked.state.lead, ...asked.state.helping].flatMap((id) => handsOf(asked.ctx.organisation, id)),
      '主办、协办部门',
    ),
    ...(input?.what === 'help' && handsOf(asked.ctx.organisation, asked.state.lead).some((one) => one.id === asked.actor.post)
      ? [barred('input.invalid', '协办意见由协办部门记录。', '请记为进展。')]
      : []),
    ...(input !== undefined &&
    input.what !== 'help' &&
    !handsOf(asked.ctx.organisation, asked.state.lead).some((one) => one.id === asked.actor.post)
      ? [barred('input.invalid', '方案、进展由主办部门记录。', '请记为协办意见。')]
      : []),
    ...(input?.what === 'hearing' && kindOf(asked.state.form.kind).hearing !== true
      ? [barred('input.invalid', '这类事项没有出庭、听证。', '请记为进展。')]
      : []),
  ],
  draft: (asked, input) => [
    ...ofLead(asked, 'draft'),
    ...(input === undefined ? [] : resulting(asked, input)),
    ...stageFinding(asked, 'draft'),
    ...(asked.state.stage === 'handling' ? before(asked) : []),
  ],
  'send-back': (asked) => [...ofPosts(asked, 'send-back', signers(asked), whoSigns(asked)), ...stageFinding(asked, 'send-back')],
  sign: (asked) => [...ofPosts(asked, 'sign', signers(asked), whoSigns(asked)), ...stageFinding(asked, 'sign')],
  number: (asked, input) => [...stageFinding(asked, 'number'), ...numbering(asked, input)],
  'record-answer': (asked, input) => [
    ...ofOffice(asked, 'record-answer'),
    ...stageFinding(asked, 'record-answer'),
    ...(input === undefined ? [] : answering(asked, input)),
  ],
  publish: (asked, input) => [...ofLeadOrOffice(asked, 'publish'), ...stageFinding(asked, 'publish'), ...publishing(asked, input)],
  close: (asked) => [...ofOffice(asked, 'close'), ...stageFinding(asked, 'close'), ...closing(asked)],
  withdraw: (asked) => [...ofOffice(asked, 'withdraw'), ...stageFinding(asked, 'withdraw')],
  press: (asked) => [...stageFinding(asked, 'press'), ...urging(asked)],
  climb: (asked) => [
    ...(asked.actor.capacity === 'system' ? [] : [barred('authority.not-yours', '逾期由系统提醒，不单独办理。', '请用“督促”。')]),
    ...stageFinding(asked, 'climb'),
    ...notYet(asked.ctx, owedOf(asked.state)),
  ],
  'note-reception': (asked, input) => receiving(asked, input?.reception),
};

/** Whether this act is open to this person on this matter, and as it is filled in. */
export function judge(asked: Asked, act: MatterAct, input: unknown): Verdict {
  return verdictOf((JUDGES[act] as Judge<ActName>)(asked, input as never), groundsOf(asked));
}

/** Whether it may be registered as written: by the office, with who raised it where that has to be known. */
export function judgeRegistration(ctx: Context, actor: Actor, form: OversightForm): Verdict {
  const { from, unsigned, label } = kindOf(form.kind);
  const basis = basisOf(ctx.pack, form);
  const findings = [
    ...(isOffice(ctx.organisation.posts.get(actor.post))
      ? []
      : [barred('authority.not-yours', `${label}由办公室登记。`, '请交办公室登记。', basis[0])]),
    ...past(ctx.today, form.on, '收到的日期'),
    ...(form.from === undefined && unsigned !== true ? [barred('input.invalid', `没有写明${from}。`, `请填写${from}。`)] : []),
    ...(basis.length === 0 ? [barred('state.not-open', `本规则没有${label}的规定，这里不办理。`, '请按本府的其他规定办理。')] : []),
  ];
  return verdictOf(findings, basis);
}

export const parseInput = (act: ActName, input: unknown) => ACT_INPUTS[act].safeParse(input ?? {}, { error: inputWords });
