import { blockText, type Block, type Body, bodySchema } from '@lingxing/affairs/document';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bodyToDoc, docToBody } from '../../src/drafting/body/editor-json.ts';
import { rtfPictures } from '../../src/drafting/body/rtf.ts';
import { headingLevel, numeralLevel, textToBody } from '@lingxing/affairs/document-text';

describe('levels', () => {
  it.each([
    ['总体要求', undefined],
    ['1.5万元', undefined],
    ['2026年11月', undefined],
    ['一是加强领导', undefined],
    ['（附件）', undefined],
    ['一、总体要求', 1],
    ['十二、附则', 1],
    ['（三）保障措施', 2],
    ['(三)保障措施', 2],
    ['1.宣传发动', 3],
    ['１．宣传', undefined],
    ['3、检查验收', 3],
    ['（1）入户走访', 4],
  ])('reads the numeral of %s', (text, level) => {
    expect(numeralLevel(text)).toBe(level);
  });

  it('takes a numbered sentence, or a long line, for a paragraph', () => {
    expect(headingLevel('一、本办法自发布之日起施行。')).toBeUndefined();
    expect(headingLevel('（一）明确责任。各部门分工负责')).toBeUndefined();
    expect(headingLevel(`一、${'长'.repeat(59)}`)).toBeUndefined();
    expect(headingLevel(`一、${'长'.repeat(58)}`)).toBe(1);
  });
});

describe('plain text', () => {
  it('splits at every kind of line end, drops empty lines and typed indents', () => {
    expect(textToBody('　　各单位：\r\n\r\n一、目标\r（一）内容\n\u00a0\u00a01.具体事项\n（1）细目\n \t \n特此通知。')).toEqual([
      { type: 'paragraph', runs: [{ text: '各单位：' }] },
      { type: 'heading', level: 1, runs: [{ text: '一、目标' }] },
      { type: 'heading', level: 2, runs: [{ text: '（一）内容' }] },
      { type: 'heading', level: 3, runs: [{ text: '1.具体事项' }] },
      { type: 'heading', level: 4, runs: [{ text: '（1）细目' }] },
      { type: 'paragraph', runs: [{ text: '特此通知。' }] },
    ]);
  });

  it('gives nothing for white space', () => {
    expect(textToBody(' \n\t\n　')).toEqual([]);
  });

  it('keeps every character that is not white space', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('一、甲', '（一）', '1.', '\n', ' ', '　', '。', '𠮷', 'abc')), (parts) => {
        const text = parts.join('');
        expect(textToBody(text).map(blockText).join('').replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''));
      }),
    );
  });
});

describe('the body in the editor', () => {
  it('gives an empty body a line to write on, and takes it back as empty', () => {
    expect(bodyToDoc([])).toEqual({ type: 'doc', content: [{ type: 'paragraph' }] });
    expect(docToBody(bodyToDoc([]))).toEqual([]);
  });

  it('leaves out a picture that has not arrived', () => {
    const doc = { type: 'doc', content: [{ type: 'picture', attrs: { attachment: '', upload: 'upload-1', caption: '图' } }] };
    expect(docToBody(doc)).toEqual([]);
  });

  it('keeps a blank line between paragraphs and drops those at the end', () => {
    const doc = {
      type: 'doc',
      content: [{ type: 'paragraph' }, { type: 'paragraph', content: [{ type: 'text', text: '甲' }] }, { type: 'paragraph' }],
    };
    expect(docToBody(doc)).toEqual([
      { type: 'paragraph', runs: [] },
      { type: 'paragraph', runs: [{ text: '甲' }] },
    ]);
  });

  it('keeps the lines of a cell as paragraphs', () => {
    const table: Block = { type: 'table', header: true, rows: [[{ runs: [{ text: '甲\n乙' }, { text: '丙', bold: true }], colspan: 2 }]] };
    expect(bodyToDoc([table]).content).toEqual([
      {
        type: 'table',
        content: [
          {
            type: 'tableRow',
            content: [
              {
                type: 'tableHeader',
                attrs: { colspan: 2, rowspan: 1 },
                content: [
                  { type: 'paragraph', attrs: { align: 'left' }, content: [{ type: 'text', text: '甲' }] },
                  {
                    type: 'paragraph',
                    attrs: { align: 'left' },
                    content: [
                      { type: 'text', text: '乙' },
                      { type: 'text', text: '丙', marks: [{ type: 'bold' }] },
                    ],
                  },
                ],
              },
            ],
          },
        ],
      },
    ]);
  });

  const words = fc.array(fc.constantFrom('各', '单位', '应当', '12月', '。', '𠮷'), { minLength: 1, maxLength: 5 }).map((w) => w.join(''));
  /** Runs as the editor itself cuts them: neighbours differ in weight. */
  const runs = fc
    .tuple(fc.array(words, { maxLength: 4 }), fc.boolean())
    .map(([texts, first]) => texts.map((text, i) => ((i % 2 === 0) === first ? { text, bold: true } : { text })));
  const cellRuns = fc.array(words, { maxLength: 3 }).map((lines) => (lines.length === 0 ? [] : [{ text: lines.join('\n') }]));
  const cell = fc.record(
    { runs: fc.oneof(runs, cellRuns), colspan: fc.integer({ min: 2, max: 20 }), rowspan: fc.integer({ min: 2, max: 200 }) },
    { requiredKeys: ['runs'] },
  );
  const block: fc.Arbitrary<Block> = fc.oneof(
    fc.record(
      { type: fc.constant('paragraph' as const), runs, align: fc.constantFrom('center' as const, 'right' as const) },
      { requiredKeys: ['type', 'runs'] },
    ),
    fc.record({ type: fc.constant('heading' as const), level: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const), runs }),
    fc.record(
      {
        type: fc.constant('table' as const),
        header: fc.constant(true),
        rows: fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }),
      },
      { requiredKeys: ['type', 'rows'] },
    ),
    fc.record(
      {
        type: fc.constant('image' as const),
        attachment: fc.constant('a'.repeat(64)),
        caption: words,
        widthMm: fc.integer({ min: 1, max: 156 }),
      },
      { requiredKeys: ['type', 'attachment'] },
    ),
  );
  const last: Block = { type: 'paragraph', runs: [{ text: '特此通知。' }] };

  it('comes back from the editor as it went in, and fits the schema of a body', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 8 }), (blocks) => {
        const body: Body = [...blocks, last];
        expect(docToBody(bodyToDoc(body))).toEqual(body);
        expect(bodySchema.safeParse(body).success).toBe(true);
      }),
    );
  });
});

describe('pictures in RTF', () => {
  const png = '89504e470d0a1a0a0000000d';

  it('finds none in plain text', () => {
    expect(rtfPictures(String.raw`{\rtf1\ansi{\fonttbl{\f0 SimSun;}}\pard text\par}`)).toEqual([]);
  });

  it('takes the picture of each place once, in order, and leaves a place for a metafile', () => {
    const rtf = String.raw`{\rtf1 before
{\*\shppict{\pict{\*\picprop\shplid1025{\sp{\sn shapeType}{\sv 75}}}\picscalex100\pngblip
${png.slice(0, 8)}
${png.slice(8)}}}{\nonshppict{\pict\picw1\wmetafile8 0100090000}} between
{\pict\wmetafile8 010009000003}{\pict\jpegblip\bliptag-1 ffd8ffe000104a46}}`;
    const found = rtfPictures(rtf);
    expect(found.map((p) => p?.mediaType)).toEqual(['image/png', undefined, 'image/jpeg']);
    expect(Array.from(found[0]?.bytes ?? [])).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]);
    expect(Array.from(found[2]?.bytes ?? [])).toEqual([0xff, 0xd8, 0xff, 0xe0, 0x00, 0x10, 0x4a, 0x46]);
  });

  it('does not run past a group that never ends', () => {
    expect(rtfPictures('{\\pict\\pngblip 8950')).toEqual([undefined]);
  });
});
