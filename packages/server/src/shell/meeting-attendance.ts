/** Attending a sitting, between the API and the ledger: the code on the host's screen, signing in with it, one's own notes. */
import { ACTS, meetingProcedure, runsIt, said, viewFor, type ActName, type MeetingState } from '@lingxing/affairs/meeting';
import type { ActDone, MeetingNotesView, MeetingSignIn, SignInCodeView } from '../contracts/index.ts';
import type { Deps } from '../deps.ts';
import { notFound, ProblemError } from '../http/problem.ts';
import { meetingActLabel } from '../views/meetings.ts';
import { matterShell } from './matter.ts';
import { meetingShell } from './meetings.ts';
import { personOn, type Person } from './person.ts';
import { refuseMarkedInput } from './text.ts';

/** The one way by which the act of signing in comes to the ledger: after the code was looked at. */
const signInShell = matterShell<MeetingState>({
  procedure: meetingProcedure,
  said: (ctx, state, act) => said(ctx, state, act as ActName),
  label: meetingActLabel,
  admit: () => Promise.resolve(),
});

/** The code of this moment, for whoever runs the sitting; to anybody else there is none. */
export async function codeOnScreen(deps: Deps, asking: Person, id: string, as?: string): Promise<SignInCodeView> {
  const { matter, ctx } = await meetingShell.before(deps, asking, id);
  const { actor } = personOn(asking, ctx, meetingProcedure, matter.state, { as });
  if (!runsIt(ctx, matter.state, actor.post)) throw notFound();
  if (!ACTS['sign-in'].from.includes(matter.state.stage) || ctx.today !== matter.state.on)
    throw new ProblemError('request.invalid', { detail: '签到在会议当日、散会以前办理。' });
  const now = deps.clock.now();
  const { code, until } = deps.sittings.codes.at(asking.government, id, now);
  return { code, until: new Date(until).toISOString(), now: new Date(now).toISOString() };
}

export async function signInTo(deps: Deps, asking: Person, id: string, { code, as, idempotencyKey }: MeetingSignIn): Promise<ActDone> {
  // Whoever may not read the sitting is not told whether the code was right.
  await meetingShell.read(deps, asking, id);
  if (!deps.sittings.codes.accepts(asking.government, id, code, deps.clock.now()))
    throw new ProblemError('request.invalid', {
      detail: '签到码不对，或者已经换过。请照会场屏幕上的重新填写。',
      errors: [{ path: 'code', message: '签到码不对' }],
    });
  return signInShell.perform(deps, asking, id, { act: 'sign-in', input: {}, idempotencyKey, ...(as === undefined ? {} : { as }) });
}

/** Topics that this person sees: notes are kept on no other. */
async function topicsSeen(deps: Deps, asking: Person, id: string): Promise<ReadonlySet<string>> {
  const { matter, ctx } = await meetingShell.before(deps, asking, id);
  const { actor } = personOn(asking, ctx, meetingProcedure, matter.state, {});
  return new Set(viewFor(ctx, matter.state, actor).topics.map((one) => one.id));
}

export async function notesOf(deps: Deps, asking: Person, id: string): Promise<MeetingNotesView> {
  const seen = await topicsSeen(deps, asking, id);
  const notes = await deps.sittings.notes.of(asking.government, asking.session.account, id);
  return {
    items: notes.filter((one) => seen.has(one.topic)).map(({ topic, text, at }) => ({ topic, text, at: at.toISOString() })),
  };
}

export async function keepNote(
  deps: Deps,
  asking: Person,
  id: string,
  { topic, text }: { readonly topic: string; readonly text: string },
): Promise<MeetingNotesView> {
  refuseMarkedInput({ text });
  const seen = await topicsSeen(deps, asking, id);
  if (!seen.has(topic)) throw notFound();
  await deps.sittings.notes.keep(asking.government, asking.session.account, id, { topic, text, at: new Date(deps.clock.now()) });
  return notesOf(deps, asking, id);
}
