/** Lists of templates as they are put in order. Pure. */
import type { TemplateLists, TemplateView } from '@lingxing/server/contracts';

export type ListName = 'recommend' | 'return' | 'phrases' | 'own-phrases';

export interface ListKind {
  readonly name: ListName;
  readonly label: string;
  /** Who has it before him when he writes. */
  readonly where: string;
  /** A phrase is its own name. */
  readonly named: boolean;
  /** A recommendation says whether the paper is to be handled or to be read. */
  readonly natured: boolean;
  /** Places that are filled from the paper, or left to whoever writes. */
  readonly places: readonly string[];
}

export const LISTS: readonly ListKind[] = [
  {
    name: 'recommend',
    label: '拟办模板',
    where: '政府办公室拟办时选用。',
    named: true,
    natured: true,
    places: ['来文单位', '标题', '领导', '主办'],
  },
  {
    name: 'return',
    label: '退回模板',
    where: '政府办公室退回、退补来文时选用。',
    named: true,
    natured: false,
    places: ['来文单位', '标题'],
  },
  { name: 'phrases', label: '批示常用语', where: '各位领导批示时选用。', named: false, natured: false, places: ['领导', '单位'] },
  {
    name: 'own-phrases',
    label: '我的常用语',
    where: '只有你批示时看得到，排在本府常用语前面。',
    named: false,
    natured: false,
    places: ['领导', '单位'],
  },
];

export const itemsOf = (lists: TemplateLists, name: ListName): readonly TemplateView[] =>
  ({ recommend: lists.recommend, return: lists.returns, phrases: lists.phrases, 'own-phrases': lists.ownPhrases })[name];

/** What the office sets for all is for the office to change; one's own for oneself. */
export const mayEdit = (lists: TemplateLists, name: ListName): boolean => name === 'own-phrases' || lists.mayEdit;

/** The one at this place a place further up (-1) or down (1); at the ends it stays where it is. */
export function moved<T>(items: readonly T[], at: number, by: -1 | 1): readonly T[] {
  const [one, other] = [items[at], items[at + by]];
  if (one === undefined || other === undefined) return items;
  return items.with(at, other).with(at + by, one);
}

export const MOST = 60;

/** What is missing from a template, by its field. `at`: its place in the list, the end for a new one. */
export function faultsOf(
  kind: Pick<ListKind, 'named'>,
  items: readonly TemplateView[],
  at: number,
  item: TemplateView,
): Readonly<Partial<Record<'name' | 'text', string>>> {
  const others = items.filter((_, i) => i !== at);
  const [name, text] = [item.name.trim(), item.text.trim()];
  const said = others.some((one) => one.text === text);
  return {
    ...(kind.named && name === '' ? { name: '请写名称' } : {}),
    ...(kind.named && name !== '' && others.some((one) => one.name === name) ? { name: '已有同名的模板' } : {}),
    ...(text === '' ? { text: '请写内容' } : said ? { text: '已有同样的一条' } : {}),
  };
}
