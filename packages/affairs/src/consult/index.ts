/** 规则咨询: a typed question about a situation, answered by the functions that judge real acts. Pure: same question, same answer. */
import * as z from 'zod';
import { dayWords } from '../kernel/words.ts';
import { nearestQuestions } from './nearest.ts';
import { questionWords } from './problems.ts';
import { states, type Answer, type Asked } from './answer.ts';
import { CONSULT_KINDS, CONSULT_KIND_NAMES, type ConsultKind } from './kinds.ts';

export * from './answer.ts';
export { nearestQuestions, type NearQuestion } from './nearest.ts';
export { calledBy } from './forms.ts';
export { caseWords } from './case-words.ts';
export { CONSULT_GROUPS, CONSULT_KINDS, CONSULT_KIND_NAMES, type ConsultGroup, type ConsultKind } from './kinds.ts';

/** What is wrong with a question, in the office's words, each at its path. */
export interface QuestionProblem {
  readonly path: string;
  readonly message: string;
}

export type Consulted =
  | { readonly ok: true; readonly answer: Answer }
  | { readonly ok: false; readonly problems: readonly QuestionProblem[] };

const questionSchema = z.strictObject({
  kind: z.enum(CONSULT_KIND_NAMES as [ConsultKind, ...ConsultKind[]]),
  date: z.iso.date().optional(),
  facts: z.record(z.string(), z.unknown()).default({}),
});

/** Answers one question. `asked.date` is the day of today; a question may name another. */
export function consult(asked: Asked, question: unknown): Consulted {
  const parsed = questionSchema.safeParse(question, { error: questionWords });
  if (!parsed.success) return { ok: false, problems: problemsOf(parsed.error) };
  const { kind, date, facts } = parsed.data;
  const day = date ?? asked.date;
  const result = CONSULT_KINDS[kind].ask({ ...asked, date: day }, facts);
  if ('answer' in result) return { ok: true, answer: notYetInForce(asked, day) ?? withNearest(asked, kind, facts, result.answer) };
  return {
    ok: false,
    problems: problemsOf(result.error).map((one) => ({ ...one, path: one.path === '' ? 'facts' : `facts.${one.path}` })),
  };
}

/** Words that the rules do not have may be a question all the same. */
function withNearest({ pack }: Asked, kind: ConsultKind, { about }: Readonly<Record<string, unknown>>, answer: Answer): Answer {
  if (kind !== 'says' || answer.outcome !== 'silent' || typeof about !== 'string') return answer;
  const nearest = nearestQuestions(about, pack);
  return nearest.length === 0 ? answer : { ...answer, nearest };
}

/** Before an edition is in force it says nothing on any situation; which one did is not for this one to tell. */
function notYetInForce({ pack }: Asked, day: string): Answer | undefined {
  const { government, edition } = pack.source;
  if (day >= edition.effective) return undefined;
  return {
    outcome: 'silent',
    answer: {
      text: `${dayWords(day)}本版规则尚未施行：《${government.name}工作规则》（${edition.documentNumber}）自${dayWords(edition.effective)}起施行，此前的情形不按本版答复。`,
    },
    findings: pack
      .of('commencement')
      .filter((one) => one.effect === 'in-force-on-issue')
      .map(states),
  };
}

const problemsOf = (error: z.ZodError): readonly QuestionProblem[] =>
  error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }));

/** The JSON Schema of every question, by kind. */
export function consultSchema() {
  const kinds = CONSULT_KIND_NAMES.map((name) => ({
    type: 'object',
    title: CONSULT_KINDS[name].label,
    properties: {
      kind: { const: name },
      date: { type: 'string', format: 'date' },
      facts: z.toJSONSchema(CONSULT_KINDS[name].facts, { io: 'input' }),
    },
    required: ['kind', 'facts'],
    additionalProperties: false,
  }));
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', title: '规则咨询', oneOf: kinds };
}
