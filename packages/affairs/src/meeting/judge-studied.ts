/** Whether law was studied at this sitting: the plan of study says so, and the sitting that it names has to be an executive meeting of that day. */
import type { Finding } from '../kernel/finding.ts';
import { dayWords } from '../kernel/words.ts';
import { barred } from '../office/findings.ts';
import { stageFinding, type Judge } from './judging.ts';
import { SITTING_LABELS } from './kinds.ts';

export const judgeStudied: Judge<'note-study'> = (asked, input): readonly Finding[] => {
  const { state, actor } = asked;
  if (actor.capacity !== 'system')
    return [barred('authority.not-yours', '会前学法由学习计划登记，不单独办理。', '请在学习计划上登记已学。')];
  const day = state.ended?.on;
  return [
    ...stageFinding(asked, 'note-study'),
    ...(state.kind === 'executive' ? [] : [barred('input.invalid', `学法登记在${SITTING_LABELS.executive}上。`, '请选择常务会议。')]),
    ...(input === undefined || day === undefined || day === input.on
      ? []
      : [barred('input.invalid', `这次会议是${dayWords(day)}开的。`, '请填写会议的日期，或者另选会议。')]),
    ...(input !== undefined && state.studied?.some((one) => one.plan === input.plan && one.item === input.item) === true
      ? [barred('state.not-open', '这次会议已登记学过这一项。')]
      : []),
  ];
};
