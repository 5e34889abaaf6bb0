/** Sets a form: its scans given to the engine, its plan to the template, its PDF back. */
import { compile, facesOf, placeImages, reportGlyphs, tidy, TypesetError, writePdf, type Engine } from '../engine.ts';
import { createGlyphs } from '../glyphs.ts';
import { MAX_CHARACTERS } from '../limits.ts';
import type { SheetPdf, SheetWarning } from '../model.ts';
import { MAX_POINTS, pointsOf } from './handwriting.ts';
import type { DispatchForm, FormOpinion, IncomingForm } from './model.ts';
import { planDispatch, planIncoming, type FormPlan, type Ink } from './plan.ts';

/** All characters of a form, wherever they stand; bytes of scans and points of strokes are no characters. */
function charactersIn(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (value instanceof Uint8Array || value instanceof Date || typeof value !== 'object' || value === null) return 0;
  if ('type' in value && value.type === 'strokes') return 0;
  return Object.values(value).reduce((n: number, v: unknown) => n + charactersIn(v), 0);
}

function setForm<T extends DispatchForm | IncomingForm>(
  engine: Engine,
  form: T,
  opinions: readonly FormOpinion[],
  plan: (form: T, ink: Ink) => FormPlan,
): SheetPdf {
  const length = charactersIn(form);
  if (length > MAX_CHARACTERS) throw new TypesetError('too-long', `表单共${length}字，超过一次排印的上限${MAX_CHARACTERS}字。`);
  const points = opinions.reduce((n, o) => n + (o.hand?.type === 'strokes' ? pointsOf(o.hand) : 0), 0);
  if (points > MAX_POINTS) throw new TypesetError('too-long', `手迹共${points}个笔迹点，超过一次排印的上限${MAX_POINTS}个。`);

  const warnings: SheetWarning[] = [];
  const scans = new Map(opinions.flatMap((o) => (o.hand?.type === 'scan' ? [[o, o.hand.image] as const] : [])));
  const images = placeImages(engine, scans, warnings, '有一份手迹的扫描件无法识读，请换用 PNG 文件。');
  try {
    const glyphs = createGlyphs(engine.fonts);
    const planned = plan(form, { glyphs, scans: images });
    const substitutions = reportGlyphs(engine.fonts, glyphs.report(), warnings);
    const sheet = JSON.stringify({ ...planned, fonts: facesOf(engine.fonts), meta: { ...planned.meta, keywords: substitutions } });
    const document = compile(engine, 'forms/form.typ', sheet, warnings);
    return { pdf: writePdf(engine, document, form.meta.createdAt), pages: document.numOfPages, substitutions, seals: [], warnings };
  } finally {
    tidy(engine, images);
  }
}

/** Sets a 发文稿纸. */
export function setDispatch(engine: Engine, form: DispatchForm): SheetPdf {
  const { signed, countersigned, reviewed, vetted, legality, approved } = form;
  return setForm(engine, form, [signed, countersigned, reviewed, vetted, legality, approved].flat(), planDispatch);
}

/** Sets a 收文办理单. */
export function setIncoming(engine: Engine, form: IncomingForm): SheetPdf {
  return setForm(engine, form, [...form.proposals, ...form.directives, ...form.results], planIncoming);
}
