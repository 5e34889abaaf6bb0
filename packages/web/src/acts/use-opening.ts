/** Sending a form that opens a matter: what is missing is said first, then it goes to the server, and the matter's page opens. */
import type { ActDone } from '@lingxing/server/contracts';
import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type RefObject, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { ProblemError, Unreachable } from '../api/client.ts';
import { keys } from '../api/keys.ts';
import { sayingOf } from '../components/states.tsx';
import { useSay } from '../components/status-line.tsx';
import { enterFirstWrong } from '../lib/first-wrong.ts';
import { freshKey } from '../lib/keys.ts';

interface OpeningOf<B> {
  readonly open: (body: B & { readonly idempotencyKey: string }) => Promise<ActDone>;
  /** Where its matters stand, such as `/leave`, and their list. */
  readonly place: string;
  readonly list: QueryKey;
}

export interface OpeningForm<B> {
  readonly form: RefObject<HTMLFormElement | null>;
  readonly pending: boolean;
  /** Faults are shown once it was tried to send it. */
  readonly tried: boolean;
  /** What stands against it, as one sentence. */
  readonly saying: string | undefined;
  readonly send: (event: FormEvent, faults: Readonly<Record<string, string>>, body: () => B) => void;
  /** As if it had not been tried yet. */
  readonly forget: () => void;
}

export function useOpening<B extends object>({ open: opening, place, list }: OpeningOf<B>): OpeningForm<B> {
  const client = useQueryClient();
  const navigate = useNavigate();
  const say = useSay();
  const form = useRef<HTMLFormElement>(null);
  // One key for one matter: what the server may have taken is not sent as another.
  const key = useRef(freshKey());
  const [tried, setTried] = useState(false);
  const [saying, setSaying] = useState<string>();
  const open = useMutation({ mutationFn: opening });
  const send: OpeningForm<B>['send'] = (event, faults, body) => {
    event.preventDefault();
    setTried(true);
    setSaying(undefined);
    if (open.isPending) return;
    if (Object.keys(faults).length > 0) {
      enterFirstWrong(() => setSaying(Object.values(faults).join('；')), form.current);
      return;
    }
    open.mutate(
      { ...body(), idempotencyKey: key.current },
      {
        onSuccess: (done) => {
          for (const queryKey of [list, keys.workbench, keys.inbox]) void client.invalidateQueries({ queryKey });
          say(done.said);
          void navigate(`${place}/${done.id}`);
        },
        onError: (error) => {
          if (!(error instanceof Unreachable)) key.current = freshKey();
          const against = error instanceof ProblemError ? error.verdict?.findings.filter((one) => one.outcome === 'refused') : undefined;
          setSaying(against?.map((one) => `${one.message}${one.wayOut ?? ''}`).join('') ?? sayingOf(error));
        },
      },
    );
  };
  const forget = (): void => {
    setTried(false);
    setSaying(undefined);
  };
  return { form, pending: open.isPending, tried, saying, send, forget };
}
