/** An opinion as it is being given: by phrase, typed, by hand or by a circle, and what it says. Pure. */
import type { ActInput } from '@lingxing/affairs/incoming';
import type { IncomingView, TemplateView } from '@lingxing/server/contracts';
import type { PadValue } from '../../lib/strokes.ts';

export type OpinionForm = ActInput<'instruct'>['form'];
export type View = NonNullable<ActInput<'instruct'>['view']>;

export interface Giving {
  readonly form: OpinionForm;
  readonly text: string;
  /** What it says, as the leader has said it; a phrase says it by itself. */
  readonly view?: View | undefined;
  readonly pad?: PadValue | undefined;
}

export const NOTHING: Giving = { form: 'text', text: '' };

/** The place in a phrase where a person or a body is named: 请{单位}阅处. */
export const PLACE = /\{[^}]*\}/u;

/** What leaders write most; the government's own list stands before it where there is one. */
export const PHRASES: readonly string[] = ['同意。', '拟同意，请{领导}阅示。', '请{单位}阅处。', '不同意。', '阅。'];

/** What words say where they say it plainly. A mere 阅 says that it was read; words that hand a thing on are an instruction. */
export function viewOf(text: string): View | undefined {
  const words = text.replaceAll(/[\s。，；！.]/gu, '');
  if (words === '') return undefined;
  if (/^(?:已)?阅(?:悉|知)?$/u.test(words)) return 'read';
  if (/不(?:予)?同意|不妥|不宜/u.test(words)) return 'disagree';
  if (/^(?:拟|原则)?同意/u.test(words)) return 'agree';
  return /^请|办理|研究|阅处|落实|提出意见/u.test(words) ? 'instruct' : undefined;
}

/** The form as it stands once the words are these; a view that was chosen by hand gives way only to plain words. */
export const withText = (giving: Giving, text: string): Giving => ({ ...giving, form: 'text', text, view: viewOf(text) ?? giving.view });

/** A circle says what the text says of it; where the text is silent the leader is asked. */
export function circleMeans(view: Pick<IncomingView, 'opinionForm'>): 'read' | 'nothing' | undefined {
  if (view.opinionForm?.explicit === true) return 'nothing';
  return view.opinionForm?.circleMeansRead === true ? 'read' : undefined;
}

export function phrasesOf(phrases: readonly TemplateView[]): readonly string[] {
  const own = phrases.map((one) => one.text);
  if (own.length === 0) return PHRASES;
  // To hand it to somebody by name is in no list of a government that names nobody.
  return own.some((one) => PLACE.test(one)) ? own : [...own, ...PHRASES.filter((one) => PLACE.test(one))];
}

/** The input of 批示 and of what 代录批示 has in common with it. */
export function inputOfGiving({ form, text, view, pad }: Giving): Record<string, unknown> {
  const said = view === undefined ? {} : { view };
  if (form === 'circle') return { form, text: '', ...said };
  if (form === 'handwriting') return { form, text: text.trim(), ...said, ...(pad === undefined ? {} : { pad }) };
  return { form, text: text.trim(), ...said };
}

/** What is missing, in the words under the form; the server has the last word. */
export function missing(giving: Giving, means: ReturnType<typeof circleMeans>): string | undefined {
  const { form, text, view, pad } = giving;
  if (form === 'handwriting' && pad === undefined) return '请在手写板上书写。';
  if (form === 'text' && text.trim() === '') return '请写明意见，或者改用手写、圈阅。';
  if (form === 'text' && PLACE.test(text)) return '请选明请谁办理。';
  if (form === 'circle' && means !== undefined) return undefined;
  return view === undefined ? '请选明表示什么：阅、同意、不同意或者交办。' : undefined;
}
