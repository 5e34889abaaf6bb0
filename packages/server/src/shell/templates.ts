/**
 * 拟办 templates and phrases (常用语). What a government or a person has set stands; where nothing is set, what is here,
 * which any office can begin with. `{…}` are places: the sender, the title, the leaders, the host.
 */
import { isOffice } from '@lingxing/affairs/document';
import type * as z from 'zod';
import type { putTemplates, TEMPLATE_LISTS, TemplateLists, TemplateView } from '../contracts/index.ts';
import type { Deps } from '../deps.ts';
import { ProblemError } from '../http/problem.ts';
import { refuseMarked } from './text.ts';
import type { Person } from './person.ts';

const RECOMMEND: readonly TemplateView[] = [
  { name: '呈领导批示', text: '拟请{领导}批示。', nature: 'handle' },
  { name: '先研提意见', text: '拟由{主办}研提意见，呈{领导}审定。', nature: 'handle' },
  { name: '呈批后转办', text: '呈{领导}批示后，由{主办}办理，办理结果报办公室。', nature: 'handle' },
  { name: '转办', text: '拟转{主办}按职责办理，办理结果报办公室。', nature: 'handle' },
  { name: '阅知', text: '拟请{领导}阅。', nature: 'read' },
  { name: '存档备查', text: '{来文单位}《{标题}》，拟存档备查。', nature: 'read' },
];

const phrase = (text: string): TemplateView => ({ name: '', text });
const PHRASES: readonly TemplateView[] = [
  phrase('同意。'),
  phrase('同意拟办意见。'),
  phrase('请按程序办理。'),
  phrase('请主办单位研提意见后再报。'),
  phrase('请抓紧办理，结果报我。'),
  phrase('不同意，请说明情况后再报。'),
];

/** The lists as this person has them. */
export async function templatesOf(deps: Pick<Deps, 'ledger'>, person: Person): Promise<TemplateLists> {
  const lists = await deps.ledger.templateLists(person.government, person.actor.account);
  const items = (kind: 'recommend' | 'phrases', own: boolean): TemplateView[] | undefined => {
    const found = lists.find((one) => one.kind === kind && one.own === own);
    return found === undefined ? undefined : [...(found.items as readonly TemplateView[])];
  };
  return {
    recommend: items('recommend', false) ?? [...RECOMMEND],
    phrases: items('phrases', false) ?? [...PHRASES],
    ownPhrases: items('phrases', true) ?? [],
    mayEdit: isOffice(person.ctx.organisation.posts.get(person.actor.post)),
  };
}

/** Puts a list in place; what is the government's is the office's to set. */
export async function putTemplatesOf(
  deps: Pick<Deps, 'ledger'>,
  person: Person,
  list: (typeof TEMPLATE_LISTS)[number],
  { items }: z.output<typeof putTemplates>,
): Promise<TemplateLists> {
  const own = list === 'own-phrases';
  if (!own && !isOffice(person.ctx.organisation.posts.get(person.actor.post)))
    throw new ProblemError('permission.denied', { detail: '本府的拟办模板和常用语由政府办公室设定。' });
  for (const one of items) refuseMarked(`${one.name}\n${one.text}`, '常用语');
  await deps.ledger.putTemplateList(
    person.government,
    { kind: list === 'recommend' ? 'recommend' : 'phrases', own, items },
    { account: person.actor.account },
  );
  return templatesOf(deps, person);
}
