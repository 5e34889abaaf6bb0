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
  /** The verdict is of the text as stored, not as it now stands on the screen. */
  readonly ofStored: boolean;
  readonly retry: () => void;
}

const REST_MS = 700;

interface Asked {
  readonly draft: Draft;
  readonly how: 'draft' | 'send' | 'revise';
  readonly seen: number;
  readonly textSeen: number;
}

/**
 * - A draft that is no document yet, or one on which nobody has been consulted, is judged as if it were drafted and sent.
 * - Where bodies have been consulted, their answers count, and these hang on the stored text: sending that is judged.
 * - In the hands of the office, changing the text is judged.
 */
export function useJudgement(view: DocumentView | undefined, draft: Draft, dirty: boolean): Judgement {
  const stands = view?.consultations.some((c) => c.stands) ?? false;
  const how: Asked['how'] = view !== undefined && view.stage !== 'drafting' ? 'revise' : stands ? 'send' : 'draft';
  const seen = view?.version ?? 0;
  const textSeen = view?.textVersion ?? 0;
  const asked = useMemo((): Asked => ({ draft, how, seen, textSeen }), [draft, how, seen, textSeen]);
  const live = useLive(asked, REST_MS, (now, signal) => {
    if (view === undefined || now.how === 'draft') return judgeDraft(sendable(now.draft), signal);
    if (now.how === 'send') return judgeAct(view.id, 'send', {}, now.seen, now.textSeen, signal);
    return judgeAct(view.id, 'revise', { draft: sendable(now.draft), nature: 'substantive' }, now.seen, now.textSeen, signal);
  });
  // A draft refused at the door (a classified mark) comes back as a problem that carries its verdict.
  const refused = live.error instanceof ProblemError ? live.error.verdict : undefined;
  return {
    verdict: refused ?? live.answer,
    stale: live.stale,
    error: refused === undefined ? live.error : undefined,
    ofStored: how === 'send' && dirty,
    retry: live.retry,
  };
}
