/** What a decision owes after the meeting: a document within the days that the text counts from its end (会后印发). */
import { applicable, PLAIN_DOCUMENT, type DueDate, type NormOf } from '@lingxing/workrules';
import type { Finding } from '../kernel/finding.ts';
import type { Context, Obligation } from '../kernel/procedure.ts';
import { dayWords, limitWords } from '../kernel/words.ts';
import { broken, kept } from '../office/findings.ts';
import { isWritten } from './kinds.ts';
import type { MeetingState } from './state.ts';

type Milestone = NormOf<'issue-within'>['milestone'];

/** The limits of a document that this meeting decided to issue; none where the text sets none. */
export const limitsOf = ({ pack }: Pick<Context, 'pack'>, { kind }: Pick<MeetingState, 'kind'>): readonly NormOf<'issue-within'>[] =>
  applicable(pack, { ...PLAIN_DOCUMENT, decidedBy: kind })
    .of('issue-within')
    .filter((one) => one.citation.source === 'work-rules');

const dueOf = ({ calendar }: Pick<Context, 'calendar'>, norm: NormOf<'issue-within'>, from: string): DueDate =>
  calendar.due(from, norm.value, norm.unit);

/** A step that came after its limit. */
export function lateFor(ctx: Context, state: MeetingState, milestone: Milestone, on: string): readonly Finding[] {
  const from = state.ended?.on;
  if (from === undefined) return [];
  return limitsOf(ctx, state)
    .filter((one) => one.milestone === milestone)
    .map((norm) => {
      const { date } = dueOf(ctx, norm, from);
      return on > date
        ? broken(norm, 'issue.late', `${norm.says}；会议${dayWords(from)}结束，应在${dayWords(date)}前。`, '请写明逾期的理由。')
        : kept(norm, 'issue.late', `会后${limitWords(norm.value, norm.unit)}以内。`);
    });
}

const LABELS: Readonly<Record<Milestone, string>> = { submit: '会议议定的文件送办公室', issue: '会议议定的文件印发' };

export function obligationsOf(ctx: Context, state: MeetingState): readonly Obligation[] {
  const { ended } = state;
  if (ended === undefined) return [];
  return state.topics
    .filter((one) => isWritten(one.fate?.fate))
    .flatMap((topic) =>
      limitsOf(ctx, state).map((norm): Obligation => {
        const { date, provisional } = dueOf(ctx, norm, ended.on);
        const met = topic.issued !== undefined || (norm.milestone === 'submit' && topic.submitted !== undefined);
        return {
          id: `${norm.milestone}:${topic.id}`,
          label: `${LABELS[norm.milestone]}：${topic.title}`,
          owedBy: { department: topic.fate?.department },
          due: date,
          value: norm.value,
          unit: norm.unit,
          from: ended.on,
          provisional,
          norm: norm.id,
          citation: norm.citation,
          state: met ? 'met' : 'open',
        };
      }),
    );
}
