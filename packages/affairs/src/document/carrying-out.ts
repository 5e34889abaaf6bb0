/** A document that carries out what a meeting decided (贯彻会议决定): what each of its steps is to the sitting, told in the same transaction. */
import type { ActRequest, Context, FollowUp } from '../kernel/procedure.ts';
import { dayOfMoment } from '../kernel/words.ts';
import type { DocumentEvent } from './events.ts';
import type { DocumentState } from './state.ts';
import { isSubmitted } from './submitting.ts';

/** What these events tell the sitting; a document that carries out nothing tells nobody. */
export function followsInSitting(
  { today }: Pick<Context, 'today'>,
  state: DocumentState | null,
  { matter, occurredAt }: Pick<ActRequest, 'matter' | 'occurredAt'>,
  events: readonly DocumentEvent[],
): readonly FollowUp[] {
  return events.flatMap((event): readonly FollowUp[] => {
    const of = event.type === 'drafted' ? event.draft.carriesOut : state?.carriesOut;
    if (of === undefined) return [];
    const on = occurredAt === undefined ? today : dayOfMoment(Date.parse(occurredAt));
    const step = stepOf(state, event, on);
    if (step === undefined) return [];
    const input = { topic: of.topic, document: matter, step };
    return [{ procedure: 'meeting', matter: of.sitting, opens: false, act: 'note-document', input }];
  });
}

function stepOf(state: DocumentState | null, event: DocumentEvent, on: string): object | undefined {
  if (event.type === 'drafted') return { is: 'drafted', host: event.host, to: event.draft.to };
  if (state === null) return undefined;
  const { to, publication } = state.draft;
  if (event.type === 'sent' && (event.to === 'vetting' || event.to === 'review')) return { is: 'submitted', on, to };
  if (event.type === 'withdrawn') return { is: 'withdrawn' };
  // A draft in the Party committee's name is sent on to it and gets no number here.
  if (event.type === 'forwarded') return { is: 'issued', on, number: '', to };
  // What a body hands in to its own government is not issued yet.
  return event.type === 'distributed' && !isSubmitted(state)
    ? { is: 'issued', on, number: state.number?.text ?? '', to, publication }
    : undefined;
}
