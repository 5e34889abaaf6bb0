import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { draftSchema, type DraftInput } from '@lingxing/affairs/document';
import { describe, expect, it } from 'vitest';
import { findClassificationMark, markInDraft, markInField, markInFileName, markInTitle } from '../../src/files/mark.ts';

const found = (text: string): string | undefined => {
  const mark = findClassificationMark(text);
  return mark && `${mark.level} ${mark.mark}`;
};
/** Prose that puts a line far from the head of the text. */
const far = Array.from({ length: 40 }, (_, i) => `第${i + 1}项工作按分工推进，定期报告进展。`).join('\n');

const draft = (over: Partial<DraftInput> = {}) =>
  draftSchema.parse({
    title: '关于做好保密工作的通知',
    kind: 'notice',
    issuer: 'government',
    to: 'subordinate',
    body: [
      { type: 'heading', level: 1, runs: [{ text: '一、严守国家秘密' }] },
      { type: 'paragraph', runs: [{ text: '各单位要妥善保管秘密文件。' }] },
    ],
    ...over,
  });

describe('a mark standing as a mark is found', () => {
  it.each([
    ['机密★1年', 'confidential 机密★1年'],
    ['秘密★10年', 'secret 秘密★10年'],
    ['绝密★长期', 'top-secret 绝密★长期'],
    ['机 密 ★ 5 年', 'confidential 机 密 ★ 5 年'],
    ['绝　密★三十年', 'top-secret 绝 密★三十年'],
    ['秘密★6个月', 'secret 秘密★6个月'],
    ['机密★2030年12月31日', 'confidential 机密★2030年12月31日'],
    ['秘密★启用前', 'secret 秘密★启用前'],
    // An examination paper that has been used carries its mark still, and the door cannot know that it was.
    ['绝密★启用前', 'top-secret 绝密★启用前'],
    ['机密★', 'confidential 机密★'],
    ['秘密☆3年', 'secret 秘密☆3年'],
    ['机密＊１年', 'confidential 机密*1年'],
    ['密级：秘密★2年', 'secret 秘密★2年'],
    ['000012 机密★1年', 'confidential 机密★1年'],
    ['份号：000003 绝密★30年 特急', 'top-secret 绝密★30年'],
    ['№ 12 秘密★1年', 'secret 秘密★1年'],
    ['机密★1年 000007', 'confidential 机密★1年'],
    ['机密★1年特急', 'confidential 机密★1年'],
    ['【机密★1年】', 'confidential 机密★1年'],
    ['**机密★1年**', 'confidential 机密★1年'],
    ['机\u200b密★\u00ad1年', 'confidential 机密★1年'],
  ])('%s', (line, expected) => {
    expect(found(`${line}\n\n某县人民政府文件\n`)).toBe(expected);
    // A starred line is a mark wherever it stands.
    expect(found(`${far}\n${line}\n${far}`)).toBe(expected);
  });

  it.each([
    ['秘密', 'secret 秘密'],
    ['机  密', 'confidential 机 密'],
    ['绝密', 'top-secret 绝密'],
    ['（秘密）', 'secret 秘密'],
    ['密级：机密', 'confidential 机密'],
    ['机密级', 'confidential 机密级'],
    ['000123 秘密', 'secret 秘密'],
    ['秘密 3年', 'secret 秘密 3年'],
    ['机密 加急', 'confidential 机密'],
    ['秘\n密', 'secret 秘密'],
    ['密级：机密 保密期限：3年', 'confidential 机密 保密期限:3年'],
    ['密级和保密期限：秘密', 'secret 秘密'],
    ['编号：12 密级：秘密 缓急：特急', 'secret 秘密'],
    ['密级：□绝密 ☑机密 □秘密', 'confidential 机密'],
    ['发文字号 某政发〔2026〕12号 缓急 加急 密级 机密', 'confidential 机密'],
    ['缓急\t特急\t密级\t绝密', 'top-secret 绝密'],
    ['密级\t秘密★3年\t缓急', 'secret 秘密★3年'],
    ['某县人民政府\v机密\v关于某事项的报告', 'confidential 机密'],
  ])('the level alone at the head of the text: %s', (line, expected) => {
    expect(found(`某县人民政府\n${line}\n关于做好防汛工作的通知`)).toBe(expected);
  });

  it('the level alone at the head of a later page', () => {
    expect(found(`${far}\f秘密\n附件1`)).toBe('secret 秘密');
  });

  it('beside the red header on a short line at the head', () => {
    expect(found('某县人民政府文件  机密★1年\n关于做好防汛工作的通知')).toBe('confidential 机密★1年');
  });

  it('in a cell of its own in a table at the head', () => {
    expect(found('编号\t机密★1年\t特急\n事项\t内容')).toBe('confidential 机密★1年');
  });

  it('says on which line', () => {
    expect(findClassificationMark('标题\n\n机密★1年')).toMatchObject({ line: 3 });
    expect(findClassificationMark('标题\f秘密★1年')).toMatchObject({ line: 2 });
  });
});

describe('the word in running text is not a mark', () => {
  it.each([
    '本文件不属于国家秘密，可以公开。',
    '不属于国家秘密',
    '保密工作',
    '一、国家秘密的范围',
    '（一）秘密',
    '1. 机密',
    '秘密文件管理办法',
    '关于开展保密检查的通知',
    '严禁泄露国家秘密、工作秘密和商业秘密。',
    '密级：无',
    '密级：不涉密',
    '密级：绝密□ 机密□ 秘密□',
    '密级：□绝密 □机密 □秘密 ☑公开',
    '密级：公开',
    '发文字号 某政发〔2026〕12号 缓急 加急 密级 无',
    '序号 文件名称 密级 件数',
    '密级\t无\t缓急\t加急',
    '密级\t绝密\t机密\t秘密',
    '密级\t件数',
    '1\t秘密\t3',
    '密级：按照“机密★1年”的式样标注',
    '密级分为“绝密”“机密”“秘密”三级。',
    '在首页左上角标注“机密★1年”。',
    '涉密公文应当标注份号、密级和保密期限，如机密★1年，并控制知悉范围。',
    '绝密级事项必须直接报送',
    '机密件由机要交通传递',
    '商业秘密',
    '工作秘密★',
    '秘书科',
    '机要室',
  ])('%s', (line) => {
    expect(found(`${line}\n${far}`)).toBeUndefined();
    expect(found(`某县人民政府\n${line}`)).toBeUndefined();
  });

  it('a footnote sign behind the word in a list is no star', () => {
    expect(found(`${far}\n秘密*\n* 见注`)).toBeUndefined();
  });

  it('a level alone deep in a page is a word in a list', () => {
    expect(found(`${far}\n秘密\n机密`)).toBeUndefined();
  });

  it('a column of levels is a register', () => {
    expect(found(`序号\t密级\t件数\n1\t秘密\t3\n2\t机密\t1`)).toBeUndefined();
  });

  it('a line of any length is passed over in time', () => {
    const started = process.cpuUsage().user;
    expect(found(`${'机密★'.repeat(200_000)}\n${'机 '.repeat(1_900)}\n${'0'.repeat(39)}密`)).toBeUndefined();
    expect(process.cpuUsage().user - started).toBeLessThan(2_000_000);
  });
});

describe('the texts of the governments pass', () => {
  // The five texts stand beside the checkout where they are at hand; sentences of the same kind are always tried.
  const folder = fileURLToPath(new URL('../../../../../shared/rules/', import.meta.url));
  const real = (() => {
    try {
      return readdirSync(folder).filter((name) => name.endsWith('.txt'));
    } catch {
      return [];
    }
  })();
  const samples: [string, string][] = [
    [
      'sample',
      '保密纪律：严禁泄露国家秘密、工作秘密。\n除必须直接报送的绝密级事项外，不得直接向领导同志个人报送公文。\n除依法需要保密的外，应当及时公布。',
    ],
    ...real.map((name): [string, string] => [name, readFileSync(path.join(folder, name), 'utf8')]),
  ];
  it.each(samples)('%s', (_, text) => {
    expect(text.length).toBeGreaterThan(20);
    expect(text).toContain('密');
    expect(findClassificationMark(text)).toBeUndefined();
  });
});

const file = (name: string) => ({ hash: 'h', name, mediaType: 'application/pdf', size: 1 });

describe('marks in a draft', () => {
  it('a draft that speaks of secrets passes', () => {
    expect(markInDraft(draft())).toBeUndefined();
    expect(markInDraft(draft({ title: '关于印发《秘密载体管理办法》的通知' }))).toBeUndefined();
    expect(markInDraft(draft({ publicationGround: '属于工作秘密，依据政府信息公开条例第十六条' }))).toBeUndefined();
    expect(markInDraft(draft({ evidence: [{ kind: 'research', note: '走访机密室、保密室，机密文件按规定保管。' }] }))).toBeUndefined();
    expect(markInDraft(draft({ attachments: [{ title: '办法', file: file('秘密载体管理办法.docx') }] }))).toBeUndefined();
    expect(markInDraft(draft({ inReplyTo: '关于解除秘密等级的请示' }))).toBeUndefined();
  });

  it.each([
    [{ title: '【机密】关于人员调整的通知' }, '标题', 'confidential'],
    [{ title: '机密★1年 关于人员调整的通知' }, '标题', 'confidential'],
    [{ body: [{ type: 'paragraph' as const, runs: [{ text: '秘' }, { text: '密★2年' }] }] }, '正文', 'secret'],
    [
      { body: [{ type: 'table' as const, rows: [[{ runs: [{ text: '绝密★30年' }] }, { runs: [{ text: '特急' }] }]] }] },
      '正文',
      'top-secret',
    ],
    [{ attachments: [{ title: '名单', body: [{ type: 'paragraph' as const, runs: [{ text: '秘密' }] }] }] }, '附件', 'secret'],
    [{ attachments: [{ title: '名单' }, { title: '【秘密】安排' }] }, '附件2', 'secret'],
    [{ note: '机密★1年' }, '附注', 'confidential'],
    [{ title: '【機密】關於人員調整的通知' }, '标题', 'confidential'],
    [{ body: [{ type: 'paragraph' as const, runs: [{ text: '絕密★長期' }] }] }, '正文', 'top-secret'],
    [{ body: [{ type: 'paragraph' as const, runs: [{ text: '密級：祕密' }] }] }, '正文', 'secret'],
    [{ publicationGround: '机密★1年' }, '公开的理由', 'confidential'],
    [{ evidence: [{ kind: 'research' as const, note: '秘密★1年\n调研情况见附件' }] }, '论证材料的说明', 'secret'],
    [{ inReplyTo: '【秘密】某县关于经费的请示' }, '所答复的来文', 'secret'],
    [{ attachments: [{ title: '名单', file: file('机密★1年-名单.docx') }] }, '附件名称', 'confidential'],
    [{ attachments: [{ title: '名单', file: file('【秘密】名单.docx') }] }, '附件名称', 'secret'],
    [{ evidence: [{ kind: 'research' as const, note: '见附件', attachment: file('絕密★30年.pdf') }] }, '附件名称', 'top-secret'],
  ])('found in %o', (over, where, level) => {
    expect(markInDraft(draft(over))).toMatchObject({ where, level });
  });
});

describe('a mark in a field of a line, or as a token of its own', () => {
  it.each([
    ['密级,机密★5年', 'confidential 机密★5年'],
    ['a,b\n机密★5年,x', 'confidential 机密★5年'],
    ['密级：,机密★5年', 'confidential 机密★5年'],
    ['密级,机密', 'confidential 机密'],
    ['密级：，机密', 'confidential 机密'],
    ['"密级","机密★5年"', 'confidential 机密★5年'],
    ['序号；机密★5年；名册', 'confidential 机密★5年'],
    ['名册|秘密★长期|财政局', 'secret 秘密★长期'],
    ['名册、绝密★30年、财政局', 'top-secret 绝密★30年'],
    ['名册,秘密5年,财政局', 'secret 秘密5年'],
    ['名册,绝密长期', 'top-secret 绝密长期'],
    ['各单位要按分工抓好落实，有关情况及时报告 机密★5年', 'confidential 机密★5年'],
    ['秘密·1年', 'secret 秘密·1年'],
    ['★机密', 'confidential ★机密'],
    ['附件：关于某事项的报告（机密★5年）', 'confidential 机密★5年'],
  ])('%s', (line, expected) => {
    expect(found(`${far}\n${line}\n${far}`)).toBe(expected);
    expect(found(line)).toBe(expected);
  });

  it('in a line of many fields', () => {
    expect(found(`${'甲,'.repeat(5_000)}机密★5年,乙`)).toBe('confidential 机密★5年');
  });

  it('the level in brackets behind the title of a paper at its head', () => {
    expect(found('某县财政局\n关于经费的请示（机密）\n县政府：')).toBe('confidential 机密');
  });

  it.each([
    '文件名称,密级,件数\n通知,秘密,3\n通报,机密,1',
    '密级,绝密,机密,秘密',
    '密级,无',
    '密级、保密期限、知悉范围要写明。',
    '国家秘密、机密事项、绝密文件分别保管。',
    '保密期限，绝密30年、机密20年、秘密10年，依法另有规定的除外。',
    '涉及国家秘密，按机密级管理，由专人保管。',
    '走访机密室，秘密件3件，机密件2件。',
    '各地要严守国家秘密，机密事项不得外传。',
  ])('an ordinary line passes: %s', (line) => {
    expect(found(line)).toBeUndefined();
    expect(found(`${far}\n${line}`)).toBeUndefined();
  });
});

describe('a mark in a title, a name, an opinion', () => {
  it.each([
    '关于经费的请示（机密）',
    '关于经费的请示(秘密)',
    '机密 关于经费的请示',
    '机密：关于经费的请示',
    '关于经费的请示 机密',
    '★机密',
    '★机密 关于经费的请示',
    '秘密·1年',
    '关于经费的请示 秘密·1年',
  ])('in a title: %s', (title) => {
    expect(markInTitle(title, '标题')).toBeDefined();
    expect(markInDraft(draft({ title }))).toMatchObject({ where: '标题' });
    expect(markInField(title, '意见')).toBeDefined();
  });

  it.each(['同意 （机密）', '同意。\n机密 请财政局办理', '拟同意（秘密）。'])('in an opinion: %s', (opinion) => {
    expect(markInField(opinion, '意见')).toBeDefined();
    expect(markInDraft(draft({ note: opinion }))).toMatchObject({ where: '附注' });
  });

  it.each(['关于经费的请示（机密）.docx', '机密-关于经费的请示.pdf', '关于经费的请示_秘密.txt'])('in a file name: %s', (name) => {
    expect(markInFileName(name, '文件名')).toBeDefined();
  });

  it.each([
    '关于严守国家秘密、机密事项的通知',
    '关于印发《国家秘密载体管理办法》的通知',
    '关于保守 国家秘密 的通知',
    '国家秘密 机密事项管理规定',
    '关于机密文件管理的请示（试行）',
    '同意，注意保守国家秘密。',
    '秘密文件由专人保管，同意。',
    '工作秘密（不属国家秘密）按规定管理',
  ])('ordinary words pass: %s', (words) => {
    expect(markInTitle(words, '标题')).toBeUndefined();
    expect(markInField(words, '意见')).toBeUndefined();
  });
});
