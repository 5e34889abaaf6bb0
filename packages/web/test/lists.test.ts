import type { ChainStepView } from '@lingxing/server/contracts';
import { describe, expect, it } from 'vitest';
import { readDays } from '../src/admin/calendar-days.ts';
import { stateOf } from '../src/admin/accounts.tsx';
import { addressOf } from '../src/api/client.ts';
import { shortLabel } from '../src/components/basis.tsx';
import { groupsOf } from '../src/components/chain.tsx';
import { nextSort, readKept, withKept } from '../src/components/registry-model.ts';
import { meanwhileText } from '../src/lib/meanwhile.ts';
import { withoutPlace } from '../src/lib/names.ts';
import { following, readPile } from '../src/acts/pile.ts';
import { neighbours } from '../src/acts/use-queue-keys.ts';
import { doneByMatter } from '../src/workbench/lists.tsx';

const step = (label: string, group: number): ChainStepView => ({ label, state: 'done', posts: [], group, round: 0, lapsed: false });
const citation = (label: string) => ({ source: 'regulation' as const, text: 't', article: 25, label });

describe('days of a holiday notice', () => {
  it('says what it cannot read, a day of another year, and a stretch that runs backwards', () => {
    expect(readDays(2027, '元旦，2月30日，2026-01-01，10月7日至1日')).toEqual({
      days: [],
      unread: ['元旦', '2月30日', '2026-01-01', '10月7日至1日'],
    });
  });
  it('reads single days in any usual form, each once and in order', () => {
    expect(readDays(2027, '2027-10-02、1月1日\n10.1, 1/1')).toEqual({ days: ['2027-01-01', '2027-10-01', '2027-10-02'], unread: [] });
  });
  it('reads stretches within a month and over its end', () => {
    expect(readDays(2027, '1月1日至3日').days).toEqual(['2027-01-01', '2027-01-02', '2027-01-03']);
    expect(readDays(2027, '04-30~05-02').days).toEqual(['2027-04-30', '2027-05-01', '2027-05-02']);
  });
  it('is empty where nothing is written', () => {
    expect(readDays(2027, ' \n')).toEqual({ days: [], unread: [] });
  });
});

describe('what a registry keeps', () => {
  it('takes whatever has another shape for nothing', () => {
    for (const text of [null, '', 'x', '[]', '{"hidden":1,"views":{}}', '{"views":[{"name":1,"filter":{}},{"name":"a"},null]}'])
      expect(readKept(text, ['created']), String(text)).toEqual({ hidden: ['created'], views: [] });
  });
  it('keeps columns and views, and of a filter only its words', () => {
    expect(readKept('{"hidden":["kind",2],"views":[{"name":"逾期","filter":{"late":"true","n":3}}]}', [])).toEqual({
      hidden: ['kind'],
      views: [{ name: '逾期', filter: { late: 'true' } }],
    });
  });
  it('keeps a view without touching the columns, and columns without touching the views', () => {
    const views = [{ name: '逾期', filter: { late: 'true' } }];
    expect(readKept(withKept(null, { views }), ['kind'])).toEqual({ hidden: ['kind'], views });
    expect(readKept(withKept(withKept('no json', { views }), { hidden: ['due'] }), [])).toEqual({ hidden: ['due'], views });
  });
  it('sorts the largest first, then the other way', () => {
    expect(nextSort(undefined, 'due')).toBe('-due');
    expect(nextSort('-due', 'due')).toBe('due');
    expect(nextSort('due', 'due')).toBe('-due');
    expect(nextSort('-title', 'due')).toBe('-due');
  });
  it('sorts what is due soonest first where the column says so, then the other way', () => {
    expect(nextSort('-received', 'due', true)).toBe('due');
    expect(nextSort('due', 'due', true)).toBe('-due');
    expect(nextSort('-due', 'due', true)).toBe('due');
  });
});

describe('addresses', () => {
  it('leave out what is not set, and escape what is', () => {
    expect(addressOf('/documents')).toBe('/api/v1/documents');
    expect(addressOf('/documents', { q: '〔2026〕12号 & 函', stage: '', cursor: undefined, limit: 50 })).toBe(
      '/api/v1/documents?q=%E3%80%942026%E3%80%9512%E5%8F%B7+%26+%E5%87%BD&limit=50',
    );
  });
});

describe('the chain', () => {
  it('puts steps of one group together, and only those that follow each other', () => {
    const groups = groupsOf([step('起草', 0), step('审核', 1), step('合法性审核', 1), step('签发', 2), step('复核', 1)]);
    expect(groups.map((g) => g.map((s) => s.label))).toEqual([['起草'], ['审核', '合法性审核'], ['签发'], ['复核']]);
  });
});

describe('accounts', () => {
  const line = { account: 'a', label: 'a', posts: [], disabled: false };
  const now = Date.parse('2026-11-23T01:00:00Z');
  it('are locked until the moment has passed', () => {
    expect(stateOf({ ...line, lockedUntil: '2026-11-23T01:00:01Z' }, now)).toBe('锁定');
    expect(stateOf({ ...line, lockedUntil: '2026-11-23T01:00:00Z' }, now)).toBe('可用');
    expect(stateOf({ ...line, disabled: true, lockedUntil: '2026-11-24T00:00:00Z' }, now)).toBe('停用');
    expect(stateOf(line, now)).toBe('可用');
  });
});

describe('the queue', () => {
  const waiting = [{ matter: 'a' }, { matter: 'b' }, { matter: 'b' }, { matter: 'c' }];
  it('has nothing before the first and nothing after the last', () => {
    expect(neighbours(waiting, 'a')).toEqual({ next: '/documents/b', before: undefined });
    expect(neighbours(waiting, 'c')).toEqual({ next: undefined, before: '/documents/b' });
    expect(neighbours([], 'a')).toEqual({ next: undefined, before: undefined });
  });
  it('passes a matter that waits twice once', () => {
    expect(neighbours(waiting, 'b')).toEqual({ next: '/documents/c', before: '/documents/a' });
  });
  it('leads to the page of each procedure', () => {
    expect(neighbours([{ matter: 'a' }, { matter: 'b', procedure: 'incoming' }], 'a').next).toBe('/incoming/b');
  });
  it('begins again where this one waits no more', () => {
    expect(neighbours(waiting, 'x')).toEqual({ next: '/documents/a', before: undefined });
  });
});

describe('the pile', () => {
  const items = [
    { matter: 'a', procedure: 'incoming', title: '甲' },
    { matter: 'b', procedure: 'incoming', title: '乙' },
  ];
  const pile = { account: 'x', place: '/incoming?sort=number', name: '收文登记簿', items };
  it('is nothing where what was kept is no list of matters, or leads elsewhere', () => {
    for (const kept of [
      null,
      '',
      '{',
      '[]',
      '{"items":[]}',
      JSON.stringify({ ...pile, place: 'https://elsewhere' }),
      JSON.stringify({ ...pile, items: [{}] }),
    ])
      expect(readPile(kept)).toBeUndefined();
    expect(readPile(JSON.stringify(pile))).toEqual(pile);
  });
  it('is the list as it was sorted, and ends with it; without one the workbench goes on', () => {
    const waiting = [
      { matter: 'd', title: '丁', label: '签发' },
      { matter: 'a', title: '甲', label: '拟办' },
    ];
    expect(following(pile, waiting, 'a')).toEqual(items[1]);
    expect(following(pile, waiting, 'b')).toBeUndefined();
    expect(following(undefined, waiting, 'a')).toEqual(waiting[0]);
    expect(following(undefined, waiting, 'd')).toEqual(waiting[1]);
  });
});

describe('a citation in a narrow column', () => {
  it('leaves the name of the regulation out, but says what it is', () => {
    expect(shortLabel(citation('《党政机关公文处理工作条例》第二十五条第二项'))).toBe('条例第二十五条第二项');
    expect(shortLabel(citation('《地方各级人民政府组织法》第七十四条'))).toBe('法第七十四条');
    expect(shortLabel(citation('《党政机关公文格式》7.2.5'))).toBe('标准7.2.5');
  });
  it('leaves an article of the Work Rules as it is', () => {
    expect(shortLabel({ ...citation('第三十三条第二款'), source: 'work-rules' })).toBe('第三十三条第二款');
  });
});

describe('a department in the lists of its own government', () => {
  it('goes without the name of the place, and only of this place', () => {
    expect(withoutPlace('泽州县财政局', '泽州县人民政府')).toBe('财政局');
    expect(withoutPlace('平顶山市卫东区教育局', '平顶山市卫东区人民政府')).toBe('教育局');
    expect(withoutPlace('巴公镇人民政府', '泽州县人民政府')).toBe('巴公镇人民政府');
    expect(withoutPlace('泽州县人民政府办公室', '泽州县人民政府')).toBe('泽州县人民政府办公室');
    expect(withoutPlace('泽州县', '泽州县人民政府')).toBe('泽州县');
  });
});

describe('what I have done', () => {
  const done = (matter: string, label: string) => ({
    matter,
    procedure: 'document',
    title: matter,
    act: label,
    label,
    at: '2026-11-23T01:00:00Z',
    stageLabel: '',
  });
  it('is one line a document, its acts newest first and each named once', () => {
    const lines = doneByMatter([done('a', '印发'), done('b', '审核'), done('a', '用印'), done('a', '印发')]);
    expect(lines.map(({ last, labels }) => [last.matter, labels])).toEqual([
      ['a', ['印发', '用印']],
      ['b', ['审核']],
    ]);
  });
});

describe('what others did meanwhile', () => {
  it('is told with the time of Shanghai, who, and what', () => {
    const act = (seq: number, by: string, label: string, at: string) => ({ seq, act: '', label, by, at });
    expect(
      meanwhileText(
        [act(4, '县政府办公室文书', '审核', '2026-11-22T16:30:00Z'), act(5, '副县长', '审核', '2026-11-23T01:04:00Z')],
        '2026-11-23',
      ),
    ).toBe('今天 00:30 县政府办公室文书已办“审核”；今天 09:04 副县长已办“审核”。');
  });
});
