/** 公开会议材料：卫东第三十三条以外，材料由谁公开、何时能公开、哪一稿、不公开的议题怎样。 */
import { openItems, owedToThePublic } from '@lingxing/affairs/meeting';
import { expect, test } from 'vitest';
import { expectRefused, packOf } from './support/office.ts';
import { budget, Sitting, sitting } from './support/sittings.ts';

const file = (letter: string) => ({ hash: letter.repeat(64), name: `材料${letter}.pdf`, mediaType: 'application/pdf', size: 1_000 });
const open = (item: string, to = 'inside') => ({ item, to, ground: '会议要求' });

/** A meeting of 卫东区 whose topics have papers: t1 a version that went out and one that came too late, t2 one that never did. */
function held(over = true): Sitting {
  const at = new Sitting(packOf('weidong'))
    .done('registrar', 'convene', sitting('executive'))
    .done('finance-clerk', 'propose', budget())
    .done('education-clerk', 'propose', { title: '校车运营', department: 'education' })
    .done('finance-clerk', 'propose', { title: '某职务任免', department: 'finance', matter: 'personnel' });
  const done = { by: 'registrar', at: 1 };
  const { meeting } = at;
  const delivered = { ...done, when: 1, late: false, note: '' };
  at.today = '2026-11-26';
  at.state = {
    ...meeting,
    stage: over ? 'adjourned' : 'sitting',
    agenda: ['t1', 't2', 't3'],
    topics: meeting.topics.map((one) => ({
      ...one,
      stage: 'fixed',
      outcome: { ...done, result: 'adopted', heard: '', words: '同意' },
      filings:
        one.id === 't2'
          ? [{ ...done, n: 1, files: [file('c')], note: '' }]
          : [
              { ...done, n: 1, files: [file('a')], note: '', delivered },
              { ...done, n: 2, files: [file('b')], note: '' },
            ],
    })),
    ...(over ? { ended: { ...done, on: '2026-11-26' } } : {}),
  };
  return at;
}
const shown = (at: Sitting) => openItems(at.meeting).map((one) => [one.item, one.to, one.files.map((two) => two.name)]);

test('主汇报单位不能公开；散会以前不能公开；没有送达的、人事任免的、没有这一议题的不能公开', () => {
  const at = held();
  expectRefused(at.act('finance-clerk', 'open-item', open('papers-t1')), 'authority.not-yours 33');
  expectRefused(held(false).act('head', 'open-item', open('papers-t1')), 'step.missing');
  expectRefused(at.act('head', 'open-item', open('papers-t2')), 'state.not-open');
  expectRefused(at.act('head', 'open-item', open('papers-t3')), 'state.not-open');
  expectRefused(at.act('head', 'open-item', open('papers-t9')), 'input.invalid');
  expectRefused(at.act('head', 'open-item', open('papers-agenda')), 'input.invalid');
  expect(shown(at)).toEqual([]);
});

test('公开的是会上所用的一稿；材料公开不等于议定事项公开', () => {
  const at = held().done('head', 'open-item', open('papers-t1'));
  expect(shown(at)).toEqual([['papers-t1', 'inside', ['材料a.pdf']]]);
  expect(owedToThePublic(at.context, at.meeting).map((one) => one.id)).toEqual(['t1', 't2']);
  at.done('head', 'take-back-item', { item: 'papers-t1', reason: '数据有误' });
  expect(shown(at)).toEqual([]);
});

test('议题写明不公开的，材料随之不公开，以前公开的也收回；不知情的问起，如同没有这一议题', () => {
  const at = held().done('head', 'open-item', open('papers-t1')).done('registrar', 'withhold-item', { item: 't1', ground: '工作秘密' });
  expect(shown(at)).toEqual([]);
  expectRefused(
    held().done('registrar', 'withhold-item', { item: 't1', ground: '秘密' }).act('head', 'open-item', open('papers-t1')),
    'state.not-open',
  );
  const asked = at.act('education-clerk', 'open-item', open('papers-t1'));
  expectRefused(asked, 'input.invalid');
  expect(JSON.stringify(asked)).not.toContain('预算');
});

test('单写材料不公开的，议定事项仍可公开，材料只有主持人能再公开', () => {
  const at = held().done('registrar', 'withhold-item', { item: 'papers-t1', ground: '含企业数据' });
  at.done('head', 'open-item', open('t1', 'public'));
  expect(shown(at)).toEqual([['t1', 'public', []]]);
  at.state = { ...at.meeting, stage: 'signed' };
  expectRefused(at.act('registrar', 'open-item', open('papers-t1')), 'authority.not-yours');
  at.done('head', 'open-item', open('papers-t1'));
  expect(shown(at).map(([item]) => item)).toEqual(['t1', 'papers-t1']);
});
