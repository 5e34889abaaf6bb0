/** What of a sitting others may see (会议公开): the acts as data, the events, what stands now of each item and what was taken back. */
import * as z from 'zod';
import type { PostId } from '../kernel/organisation.ts';
import { AUDIENCES, type Audience, type Stage } from './kinds.ts';

/** `agenda`, `minutes`, a topic's id: what was decided on it; or `papers-` and that id: its papers. */
export type Item = string;

const PAPERS = 'papers-';
export const isOfPapers = (item: Item): boolean => item.startsWith(PAPERS);
/** The topic that an item is of, by its id; the agenda and the minutes are of none. */
export const topicOfItem = (item: Item): string => (isOfPapers(item) ? item.slice(PAPERS.length) : item);

const item = z.string('请选择事项').regex(/^(agenda|minutes|(papers-)?t\d{1,3})$/, '请选择事项');
const words = (label: string) => z.string(`请填写${label}`).trim().min(1, `请填写${label}`).max(1_000, `${label}不得超过1000字`);

export const PUBLICATION_INPUTS = {
  'open-item': z.object({ item, to: z.enum(AUDIENCES, '请选择公开范围'), ground: words('依据') }),
  'withhold-item': z.object({ item, ground: words('不公开的依据') }),
  'take-back-item': z.object({ item, reason: words('理由') }),
} as const;

const AFTER = ['adjourned', 'drafted', 'signed', 'issued', 'closed'] as const satisfies readonly Stage[];
const FROM_NOTICE = ['notified', 'sitting', ...AFTER] as const satisfies readonly Stage[];

export const PUBLICATION_ACTS = {
  'open-item': { label: '公开会议事项', from: FROM_NOTICE, exclusive: true },
  'withhold-item': { label: '写明不公开', from: ['preparing', ...FROM_NOTICE], exclusive: true },
  'take-back-item': { label: '撤回公开', from: [...FROM_NOTICE, 'cancelled'], exclusive: true },
} as const satisfies Record<string, { label: string; from: readonly Stage[]; exclusive: boolean }>;
export type PublicationAct = keyof typeof PUBLICATION_ACTS;
export const isPublicationAct = (act: string): act is PublicationAct => Object.hasOwn(PUBLICATION_ACTS, act);

type Of<T extends string, More> = { readonly type: T; readonly v: 1 } & More;
export type PublicationEvent =
  | Of<'item-opened', { readonly item: Item; readonly to: Audience; readonly ground: string; readonly on: string }>
  | Of<'item-withheld', { readonly item: Item; readonly ground: string; readonly on: string }>
  | Of<'item-taken-back', { readonly item: Item; readonly reason: string; readonly on: string }>;

interface Done {
  readonly by: PostId;
  readonly at: number;
}

/** What was said of an item, the latest of each item standing. `words`: the ground, or why it was taken back. */
export type Mark = Done & {
  readonly item: Item;
  readonly words: string;
  /** `YYYY-MM-DD`. */
  readonly on: string;
} & (
    | { readonly is: 'open'; readonly to: Audience }
    | { readonly is: 'withheld' }
    /** `from`: whom it had been open to. */
    | { readonly is: 'taken-back'; readonly from: Audience }
  );

export interface WithMarks {
  /** In the order in which they were made; absent until there is one. */
  readonly marks?: readonly Mark[] | undefined;
}

/** What stands of an item now; undefined where nothing was said of it. */
export const markOfItem = ({ marks }: WithMarks, of: Item): Mark | undefined => marks?.findLast((one) => one.item === of);

/** What an event makes of the marks. */
export function marked(state: WithMarks, event: PublicationEvent, done: Done): readonly Mark[] {
  const of = { ...done, item: event.item, on: event.on };
  const before = state.marks ?? [];
  switch (event.type) {
    case 'item-opened':
      return [...before, { ...of, is: 'open', to: event.to, words: event.ground }];
    case 'item-withheld':
      return [...before, { ...of, is: 'withheld', words: event.ground }];
    case 'item-taken-back': {
      const standing = markOfItem(state, event.item);
      return [...before, { ...of, is: 'taken-back', from: standing?.is === 'open' ? standing.to : 'inside', words: event.reason }];
    }
  }
}
