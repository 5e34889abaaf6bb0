/** What a meeting really was, against what was approved. */
import type { Finding } from '../kernel/finding.ts';
import type { Context } from '../kernel/procedure.ts';
import { dayWords } from '../kernel/words.ts';
import { barred, broken } from '../office/findings.ts';
import { isLeader } from '../office/posts.ts';
import type { Held, MeetingForm } from './form.ts';
import { foundOn } from './judging.ts';
import { economyOf, heldAgainst } from './rules.ts';
import type { DepartmentMeetingState } from './state.ts';
import { wantedOf } from './way.ts';

/** One point in which it was not what was approved. */
export interface Difference {
  readonly label: string;
  readonly approved: string;
  readonly was: string;
  /** Longer, larger or dearer than was approved. */
  readonly beyond: boolean;
}

export function differences({
  form,
  held,
}: Pick<DepartmentMeetingState, 'form'> & { readonly held?: { readonly was: Held } | undefined }): readonly Difference[] {
  if (held === undefined) return [];
  const { was } = held;
  const figure = (label: string, unit: string, approved: number, real: number): readonly Difference[] =>
    approved === real ? [] : [{ label, approved: `${approved}${unit}`, was: `${real}${unit}`, beyond: real > approved }];
  return [
    ...(was.on === form.on ? [] : [{ label: '日期', approved: dayWords(form.on), was: dayWords(was.on), beyond: false }]),
    ...figure('会期', '天', form.days, was.days),
    ...figure('人数', '人', form.people, was.people),
    ...figure('费用', '元', form.cost, was.cost),
  ];
}

/** Those who came though nobody had asked for them to be invited. */
const uninvited = (came: readonly string[], asked: readonly string[]): readonly string[] => came.filter((one) => !asked.includes(one));

/** The meeting as it was, as far as it went beyond the request: who came unasked was invited without approval. */
function beyondRequest(form: MeetingForm, was: Held): MeetingForm {
  return {
    ...form,
    leaders: [...uninvited(was.leaders, form.leaders)],
    lowerHeads: [...uninvited(was.lowerHeads, form.lowerHeads)],
    departments: [...uninvited(was.departments, form.departments)],
  };
}

/** What was held, against the rules and what was approved: the breaches that go on record with it. */
export function foundHeld(ctx: Context, state: DepartmentMeetingState, was: Held): readonly Finding[] {
  const { form, stage } = state;
  if (was.on > ctx.today) return [barred('input.invalid', `${dayWords(was.on)}还没有到。`, '请填写实际日期。')];
  if (was.leaders.some((id) => !isLeader(ctx.organisation.posts.get(id))))
    return [barred('input.invalid', '出席的领导中有不是本府领导职务的。', '请从名单中选择。')];
  const real = { ...form, on: was.on, leaders: was.leaders, lowerHeads: was.lowerHeads, departments: was.departments };
  if (stage !== 'approved')
    return foundOn(ctx, real, { asked: state.asked ?? ctx.today, consented: state.consent !== undefined, approved: false });
  const extra = wantedOf(beyondRequest(form, was));
  const more = differences({ form, held: { was } }).filter((one) => one.beyond);
  const words = more.map((one) => `${one.label}批准${one.approved}、实际${one.was}`).join('，');
  return [
    // What nobody came to beyond what was approved needs no approval.
    ...(extra.lowerHeads || extra.departments || extra.leaders !== 'none'
      ? heldAgainst(ctx.pack, { ...extra, inGovernmentName: false, skipsLevel: false, below: false }, false).filter(
          (one) => !holdsAlone(ctx, state, one),
        )
      : []),
    ...(more.length === 0
      ? []
      : economyOf(ctx.pack).map((norm) => broken(norm, 'conduct.restricted', `超出批准的规模：${words}。`, '请说明情况，今后从严控制。'))),
  ];
}

/** What is found on holding it as such, which has been approved. */
const holdsAlone = ({ pack }: Context, { form }: DepartmentMeetingState, finding: Finding): boolean =>
  heldAgainst(
    pack,
    { kind: form.kind, lowerHeads: false, departments: false, leaders: 'none', inGovernmentName: false, skipsLevel: false, below: false },
    false,
  ).some((one) => one.norm === finding.norm);
