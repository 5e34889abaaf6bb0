import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Pasted } from '../../src/drafting/body/html.ts';
import { bundled, openPage, type OpenPage } from './support.ts';

let open: OpenPage;

beforeAll(async () => {
  const script = await bundled('../../src/drafting/body/html.ts');
  open = await openPage();
  await open.page.addScriptTag({ content: script });
});

afterAll(() => open.close());

declare global {
  interface Window {
    readonly bundle: { htmlToBody: (html: string) => Pasted };
  }
}

function read(html: string): Promise<Pasted> {
  return open.page.evaluate((text) => window.bundle.htmlToBody(text), html);
}

/** The head that Word for Windows writes before the fragment, shortened. */
const WORD_HEAD = `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!--
 p.MsoNormal, li.MsoNormal, div.MsoNormal {mso-style-unhide:no; margin:0cm; text-align:justify; font-size:10.5pt; font-family:等线;}
 h1 {mso-style-link:"标题 1 字符"; mso-outline-level:1; font-size:22.0pt; font-weight:bold;}
 p.a, li.a, div.a {mso-style-name:公文二级; mso-outline-level:2; font-family:楷体_GB2312;}
 span.MsoCommentReference {mso-style-noshow:yes;}
--></style></head><body lang=ZH-CN style='tab-interval:21.0pt'><!--StartFragment-->`;
const WORD_TAIL = '<!--EndFragment--></body></html>';

/** As WPS Writer lays it on the clipboard: every run in a span of its own, marked `mso-spacerun`. */
const WPS_HEAD = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=ProgId content=Word.Document><meta name=Generator content="Microsoft Word 14">
<style>@font-face{font-family:"Times New Roman";}@font-face{font-family:"黑体";}
p.MsoNormal{mso-style-name:正文;mso-style-parent:"";margin:0pt;text-align:justify;font-family:Calibri;font-size:10.5000pt;}
p.2{mso-style-name:"公文标题";text-align:center;font-size:22.0000pt;}
span.15{font-weight:bold;}
p.16{mso-style-name:"三级";mso-outline-level:3;}
</style></head><body style="tab-interval:21pt;text-justify-trim:punctuation;" ><!--StartFragment-->`;

/** A paragraph of WPS: the text in one span, an empty one after it. */
const span = (text: string, font = '仿宋_GB2312'): string =>
  `<p class=MsoNormal style="text-indent:32.0000pt;line-height:29.0000pt;" ><span style="mso-spacerun:'yes';font-family:${font};font-size:16.0000pt;" >${text}</span><span style="mso-spacerun:'yes';font-family:仿宋_GB2312;" ><o:p></o:p></span></p>`;

describe('what is dropped', () => {
  it('leaves nothing of scripts, comments, hidden and deleted text', async () => {
    const pasted = await read(`${WORD_HEAD}
<p class=MsoNormal>保留的文字。<span style='display:none;mso-hide:all'>隐藏的文字</span><del cite="mailto:a" datetime="2026-11-02T09:00"><span>删去的文字</span></del><o:p>&nbsp;</o:p></p>
<script>document.body.append('脚本')</script>
<p class=MsoNormal style='display:none'>整段隐藏</p>
<p class=MsoNormal>有批注<span class=MsoCommentReference><span lang=EN-US style='font-size:10.5pt'><a class=msocomanchor id="_anchor_1" href="#_msocom_1">[1]</a></span></span>的一段。</p>
<div style='mso-element:comment-list'><div style='mso-element:comment'><div id="_com_1"><p class=MsoCommentText>这里请再核实。</p></div></div></div>
${WORD_TAIL}`);
    expect(pasted).toEqual({
      body: [
        { type: 'paragraph', runs: [{ text: '保留的文字。' }] },
        { type: 'paragraph', runs: [{ text: '有批注的一段。' }] },
      ],
      pictures: [],
      notes: [],
    });
  });

  it('gives nothing for an empty clipboard', async () => {
    expect((await read('<p class=MsoNormal><o:p>&nbsp;</o:p></p>')).body).toEqual([]);
  });

  it('runs no handler of the source', async () => {
    const pasted = await read(`<p onclick="alert(1)">一段<img src=x onerror="document.title='被改'"></p>`);
    expect(pasted.body.map((b) => b.type)).toEqual(['paragraph', 'image']);
    expect(pasted.pictures).toEqual([{ key: 'pasted:0', kind: 'remote', source: 'x' }]);
  });
});

describe('levels', () => {
  it('takes them from heading tags and outline levels of Word, and the numeral before both', async () => {
    const pasted = await read(`${WORD_HEAD}
<h1 style='text-align:left'><span style='font-family:黑体'>一、总体要求<o:p></o:p></span></h1>
<p class=a><span style='font-family:楷体_GB2312'>加强领导</span></p>
<h1><span>（二）目标任务</span></h1>
<p class=MsoNormal style='mso-outline-level:3'>资金安排</p>
<p class=MsoNormal>正文一段。</p>
${WORD_TAIL}`);
    expect(pasted.body).toEqual([
      { type: 'heading', level: 1, runs: [{ text: '一、总体要求' }] },
      { type: 'heading', level: 2, runs: [{ text: '加强领导' }] },
      { type: 'heading', level: 2, runs: [{ text: '（二）目标任务' }] },
      { type: 'heading', level: 3, runs: [{ text: '资金安排' }] },
      { type: 'paragraph', runs: [{ text: '正文一段。' }] },
    ]);
  });

  it('takes them from numerals in the paragraphs of WPS, and leaves numbered sentences as text', async () => {
    const pasted = await read(
      WPS_HEAD +
        [
          span('一、工作目标', '黑体'),
          span('（一）<font face="楷体" >夯实基础</font>', '楷体'),
          span('1.宣传发动'),
          span('（1）入户走访'),
          span('2.各乡镇于12月10日前报送方案。'),
          span('1.5万元以上的项目'),
          span('二、本办法自发布之日起施行。'),
        ].join('') +
        WORD_TAIL,
    );
    expect(pasted.body.map((b) => (b.type === 'heading' ? b.level : b.type))).toEqual([1, 2, 3, 4, 'paragraph', 'paragraph', 'paragraph']);
    expect(pasted.body[1]).toEqual({ type: 'heading', level: 2, runs: [{ text: '（一）夯实基础' }] });
  });

  it('keeps the numeral that Word draws for its own lists, without the blank after it', async () => {
    const pasted = await read(`${WORD_HEAD}
<p class=MsoListParagraph style='margin-left:36.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span lang=EN-US style='mso-list:Ignore'>一、<span style='font:7.0pt "Times New Roman"'>&nbsp;</span></span><![endif]>组织领导</p>
${WORD_TAIL}`);
    expect(pasted.body).toEqual([{ type: 'heading', level: 1, runs: [{ text: '一、组织领导' }] }]);
  });

  it('writes the numerals that an HTML list only draws', async () => {
    const pasted = await read('<ol><li><p>第一项。</p></li><li>第二项<ol><li>内层一</li></ol></li></ol><ul><li>不编号的一项</li></ul>');
    expect(pasted.body).toEqual([
      { type: 'paragraph', runs: [{ text: '1.第一项。' }] },
      { type: 'heading', level: 3, runs: [{ text: '2.第二项' }] },
      { type: 'heading', level: 4, runs: [{ text: '（1）内层一' }] },
      { type: 'paragraph', runs: [{ text: '不编号的一项' }] },
    ]);
  });

  it('keeps a centred title and a chapter as centred paragraphs', async () => {
    const pasted = await read(
      `${WPS_HEAD}<p class=2><span>关于做好防汛工作的通知</span></p><h1 align=center>第一章　总则</h1>${WORD_TAIL}`,
    );
    expect(pasted.body).toEqual([
      { type: 'paragraph', align: 'center', runs: [{ text: '关于做好防汛工作的通知' }] },
      { type: 'paragraph', align: 'center', runs: [{ text: '第一章　总则' }] },
    ]);
  });
});

describe('text', () => {
  it('keeps bold by tag, style and class, joined across runs, and not where the style takes it back', async () => {
    const pasted = await read(
      `${WPS_HEAD}<p class=MsoNormal><b><span>必</span></b><span class=15>须</span><span>办理，</span><b><span style="font-weight:normal">不必</span></b><span style="font-weight:700">加急</span></p>${WORD_TAIL}`,
    );
    expect(pasted.body).toEqual([
      { type: 'paragraph', runs: [{ text: '必须', bold: true }, { text: '办理，不必' }, { text: '加急', bold: true }] },
    ]);
  });

  it('joins the lines into which Word breaks its source, with a blank only between words', async () => {
    const pasted = await read('<p class=MsoNormal>请各单位认真\r\n  贯彻落实，并于2026年\r\n11月底前完成 Word\r\n2016 的升级。</p>');
    expect(pasted.body).toEqual([
      { type: 'paragraph', runs: [{ text: '请各单位认真贯彻落实，并于2026年 11月底前完成 Word 2016 的升级。' }] },
    ]);
  });

  it('drops the indent typed as blanks and splits at line breaks', async () => {
    const pasted = await read('<p>　　第一行<br>&nbsp;&nbsp;&nbsp;&nbsp;第二行</p><p style="text-align:right">2026年11月23日</p>');
    expect(pasted.body).toEqual([
      { type: 'paragraph', runs: [{ text: '第一行' }] },
      { type: 'paragraph', runs: [{ text: '第二行' }] },
      { type: 'paragraph', align: 'right', runs: [{ text: '2026年11月23日' }] },
    ]);
  });
});

describe('tables', () => {
  it('keeps cells, merged cells and the head row', async () => {
    const pasted = await read(`${WORD_HEAD}
<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0>
 <thead><tr style='mso-yfti-irow:0'><td width=100 colspan=2><p class=MsoNormal align=center><b>单位</b></p></td><td><p class=MsoNormal><b>任务</b></p></td></tr></thead>
 <tr><td rowspan=2><p class=MsoNormal>城区</p></td><td><p class=MsoNormal>东街</p></td><td><p class=MsoNormal>第一行</p><p class=MsoNormal>第二行<b>重点</b></p></td></tr>
 <tr><td><p class=MsoNormal>西街</p></td><td><p class=MsoNormal><o:p>&nbsp;</o:p></p></td></tr>
</table>${WORD_TAIL}`);
    expect(pasted.body).toEqual([
      {
        type: 'table',
        header: true,
        rows: [
          [{ runs: [{ text: '单位' }], colspan: 2 }, { runs: [{ text: '任务' }] }],
          [
            { runs: [{ text: '城区' }], rowspan: 2 },
            { runs: [{ text: '东街' }] },
            { runs: [{ text: '第一行\n第二行' }, { text: '重点', bold: true }] },
          ],
          [{ runs: [{ text: '西街' }] }, { runs: [] }],
        ],
      },
    ]);
  });

  it('unwraps a table of one cell, which is a frame', async () => {
    const pasted = await read('<table><tr><td><h2>（一）分工</h2><p>正文。</p></td></tr></table>');
    expect(pasted.body.map((b) => b.type)).toEqual(['heading', 'paragraph']);
  });

  it('turns what no page could hold into text, and says so', async () => {
    const cells = Array.from({ length: 31 }, (_, i) => `<td>${String(i)}</td>`).join('');
    const pasted = await read(`<table><tr>${cells}</tr><tr>${cells}</tr></table>`);
    expect(pasted.body.map((b) => b.type)).toEqual(['paragraph', 'paragraph']);
    expect(pasted.notes).toEqual(['超过500行或30列的表格已改为文字，宜作附件上传。']);
  });

  it('moves a picture out of a table and flattens a table within one', async () => {
    const pasted = await read(
      '<table><tr><td>甲<img src="data:image/png;base64,AAAA"></td><td><table><tr><td>内一</td><td>内二</td></tr></table></td></tr><tr><td>乙</td><td>丙</td></tr></table>',
    );
    expect(pasted.body).toEqual([
      {
        type: 'table',
        rows: [
          [{ runs: [{ text: '甲' }] }, { runs: [{ text: '内一　内二' }] }],
          [{ runs: [{ text: '乙' }] }, { runs: [{ text: '丙' }] }],
        ],
      },
      { type: 'image', attachment: 'pasted:0' },
    ]);
    expect(pasted.notes).toEqual(['表格中套的表格已改为文字。', '表格中的图片已移到表格之后。']);
  });
});

describe('pictures', () => {
  it('names each in its place, by where its bytes are, with its width in millimetres', async () => {
    const pasted = await read(`${WORD_HEAD}
<p class=MsoNormal>上图。</p>
<p class=MsoNormal align=center><!--[if gte vml 1]><v:shape><v:imagedata src="file:///C:/Temp/clip_image001.png"/></v:shape><![endif]--><![if !vml]><img width=189 height=120 src="file:///C:/Temp/clip_image001.png" v:shapes="x"><![endif]></p>
<p class=MsoNormal><img width=2000 src="data:image/jpeg;base64,/9j/AAAA">下文。</p>
${WORD_TAIL}`);
    expect(pasted.body).toEqual([
      { type: 'paragraph', runs: [{ text: '上图。' }] },
      { type: 'image', attachment: 'pasted:0', widthMm: 50 },
      { type: 'image', attachment: 'pasted:1', widthMm: 156 },
      { type: 'paragraph', runs: [{ text: '下文。' }] },
    ]);
    expect(pasted.pictures).toEqual([
      { key: 'pasted:0', kind: 'file', source: 'file:///C:/Temp/clip_image001.png' },
      { key: 'pasted:1', kind: 'data', source: 'data:image/jpeg;base64,/9j/AAAA' },
    ]);
  });
});
