/** Setting a document: the marked preview of the text as it stands, and the final sheet that an act stores for good. */
import { buffer } from 'node:stream/consumers';
import type { ActInput, DocumentState, Draft } from '@lingxing/affairs/document';
import type { LoadedMatter } from '@lingxing/ledger';
import type { SheetPdf } from '@lingxing/typeset';
import type { Deps } from '../deps.ts';
import { ProblemError } from '../http/problem.ts';
import { sheetOf, type Sheeted, type SheetOptions } from '../sheet.ts';
import { contextOf } from './documents.ts';
import type { Person } from './person.ts';

/** The bytes of the images that a text refers to; one that is gone is left to the typesetter to report. */
async function imagesOf(deps: Deps, government: string, draft: Draft): Promise<ReadonlyMap<string, Uint8Array>> {
  const images = new Map<string, Uint8Array>();
  for (const body of [draft.body, ...draft.attachments.map((a) => a.body ?? [])]) {
    for (const block of body) {
      if (block.type !== 'image' || images.has(block.attachment) || !/^[0-9a-f]{64}$/.test(block.attachment)) continue;
      const stream = await deps.files.read(government, block.attachment);
      if (stream) images.set(block.attachment, await buffer(stream));
    }
  }
  return images;
}

async function set(
  deps: Deps,
  person: Person,
  sheeted: Sheeted,
  exercise: boolean,
  options: Omit<SheetOptions, 'images'>,
): Promise<SheetPdf> {
  const ctx = await contextOf(deps, person, exercise);
  const images = await imagesOf(deps, person.government, sheeted.draft);
  return deps.typesetter.pdf(sheetOf(ctx, sheeted, { ...options, images }));
}

/** The text as it stands, marked as a draft. */
export const previewDocument = (deps: Deps, person: Person, state: DocumentState, exercise: boolean): Promise<SheetPdf> =>
  set(deps, person, state, exercise, { preview: true });

/** A draft that is being written; `host` is the department of its author. */
export function previewDraft(deps: Deps, person: Person, draft: Draft): Promise<SheetPdf> {
  const host = person.ctx.organisation.posts.get(person.actor.post)?.department ?? '';
  return set(deps, person, { draft, host }, false, { preview: true });
}

/** Sets the final sheet, stores it under the hash of its content, and gives the input of the act 排版印制. */
export async function typesetDocument(deps: Deps, person: Person, matter: LoadedMatter<DocumentState>): Promise<ActInput<'typeset'>> {
  // What is printed goes out and cannot be called back: it has to be the text that the acts made, not only the one that is stored.
  if (!(await deps.ledger.intact(person.government, matter.id))) throw new ProblemError('ledger.mismatch');
  const sheet = await set(deps, person, matter.state, matter.exercise, { preview: false, printed: person.ctx.today });
  const { hash } = await deps.files.put(person.government, sheet.pdf);
  const places = sheet.seals.map(({ page, xMm, yMm }) => ({ page, xMm, yMm }));
  return {
    sheetHash: hash,
    pages: sheet.pages,
    substitutions: [...sheet.substitutions, ...sheet.warnings.map((w) => w.message)],
    ...(places[0] === undefined ? {} : { sealAt: places[0] }),
    ...(places.length > 1 ? { sealPlaces: places } : {}),
  };
}
