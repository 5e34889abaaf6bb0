/** 标题后接正文 (7.3.3): the heading in the face of its level, the text that runs on in that of the body, in one paragraph. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Block, Typesetter } from '../src/index.ts';
import { runIns } from '../src/run-in.ts';
import { CHARACTER, LEFT, near, ROW } from './geometry.ts';
import { lineWith, measure, type MeasuredLine } from './measure.ts';
import { heading, NOTICE, npmTypesetter, paragraph, PLAIN } from './samples.ts';

const HEI = 'NotoSansSC-Medium';
const KAI = 'LXGWWenKai-Regular';
const FANG = 'NotoSerifSC-Light';

let typesetter: Typesetter;
beforeAll(async () => {
  typesetter = await npmTypesetter();
});

/** Each stretch of a line that is set in one face. */
function faces(line: MeasuredLine): [string, string][] {
  const out: [string, string][] = [];
  for (const { text, font } of line.parts) {
    const last = out.at(-1);
    if (last?.[1] === font) last[0] += text;
    else out.push([text, font]);
  }
  return out;
}
const lines = async (body: readonly Block[]) => {
  const { pages } = await measure(typesetter.pdf({ ...NOTICE, body }).pdf);
  return (text: string) => lineWith(pages[0], text);
};
const heads = (body: readonly Block[]) => [...runIns(body)].map(([at, { head }]) => [at, head.map((run) => run.text).join('')]);

describe('不认的', () => {
  test('编号的整句：一条里有一条不是短句，整组都用正文字体', async () => {
    const body = [
      paragraph('一、各镇人民政府要按照规定的范围和时限完成排查工作。排查结果报县政府。'),
      paragraph('二、坚持原则。各单位分别负责。'),
      paragraph('三、本通知自印发之日起执行。'),
    ];
    expect(heads(body)).toEqual([]);
    const at = await lines(body);
    expect(at('坚持原则').parts.every(({ font }) => font === FANG)).toBe(true);
  });
  test('整好二十字的标题还认，一字之差就不认', () => {
    const twenty = '加强领导'.repeat(5);
    expect(heads([paragraph(`一、${twenty}。各镇要压实责任。`)])).toEqual([[0, `一、${twenty}。`]]);
  });
  test('都是短句、句后没有接正文的', () => {
    expect(heads([paragraph('一、会期半天。'), paragraph('二、食宿自理。')])).toEqual([]);
  });
  test('句中有分号、冒号、问号的；超过二十字的；不在行首编号的；居中的', () => {
    for (const text of [
      '一、时间：二十三日上午。地点另行通知。',
      '一、甲负责；乙配合。其他单位参加。',
      `一、${'加强领导'.repeat(5)}抓。各镇要压实责任。`,
      '加强领导。各镇要压实责任。',
      '1.加强领导。各镇要压实责任。',
      '一、。各镇要压实责任。',
    ])
      expect(heads([paragraph(text)])).toEqual([]);
    expect(heads([{ type: 'paragraph', align: 'center', runs: [{ text: '一、加强领导。各镇要压实责任。' }] }])).toEqual([]);
  });
  test('第三、四层标题本来就是正文字体', () => {
    expect(heads([heading(3, '1.加强领导。各镇要压实责任。'), heading(4, '（1）加强领导。各镇要压实责任。')])).toEqual([]);
  });
});

describe('认得的', () => {
  test('一、到句号为止黑体，后面仿宋，同在一段；（一）楷体', async () => {
    const at = await lines([
      paragraph('一、提高认识。各镇要把值班工作摆上重要位置。'),
      paragraph('二、落实责任，严守纪律。各单位主要负责人是第一责任人。'),
      paragraph('（一）明确分工。由值班领导统一调度。'),
      paragraph('（二）加强检查。县政府办公室随机抽查。'),
    ]);
    expect(faces(at('提高认识'))).toEqual([
      ['一、提高认识。', HEI],
      ['各镇要把值班工作摆上重要位置。', FANG],
    ]);
    expect(faces(at('落实责任'))[0]).toEqual(['二、落实责任，严守纪律。', HEI]);
    expect(faces(at('明确分工'))).toEqual([
      ['（一）明确分工。', KAI],
      ['由值班领导统一调度。', FANG],
    ]);
    expect(faces(at('加强检查'))[0]).toEqual(['（二）加强检查。', KAI]);
    near(at('提高认识').x, LEFT + 2 * CHARACTER, 0.1);
  });
  test('标题一句，正文接着排到下一行，行距、字距照旧', async () => {
    const at = await lines([paragraph(`一、提高认识。${PLAIN}。`)]);
    const first = at('提高认识');
    const next = at(PLAIN.slice(26, 32));
    near(next.baseline - first.baseline, ROW, 0.1);
    near(next.x, LEFT, 0.1);
    expect(faces(next).map(([, font]) => font)).toEqual([FANG]);
    near(first.size, 16, 0.01);
  });
  test('单独成段的标题、只有一句标题的段落，与接正文的同在一组', async () => {
    const at = await lines([
      heading(1, '一、总体要求'),
      paragraph('依法办理。'),
      paragraph('二、严肃纪律。'),
      paragraph('三、加强领导。各镇要压实责任。'),
    ]);
    expect(at('总体要求').parts.at(-1)?.font).toBe(HEI);
    expect(faces(at('严肃纪律'))).toEqual([['二、严肃纪律。', HEI]]);
    expect(faces(at('加强领导'))[0]).toEqual(['三、加强领导。', HEI]);
  });
  test('（一）在每个一级标题之下各成一组', () => {
    expect(
      heads([
        heading(1, '一、工作安排'),
        paragraph('（一）摸底调查。各镇分别组织。'),
        heading(1, '二、工作要求'),
        paragraph('（一）请各镇于十一月三十日以前把本镇的排查情况和整改计划报县政府办公室。逾期通报。'),
      ]),
    ).toEqual([[1, '（一）摸底调查。']]);
  });
  test('起草人定为标题、后面接着正文的：只有到句号为止是标题', async () => {
    const at = await lines([
      heading(1, '一、提高认识。各镇要把值班工作摆上重要位置。'),
      paragraph('二、各单位要把值班情况按规定的时间逐日报送县政府办公室并抄送应急部门。逾期通报。'),
    ]);
    expect(faces(at('提高认识'))).toEqual([
      ['一、提高认识。', HEI],
      ['各镇要把值班工作摆上重要位置。', FANG],
    ]);
  });
  test('标题另行加粗的不重复加粗，正文里的加粗保留；段首的空格不算', () => {
    const runs = [{ text: '　　一、提高' }, { text: '认识。各镇', bold: true }, { text: '要重视。' }];
    const [found] = [...runIns([{ type: 'paragraph', runs }]).values()];
    expect(found).toEqual({
      level: 1,
      head: [{ text: '　　一、提高' }, { text: '认识。' }],
      rest: [{ text: '各镇', bold: true }, { text: '要重视。' }],
    });
  });
  test('正文只有一段、落款带着半行过页的，字一个不少', async () => {
    const { pages } = await measure(typesetter.pdf({ ...NOTICE, body: [paragraph(`一、提高认识。${PLAIN}。`)] }).pdf);
    const printed = pages.flatMap((page) => page.lines.map((line) => line.text)).join('');
    expect(printed).toContain('一、提高认识。依法行政高效便民');
    expect(printed).toContain('提高工作质量。');
  });
});
