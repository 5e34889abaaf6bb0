/** The findings that run along while one types, judged by the server with the functions that judge the act itself. */
import type { DocumentView, VerdictView } from '@lingxing/server/contracts';
import { useMemo } from 'react';
import { ProblemError } from '../../api/client.ts';
import { judgeAct, judgeDraft } from '../api.ts';
import { sendable, type Draft } from '../model/draft.ts';
import { useLive } from './use-live.ts';

export interface Judgement {
  readonly verdict: VerdictView | undefined;
  /** A new verdict is on its way. */
  readonly stale: boolean;
  readonly error: unknown;
  readonly retry: () => void;
}

const REST_MS = 700;

interface Asked {
  readonly draft: Draft;
  readonly how: 'draft' | 'send' | 'revise';
  readonly dirty: boolean;
  readonly nature: 'editorial' | 'substantive';
  readonly seen: number;
  readonly textSeen: number;
}

/**
 * - A draft that is no document yet is judged as if it were drafted and sent.
 * - A document in the drafter's hands: sending it is judged, with what has been changed since it was stored. Whoever has
 *   not said what kind of change it is, is told what follows if it is one of substance.
 * - In the hands of the office, changing the text is judged.
 */
export function useJudgement(
  view: DocumentView | undefined,
  draft: Draft,
  dirty: boolean,
  nature: 'editorial' | 'substantive' = 'substantive',
): Judgement {
  const how: Asked['how'] = view === undefined ? 'draft' : view.stage === 'drafting' ? 'send' : 'revise';
  const seen = view?.version ?? 0;
  const textSeen = view?.textVersion ?? 0;
  const asked = useMemo((): Asked => ({ draft, how, dirty, nature, seen, textSeen }), [draft, how, dirty, nature, seen, textSeen]);
  const live = useLive(asked, REST_MS, (now, signal) => {
    const text = sendable(now.draft);
    if (view === undefined || now.how === 'draft') return judgeDraft(text, signal);
    const input = now.how === 'send' && !now.dirty ? {} : { draft: text, nature: now.nature };
    return judgeAct(view.id, now.how, input, now.seen, now.textSeen, signal);
  });
  // A draft refused at the door (a classified mark) comes back as a problem that carries its verdict.
  const refused = live.error instanceof ProblemError ? live.error.verdict : undefined;
  return {
    verdict: refused ?? live.answer,
    stale: live.stale,
    error: refused === undefined ? live.error : undefined,
    retry: live.retry,
  };
}
