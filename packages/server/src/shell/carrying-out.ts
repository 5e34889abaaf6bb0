/** What carries out a decision, a draft or a supervised task. A draft that carries out what a sitting decided: which meeting decided it, and when, is written by the server from the sitting. */
import { documentProcedure, isLeader, type Draft, type DocumentState } from '@lingxing/affairs/document';
import { incomingProcedure, type IncomingState } from '@lingxing/affairs/incoming';
import { decisionOf, meetingProcedure, viewFor, type MeetingState } from '@lingxing/affairs/meeting';
import { kindOf, KIND_LABELS, oversightProcedure, unnamed, type OversightState } from '@lingxing/affairs/oversight';
import type { TaskInput } from '@lingxing/affairs/task';
import type { Procedure } from '@lingxing/affairs/kernel';
import type { Deps } from '../deps.ts';
import { notFound, ProblemError } from '../http/problem.ts';
import { readerIn, type Person } from './person.ts';

/** A sitting or a topic that its author may not read, or one of an exercise where this is none, is as if it were not there. */
export async function withSitting({ ledger }: Pick<Deps, 'ledger'>, person: Person, draft: Draft, exercise?: boolean): Promise<Draft> {
  const { carriesOut } = draft;
  if (carriesOut === undefined) return draft;
  return { ...draft, decision: decisionOf(await sittingOf({ ledger }, person, carriesOut, exercise)) };
}

/** The sitting of a decision, as its author may read it. */
async function sittingOf(
  { ledger }: Pick<Deps, 'ledger'>,
  person: Person,
  of: { readonly sitting: string; readonly topic: string },
  exercise: boolean | undefined,
): Promise<MeetingState> {
  const sitting = await ledger.load<MeetingState>(person.government, of.sitting, readerIn(person, meetingProcedure.name));
  if (sitting?.procedure !== meetingProcedure.name || (exercise !== undefined && sitting.exercise !== exercise)) throw notFound();
  const seen = viewFor(person.ctx, sitting.state, person.actor);
  if (!seen.topics.some((one) => one.id === of.topic)) throw notFound();
  return sitting.state;
}

/** A matter that a task comes from, as its author may read it; one of an exercise where this is none is as if it were not there. */
async function originOf<S>(
  { ledger }: Pick<Deps, 'ledger'>,
  person: Person,
  procedure: Procedure<S>,
  { matter, exercise }: { readonly matter: string; readonly exercise: boolean },
): Promise<S> {
  const found = await ledger.load<S>(person.government, matter, readerIn(person, procedure.name));
  if (found?.procedure !== procedure.name || found.exercise !== exercise) throw notFound();
  return procedure.viewFor(person.ctx, found.state, person.actor) as S;
}

/** The source of a task that follows a written instruction: which paper and whose word on it. A mark that it was read asks for nothing. */
async function withInstruction(deps: Pick<Deps, 'ledger'>, person: Person, form: TaskInput, exercise: boolean): Promise<TaskInput> {
  const { matter = '', opinion } = form.source;
  const { letter, opinions } = await originOf<IncomingState>(deps, person, incomingProcedure, { matter, exercise });
  const given = opinions.find((one) => one.seq === opinion);
  if (given === undefined) throw notFound();
  if (given.view === 'read') throw new ProblemError('request.invalid', { detail: '这一意见只是阅知，没有交办什么。' });
  const reference = [letter.number, `《${letter.title}》`].filter(Boolean).join('').slice(0, 200);
  return {
    ...form,
    source: {
      kind: 'from-instruction',
      reference,
      item: '',
      matter: matter.toLowerCase(),
      procedure: incomingProcedure.name,
      opinion: given.seq,
      decidedBy: given.leader,
    },
  };
}

/** The source of a task that carries out an issued document: its number and title, and who signed it where he is a leader. */
async function withDocument(deps: Pick<Deps, 'ledger'>, person: Person, form: TaskInput, exercise: boolean): Promise<TaskInput> {
  const { matter = '', item } = form.source;
  const { stage, number, draft, signature } = await originOf<DocumentState>(deps, person, documentProcedure, { matter, exercise });
  if (stage !== 'distributed' && stage !== 'archived')
    throw new ProblemError('request.invalid', { detail: '此件还没有印发，不能据以交办。' });
  const signer = isLeader(person.ctx.organisation.posts.get(signature?.by ?? '')) ? { decidedBy: signature?.by } : {};
  const reference = `${number?.text ?? ''}《${draft.title}》`.slice(0, 200);
  return {
    ...form,
    source: { kind: 'from-document', reference, item, matter: matter.toLowerCase(), procedure: documentProcedure.name, ...signer },
  };
}

/**
 * The source of a task that follows what was raised from outside: what it is and what it is about, and who read it in person. Who wrote
 * or came is not named: the task is read by more than the matter is.
 */
async function withRaised(deps: Pick<Deps, 'ledger'>, person: Person, form: TaskInput, exercise: boolean): Promise<TaskInput> {
  const { matter = '' } = form.source;
  const { stage, form: raised, readings } = await originOf<OversightState>(deps, person, oversightProcedure, { matter, exercise });
  if (stage === 'withdrawn') throw new ProblemError('request.invalid', { detail: '这一事项已经撤销登记，不能据以交办。' });
  if (raised.secret) throw new ProblemError('request.invalid', { detail: '登记为涉密，不据以交办督办。' });
  const { posts } = person.ctx.organisation;
  const reader = readings.findLast((one) => isLeader(posts.get(one.by)))?.by;
  const numbered = kindOf(raised.kind).personal === true ? '' : (raised.number ?? '');
  return {
    ...form,
    source: {
      kind: raised.kind === 'letter' || raised.kind === 'visit' ? 'from-letter' : 'from-oversight',
      reference: `${KIND_LABELS[raised.kind]}${numbered}《${unnamed(raised.kind, raised.subject, raised.from)}》`.slice(0, 200),
      item: '',
      matter: matter.toLowerCase(),
      procedure: oversightProcedure.name,
      ...(reader === undefined ? {} : { decidedBy: reader }),
    },
  };
}

/** The form with its source as the matter has it from which it comes: a decision, a written instruction, an issued document, what was raised. */
export async function withOrigin(deps: Pick<Deps, 'ledger'>, person: Person, form: TaskInput, exercise: boolean): Promise<TaskInput> {
  const { matter, procedure, topic } = form.source;
  if (topic !== undefined) return withDecision(deps, person, form, exercise);
  if (matter !== undefined && procedure === incomingProcedure.name) return withInstruction(deps, person, form, exercise);
  if (matter !== undefined && procedure === oversightProcedure.name) return withRaised(deps, person, form, exercise);
  return matter !== undefined && procedure === documentProcedure.name ? withDocument(deps, person, form, exercise) : form;
}

/** The source of a task that follows up a decision: which sitting, which item of its agenda, and who chaired it where he is a leader. */
async function withDecision(deps: Pick<Deps, 'ledger'>, person: Person, form: TaskInput, exercise: boolean): Promise<TaskInput> {
  const { matter, topic } = form.source;
  if (topic === undefined) return form;
  if (matter === undefined) throw notFound();
  const sitting = await sittingOf(deps, person, { sitting: matter, topic }, exercise);
  const chair = isLeader(person.ctx.organisation.posts.get(sitting.chair.post)) ? { decidedBy: sitting.chair.post } : {};
  return {
    ...form,
    source: {
      kind: 'from-meeting',
      reference: decisionOf(sitting).session,
      item: `${sitting.agenda.indexOf(topic) + 1}`,
      matter,
      procedure: meetingProcedure.name,
      topic,
      ...chair,
    },
  };
}
