/** What the stories about absences set up through the API: who asks for what, and what others do with it meanwhile. */
import type { AbsenceInput } from '@lingxing/affairs/leave';
import type { ActDone, LeaveView } from '@lingxing/server/contracts';
import type { GovernmentId } from '@lingxing/demo';
import type { Deployment } from './stories.ts';

/** The day after so many days from today in Asia/Shanghai: the server's clock is the machine's. */
export const day = (after: number): string => new Date(Date.now() + 8 * 3_600_000 + after * 86_400_000).toISOString().slice(0, 10);

/** A business trip out of the area, unless said otherwise. */
export const trip = (from: number, to: number, more: Partial<AbsenceInput> = {}): AbsenceInput => ({
  kind: 'business-trip',
  beyond: true,
  destination: '省城',
  purpose: '参加会议',
  contact: '办公电话',
  from: day(from),
  to: day(to),
  ...more,
});

/** Opens an absence through the API as a post; resolves to its id. */
export async function opened(
  town: Deployment,
  government: GovernmentId,
  post: string,
  act: string,
  absence: AbsenceInput,
  more: { readonly of?: string; readonly reason?: string } = {},
): Promise<string> {
  const desk = await town.office(government).of(post);
  const input = { ...(more.of === undefined ? {} : { post: more.of }), absence };
  const { id } = await desk.post<ActDone>('/leave', { act, input, ...(more.reason === undefined ? {} : { reason: more.reason }) });
  return id;
}

/** Does an act on an absence through the API as a post, on the state that it has now. */
export async function acted(
  town: Deployment,
  government: GovernmentId,
  post: string,
  id: string,
  act: string,
  input: unknown = {},
  reason?: string,
): Promise<void> {
  const desk = await town.office(government).of(post);
  const { version } = await desk.get<LeaveView>(`/leave/${id}`);
  await desk.post<ActDone>(`/leave/${id}/acts`, { act, input, seen: version, ...(reason === undefined ? {} : { reason }) });
}
