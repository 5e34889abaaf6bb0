import { CONSULT_KIND_NAMES, CONSULT_OUTCOMES } from '@lingxing/affairs/consult';
import { FINDING_CODES } from '@lingxing/affairs/kernel';
import { MODALITIES, SOURCES, UNITS } from '@lingxing/workrules';
import * as z from 'zod';

/** A question about a situation (规则咨询). What `facts` may hold depends on its kind: `GET /consultations/kinds`. */
export const consultQuestion = z.strictObject({
  kind: z.string().max(60),
  /** The day of the situation; today where it is left out. */
  date: z.iso.date().optional(),
  facts: z.record(z.string().max(60), z.unknown()).default({}),
});
export type ConsultQuestion = z.input<typeof consultQuestion>;

const findingOfRules = z.object({
  code: z.enum(FINDING_CODES as [string, ...string[]]),
  outcome: z.enum(['passed', 'warned', 'refused']),
  source: z.enum(SOURCES),
  of: z.string(),
  article: z.number().int(),
  paragraph: z.number().int().optional(),
  item: z.number().int().optional(),
  /** The article of the Work Rules through which a regulation applies. */
  through: z.object({ article: z.number().int(), paragraph: z.number().int().optional() }).optional(),
  /** 第三十三条第二款; of a layer with its name. */
  label: z.string(),
  /** Left out where no norm is cited but the imported text as such. */
  modality: z.enum(MODALITIES).optional(),
  message: z.string(),
  norm: z.string().optional(),
  wayOut: z.string().optional(),
});

const answerBody = z.object({
  posts: z.array(z.string()).optional(),
  dates: z
    .array(
      z.object({
        label: z.string(),
        date: z.iso.date(),
        from: z.iso.date(),
        value: z.number().int(),
        unit: z.enum(['workday', 'day']),
        provisional: z.array(z.number().int()),
      }),
    )
    .optional(),
  value: z.number().optional(),
  unit: z.enum(UNITS).optional(),
  /** How many times within `value` units. */
  timesMin: z.number().int().optional(),
  timesMax: z.number().int().optional(),
  text: z.string(),
});

const outcome = z.enum(CONSULT_OUTCOMES);
export const consultAnswer = z.object({
  outcome,
  answer: answerBody.optional(),
  dependsOn: z
    .object({
      facts: z.array(z.object({ name: z.string(), label: z.string() })),
      cases: z.array(
        z.object({
          /** What the question has to add for this to be its answer. */
          facts: z.record(z.string(), z.unknown()),
          /** Of these facts, those of which several values come to the same answer: all of them. */
          alike: z.record(z.string(), z.array(z.unknown())).optional(),
          outcome,
          answer: answerBody.optional(),
          findings: z.array(findingOfRules),
        }),
      ),
    })
    .optional(),
  findings: z.array(findingOfRules),
  /** To words that the rules do not have: the questions that may have been meant, with the facts that the words name. */
  nearest: z
    .array(
      z.object({ kind: z.enum(CONSULT_KIND_NAMES as [string, ...string[]]), label: z.string(), facts: z.record(z.string(), z.unknown()) }),
    )
    .optional(),
});
export type ConsultAnswer = z.infer<typeof consultAnswer>;

/** Whose text is to be asked; one's own where it is left out. Posts are called as that government calls them. */
export const consultKindsQuery = z.object({ of: z.string().max(60).optional() });

/** Every kind of question with the JSON Schema of its facts, from which a form is drawn: `title` of a field, `labels` of its values. */
export const consultKinds = z.object({
  of: z.string(),
  /** The texts that can be asked, one's own first. */
  texts: z.array(z.object({ id: z.string(), name: z.string(), own: z.boolean() })),
  kinds: z.array(
    z.object({
      kind: z.enum(CONSULT_KIND_NAMES as [string, ...string[]]),
      group: z.string(),
      label: z.string(),
      facts: z.record(z.string(), z.unknown()),
    }),
  ),
});
export type ConsultKinds = z.infer<typeof consultKinds>;
