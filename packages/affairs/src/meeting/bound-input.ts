/** What a document of the procedure 发文 tells the sitting whose decision it carries out. */
import { ADDRESSEES } from '@lingxing/workrules';
import * as z from 'zod';
import { PUBLICATION } from '../document/draft.ts';

/** Its publication attribute (公开属性), by which what was decided is public too. */
const publication = z.enum(PUBLICATION).optional();
/** To whom the document goes: held against what was decided. */
const to = z.enum(ADDRESSEES).optional();

/** `on`: the day of the step. */
export const boundInput = z.object({
  topic: z.string().regex(/^t\d{1,3}$/),
  document: z.uuid(),
  step: z.discriminatedUnion('is', [
    z.object({ is: z.literal('drafted'), host: z.string().max(60), to }),
    z.object({ is: z.literal('submitted'), on: z.iso.date(), to }),
    z.object({ is: z.literal('withdrawn') }),
    z.object({ is: z.literal('issued'), on: z.iso.date(), number: z.string().max(120), to, publication }),
  ]),
});
