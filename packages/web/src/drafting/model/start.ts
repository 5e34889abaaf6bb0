/** Where writing begins: an empty draft, the stored text, or a working copy newer than it. */
import type { DocumentView } from '@lingxing/server/contracts';
import { type Draft, emptyDraft, sameDraft } from './draft.ts';

export interface Start {
  readonly draft: Draft;
  /** What the server has stored; an empty draft where it has nothing. */
  readonly stored: Draft;
  /** The version of the stored text; 0 where there is none. */
  readonly base: number;
  /** A copy was taken up that has not been stored: when it was kept, and where. */
  readonly resumed?: { readonly at: string; readonly where: 'server' | 'browser'; readonly by?: string };
}

interface KeptCopy {
  readonly draft: Draft;
  readonly savedAt: string;
  readonly base: number;
}

/** `begun` is what the draft begins with: nothing, or what a reply takes from the paper it answers. */
export function startNew(kept: KeptCopy | undefined, begun = emptyDraft()): Start {
  const stored = emptyDraft();
  if (kept === undefined || sameDraft(kept.draft, stored) || sameDraft(kept.draft, begun)) return { draft: begun, stored, base: 0 };
  return { draft: kept.draft, stored, base: 0, resumed: { at: kept.savedAt, where: 'browser' } };
}

/** A copy in this browser counts where it is the newer one; one written on an earlier text is taken up as well, and the conflict is said. */
export function startOn(
  view: Pick<DocumentView, 'draft' | 'textVersion'> & { readonly workingCopy?: DocumentView['workingCopy'] | undefined },
  kept: KeptCopy | undefined,
): Start {
  const stored = view.draft;
  const copy = view.workingCopy;
  if (kept !== undefined && (copy === undefined || kept.savedAt > copy.savedAt) && !sameDraft(kept.draft, stored))
    return { draft: kept.draft, stored, base: kept.base, resumed: { at: kept.savedAt, where: 'browser' } };
  if (copy !== undefined && !sameDraft(copy.draft, stored))
    return { draft: copy.draft, stored, base: view.textVersion, resumed: { at: copy.savedAt, where: 'server', by: copy.by } };
  return { draft: stored, stored, base: view.textVersion };
}
