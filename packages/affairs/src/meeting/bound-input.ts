/** What a document of the procedure 发文 tells the sitting whose decision it carries out. */
import * as z from 'zod';

/** `on`: the day of the step. */
export const boundInput = z.object({
  topic: z.string().regex(/^t\d{1,3}$/),
  document: z.uuid(),
  step: z.discriminatedUnion('is', [
    z.object({ is: z.literal('drafted'), host: z.string().max(60) }),
    z.object({ is: z.literal('submitted'), on: z.iso.date() }),
    z.object({ is: z.literal('withdrawn') }),
    z.object({ is: z.literal('issued'), on: z.iso.date(), number: z.string().max(120) }),
  ]),
});
