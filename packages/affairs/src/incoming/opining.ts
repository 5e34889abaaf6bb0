/** What an opinion (批示) has to hold, as the text says it; where it does not say what a circle means, the leader is asked. */
import type { Finding } from '../kernel/finding.ts';

import { barred, broken, kept } from '../office/findings.ts';
import type { ActInput } from './acts.ts';
import { opinionForm, type Asked } from './judging.ts';

/** What says that one has read it and nothing else, whatever it is entered as. */
const READ_WORDS: ReadonlySet<string> = new Set([
  '阅',
  '已阅',
  '阅悉',
  '已阅悉',
  '阅知',
  '已阅知',
  '知',
  '已知',
  '悉',
  '已悉',
  '知悉',
  '已知悉',
  '知道了',
  '收悉',
  '已收悉',
  '收到',
  '已收到',
  '圈阅',
]);

/** Whether an opinion has words beyond having read; handwriting is not read by the system and is taken for words. */
function saysMoreThanRead({ form, text }: ActInput<'instruct'>): boolean {
  if (form === 'circle') return false;
  const words = text.replace(/[^\p{L}\p{N}]/gu, '');
  return words === '' ? form === 'handwriting' : !READ_WORDS.has(words);
}

/** Whether something was written by hand: a pen that only touched the pad has written nothing. */
const isWritten = (pad: ActInput<'instruct'>['pad']): boolean =>
  pad?.strokes.some(([first, ...rest]) => rest.some((point) => point[0] !== first?.[0] || point[1] !== first?.[1])) === true;

export function opinionFindings({ ctx, state }: Asked, input: ActInput<'instruct'>): Finding[] {
  const form = opinionForm(ctx, state);
  if (input.form === 'handwriting' && !isWritten(input.pad)) return [barred('input.invalid', '没有手写内容。', '请在手写板上书写。')];
  if (form?.explicit === true)
    return [
      !saysMoreThanRead(input) || input.view === undefined || input.view === 'read'
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
