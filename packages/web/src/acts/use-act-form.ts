/** The life of one act's form: filled in, sent, refused with findings, asked for a reason, done. */
import type { ActDone, ActOfferView, VerdictView } from '@lingxing/server/contracts';
import { useEffect, useRef, useState } from 'react';
import { ProblemError, Unreachable } from '../api/client.ts';
import { judgeMatterAct, useMatterAct } from '../api/matter.ts';
import { freshKey } from '../lib/keys.ts';
import { sayingOf } from '../components/states.tsx';
import type { ActDesk, Filled } from './desk.ts';
import { type ActForm, faultsOf, type Value, type Values } from './form.ts';
import type { Overtaken } from './overtaken.tsx';

export interface ActFormState {
  readonly form: ActForm;
  readonly values: Values;
  readonly set: (name: string, value: Value) => void;
  readonly faults: Readonly<Record<string, string>>;
  readonly reason: string;
  readonly setReason: (reason: string) => void;
  /** The findings as last heard: from the offer, then from the server's answer to what was sent. */
  readonly verdict: VerdictView;
  readonly asksReason: boolean;
  readonly saying: string | undefined;
  readonly sending: boolean;
  readonly send: () => void;
}

/** The reason for going on against a warning is a field beside those of the act. */
export const REASON_FIELD = 'reason for going on';
const JUDGED_AFTER_MS = 600;
const NO_FORM: ActForm = { fields: [], begin: {} };

export interface ActFormEnds {
  readonly onDone: (done: ActDone) => void;
  /** Someone else was faster; the form stays as it was filled in. */
  readonly onOvertaken: (overtaken: Overtaken) => void;
}

export function useActForm(desk: ActDesk, offer: ActOfferView, { onDone, onOvertaken }: ActFormEnds): ActFormState {
  const { act } = offer;
  const { path, id, version, textVersion } = desk;
  const as = desk.acting?.as.post;
  const form = desk.formOf(act) ?? NO_FORM;
  const [changed, setChanged] = useState<Values>({});
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const [reason, setReason] = useState('');
  const [answered, setAnswered] = useState<{ readonly verdict: VerdictView; readonly version: number }>();
  const [saying, setSaying] = useState<string>();
  const key = useRef(freshKey());
  const perform = useMatterAct(path, id);
  const values: Values = { ...form.begin, ...changed };
  // A verdict on a state that has passed says nothing about the present one.
  const verdict = answered?.version === version ? answered.verdict : offer.verdict;
  const asksReason = verdict.outcome === 'warned';

  // What is filled in is judged while it is written, as soon as nothing is missing from it.
  const judged =
    Object.keys(changed).length > 0 && Object.keys(faultsOf(form, values)).length === 0
      ? JSON.stringify(desk.filled(act, values, form.begin))
      : '';
  useEffect(() => {
    if (judged === '') return undefined;
    const leave = new AbortController();
    const timer = window.setTimeout(() => {
      judgeMatterAct(path, id, { act, as, ...(JSON.parse(judged) as Filled), seen: version, textSeen: textVersion }, leave.signal).then(
        (found) => setAnswered({ verdict: found, version }),
        () => undefined,
      );
    }, JUDGED_AFTER_MS);
    return () => {
      window.clearTimeout(timer);
      leave.abort();
    };
  }, [judged, act, as, path, id, version, textVersion]);

  const hear = (error: unknown) => {
    if (!(error instanceof Unreachable)) key.current = freshKey();
    if (error instanceof ProblemError) {
      if (error.verdict) setAnswered({ verdict: error.verdict, version });
      if (error.status === 409) {
        onOvertaken({ label: offer.label, meanwhile: error.problem.meanwhile ?? [], says: sayingOf(error) });
        return;
      }
      setFaults(Object.fromEntries((error.problem.errors ?? []).map((e) => [fieldOf(e.path), e.message])));
    }
    setSaying(error instanceof ProblemError && error.verdict ? error.problem.title : sayingOf(error));
  };

  const send = () => {
    const found = { ...faultsOf(form, values), ...(asksReason && reason.trim() === '' ? { [REASON_FIELD]: '请写明仍要办理的理由' } : {}) };
    setFaults(found);
    setSaying(undefined);
    if (Object.keys(found).length > 0) return;
    perform.mutate(
      {
        act,
        as,
        ...desk.filled(act, values, form.begin),
        seen: version,
        ...(textVersion === undefined ? {} : { textSeen: textVersion }),
        ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
        idempotencyKey: key.current,
      },
      { onSuccess: onDone, onError: hear },
    );
  };

  return {
    form,
    values,
    set: (name, value) => {
      setChanged((before) => ({ ...before, [name]: value, ...form.follows?.(name, value, { ...form.begin, ...before }) }));
      setFaults(({ [name]: _mended, ...others }) => others);
    },
    faults,
    reason,
    setReason,
    verdict,
    asksReason,
    saying,
    sending: perform.isPending,
    send,
  };
}

/** `input.opinion` and `body.input.opinion` are the field opinion. */
function fieldOf(path: string): string {
  return path.split('.').find((part) => part !== '' && part !== 'body' && part !== 'input') ?? path;
}
