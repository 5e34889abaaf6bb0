/**
 * A matter between the API and the ledger, for procedures whose acts need nothing of the shell but to be admitted: found only by
 * those who may read it, acted on as the post in use, judged by the same procedure with nothing stored.
 */
import type { ActRequest, Context, Procedure } from '@lingxing/affairs/kernel';
import type { LoadedMatter } from '@lingxing/ledger';
import type { ActDone, VerdictView } from '../contracts/index.ts';
import type { Deps } from '../deps.ts';
import { notFound, ProblemError } from '../http/problem.ts';
import { verdictView } from '../views/rules.ts';
import { contextOf, type PerformAct } from './documents.ts';
import { mayBeAnother, personActing, readerIn, type Person } from './person.ts';
import { settle, type Wording } from './settle.ts';
import { refuseMarkedInput } from './text.ts';

/** What a procedure has of its own. */
export interface MatterKind<S> {
  readonly procedure: Procedure<S>;
  /** The sentence after an act. */
  readonly said: Wording<S>['said'];
  readonly label: (act: string) => string;
  /** Looks over what an act brings in, beyond words that bear a mark: scans that it names. */
  readonly admit: (deps: Deps, person: Person, body: PerformAct) => Promise<void>;
  /** What an act says of other matters, as the ledger has it and not as the request does; refused where it may not speak of them. */
  readonly asOnRecord?: ((deps: Deps, person: Person, id: string, body: PerformAct) => Promise<PerformAct>) | undefined;
}

export const requestOf = (person: Person, body: PerformAct): ActRequest => ({
  act: body.act,
  actor: person.actor,
  input: body.input ?? {},
  seen: body.seen,
  reason: body.reason,
  occurredAt: body.occurredAt,
});

/** A matter of a procedure that this person may read; otherwise it is as if there were none. */
export async function readMatter<S>(deps: Pick<Deps, 'ledger'>, person: Person, procedure: string, id: string): Promise<LoadedMatter<S>> {
  const matter = await deps.ledger.load<S>(person.government, id, readerIn(person, procedure));
  if (matter === undefined || matter.procedure !== procedure) throw notFound();
  return matter;
}

export interface MatterShell<S> {
  readonly name: string;
  readonly read: (deps: Pick<Deps, 'ledger'>, person: Person, id: string) => Promise<LoadedMatter<S>>;
  /** The matter with the context that it is judged in. */
  readonly before: (deps: Deps, person: Person, id: string) => Promise<{ readonly matter: LoadedMatter<S>; readonly ctx: Context }>;
  readonly open: (deps: Deps, person: Person, body: PerformAct & { readonly exercise?: boolean | undefined }) => Promise<ActDone>;
  readonly perform: (deps: Deps, person: Person, id: string, body: PerformAct) => Promise<ActDone>;
  /** How an act would be judged as it is filled in: the same judge, nothing stored. */
  readonly judge: (deps: Deps, person: Person, id: string, body: PerformAct) => Promise<VerdictView>;
  /** What the opening act would be judged as, and the matter that there would be. */
  readonly tryOpening: (
    person: Person,
    body: PerformAct,
    given?: Pick<ActRequest, 'sameDay' | 'sittings'>,
  ) => { readonly verdict: VerdictView; readonly opened: S | null };
}

export function matterShell<S>({ procedure, said, label, admit, asOnRecord }: MatterKind<S>): MatterShell<S> {
  const { name } = procedure;
  const read = (deps: Pick<Deps, 'ledger'>, person: Person, id: string) => readMatter<S>(deps, person, name, id);
  const before = async (deps: Deps, person: Person, id: string) => {
    const matter = await read(deps, person, id);
    return { matter, ctx: await contextOf(deps, person, matter.exercise) };
  };
  const admitted = async (deps: Deps, person: Person, body: PerformAct): Promise<void> => {
    refuseMarkedInput(body.input, body.reason);
    await admit(deps, person, body);
  };
  const wording = (deps: Deps, person: Person): Wording<S> => ({
    said,
    label,
    afterwards: async (id) => {
      const { matter, ctx } = await before(deps, person, id);
      return { ctx, state: matter.state };
    },
  });
  return {
    name,
    read,
    before,

    async open(deps, person, body) {
      await admitted(deps, person, body);
      const performed = await deps.ledger.perform({
        government: person.government,
        procedure: name,
        request: requestOf(person, body),
        // Nothing is there to be read yet; what stands in its way may be named by whether it may be read.
        reader: readerIn(person, name),
        exercise: body.exercise ?? false,
        idempotencyKey: body.idempotencyKey,
      });
      return settle(deps, person, performed, { act: body.act }, wording(deps, person));
    },

    async perform(deps, asking, id, given) {
      if (procedure.exclusive(given.act) && given.seen === undefined)
        throw new ProblemError('request.invalid', {
          detail: '没有说明所见的是哪一版情况，请刷新后再办。',
          errors: [{ path: 'seen', message: '必填' }],
        });
      await admitted(deps, asking, given);
      const body = asOnRecord === undefined ? given : await asOnRecord(deps, asking, id, given);
      const { as, act } = body;
      let person = asking;
      if (mayBeAnother(asking, as)) {
        const { matter, ctx } = await before(deps, asking, id);
        person = personActing(asking, ctx, procedure, matter.state, { as, act });
      }
      const performed = await deps.ledger.perform({
        government: person.government,
        procedure: name,
        matter: id,
        request: requestOf(person, body),
        reader: readerIn(person, name),
        idempotencyKey: body.idempotencyKey,
      });
      return settle(deps, person, performed, { act: body.act, matter: id, seen: body.seen }, wording(deps, person));
    },

    async judge(deps, asking, id, body) {
      const { matter, ctx } = await before(deps, asking, id);
      const person = personActing(asking, ctx, procedure, matter.state, body);
      refuseMarkedInput(body.input, body.reason);
      const request = { ...requestOf(person, body), matter: id };
      const day = matter.exercise ? undefined : procedure.sittingDayWanted?.(matter.state, request);
      const others = day === undefined ? [] : await deps.ledger.sittingsTold(person.government, { from: day, to: day, except: id });
      const { verdict } = procedure.decide(ctx, matter.state, { ...request, sameDay: others.map((one) => one.state) });
      return verdictView(verdict, ctx.pack);
    },

    tryOpening(person, body, given) {
      refuseMarkedInput(body.input, body.reason);
      const { ctx } = person;
      const request = requestOf(person, body);
      // What follows is shown before a reason is given; that one has to be stands in the verdict.
      const { verdict, events } = procedure.decide(ctx, null, { ...request, ...given, reason: request.reason ?? '试判' });
      const opened = events.reduce<S | null>(
        (state, event, i) => procedure.evolve(state, event, { seq: i + 1, now: ctx.now, actor: request.actor }),
        null,
      );
      return { verdict: verdictView(verdict, ctx.pack), opened };
    },
  };
}
