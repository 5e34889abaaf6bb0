/**
 * The way of a small matter under the rules in force: what binds it, whose word it needs and who gives that word. The door,
 * the judges, expectations, chain and offers all read it from here.
 */
import type { Allowance, Citation, NormOf, Participant, Restriction, RulePack } from '@lingxing/workrules';
import type { Finding } from '../kernel/finding.ts';
import type { Organisation, Post, PostId } from '../kernel/organisation.ts';
import type { Context } from '../kernel/procedure.ts';
import { dayOfMoment } from '../kernel/words.ts';
import { leaderNamed, meant, participantOf } from '../leave/roles.ts';
import { kept } from '../office/findings.ts';
import type { ConductForm } from './form.ts';
import { KINDS, rowOf, SLOTS, type SlotName } from './kinds.ts';
import { reportedInTime, reportingOn } from './reporting.ts';
import { conditionOf, restrained, restrictionsOn } from './restrictions.ts';
import type { ConductState, Named } from './state.ts';

type Where = Pick<Context, 'pack' | 'organisation'>;

/** Allowances that are somebody's word, and whose words they are: all of them are needed. Others are facts. */
const WORDS: Readonly<Partial<Record<Allowance, readonly SlotName[]>>> = {
  'party-and-government-approved': ['party', 'government'],
  'party-and-government-arranged': ['arrangement'],
  'government-consent': ['government'],
  approved: ['approval'],
  authorised: ['government'],
  'special-approved': ['approval'],
  'by-regulations': ['approval'],
};

/** The organ of a report's addressee. */
const ADDRESSEES: Readonly<Partial<Record<Participant, SlotName>>> = {
  'party-committee': 'party',
  government: 'government',
  head: 'head',
  'superior-party-committee': 'superior',
  'superior-government': 'superior',
  congress: 'congress',
};

export interface Slot {
  readonly name: SlotName;
  /** Absent where no text asks for it and one asks all the same. */
  readonly norm?: Restriction['norm'] | NormOf<'reporting'> | undefined;
  readonly setting?: string | undefined;
}

export interface ConductWay {
  /** In what words the texts may speak of whoever's matter it is; empty where they speak of none such. */
  readonly who: readonly Participant[];
  readonly binding: readonly Restriction[];
  readonly reports: readonly NormOf<'reporting'>[];
  /** Whose words are needed if it is asked for. */
  readonly slots: readonly Slot[];
  /** Acts by which it is opened beforehand, the one that the text wants first. */
  readonly by: readonly ('apply' | 'report')[];
}

/** A body in the words of the texts: whoever belongs to no department acts for the government. */
function bodyOf(organisation: Organisation, post: Post): readonly Participant[] {
  const body = post.department === undefined ? undefined : organisation.departments.get(post.department);
  if (body === undefined || body.kind === 'office') return ['government'];
  // Who reports on what he has drafted is its host.
  return body.kind === 'lower-government' ? ['lower-government'] : ['department', 'host-department'];
}

/** Those of whom the texts speak when they mean this post, or its body. */
export function subjectsOf({ organisation }: Where, id: PostId, kind: ConductForm['kind']): readonly Participant[] {
  const post = organisation.posts.get(id);
  if (post === undefined) return [];
  const own = participantOf(organisation, id);
  if (rowOf(kind).of === 'person') return own === undefined ? [] : [own];
  return [...bodyOf(organisation, post), ...(kind === 'reporting' && own !== undefined ? [own] : [])];
}

type Norms = Restriction['norm'] | NormOf<'reporting'>;

/** Whether a norm bites on it: where it has a condition, unless that is known not to be there. */
const bitesOn =
  ({ condition }: Pick<ConductForm, 'condition'>) =>
  (norm: Norms): boolean =>
    conditionOf(norm) === undefined || condition !== false;

/** What it is allowed by as it is filled in. */
const allowedBy = ({ concurrent }: ConductForm): readonly Allowance[] => (concurrent === true ? ['concurrent-post'] : []);

export function wayOf(where: Where, post: PostId, form: ConductForm): ConductWay {
  const { pack } = where;
  const { conduct } = rowOf(form.kind);
  const who = subjectsOf(where, post, form.kind);
  if (conduct === undefined) return reportingWay(pack, who, form);
  const name = who[0];
  const binding = name === undefined ? [] : restrictionsOn(pack, conduct, name).filter(({ norm }) => bitesOn(form)(norm));
  const open = binding.filter((one) => !allowedBy(form).some((way) => one.allowedIf?.includes(way) === true));
  const slots = open.flatMap(({ norm, allowedIf = [], setting }): Slot[] => {
    const way = allowedIf.find((one) => WORDS[one] !== undefined);
    return way === undefined ? [] : (WORDS[way] ?? []).map((slot) => ({ name: slot, norm, setting }));
  });
  return {
    who,
    binding,
    reports: [],
    slots: slots.length === 0 ? [{ name: 'approval' }] : once(slots),
    by: slots.length === 0 ? ['report', 'apply'] : ['apply'],
  };
}

/** The norm on whose condition it turns whether the text speaks of this matter; undefined where none has one. */
export function turningOn(where: Where, post: PostId, { kind, what }: Pick<ConductForm, 'kind' | 'what'>): Norms | undefined {
  const { conduct } = rowOf(kind);
  const who = subjectsOf(where, post, kind);
  const [name] = who;
  const norms: readonly Norms[] =
    conduct !== undefined
      ? name === undefined
        ? []
        : restrictionsOn(where.pack, conduct, name).map(({ norm }) => norm)
      : what === undefined
        ? []
        : reportingOn(where.pack, what, who);
  return norms.find((norm) => conditionOf(norm) !== undefined);
}

function reportingWay(pack: RulePack, who: readonly Participant[], form: ConductForm): ConductWay {
  const reports = form.what === undefined ? [] : reportingOn(pack, form.what, who).filter(bitesOn(form));
  const slots = reports.flatMap((norm) => norm.to.map((to): Slot => ({ name: ADDRESSEES[to] ?? 'approval', norm })));
  const asks = reports.some((one) => one.form !== 'report');
  const tells = reports.length === 0 || reports.some((one) => one.form !== 'ask');
  return {
    who,
    binding: [],
    reports,
    slots: slots.length === 0 ? [{ name: 'approval' }] : once(slots),
    by: [...(asks ? (['apply'] as const) : []), ...(tells ? (['report'] as const) : []), ...(asks ? [] : (['apply'] as const))],
  };
}

const once = (slots: readonly Slot[]): readonly Slot[] => slots.filter((one, i) => slots.findIndex((two) => two.name === one.name) === i);

export const wayOfState = (where: Where, state: ConductState): ConductWay => wayOf(where, state.post, state.form);

/** Allowances that words already given amount to: each only once all whose words it takes have agreed. */
export function obtainedBy(granted: ReadonlySet<SlotName>, { binding }: ConductWay): readonly Allowance[] {
  return binding.flatMap(({ allowedIf = [] }) => allowedIf.filter((one) => WORDS[one]?.every((slot) => granted.has(slot)) === true));
}

/** Words granted by the end of a day: of a paper, the day that it bears. */
export const grantedBy = ({ decisions }: ConductState, day: string): ReadonlySet<SlotName> =>
  new Set(decisions.filter((one) => one.granted && (one.paper?.on ?? dayOfMoment(one.at)) <= day).map((one) => one.slot));

/** What the rules find on it, were it done with what has been obtained, or reported on this day. */
export function foundOn(
  { pack }: Where,
  way: ConductWay,
  form: ConductForm,
  { granted, reported }: { readonly granted: ReadonlySet<SlotName>; readonly reported: string },
): readonly Finding[] {
  const { conduct } = rowOf(form.kind);
  const name = way.who[0];
  if (conduct === undefined)
    return way.reports.length === 0 ? [silence(form)] : reportedInTime(pack, way.reports, way.who, { on: form.on, reported });
  if (way.binding.length === 0 || name === undefined) return [silence(form)];
  // An inspection that keeps to what is prescribed is not the conduct that the texts are against.
  if (form.beyond === false) return way.binding.map(({ norm }) => kept(norm, 'conduct.restricted', `${norm.says}。`));
  const obtained = new Set([...allowedBy(form), ...obtainedBy(granted, way)]);
  return restrained(pack, conduct, name, obtained, undefined, ({ norm }) => bitesOn(form)(norm));
}

/** That no norm speaks of it, or none under the condition that it has. */
export const silence = ({ kind, condition }: ConductForm): Finding => ({
  code: 'rule.states',
  outcome: 'passed',
  message: `${KINDS[kind].label}，${condition === false ? '不属本规则所说的情形' : '本规则没有这样写'}；可以报备，也可以由办公室写明由谁同意后申请。`,
});

export interface Decider {
  /** Posts that decide here; empty where an organ elsewhere does, whose word the office enters. */
  readonly posts: readonly Post[];
  readonly body?: string | undefined;
  /** Named by the text, by the government's own setting, or stated by the office. */
  readonly named: 'text' | 'setting' | 'office';
  readonly words?: string | undefined;
}

/** Who gives one word; undefined where nobody is named and the office has not stated it. Nobody decides on his own matter. */
export function deciderOf(
  { pack, organisation }: Where,
  slot: Slot,
  { post, named }: { readonly post: PostId; readonly named: readonly Named[] },
): Decider | undefined {
  const { label, outside } = SLOTS[slot.name];
  if (outside) return { posts: [], body: label, named: 'text' };
  if (slot.name === 'head') {
    const heads = meant(organisation, ['head'], post);
    return heads.length === 0 ? undefined : { posts: heads, named: 'text' };
  }
  const answer = pack.source.settings.find((one) => one.id === slot.setting)?.answer;
  const set = answer === undefined ? undefined : leaderNamed(pack, organisation, answer, post);
  if (set !== undefined && set.id !== post) return { posts: [set], named: 'setting', words: answer };
  const stated = named.find((one) => one.slot === slot.name);
  if (stated?.body !== undefined) return { posts: [], body: stated.body, named: 'office', words: stated.words };
  const known = stated?.post === undefined ? undefined : organisation.posts.get(stated.post);
  return stated === undefined || known === undefined ? undefined : { posts: [known], named: 'office', words: stated.words };
}

export interface Ahead {
  readonly slot: Slot;
  readonly decider: Decider | undefined;
}

/** Words that are still to be given; they come in any order. */
export function wordsAhead(where: Where, state: ConductState): readonly Ahead[] {
  if (state.stage !== 'asked') return [];
  const given = new Set(state.decisions.map((one) => one.slot));
  return wayOfState(where, state)
    .slots.filter((one) => !given.has(one.name))
    .map((slot) => ({ slot, decider: deciderOf(where, slot, state) }));
}

/** Organs elsewhere to which a report is still to be handed over: the text owes it to them, and the office's own record tells them nothing. */
export function handoversAhead(where: Where, state: ConductState): readonly Slot[] {
  if (state.stage !== 'reported') return [];
  const way = wayOfState(where, state);
  if (way.reports.length === 0) return [];
  const handed = new Set(state.handed?.map((one) => one.slot));
  return way.slots.filter(({ name }) => SLOTS[name].outside && !handed.has(name));
}

/** Whether somebody in this government is told too, or nobody is named at all. */
export const isToldHere = ({ reports, slots }: ConductWay): boolean =>
  reports.length === 0 || slots.some(({ name }) => !SLOTS[name].outside);

/** Whether the text speaks of asking and reporting, or of conduct, at all: where it does, what it is silent on may be reported too. */
export const speaksOfConduct = (pack: RulePack): boolean =>
  pack.of('reporting').length > 0 || pack.of('duty').some((one) => one.procedure === 'reporting' || one.procedure === 'conduct');

/** What an act on this matter rests on; empty where the text is silent on it: no article that speaks of something else is borrowed. */
export const basisOf = (way: ConductWay): readonly Citation[] => [
  ...way.binding.map((one) => one.norm.citation),
  ...way.reports.map((one) => one.citation),
];
