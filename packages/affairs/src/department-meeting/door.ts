/** How a department's meeting comes to be on record: consent asked for, formally requested, entered as a fact, or ordered by the head. */
import { ofHead } from '../conduct/judging.ts';
import { verdictOf, type Finding, type Verdict } from '../kernel/finding.ts';
import type { DepartmentId } from '../kernel/organisation.ts';
import type { ActRequest, Context } from '../kernel/procedure.ts';
import { dayWords } from '../kernel/words.ts';
import { barred } from '../office/findings.ts';
import { isOffice } from '../office/posts.ts';
import { ACTS, type ActInput, type Opening } from './acts.ts';
import { impossibleForm, type MeetingForm } from './form.ts';
import { breachesIn, foundOn, mayEnter, standsAs } from './judging.ts';
import { KINDS } from './kinds.ts';
import { consentFirst } from './rules.ts';
import { basisOf, hostOf } from './way.ts';

export interface Opened {
  readonly verdict: Verdict;
  readonly host: DepartmentId;
  readonly breaches: readonly Finding[];
}

/** Judges an act by which a matter comes to be on record. */
export function judgeOpening(
  ctx: Context,
  request: Pick<ActRequest, 'actor' | 'occurredAt'>,
  act: Opening,
  input: Pick<ActInput<'apply'>, 'host' | 'form'> & { readonly scan?: string | undefined },
): Opened {
  const { form } = input;
  const host = input.host ?? ctx.organisation.posts.get(request.actor.post)?.department ?? '';
  const invalid = impossible(ctx, host, form);
  const findings = [...entering(ctx, request, act, host, input.scan), ...invalid, ...(invalid.length > 0 ? [] : found(ctx, act, form))];
  const verdict = verdictOf(act === 'order' ? ordered(findings) : findings, basisOf(ctx, form));
  const stands = act === 'register' ? 'fact' : act === 'order' ? 'order' : undefined;
  return { verdict: standsAs(verdict, stands), host, breaches: breachesIn(verdict) };
}

/** The head orders what would be refused; where nothing would be, there is nothing to order. */
const ordered = (findings: readonly Finding[]): readonly Finding[] =>
  findings.some((one) => one.outcome === 'refused')
    ? findings
    : [...findings, barred('state.not-open', '没有不合规定之处，无须书面同意照办。', '请按程序报请示。')];

function entering(
  ctx: Context,
  request: Pick<ActRequest, 'actor' | 'occurredAt'>,
  act: Opening,
  host: DepartmentId,
  scan: string | undefined,
): readonly Finding[] {
  if (act === 'order') return ofHead(ctx, request, scan, true);
  const office = isOffice(ctx.organisation.posts.get(request.actor.post));
  if (office || (act !== 'register' && mayEnter(ctx, request.actor, host))) return [];
  return [
    barred(
      'authority.not-yours',
      act === 'register' ? '补登由办公室办理。' : `${ACTS[act].label}由主办部门或者办公室办理。`,
      act === 'register' ? '请把召开情况报办公室。' : undefined,
    ),
  ];
}

/** What cannot be, whatever the rules say. */
function impossible(ctx: Context, host: DepartmentId, form: MeetingForm): readonly Finding[] {
  if (hostOf(ctx.organisation, host) === undefined)
    return [barred('input.invalid', '这里只办理政府各部门召开的会议、举行的活动。', '请选择主办部门。')];
  return impossibleForm(ctx, form, ctx.today);
}

function found(ctx: Context, act: Opening, form: MeetingForm): readonly Finding[] {
  const past = form.on < ctx.today;
  if ((act === 'apply' || act === 'consult') && past)
    return [barred('input.invalid', `${dayWords(form.on)}已经过去，不能再${ACTS[act].label}。`, '已经召开的，由办公室补登。')];
  if (act === 'register' && form.on > ctx.today)
    return [barred('input.invalid', `${dayWords(form.on)}还没有到，只补登已经召开的。`, '请先报请示。')];
  if (act === 'consult' && consentFirst(ctx.pack, form.kind) === undefined)
    return [barred('state.not-open', `${KINDS[form.kind]}，本规则没有要求先经分管领导同意。`, '请直接报请示。')];
  const asking = act === 'consult' || act === 'apply';
  return foundOn(ctx, form, { asked: ctx.today, consented: act === 'consult', approved: asking }).map((one) =>
    asking ? pending(one) : one,
  );
}

/** What is asked for is not there yet: the norm that wants it is told, not kept. */
export function pending(finding: Finding): Finding {
  if (finding.code !== 'conduct.restricted' || finding.outcome !== 'passed') return finding;
  return { ...finding, code: 'rule.states', message: `${finding.message}；须待批准，方可召开、邀请。` };
}
