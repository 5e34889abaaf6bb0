/**
 * What the rules in force say of something raised from outside: whom it is put before in person, whether one speaks with him who
 * raised it, whether a limit is kept, whether the result is published. The judges, expectations and chain all read it from here.
 */
import type { Citation, Norm, NormOf, RulePack } from '@lingxing/workrules';
import type { Department, DepartmentId, Organisation, Post } from '../kernel/organisation.ts';
import type { Context } from '../kernel/procedure.ts';
import { headsOf, leadersOf } from '../office/posts.ts';
import { pressing, type Owed } from '../office/ladder.ts';
import { kindOf, type KindName } from './kinds.ts';
import type { OversightForm } from './form.ts';
import type { OversightState } from './state.ts';

type Where = Pick<Context, 'pack' | 'organisation'>;
type Important = Pick<OversightForm, 'kind' | 'important'>;

const tasked = (pack: RulePack, kind: KindName): readonly NormOf<'responsibility'>[] => {
  const { task } = kindOf(kind);
  return task === undefined ? [] : pack.of('responsibility').filter((one) => one.task === task);
};

/** The norm that puts it before somebody in person: a text may speak of what is important alone. */
export function inPersonBy(pack: RulePack, { kind, important }: Important): NormOf<'responsibility'> | undefined {
  const { inPerson } = kindOf(kind);
  if (inPerson === undefined) return undefined;
  return pack.of('responsibility').find((one) => one.task === inPerson.task && (one.if === undefined || important));
}

/** The norm by which one body leads, where the text names it: a case of reconsideration. */
export const ledBy = (pack: RulePack, kind: KindName): NormOf<'responsibility'> | undefined =>
  kindOf(kind).ledByText === true ? tasked(pack, kind)[0] : undefined;

/** Whether a body is the one that the text lets lead; any is where the text names none. */
export const mayLead = (norm: NormOf<'responsibility'> | undefined, { kind }: Department): boolean =>
  norm?.by.includes('legal-review-department') !== true || kind === 'legal-review';

/** Before whom it may be put: whom the text names; where it names none, the leaders. */
export function readersInPerson({ pack, organisation }: Where, form: Important): readonly Post[] {
  const by = inPersonBy(pack, form)?.by ?? [];
  const responsible = by.includes('department-responsible')
    ? [...organisation.departments.values()].filter(isDepartment).flatMap((one) => headsOf(organisation, one))
    : [];
  return [...leadersOf(organisation), ...responsible];
}

/** The norm by which one speaks with the deputy or adviser before the reply. */
export const talkFirst = (pack: RulePack, kind: KindName): NormOf<'responsibility'> | undefined => {
  const { proposer } = kindOf(kind);
  return proposer === undefined ? undefined : tasked(pack, kind).find((one) => one.with?.includes(proposer) === true);
};

/** The duty to keep a limit that the text leaves open: it stands where the text gives such things to the departments. */
export const limitKept = (pack: RulePack, kind: KindName): NormOf<'duty'> | undefined => {
  if (kindOf(kind).proposer === undefined) return undefined;
  const at = new Set(tasked(pack, kind).map((one) => one.at));
  return pack.of('duty').find((one) => one.subject === 'responsibility' && at.has(one.at));
};

const LIMIT_SETTINGS: ReadonlySet<string> = new Set(['proposal-limit', 'proposal-time']);
/** What the government has answered on the limit; undefined while it has not. */
export const limitSet = (pack: RulePack): string | undefined =>
  pack.source.settings.find((one) => LIMIT_SETTINGS.has(one.id) && one.answer !== undefined)?.answer;

/** The norm by which the result is published; what is secret never is. */
export function publishedBy(pack: RulePack, { kind, important, secret }: OversightForm): NormOf<'publication'> | undefined {
  const { proposer } = kindOf(kind);
  if (secret || (proposer === undefined && kind !== 'media')) return undefined;
  return pack
    .of('publication')
    .find(
      (one) => one.what.includes('handling-results') && (proposer === undefined ? one.if !== undefined && important : one.if === undefined),
    );
}

/** What is reported: to the government on what was put right, to the congress on the government's work. */
const REPORTED: Partial<Record<KindName, 'rectification' | 'government-work'>> = {
  finding: 'rectification',
  'congress-report': 'government-work',
};
/** The report that the text asks for. */
export const reportOwed = (pack: RulePack, kind: KindName): NormOf<'reporting'> | undefined => {
  const what = REPORTED[kind];
  return what === undefined ? undefined : pack.of('reporting').find((one) => one.what.includes(what));
};

/** The norms that bear on it, in the order in which its page shows them. */
export function normsOn(pack: RulePack, form: OversightForm): readonly Norm[] {
  const { subjects } = kindOf(form.kind);
  const limit = limitKept(pack, form.kind);
  const published = publishedBy(pack, form);
  const report = reportOwed(pack, form.kind);
  return [
    ...new Set<Norm>([
      ...tasked(pack, form.kind),
      ...(limit === undefined ? [] : [limit]),
      ...pack.of('duty').filter((one) => (subjects as readonly string[]).includes(one.subject)),
      ...(report === undefined ? [] : [report]),
      ...(published === undefined ? [] : [published]),
    ]),
  ];
}

export const basisOf = (pack: RulePack, form: OversightForm): readonly Citation[] =>
  normsOn(pack, form)
    .slice(0, 4)
    .map((one) => one.citation);

/** A department in the text's sense: neither the office nor a town or street below. */
const isDepartment = (body: Department): boolean => isHandler(body) && body.kind !== 'lower-government';

/** A body that something may be given to: any but the government's office, which gives it. */
export const isHandler = ({ kind }: Department): boolean => kind !== 'office';

export { handsOf } from '../office/ladder.ts';

/** Who signs: for a body its head; what the government itself answers, a leader. */
export const signersOf = (organisation: Organisation, id: DepartmentId | undefined, kind: KindName): readonly Post[] =>
  kindOf(kind).signer === 'leader'
    ? leadersOf(organisation)
    : id === undefined
      ? []
      : headsOf(organisation, organisation.departments.get(id));

/** Those who were reminded that the reply is late and have not pressed the work since. */
export function pressers({ organisation }: Pick<Context, 'organisation'>, state: OversightState): readonly Post[] {
  const owed = owedOf(state);
  return owed === undefined ? [] : pressing(organisation, owed);
}

/** The reply as the ladder of reminders sees it; undefined while none is owed by a day. */
export const owedOf = ({ stage, lead, limit, climbs = [], presses = [] }: OversightState): Owed | undefined =>
  (stage === 'handling' || stage === 'signing') && lead !== undefined && limit !== undefined
    ? { due: limit.due, lead, climbs, presses }
    : undefined;
