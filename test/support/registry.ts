/** Papers that lie where a story of the registry begins. */
import type { ActDone, IncomingView } from '@lingxing/server/contracts';
import type { Deployment } from './stories.ts';

export interface Sent {
  readonly title: string;
  readonly kind?: 'request' | 'report';
  readonly body?: string;
  readonly name?: string;
}

/** A paper, of the education bureau unless another is named, that is in the register and lies with the leaders, as a story needs it to be there. */
export async function sentUp(
  town: Deployment,
  { title, kind = 'request', body = 'education', name = '平顶山市卫东区教育局' }: Sent,
  leaders: readonly string[],
): Promise<string> {
  const desk = await town.office('weidong').of('registrar');
  const sender = { class: 'department', body, name };
  const { id } = await desk.post<ActDone>('/incoming', { letter: { sender, title, kind, text: '现将有关事项报来。' }, channel: 'paper' });
  const { version } = await desk.get<IncomingView>(`/incoming/${id}`);
  const input = { opinion: '拟同意，请阅示。', nature: 'handle', leaders };
  await desk.post<ActDone>(`/incoming/${id}/acts`, { act: 'recommend', input, seen: version });
  return id;
}

/** A paper of the education bureau as it came, registered and no more. */
export async function registered(town: Deployment, title: string, facts: Readonly<Record<string, boolean>> = {}): Promise<string> {
  const desk = await town.office('weidong').of('registrar');
  const sender = { class: 'department', body: 'education', name: '平顶山市卫东区教育局' };
  const letter = { sender, title, kind: 'request', text: '现将有关事项报来。', facts };
  return (await desk.post<ActDone>('/incoming', { letter, channel: 'paper' })).id;
}
