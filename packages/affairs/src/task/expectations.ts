/** What waits for whom. A task that is not over is never without somebody who has it before him: posts, whoever holds them. */
import type { DepartmentId, Post } from '../kernel/organisation.ts';
import type { Context, Expectation } from '../kernel/procedure.ts';
import { pressing } from '../office/ladder.ts';
import { ACTS, type ActName } from './acts.ts';
import { ENDED, OWING } from './kinds.ts';
import { owedOf, stagesAhead } from './obligations.ts';
import type { TaskState } from './state.ts';
import { basisOf, desk, extensionApprover, handsOf } from './way.ts';

/** A request for more time that nobody has answered. */
export const openExtension = ({ extensions }: Pick<TaskState, 'extensions'>) => {
  const last = extensions.at(-1);
  return last?.answer === undefined ? last : undefined;
};

/** Helping departments that have not reported their part. */
export const missingParts = ({ form, parts }: Pick<TaskState, 'form' | 'parts'>): readonly DepartmentId[] =>
  form.helpers.filter((one) => !parts.some((part) => part.of === one));

/** Those who were reminded that it is late and have not pressed the work since. */
export const pressers = ({ organisation }: Pick<Context, 'organisation'>, state: TaskState): readonly Post[] => {
  const owed = owedOf(state);
  return owed === undefined ? [] : pressing(organisation, owed);
};

/**
 * The leader before whom the result goes back and who has not seen it: whoever decided or wrote it. What a sitting decided goes back
 * to the sitting, where it stands among what follows.
 */
export function awaitsNote({ organisation }: Pick<Context, 'organisation'>, { form, stage, noted }: TaskState): Post | undefined {
  const { kind, decidedBy } = form.source;
  if (stage !== 'closed' || noted !== undefined || kind === 'from-meeting' || decidedBy === undefined) return undefined;
  return organisation.posts.get(decidedBy);
}

export function expectations(ctx: Context, state: TaskState): readonly Expectation[] {
  const { organisation } = ctx;
  const reader = awaitsNote(ctx, state);
  if (ENDED.has(state.stage))
    return reader === undefined ? [] : [{ post: reader.id, act: 'take-note', label: '阅办理结果', basis: basisOf(ctx, state.form)[0] }];
  const basis = basisOf(ctx, state.form)[0];
  const own = desk(ctx, state);
  // A department of which nobody is in office has its paper on the supervisor's desk.
  const hands = handsOf(organisation, state.form.lead);
  const lead = hands.length > 0 ? hands : own;
  const line = (posts: readonly Post[], act: ActName, label: string = ACTS[act].label, due?: string): readonly Expectation[] =>
    posts.map((post) => ({ post: post.id, act, label, basis, ...(due === undefined ? {} : { due }) }));
  const besides = OWING.has(state.stage) ? [...extension(), ...chased(), ...helping()] : [];
  switch (state.stage) {
    case 'approving': {
      const approver = state.approver === undefined ? undefined : organisation.posts.get(state.approver);
      return line(approver === undefined ? (organisation.byRole.get('head') ?? own) : [approver], 'approve', '批准以政府名义督查');
    }
    case 'assigned':
      return [...line(lead, 'sign', ACTS.sign.label, state.limit.date), ...besides];
    case 'signed':
      return [...line(lead, 'plan', ACTS.plan.label, stageDue('plan') ?? state.limit.date), ...besides];
    case 'working': {
      const report = stageDue('report');
      return [
        ...(report === undefined ? [] : line(lead, 'report', ACTS.report.label, report)),
        ...line(lead, 'complete', ACTS.complete.label, state.limit.date),
        ...besides,
      ];
    }
    case 'claimed':
      return line(own, 'accept', '核验');
    case 'checked':
      return line(own, 'close');
    case 'closed':
    case 'declined':
    case 'withdrawn':
      return [];
  }

  function stageDue(by: 'plan' | 'report'): string | undefined {
    return stagesAhead(ctx, state).find((one) => one.rule.by === by && one.done === undefined)?.limit.date;
  }
  function extension(): readonly Expectation[] {
    const asked = openExtension(state);
    const approver = asked === undefined ? undefined : extensionApprover(ctx, state);
    if (asked === undefined) return [];
    return line(approver === undefined ? own : [approver], 'grant-extension', '批准延期');
  }
  function chased(): readonly Expectation[] {
    return line(pressers(ctx, state), 'press', '督促（事项逾期）', state.limit.date);
  }
  function helping(): readonly Expectation[] {
    return missingParts(state).flatMap((one) =>
      line(handsOf(organisation, one), 'report-part', ACTS['report-part'].label, state.limit.date),
    );
  }
}
