import { blockText, type Block, type Body, compareDrafts, compareText, type Draft, draftSchema } from '@lingxing/affairs/document';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const paragraph = (text: string): Block => ({ type: 'paragraph', runs: [{ text }] });
const heading = (level: 1 | 2 | 3 | 4, text: string): Block => ({ type: 'heading', level, runs: [{ text }] });

function draft(over: Partial<Draft> = {}): Draft {
  return {
    ...draftSchema.parse({ title: '关于做好秋粮收购工作的通知', kind: 'notice', issuer: 'government', to: 'subordinate', body: [] }),
    ...over,
  };
}

const withBody = (body: Body): Draft => draft({ body });

const table = (amount: string): Block => ({
  type: 'table',
  rows: [
    [{ runs: [{ text: '单位' }] }, { runs: [{ text: '万元' }] }],
    [{ runs: [{ text: '城关镇' }] }, { runs: [{ text: amount }] }],
  ],
});
const image = (attachment: string): Block => ({ type: 'image', attachment, caption: '规划范围图' });
const many = (word: string): Body => Array.from({ length: 3_000 }, (_, i) => paragraph(`${word}第${String(i)}项`));

describe('fields', () => {
  it('lists nothing where nothing changed', () => {
    expect(compareDrafts(draft(), draft())).toEqual({ fields: [], blocks: [] });
  });

  it('names an element and gives both values in the words of the office', () => {
    const before = draft({ recipients: ['各乡镇人民政府'], urgency: 'none' });
    const after = draft({ kind: 'opinion', recipients: ['各乡镇人民政府', '县政府各部门'], urgency: 'urgent' });
    expect(compareDrafts(before, after).fields).toEqual([
      { field: 'kind', label: '文种', before: '通知', after: '意见' },
      { field: 'recipients', label: '主送机关', before: '各乡镇人民政府', after: '各乡镇人民政府、县政府各部门' },
      { field: 'urgency', label: '紧急程度', before: '平件', after: '加急' },
    ]);
  });

  it('lists a stated fact by its own line, and the breadth by its words', () => {
    const before = draft();
    const after = draft({ facts: { ...before.facts, normative: true, scope: 'general' } });
    expect(compareDrafts(before, after).fields).toEqual([
      { field: 'facts.normative', label: '行政规范性文件', before: '否', after: '是' },
      { field: 'facts.scope', label: '部署范围', before: '专项部署', after: '全面部署' },
    ]);
  });

  it('tells an exchanged file of the same name by its fingerprint', () => {
    const file = { name: '实施方案.docx', mediaType: 'application/octet-stream', size: 10 };
    const before = draft({ attachments: [{ title: '实施方案', file: { ...file, hash: 'aaaaaaaa1111' } }] });
    const after = draft({ attachments: [{ title: '实施方案', file: { ...file, hash: 'bbbbbbbb2222' } }] });
    expect(compareDrafts(before, after).fields).toEqual([
      {
        field: 'attachments',
        label: '附件',
        before: '1. 实施方案（实施方案.docx，指纹aaaaaaaa）',
        after: '1. 实施方案（实施方案.docx，指纹bbbbbbbb）',
      },
    ]);
  });

  it('says departments by name, a decision with session and day, evidence with its note', () => {
    const before = draft();
    const after = draft({
      departmentsConcerned: ['finance', 'justice'],
      decision: { meeting: 'executive', session: '第55次常务会议', date: '2026-11-03' },
      evidence: [{ kind: 'research', note: '已到四个乡镇调研' }],
      deadline: '2026-12-01',
    });
    const names: Record<string, string> = { finance: '县财政局', justice: '县司法局' };
    expect(compareDrafts(before, after, (id) => names[id] ?? id).fields).toEqual([
      { field: 'decision', label: '议定会议', before: '未经会议', after: '常务会议，第55次常务会议，2026年11月3日' },
      { field: 'evidence', label: '论证材料', before: '', after: '调查研究：已到四个乡镇调研' },
      { field: 'departmentsConcerned', label: '涉及部门', before: '', after: '县财政局、县司法局' },
      { field: 'deadline', label: '上级要求时限', before: '', after: '2026年12月1日' },
    ]);
  });

  it('keeps two recipients apart from one whose name holds a comma', () => {
    const fields = compareDrafts(draft({ recipients: ['甲', '乙'] }), draft({ recipients: ['甲、乙'] })).fields;
    expect(fields.map((f) => f.field)).toEqual(['recipients']);
  });

  it('has a line for every element that a draft can hold', () => {
    const base = draft();
    const other: Record<Exclude<keyof Draft, 'body' | 'facts'>, Partial<Draft>> = {
      title: { title: '关于做好冬季供暖工作的通知' },
      kind: { kind: 'letter' },
      issuer: { issuer: 'office' },
      to: { to: 'peer' },
      recipients: { recipients: ['县财政局'] },
      copies: { copies: ['县委办公室'] },
      coIssuers: { coIssuers: ['education'] },
      attachments: { attachments: [{ title: '名单' }] },
      urgency: { urgency: 'extra-urgent' },
      secrecy: { secrecy: 'secret' },
      publication: { publication: 'none' },
      publicationGround: { publicationGround: '内部事务信息' },
      note: { note: '此件公开发布' },
      inReplyTo: { inReplyTo: '县财政局请示' },
      answers: { answers: '01890000-0000-7000-8000-000000000001' },
      carriesOut: { carriesOut: { sitting: '01890000-0000-7000-8000-000000000002', topic: 't1' } },
      asker: { asker: { name: '县财政局', body: 'finance' } },
      decision: { decision: { meeting: 'topical' } },
      evidence: { evidence: [{ kind: 'basis', note: '上级通知' }] },
      departmentsConcerned: { departmentsConcerned: ['finance'] },
      leadersConcerned: { leadersConcerned: ['deputy-1'] },
      demandedForms: { demandedForms: ['冬季供暖情况统计表'] },
      bulletin: { bulletin: { name: '财政信息' } },
      deadline: { deadline: '2026-12-01' },
    };
    for (const [field, over] of Object.entries(other)) {
      expect(compareDrafts(base, { ...base, ...over }).fields.map((f) => f.field)).toEqual([field]);
    }
    for (const fact of Object.keys(base.facts) as (keyof Draft['facts'])[]) {
      const facts = { ...base.facts, [fact]: fact === 'scope' ? 'general' : true };
      expect(compareDrafts(base, { ...base, facts }).fields.map((f) => f.field)).toEqual([`facts.${fact}`]);
    }
  });
});

describe('body', () => {
  it('shows the changed characters of a paragraph and leaves its neighbours whole', () => {
    const before = withBody([heading(1, '一、总体要求'), paragraph('各单位于12月10日前报送。'), paragraph('特此通知。')]);
    const after = withBody([heading(1, '一、总体要求'), paragraph('各单位于12月20日前报送。'), paragraph('特此通知。')]);
    expect(compareDrafts(before, after).blocks).toEqual([
      { change: 'same', spans: [{ change: 'same', text: '一、总体要求' }] },
      {
        change: 'changed',
        spans: [
          { change: 'same', text: '各单位于12月' },
          { change: 'removed', text: '1' },
          { change: 'added', text: '2' },
          { change: 'same', text: '0日前报送。' },
        ],
      },
      { change: 'same', spans: [{ change: 'same', text: '特此通知。' }] },
    ]);
  });

  it('aligns what follows an inserted and a deleted paragraph', () => {
    const before = withBody([paragraph('甲段说明来由。'), paragraph('乙段列明分工。'), paragraph('丙段提出期限。')]);
    const after = withBody([paragraph('甲段说明来由。'), paragraph('丙段提出期限。'), paragraph('联系电话另行通知。')]);
    expect(compareDrafts(before, after).blocks.map((b) => b.change)).toEqual(['same', 'removed', 'same', 'added']);
  });

  it('shows a moved paragraph where it stood and where it stands', () => {
    const a = paragraph('加强组织领导，落实工作责任。');
    const b = paragraph('做好经费保障，及时拨付资金。');
    const c = paragraph('强化督促检查，定期通报进度。');
    const blocks = compareDrafts(withBody([a, b, c]), withBody([b, c, a])).blocks;
    expect(blocks.map((x) => x.change)).toEqual(['removed', 'same', 'same', 'added']);
    expect(blocks.at(0)?.spans).toEqual([{ change: 'removed', text: '加强组织领导，落实工作责任。' }]);
    expect(blocks.at(3)?.spans).toEqual([{ change: 'added', text: '加强组织领导，落实工作责任。' }]);
  });

  it('pairs rewritten paragraphs by likeness, not by position', () => {
    const before = withBody([paragraph('农业农村局负责统计全县秋粮种植面积。')]);
    const after = withBody([paragraph('财政部门足额安排。'), paragraph('农业农村局负责核实全县秋粮种植面积。')]);
    expect(compareDrafts(before, after).blocks).toEqual([
      { change: 'added', spans: [{ change: 'added', text: '财政部门足额安排。' }] },
      {
        change: 'changed',
        spans: [
          { change: 'same', text: '农业农村局负责' },
          { change: 'removed', text: '统计' },
          { change: 'added', text: '核实' },
          { change: 'same', text: '全县秋粮种植面积。' },
        ],
      },
    ]);
  });

  it('reports a level that changed while the words stand', () => {
    const difference = compareDrafts(withBody([paragraph('一、总体要求')]), withBody([heading(1, '一、总体要求')]));
    expect(difference.blocks).toEqual([{ change: 'changed', spans: [{ change: 'same', text: '一、总体要求' }] }]);
    expect(difference.fields).toEqual([{ field: 'format.1', label: '第1段版式', before: '正文', after: '一级标题' }]);
  });

  it('reports bold that moved to the same words elsewhere', () => {
    const before: Block = { type: 'paragraph', runs: [{ text: '必须', bold: true }, { text: '和必须' }] };
    const after: Block = { type: 'paragraph', runs: [{ text: '必须和' }, { text: '必须', bold: true }] };
    expect(compareDrafts(withBody([before]), withBody([after])).fields).toEqual([
      { field: 'format.1', label: '第1段版式', before: '正文，加粗第1字起“必须”', after: '正文，加粗第4字起“必须”' },
    ]);
  });

  it('does not count how a text is cut into runs', () => {
    const cut: Block = { type: 'paragraph', align: 'left', runs: [{ text: '特此' }, { text: '通知。', bold: false }, { text: '' }] };
    expect(compareDrafts(withBody([paragraph('特此通知。')]), withBody([cut]))).toEqual({
      fields: [],
      blocks: [{ change: 'same', spans: [{ change: 'same', text: '特此通知。' }] }],
    });
  });

  it('compares a table as its cells, row by row', () => {
    expect(compareDrafts(withBody([table('120')]), withBody([table('150')])).blocks).toEqual([
      {
        change: 'changed',
        spans: [
          { change: 'same', text: '单位\t万元\n城关镇\t1' },
          { change: 'removed', text: '2' },
          { change: 'added', text: '5' },
          { change: 'same', text: '0' },
        ],
      },
    ]);
  });

  it('reports an exchanged picture under an unchanged caption', () => {
    const difference = compareDrafts(withBody([image('aaaa')]), withBody([image('bbbb')]));
    expect(difference.blocks).toEqual([{ change: 'changed', spans: [{ change: 'same', text: '〔图片：规划范围图〕' }] }]);
    expect(difference.fields).toEqual([{ field: 'format.1', label: '第1段版式', before: '图片（文件aaaa）', after: '图片（文件bbbb）' }]);
  });

  it('compares the own page of an attachment under its title', () => {
    const before = draft({ attachments: [{ title: '责任分工表', body: [paragraph('财政局负责资金。')] }] });
    const after = draft({ attachments: [{ title: '责任分工表', body: [paragraph('财政局负责资金审核。')] }] });
    expect(compareDrafts(before, after)).toEqual({
      fields: [],
      blocks: [
        { change: 'same', spans: [{ change: 'same', text: '附件1　责任分工表' }] },
        {
          change: 'changed',
          spans: [
            { change: 'same', text: '财政局负责资金' },
            { change: 'added', text: '审核' },
            { change: 'same', text: '。' },
          ],
        },
      ],
    });
  });

  it('joins changes that only share a character by chance', () => {
    // 的 stands in both, but nobody would call it unchanged.
    expect(compareText('确定的计划', '批准的方案')).toEqual([
      { change: 'removed', text: '确定的计划' },
      { change: 'added', text: '批准的方案' },
    ]);
  });

  it('keeps a rare character of two code units whole', () => {
    expect(compareText('张𠮷同志', '张𠮶同志')).toEqual([
      { change: 'same', text: '张' },
      { change: 'removed', text: '𠮷' },
      { change: 'added', text: '𠮶' },
      { change: 'same', text: '同志' },
    ]);
  });
});

/** Few characters and few words, so that likeness, moves and chance matches all occur. */
const words = fc
  .array(fc.constantFrom('各', '单位', '的', '应当', '于', '12月', '前', '。', '𠮷', '财政局'), { maxLength: 12 })
  .map((w) => w.join(''));
const runs = fc.array(fc.record({ text: words, bold: fc.boolean() }), { maxLength: 3 });
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ type: fc.constant('paragraph' as const), runs, align: fc.constantFrom('left' as const, 'center' as const) }),
  fc.record({ type: fc.constant('heading' as const), level: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const), runs }),
  fc.record({
    type: fc.constant('table' as const),
    rows: fc.array(fc.array(fc.record({ runs }), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
  }),
);
const body = fc.array(block, { maxLength: 12 });

describe('for all bodies', () => {
  it('a draft compared with itself shows no change', () => {
    fc.assert(
      fc.property(body, (b) => {
        const { fields, blocks } = compareDrafts(withBody(b), withBody(structuredClone(b)));
        expect(fields).toEqual([]);
        expect(blocks.every((x) => x.change === 'same')).toBe(true);
        expect(blocks).toHaveLength(b.length);
      }),
    );
  });

  it('same and added give the later text, same and removed the earlier one', () => {
    fc.assert(
      fc.property(body, body, (before, after) => {
        const { blocks } = compareDrafts(withBody(before), withBody(after));
        const side = (gone: 'added' | 'removed'): string[] =>
          blocks
            .filter((b) => b.change !== gone)
            .map((b) =>
              b.spans
                .filter((s) => s.change !== gone)
                .map((s) => s.text)
                .join(''),
            );
        expect(side('removed')).toEqual(after.map(blockText));
        expect(side('added')).toEqual(before.map(blockText));
      }),
    );
  });

  it('a change of the body is never without a mark', () => {
    fc.assert(
      fc.property(body, fc.nat(), words, (before, place, text) => {
        const after = [...before];
        after.splice(place % (before.length + 1), 0, paragraph(`${text}新增`));
        expect(compareDrafts(withBody(before), withBody(after)).blocks.filter((b) => b.change === 'added')).not.toEqual([]);
      }),
    );
  });
});

describe('size', () => {
  it('aligns a long text wholly rewritten without comparing every pair', () => {
    const { blocks } = compareDrafts(withBody(many('甲')), withBody(many('乙')));
    expect(blocks.filter((b) => b.change !== 'added')).toHaveLength(3_000);
    expect(blocks.filter((b) => b.change !== 'removed')).toHaveLength(3_000);
  });
});
