/** Questions about the last day of something: an event, its limit, the counting, and whether missing it is refused or warned. */
import type { Addressee, Issuer, Norm, Participant } from '@lingxing/workrules';
import { leaveNorms } from '../leave/rules.ts';
import { outcomeOf } from '../kernel/finding.ts';
import { dateAnswer, meetingNamed, named, silent, states, told, type Answer, type Asked } from './answer.ts';

/** From what a limit runs. */
export const DUE_EVENTS = {
  'consultation-delivered': '征求意见送达',
  'meeting-ended': '会议结束',
  'superior-deadline': '上级要求的报送时限',
  'area-wide-meeting': '全域性会议召开',
  'important-event': '重要活动举行',
  'leave-begins': '离开之日',
} as const;
export type DueEvent = keyof typeof DUE_EVENTS;

interface Limit {
  readonly norm: Norm;
  readonly value: number;
  readonly unit: 'workday' | 'day';
  /** Counted back from the event. */
  readonly back: boolean;
  readonly label: string;
}

function limitsOf(
  { pack }: Asked,
  event: DueEvent,
  about: { readonly issuer?: Issuer | undefined; readonly to?: Addressee | undefined; readonly who?: Participant | undefined },
): readonly Limit[] {
  switch (event) {
    case 'consultation-delivered':
      return pack.of('consultation-limit').map((norm) => ({ norm, value: norm.value, unit: norm.unit, back: false, label: '回复' }));
    case 'meeting-ended':
      return pack.of('issue-within').map((norm) => ({
        norm,
        value: norm.value,
        unit: norm.unit,
        back: false,
        label: norm.milestone === 'submit' ? '报送发文程序' : '印发',
      }));
    case 'superior-deadline':
      return pack
        .of('lead-time')
        .filter((norm) =>
          [norm.when ?? {}].flat().some((when) => {
            const meets = (wanted: unknown, value: unknown) =>
              wanted === undefined || value === undefined || [wanted].flat().includes(value);
            return meets(when.issuer, about.issuer) && meets(when.to, about.to);
          }),
        )
        .map((norm) => ({ norm, value: norm.value, unit: norm.unit, back: true, label: norm.says }));
    case 'area-wide-meeting':
    case 'important-event':
      return pack
        .of('advance-request')
        .filter((norm) => norm.meetings.includes(event === 'area-wide-meeting' ? 'area-wide' : 'event'))
        .map((norm) => ({ norm, value: norm.value, unit: norm.unit, back: true, label: '报请示' }));
    case 'leave-begins':
      return (about.who === undefined ? pack.of('leave') : leaveNorms(pack, about.who)).flatMap((norm) =>
        norm.value === undefined || norm.unit === undefined
          ? []
          : [{ norm, value: norm.value, unit: norm.unit, back: true, label: norm.says }],
      );
  }
}

/** What happens on the day, as this government calls it. */
const eventNamed = ({ pack }: Asked, event: DueEvent): string =>
  event === 'area-wide-meeting' ? `${meetingNamed(pack, 'area-wide')}提前请示` : DUE_EVENTS[event];

/** A text that fixes no days for asking leave may still want it asked beforehand: that is a limit, and said as one. */
function beforeLeaving(asked: Asked, who: Participant | undefined): Answer {
  const norms = who === undefined ? asked.pack.of('leave') : leaveNorms(asked.pack, who);
  return told(
    asked,
    norms,
    `${who === undefined ? '' : named(asked.pack, who)}请假的时限`,
    {},
    `${norms.map((one) => one.says).join('。')}。须在离开之前；提前几日，本规则没有写。`,
  );
}

/** 最迟哪一天：the due date with its counting, or the limit alone where no day is given. */
export function dueDate(
  asked: Asked,
  about: {
    readonly event: DueEvent;
    readonly on?: string | undefined;
    readonly issuer?: Issuer | undefined;
    readonly to?: Addressee | undefined;
    readonly who?: Participant | undefined;
  },
): Answer {
  const limits = limitsOf(asked, about.event, about);
  if (limits.length === 0)
    return about.event === 'leave-begins' ? beforeLeaving(asked, about.who) : silent(asked, `${eventNamed(asked, about.event)}的时限`);
  const { on } = about;
  const dates =
    on === undefined ? [] : limits.map((one) => dateAnswer(one.label, asked.calendar.due(on, one.back ? -one.value : one.value, one.unit)));
  const first = limits[0];
  const broken = (norm: Norm): string => (outcomeOf(norm.modality) === 'refused' ? '逾期不予办理' : '逾期可以办理，须写明理由');
  return {
    outcome: 'answer',
    answer: {
      ...(dates.length > 0 ? { dates } : {}),
      ...(limits.length === 1 && first !== undefined ? { value: first.value, unit: first.unit } : {}),
      text: `${limits.map((one) => `${one.norm.says}；${broken(one.norm)}`).join('。')}。当日不计。`,
    },
    findings: limits.map((one) => states(one.norm)),
  };
}
