/** What an opinion (批示) has to hold, as the text says it; where it does not say what a circle means, the leader is asked. */
import type { Finding } from '../kernel/finding.ts';

import { barred, broken, kept } from '../office/findings.ts';
import type { ActInput } from './acts.ts';
import { opinionForm, type Asked } from './judging.ts';

export function opinionFindings({ ctx, state }: Asked, input: ActInput<'instruct'>): Finding[] {
  const form = opinionForm(ctx, state);
  const wordless = input.form === 'circle' || (input.form === 'text' && input.text === '');
  if (input.form === 'handwriting' && input.pad === undefined) return [barred('input.invalid', '没有手写内容。', '请在手写板上书写。')];
  if (form?.explicit === true)
    return [
      wordless || input.view === undefined || input.view === 'read'
        ? broken(form.norm, 'opinion.incomplete', '此件有具体请示事项，圈阅或者只写“阅”不算批示。', '请写明同意、不同意或者如何办理。')
        : kept(form.norm, 'opinion.incomplete', form.norm.says),
    ];
  if (form !== undefined && form.norm.circleMeansRead && input.form === 'circle')
    return [
      input.view === undefined || input.view === 'read'
        ? kept(form.norm, 'opinion.incomplete', form.norm.says)
        : broken(form.norm, 'opinion.incomplete', '此件是一般报告性公文，圈阅只表示已阅。', '要表示同意或者另有要求的，请写明意见。'),
    ];
  return input.view === undefined ? [barred('input.invalid', '未选明意见：阅、同意、不同意或者交办。', '请选明后再签批。')] : [];
}
