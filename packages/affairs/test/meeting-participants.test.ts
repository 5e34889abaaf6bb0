/**
 * 谁参加哪种会议，五府逐条：全程参加的（组成人员、原文点名列席的），只为自己的议题参加的（与议题有关的单位，原文让其参加的分管领导），
 * 没有职务可对应、由办公室另请的。议题由财政局汇报，涉及甲镇；财政局由一位副职分管，甲镇由常务副职联系。
 */
import { attendingOf, seatsOf } from '@lingxing/affairs/meeting';
import { describe, expect, test } from 'vitest';
import { packOf } from './support/office.ts';
import { budget, Sitting, sitting } from './support/sittings.ts';

type Kind = 'plenary' | 'executive' | 'head-office' | 'topical';
interface Row {
  readonly government: string;
  readonly kind: Kind;
  readonly article: string;
  readonly through: readonly string[];
  readonly forTopic: readonly string[];
  /** Whom the text names and nobody here is by his post. */
  readonly others?: readonly string[];
}

const DEPUTIES = ['executive', 'deputy-finance', 'deputy-education'] as const;
const HEADS = ['finance-head', 'education-head', 'justice-head', 'civil-head'] as const;
const BODIES = ['finance-head', 'town-head'] as const;
/** 与议题相关的政府领导: in charge of the bureau that reports, and of the town that it concerns. */
const CONCERNED = ['deputy-finance', 'executive', ...BODIES] as const;

const ROWS: readonly Row[] = [
  // 晋城市城区: the office's director belongs to all but the topical one; the head's office meeting names three bureaus besides.
  {
    government: 'jincheng-chengqu',
    kind: 'plenary',
    article: '19.1',
    through: ['head', ...DEPUTIES, 'director', ...HEADS],
    forTopic: ['town-head'],
  },
  {
    government: 'jincheng-chengqu',
    kind: 'executive',
    article: '20.1、20.2',
    through: ['head', ...DEPUTIES, 'director'],
    forTopic: BODIES,
  },
  {
    government: 'jincheng-chengqu',
    kind: 'head-office',
    article: '23.2',
    through: ['head', ...DEPUTIES, 'director', 'finance-head'],
    forTopic: ['town-head'],
    others: ['development-department', 'audit-department', 'departments-concerned'],
  },
  {
    government: 'jincheng-chengqu',
    kind: 'topical',
    article: '23.3',
    through: ['deputy-finance'],
    forTopic: BODIES,
    others: ['departments-concerned'],
  },
  // 忻州市: the secretary-general is a member; at the head's office meeting are the leaders whom a topic concerns, and no others.
  {
    government: 'xinzhou',
    kind: 'plenary',
    article: '20.1',
    through: ['head', ...DEPUTIES, 'secretary', ...HEADS],
    forTopic: ['town-head'],
  },
  { government: 'xinzhou', kind: 'executive', article: '21.1、21.2', through: ['head', ...DEPUTIES, 'secretary'], forTopic: BODIES },
  {
    government: 'xinzhou',
    kind: 'head-office',
    article: '24.2',
    through: ['head'],
    forTopic: CONCERNED,
    others: ['leaders-concerned', 'departments-concerned'],
  },
  {
    government: 'xinzhou',
    kind: 'topical',
    article: '24.3',
    through: ['deputy-finance'],
    forTopic: BODIES,
    others: ['departments-concerned'],
  },
  // 泽州县: the office's director is a member of neither.
  { government: 'zezhou', kind: 'plenary', article: '19.1', through: ['head', ...DEPUTIES, ...HEADS], forTopic: ['town-head'] },
  { government: 'zezhou', kind: 'executive', article: '20.1、20.2', through: ['head', ...DEPUTIES], forTopic: BODIES },
  {
    government: 'zezhou',
    kind: 'head-office',
    article: '23.2',
    through: ['head'],
    forTopic: CONCERNED,
    others: ['leaders-concerned', 'departments-concerned'],
  },
  {
    government: 'zezhou',
    kind: 'topical',
    article: '23.3',
    through: ['deputy-finance'],
    forTopic: BODIES,
    others: ['departments-concerned'],
  },
  // 西市区: the same, the heads of its constituent departments at the plenary.
  { government: 'xishi', kind: 'plenary', article: '19.1', through: ['head', ...DEPUTIES, ...HEADS], forTopic: ['town-head'] },
  { government: 'xishi', kind: 'executive', article: '20.1、20.2', through: ['head', ...DEPUTIES], forTopic: BODIES },
  {
    government: 'xishi',
    kind: 'head-office',
    article: '23.2',
    through: ['head'],
    forTopic: CONCERNED,
    others: ['leaders-concerned', 'departments-concerned'],
  },
  {
    government: 'xishi',
    kind: 'topical',
    article: '23.3',
    through: ['deputy-finance'],
    forTopic: BODIES,
    others: ['departments-concerned'],
  },
  // 卫东区: other leaders and the office's director belong to three; the plenary has the sub-districts, the executive meeting those who sit in by name.
  {
    government: 'weidong',
    kind: 'plenary',
    article: '43',
    through: ['head', ...DEPUTIES, 'other', 'director', ...HEADS, 'town-head'],
    forTopic: [],
  },
  {
    government: 'weidong',
    kind: 'executive',
    article: '44',
    through: ['head', ...DEPUTIES, 'other', 'director', 'justice-head', 'finance-head', 'adviser'],
    forTopic: ['town-head'],
    others: ['congress-leader', 'cppcc-leader', 'supervision-body', 'development-department'],
  },
  { government: 'weidong', kind: 'head-office', article: '45', through: ['head', ...DEPUTIES, 'other', 'director'], forTopic: BODIES },
  { government: 'weidong', kind: 'topical', article: '46', through: ['deputy-finance'], forTopic: BODIES },
];

/** A sitting of this kind that people were told of, with the one topic: each step that its text asks for, by whomever it is. */
function told({ government, kind }: Row): Sitting {
  const topical = { chair: 'deputy-finance', ground: 'in-charge', grounds: '分管财政' };
  const at = new Sitting(packOf(government)).done('registrar', 'convene', sitting(kind, kind === 'topical' ? topical : {}));
  at.done('deputy-finance', 'propose', budget({ with: ['town'] }));
  // 卫东区 alone asks for them, of the executive meeting alone.
  if (government === 'weidong' && kind === 'executive') at.prepared('t1');
  at.act('registrar', 'vet', { topic: 't1', opinion: '可以上会' });
  at.done(kind === 'topical' ? 'deputy-finance' : 'head', 'fix', { topics: ['t1'] });
  for (const who of ['head', 'deputy-finance']) at.act(who, 'approve-papers', { topic: 't1' });
  return at.done('registrar', 'notify');
}
const sorted = (ids: readonly string[]): string[] => [...ids].toSorted();

describe('参加会议的人员', () => {
  test.each(ROWS)('$government $kind 第$article条：全程参加的、只为议题参加的、另请的', (row) => {
    const at = told(row);
    const seats = seatsOf(at.context, at.meeting);
    const ids = (whole: boolean) => sorted(seats.filter((one) => (one.topics === undefined) === whole).map((one) => one.post.id));
    expect({ through: ids(true), forTopic: ids(false) }).toEqual({ through: sorted(row.through), forTopic: sorted(row.forTopic) });
    const others = attendingOf(at.context, row.kind).flatMap((one) => [...one.others]);
    expect(sorted(others)).toEqual(sorted(row.others ?? []));
  });

  test.each(ROWS)('$government $kind：都收到通知、等其答复，主持人除外；办公室文书、别的部门不在其内', (row) => {
    const at = told(row);
    const chair = at.meeting.chair.post;
    const expected = [...row.through, ...row.forTopic].filter((one) => one !== chair);
    expect(sorted(at.waits()['reply'] ?? [])).toEqual(sorted(expected));
    expect(at.waits()['reply']).not.toContain('registrar');
    expect(at.waits()['reply']).not.toContain('civil-clerk');
  });
});
