/** The body of a document as the editor keeps it and the typesetter sets it: levels 一、（一）1.（1）, paragraphs, tables, images. */
import * as z from 'zod';

const runSchema = z.object({ text: z.string().max(20_000), bold: z.boolean().optional() });
const runs = z.array(runSchema).max(2_000);

export const blockSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('paragraph'), runs, align: z.enum(['left', 'center', 'right']).optional() }),
  /** Level 1 一、 2 （一） 3 1. 4 （1）. The numeral is part of the text, as offices write it. */
  z.object({ type: z.literal('heading'), level: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]), runs }),
  z.object({
    type: z.literal('table'),
    header: z.boolean().optional(),
    rows: z
      .array(
        z
          .array(
            z.object({ runs, colspan: z.number().int().min(1).max(20).optional(), rowspan: z.number().int().min(1).max(200).optional() }),
          )
          .max(30),
      )
      .min(1)
      .max(500),
  }),
  z.object({
    type: z.literal('image'),
    attachment: z.string().max(80),
    caption: z.string().max(200).optional(),
    widthMm: z.number().positive().max(156).optional(),
  }),
]);
export type Block = z.infer<typeof blockSchema>;
export type Run = z.infer<typeof runSchema>;
export const bodySchema = z.array(blockSchema).max(5_000);
export type Body = z.infer<typeof bodySchema>;

/** The plain text of a block, one line; a table is its cells, row by row. */
export function blockText(block: Block): string {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return block.runs.map((r) => r.text).join('');
    case 'table':
      return block.rows.map((row) => row.map((cell) => cell.runs.map((r) => r.text).join('')).join('\t')).join('\n');
    case 'image':
      return block.caption ?? '';
  }
}

/** Characters as an office counts them (字数): everything but white space, punctuation included. */
export function countCharacters(body: Body): number {
  let n = 0;
  for (const block of body) n += blockText(block).match(/\S/gu)?.length ?? 0;
  return n;
}
