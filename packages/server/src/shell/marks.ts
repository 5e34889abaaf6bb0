/** Under what the bodies of a government number their own documents (发文机关代字), and who enters it. */
import { isOffice } from '@lingxing/affairs/document';
import type * as z from 'zod';
import type { MarksView, putMark } from '../contracts/index.ts';
import type { Deps } from '../deps.ts';
import { notFound, ProblemError } from '../http/problem.ts';
import type { Person } from './person.ts';

const mayEnter = ({ ctx, actor }: Person): boolean => isOffice(ctx.organisation.posts.get(actor.post));

/** Every body that issues documents of its own, those without a mark first; the office itself numbers in the government's series. */
export function marksOf(person: Person): MarksView {
  const bodies = [...person.ctx.organisation.departments.values()]
    .filter((one) => one.kind !== 'office')
    .map(({ id, name, mark }) => ({ id, name, ...(mark === undefined ? {} : { mark }) }));
  return {
    bodies: [...bodies.filter((one) => one.mark === undefined), ...bodies.filter((one) => one.mark !== undefined)],
    mayEnter: mayEnter(person),
  };
}

/** The office enters the mark of a body, which nobody else has; what waits for its number goes on. */
export async function enterMark(
  deps: Pick<Deps, 'ledger' | 'identity'>,
  person: Person,
  department: string,
  { mark, reason }: z.output<typeof putMark>,
): Promise<void> {
  if (!mayEnter(person)) throw new ProblemError('permission.denied', { detail: '发文机关代字由政府办公室录入。' });
  const { organisation, pack } = person.ctx;
  const body = organisation.departments.get(department);
  if (body === undefined || body.kind === 'office') throw notFound();
  const taken =
    pack.source.series.some((one) => one.mark === mark) ||
    [...organisation.departments.values()].some((one) => one.id !== department && one.mark === mark);
  if (taken) throw new ProblemError('request.invalid', { detail: `“${mark}”已是别的机关的代字，请另定。` });
  const { account } = person.session;
  if ((await deps.ledger.enterMark(person.government, { department, mark, account, reason })) === undefined) throw notFound();
  await deps.identity.record(person.government, {
    account,
    event: 'mark-entered',
    detail: `${body.name}：${mark}（${reason}）`,
    result: 'ok',
  });
}
