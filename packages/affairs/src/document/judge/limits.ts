/** Limits that run from a meeting's end (会后送办、印发): which speak of a document, when they end, whether an act comes too late. */
import type { DueDate, NormOf } from '@lingxing/workrules';
import type { Finding } from '../../kernel/finding.ts';
import { dayWords, limitWords } from '../../kernel/words.ts';
import { broken, kept } from '../../office/findings.ts';
import { decisionOf } from '../requirements.ts';
import { hostIsOffice } from '../roles.ts';
import type { Judging } from './judging.ts';

export interface MeetingLimit {
  readonly norm: NormOf<'issue-within'>;
  /** The day on which the meeting ended; not counted. */
  readonly from: string;
  readonly due: DueDate;
}

/**
 * The limits of a document that a meeting decided, where the meeting's day is known. 送办 is the host's alone: what the
 * office drafts itself, and what a department issues on its own, is not handed in to the office.
 */
export function meetingLimits(j: Judging): readonly MeetingLimit[] {
  const from = decisionOf(j.state).date;
  if (from === undefined) return [];
  const handedIn = j.state.draft.issuer !== 'department' && !hostIsOffice(j.ctx.organisation, j.state.host);
  return j.norms
    .of('issue-within')
    .filter((norm) => norm.milestone === 'issue' || handedIn)
    .map((norm) => ({ norm, from, due: j.ctx.calendar.due(from, norm.value, norm.unit) }));
}

/** Findings on an act that reaches this milestone today. */
export function lateFor(j: Judging, milestone: 'submit' | 'issue'): readonly Finding[] {
  const word = milestone === 'issue' ? '印发' : '送政府办公室办理发文';
  return meetingLimits(j)
    .filter(({ norm }) => norm.milestone === milestone)
    .map(({ norm, from, due }) =>
      j.ctx.today > due.date
        ? broken(
            norm,
            'issue.late',
            `会议于${dayWords(from)}结束，应在${dayWords(due.date)}前（${limitWords(norm.value, norm.unit)}内）${word}。`,
            `请写明未能按时${milestone === 'issue' ? '印发' : '送办'}的理由。`,
          )
        : kept(norm, 'issue.late', `在会后${limitWords(norm.value, norm.unit)}（${dayWords(due.date)}前）内。`),
    );
}
