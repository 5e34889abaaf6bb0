import type { Body } from '@lingxing/affairs/document';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { axe } from '../../../../test/support/browser.ts';
import { bundled, openPage, type OpenPage } from './support.ts';

/** Far above what reading the text off takes, so that only a text that never comes fails. */
const WAIT = { timeout: 60_000 };

let open: OpenPage;
/** What the server answers to an upload. */
let upload: { status: number; body: unknown };
/** What was uploaded last, as it went over the line. */
let uploaded = '';

const PAGE = '<!doctype html><html lang="zh-CN"><title>正文</title><body><script src="/editor.js"></script></body></html>';

beforeAll(async () => {
  const script = await bundled('./editor-page.tsx');
  open = await openPage();
  await open.page.route('http://office.test/**', async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/api/v1/attachments') uploaded = route.request().postDataBuffer()?.toString('latin1') ?? '';
    if (pathname === '/api/v1/attachments') await route.fulfill({ status: upload.status, json: upload.body });
    else if (pathname === '/editor.js') await route.fulfill({ contentType: 'text/javascript; charset=utf-8', body: script });
    else await route.fulfill({ contentType: 'text/html; charset=utf-8', body: PAGE });
  });
});

beforeEach(async () => {
  upload = { status: 201, body: { hash: 'a'.repeat(64), name: '插图1.png', mediaType: 'image/png', size: 70 } };
  await open.page.goto('http://office.test/');
});

afterAll(() => open.close());

async function mount(initial: Body = []): Promise<void> {
  await open.page.evaluate((body) => window.mount(body), initial);
  await editor().click();
}

const editor = () => open.page.getByRole('textbox', { name: '正文' });

interface Clip {
  readonly html?: string;
  readonly text?: string;
  readonly rtf?: string;
}

/** What the system's clipboard would hand over at Ctrl V. */
async function paste(clip: Clip): Promise<void> {
  await editor().evaluate((element, { html, text, rtf }) => {
    const data = new DataTransfer();
    if (html !== undefined) data.setData('text/html', html);
    if (text !== undefined) data.setData('text/plain', text);
    if (rtf !== undefined) data.setData('text/rtf', rtf);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, clip);
}

/** The body once it is as expected, or as it was at the end. */
async function expectBody(expected: Body): Promise<void> {
  await open.page
    .waitForFunction((wanted) => JSON.stringify(window.body) === wanted, JSON.stringify(expected), WAIT)
    .catch(() => undefined);
  expect(await open.page.evaluate(() => window.body)).toEqual(expected);
}

const notes = (): Promise<string[]> => open.page.evaluate(() => window.notes);

describe('typing', () => {
  it('makes a heading of a finished line by its numeral, and leaves a numbered sentence', async () => {
    await mount();
    await open.page.keyboard.type('一、总体要求\n（一）目标任务\n1.各单位于月底前报送。\n二、附则');
    await open.page.keyboard.press('Enter');
    await expectBody([
      { type: 'heading', level: 1, runs: [{ text: '一、总体要求' }] },
      { type: 'heading', level: 2, runs: [{ text: '（一）目标任务' }] },
      { type: 'paragraph', runs: [{ text: '1.各单位于月底前报送。' }] },
      { type: 'heading', level: 1, runs: [{ text: '二、附则' }] },
    ]);
  });

  it('keeps the level that was set by hand', async () => {
    await mount();
    await open.page.keyboard.type('一、总体要求');
    await open.page.getByRole('button', { name: '正文 段落' }).click();
    await open.page.keyboard.press('End');
    await open.page.keyboard.press('Enter');
    await open.page.keyboard.type('下一段');
    await expectBody([
      { type: 'paragraph', runs: [{ text: '一、总体要求' }] },
      { type: 'paragraph', runs: [{ text: '下一段' }] },
    ]);
  });

  it('undoes a heading that was recognised', async () => {
    await mount();
    await open.page.keyboard.type('一、总体要求');
    await open.page.keyboard.press('Enter');
    await expectBody([{ type: 'heading', level: 1, runs: [{ text: '一、总体要求' }] }]);
    await open.page.keyboard.press('Control+z');
    await expectBody([{ type: 'paragraph', runs: [{ text: '一、总体要求' }] }]);
  });

  it('sets bold and alignment from the keyboard and the toolbar', async () => {
    await mount();
    await open.page.keyboard.press('Control+b');
    await open.page.keyboard.type('必须');
    await open.page.keyboard.press('Control+b');
    await open.page.keyboard.type('办理');
    await open.page.getByRole('button', { name: '居右' }).click();
    await expectBody([{ type: 'paragraph', runs: [{ text: '必须', bold: true }, { text: '办理' }], align: 'right' }]);
  });
});

describe('paste', () => {
  it('keeps levels, tables and bold of a Word clipboard, and none of its markup', async () => {
    await mount();
    await paste({
      html: `<html xmlns:o="urn:schemas-microsoft-com:office:office"><body><!--StartFragment--><p class=MsoNormal style='mso-outline-level:1'><span style='font-family:黑体;color:red'>一、任务分工<o:p></o:p></span></p><table border=1><tr><td rowspan=2><p class=MsoNormal>城区</p></td><td><p class=MsoNormal><b>东街</b></p></td></tr><tr><td><p class=MsoNormal>西街</p></td></tr></table><p class=MsoNormal>特此通知。</p><!--EndFragment--></body></html>`,
      text: '一、任务分工',
    });
    await expectBody([
      { type: 'heading', level: 1, runs: [{ text: '一、任务分工' }] },
      {
        type: 'table',
        rows: [[{ runs: [{ text: '城区' }], rowspan: 2 }, { runs: [{ text: '东街', bold: true }] }], [{ runs: [{ text: '西街' }] }]],
      },
      { type: 'paragraph', runs: [{ text: '特此通知。' }] },
    ]);
    expect(await editor().innerHTML()).not.toMatch(/Mso|font-family|color/u);
  });

  it('joins a single pasted line with the line it falls into', async () => {
    await mount([{ type: 'paragraph', runs: [{ text: '请于前报送。' }] }]);
    await open.page.keyboard.press('Home');
    await open.page.keyboard.press('ArrowRight');
    await open.page.keyboard.press('ArrowRight');
    await paste({ text: '12月10日' });
    await expectBody([{ type: 'paragraph', runs: [{ text: '请于12月10日前报送。' }] }]);
  });

  it('recognises levels in plain text', async () => {
    await mount();
    await paste({ text: '各乡镇：\r\n　　一、目标\r\n　　按期完成。' });
    await expectBody([
      { type: 'paragraph', runs: [{ text: '各乡镇：' }] },
      { type: 'heading', level: 1, runs: [{ text: '一、目标' }] },
      { type: 'paragraph', runs: [{ text: '按期完成。' }] },
    ]);
  });

  it('keeps a copy of its own exactly', async () => {
    const body: Body = [
      { type: 'heading', level: 2, runs: [{ text: '（一）目标' }] },
      { type: 'paragraph', runs: [{ text: '居中' }, { text: '加粗', bold: true }], align: 'center' },
      { type: 'table', header: true, rows: [[{ runs: [{ text: '甲' }], colspan: 2 }], [{ runs: [{ text: '乙' }] }, { runs: [] }]] },
      { type: 'paragraph', runs: [{ text: '末段' }] },
    ];
    await mount(body);
    await open.page.keyboard.press('Control+a');
    const clip = await editor().evaluate((element) => {
      const data = new DataTransfer();
      element.dispatchEvent(new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true }));
      return { html: data.getData('text/html'), text: data.getData('text/plain') };
    });
    await open.page.keyboard.press('Delete');
    await expectBody([]);
    await paste(clip);
    await expectBody(body);
  });

  it('makes lines of a cell of what is pasted into a table', async () => {
    await mount([
      { type: 'table', rows: [[{ runs: [] }, { runs: [{ text: '乙' }] }]] },
      { type: 'paragraph', runs: [{ text: '末段' }] },
    ]);
    await open.page.locator('td').first().click();
    await paste({ html: '<h1>一、标题</h1><p>正文</p>' });
    await expectBody([
      { type: 'table', rows: [[{ runs: [{ text: '一、标题\n正文' }] }, { runs: [{ text: '乙' }] }]] },
      { type: 'paragraph', runs: [{ text: '末段' }] },
    ]);
  });

  it('uploads a picture that the RTF carries for the HTML, and puts it in its place', async () => {
    await mount();
    await paste({
      html: '<p class=MsoNormal>上文</p><p class=MsoNormal><img width=189 src="file:///C:/Temp/clip_image001.png"></p><p class=MsoNormal>下文</p>',
      rtf: String.raw`{\rtf1{\*\shppict{\pict\pngblip 89504e470d0a1a0a0000000d49484452}}{\nonshppict{\pict\wmetafile8 01000900}}}`,
    });
    await expectBody([
      { type: 'paragraph', runs: [{ text: '上文' }] },
      { type: 'image', attachment: 'a'.repeat(64), widthMm: 50 },
      { type: 'paragraph', runs: [{ text: '下文' }] },
    ]);
  });

  it('turns a picture of a kind that is not taken into one that is', async () => {
    await mount();
    await paste({ html: '<p><img src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"></p><p>下文</p>' });
    await expectBody([
      { type: 'image', attachment: 'a'.repeat(64) },
      { type: 'paragraph', runs: [{ text: '下文' }] },
    ]);
    expect(uploaded).toContain('Content-Type: image/png');
    expect(uploaded).toContain('\u0089PNG');
  });

  it('says that a picture did not come along where nothing carries it', async () => {
    await mount();
    await paste({ html: '<p>上文<img src="file:///C:/Temp/a.png"></p>' });
    await expectBody([{ type: 'paragraph', runs: [{ text: '上文' }] }]);
    expect(await notes()).toEqual(['有1张图片没有随文字带来，请用“插图”另行插入。']);
  });

  it('shows why a picture was refused, and leaves it out of the text', async () => {
    upload = {
      status: 415,
      body: { type: 'about:blank', title: '文件未收', status: 415, code: 'file.refused', detail: '图片已损坏，请重新截取。' },
    };
    await mount();
    await paste({ html: '<p>上文</p><p><img src="data:image/png;base64,AAAA"></p>' });
    await open.page.getByText('图片已损坏，请重新截取。').waitFor(WAIT);
    await expectBody([{ type: 'paragraph', runs: [{ text: '上文' }] }]);
  });

  it('asks once for the declaration of what only a person can read, and then puts it in', async () => {
    const taken = upload;
    const declaration = { edition: '2026-1', text: '我已核对原件，不涉密。' };
    upload = {
      status: 422,
      body: { type: 'about:blank', title: '须申明', status: 422, code: 'file.undeclared', detail: '图片须申明后收取。', declaration },
    };
    await mount();
    await paste({ html: '<p>上文</p><p><img src="data:image/png;base64,AAAA"></p>' });
    await open.page.getByRole('alertdialog').getByText('我已核对原件，不涉密。').waitFor(WAIT);
    upload = taken;
    await open.page.getByRole('button', { name: '申明并插入' }).click();
    await expectBody([
      { type: 'paragraph', runs: [{ text: '上文' }] },
      { type: 'image', attachment: 'a'.repeat(64) },
    ]);
    expect(uploaded).toContain('name="declaration"');
    expect(await open.page.getByText('图片须申明后收取。').count()).toBe(0);
  });
});

describe('tables', () => {
  it('are put in, walked through and grown from the keyboard', async () => {
    await mount();
    await open.page.getByRole('button', { name: '表格', exact: true }).click();
    await open.page.locator('th').first().click();
    await open.page.keyboard.type('单位');
    await open.page.keyboard.press('Tab');
    await open.page.keyboard.type('任务');
    for (let i = 0; i < 8; i++) await open.page.keyboard.press('Tab');
    await open.page.keyboard.type('新行');
    await open.page.getByRole('button', { name: '删列' }).click();
    const empty = { runs: [] };
    await expectBody([
      {
        type: 'table',
        header: true,
        rows: [
          [{ runs: [{ text: '任务' }] }, empty],
          [empty, empty],
          [empty, empty],
          [empty, empty],
        ],
      },
    ]);
  });
});

describe('access', () => {
  it('has no barriers that axe finds', async () => {
    await mount([
      { type: 'heading', level: 1, runs: [{ text: '一、目标' }] },
      { type: 'table', header: true, rows: [[{ runs: [{ text: '甲' }] }], [{ runs: [{ text: '乙' }] }]] },
    ]);
    // The page around it is the frame's: it has the one title of the page.
    expect((await axe(open.page)).filter((b) => b.rule !== 'page-has-heading-one')).toEqual([]);
  });
});
