/**
 * 拟办 and 退回 templates and phrases (常用语). What a government or a person has set stands; where nothing is set, what is here,
 * which any office can begin with. `{…}` are places: the sender, the title, the leaders, the host.
 */
import { isOffice } from '@lingxing/affairs/document';
import type * as z from 'zod';
import { TEMPLATE_LISTS, type putTemplates, type TemplateLists, type TemplateView } from '../contracts/index.ts';
import type { Deps } from '../deps.ts';
import { ProblemError } from '../http/problem.ts';
import { refuseMarked } from './text.ts';
import type { Person } from './person.ts';

type List = (typeof TEMPLATE_LISTS)[number];

/** How the ledger keeps each list. */
const STORED: Readonly<Record<List, { readonly kind: 'recommend' | 'return' | 'phrases'; readonly own: boolean }>> = {
  recommend: { kind: 'recommend', own: false },
  return: { kind: 'return', own: false },
  phrases: { kind: 'phrases', own: false },
  'own-phrases': { kind: 'phrases', own: true },
};

const RECOMMEND: readonly TemplateView[] = [
  { name: '呈领导批示', text: '拟请{领导}批示。', nature: 'handle' },
  { name: '先研提意见', text: '拟由{主办}研提意见，呈{领导}审定。', nature: 'handle' },
  { name: '呈批后转办', text: '呈{领导}批示后，由{主办}办理，办理结果报办公室。', nature: 'handle' },
  { name: '转办', text: '拟转{主办}按职责办理，办理结果报办公室。', nature: 'handle' },
  { name: '阅知', text: '拟请{领导}阅。', nature: 'read' },
  { name: '存档备查', text: '{来文单位}《{标题}》，拟存档备查。', nature: 'read' },
];

const RETURNS: readonly TemplateView[] = [
  { name: '未经会签', text: '此件涉及{部门}职权，未经会签。请会签后重报。' },
  { name: '一文多事', text: '此件请示不止一件事。请一事一文，分别报送。' },
  { name: '报告夹带请示', text: '此件是报告，又有请示事项。请另行请示。' },
  { name: '材料不全', text: '此件缺{材料}。请补齐后重报。' },
  { name: '格式不符', text: '公文格式不合规范：{何处}。请改正后重报。' },
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
  const setOf = (list: List) => lists.find((one) => one.kind === STORED[list].kind && one.own === STORED[list].own);
  const items = (list: List, otherwise: readonly TemplateView[]): TemplateView[] => [
    ...((setOf(list)?.items as readonly TemplateView[] | undefined) ?? otherwise),
  ];
  return {
    recommend: items('recommend', RECOMMEND),
    returns: items('return', RETURNS),
    phrases: items('phrases', PHRASES),
    ownPhrases: items('own-phrases', []),
    changed: Object.fromEntries(
      TEMPLATE_LISTS.flatMap((list) => [[list, setOf(list)?.changedAt.toISOString()]]).filter(([, at]) => at !== undefined),
    ),
    mayEdit: isOffice(person.ctx.organisation.posts.get(person.actor.post)),
  };
}

/** Puts a list in place; what is the government's is the office's to set. */
export async function putTemplatesOf(
  deps: Pick<Deps, 'ledger'>,
  person: Person,
  list: List,
  { items, seen }: z.output<typeof putTemplates>,
): Promise<TemplateLists> {
  if (list !== 'own-phrases' && !isOffice(person.ctx.organisation.posts.get(person.actor.post)))
    throw new ProblemError('permission.denied', { detail: '本府的模板和常用语由政府办公室设定。' });
  for (const one of items) refuseMarked(`${one.name}\n${one.text}`, '常用语');
  const stored = await deps.ledger.putTemplateList(
    person.government,
    { ...STORED[list], items },
    { account: person.actor.account },
    typeof seen === 'string' ? new Date(seen) : seen,
  );
  if (!stored) throw new ProblemError('conflict.stale', { detail: '这份单子刚被别人改过，请看过最新的再改。' });
  return templatesOf(deps, person);
}
