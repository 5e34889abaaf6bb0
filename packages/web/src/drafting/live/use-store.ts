/** Storing the draft as an act (起草, 修改文稿) and sending it on (送部门负责人审签), each once whatever the line does. */
import type { ActDone, DocumentView } from '@lingxing/server/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { ask, ProblemError } from '../../api/client.ts';
import { keys } from '../../api/keys.ts';
import { freshKey } from '../../lib/keys.ts';
import { createDocument } from '../api.ts';
import { sendable, type Draft } from '../model/draft.ts';

export interface Declared {
  /** What was changed and why (修改说明). */
  readonly note: string;
  /** What the one who changes the text declares, where steps have been taken on it. */
  readonly nature: 'editorial' | 'substantive' | undefined;
  /** Why the person goes on in spite of a warning. */
  readonly reason: string;
}

export interface Stored {
  readonly done: ActDone;
  /** The document after it. */
  readonly view: DocumentView;
}

/**
 * A key is kept until the server has answered for the very same content: pressing again after a lost connection does
 * not make a second document. Other content is another act.
 */
class OnceKeys {
  #content = '';
  #key = '';
  for(content: unknown): string {
    const text = JSON.stringify(content);
    if (text !== this.#content || this.#key === '') {
      this.#content = text;
      this.#key = freshKey();
    }
    return this.#key;
  }
  done(): void {
    this.#key = '';
  }
}

export function useStore() {
  const client = useQueryClient();
  const once = useRef({ store: new OnceKeys(), send: new OnceKeys() });
  const [busy, setBusy] = useState<'store' | 'send'>();

  const fresh = (id: string): Promise<DocumentView> =>
    client.fetchQuery({
      queryKey: keys.document(id),
      queryFn: ({ signal }) => ask<DocumentView>(`/documents/${encodeURIComponent(id)}`, { signal }),
      staleTime: 0,
    });
  const othersStale = (): void => {
    for (const queryKey of [keys.workbench, keys.inbox, keys.documents]) void client.invalidateQueries({ queryKey });
  };

  const store = async (view: DocumentView | undefined, base: number, draft: Draft, declared: Declared): Promise<Stored> => {
    const content = sendable(draft);
    const input = {
      draft: content,
      note: declared.note,
      ...(declared.nature === undefined ? {} : { nature: declared.nature }),
    };
    const reason = declared.reason.trim() === '' ? {} : { reason: declared.reason.trim() };
    const idempotencyKey = once.current.store.for([view?.id, base, input]);
    const done =
      view === undefined
        ? await createDocument(content, idempotencyKey)
        : await ask<ActDone>(`/documents/${encodeURIComponent(view.id)}/acts`, {
            method: 'POST',
            body: { act: 'revise', input, seen: view.version, textSeen: base, ...reason, idempotencyKey },
          });
    once.current.store.done();
    othersStale();
    return { done, view: await fresh(done.id) };
  };

  const send = async (view: DocumentView, reason: string): Promise<ActDone> => {
    const idempotencyKey = once.current.send.for([view.id, view.version]);
    const done = await ask<ActDone>(`/documents/${encodeURIComponent(view.id)}/acts`, {
      method: 'POST',
      body: {
        act: 'send',
        input: {},
        seen: view.version,
        textSeen: view.textVersion,
        ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
        idempotencyKey,
      },
    });
    once.current.send.done();
    othersStale();
    void client.invalidateQueries({ queryKey: keys.document(view.id) });
    return done;
  };

  const during = async <T>(what: 'store' | 'send', id: string | undefined, work: () => Promise<T>): Promise<T> => {
    setBusy(what);
    try {
      return await work();
    } catch (error) {
      // Someone else was faster: what they did is fetched, and the desk shows it beside what stands here.
      if (id !== undefined && error instanceof ProblemError && error.status === 409)
        void client.invalidateQueries({ queryKey: keys.document(id) });
      throw error;
    } finally {
      setBusy(undefined);
    }
  };
  return { busy, store, send, during };
}
