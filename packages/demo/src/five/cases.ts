/** What each of the five notices says of itself beyond its text: how it was decided, and when it was printed. */
import type { DraftInput } from '@lingxing/affairs/document';
import type { GovernmentId } from '../organisation.ts';

export interface Case {
  readonly government: GovernmentId;
  /** The meeting that the notice names, as the office records it; absent where it names the government's consent only. */
  readonly decision?: { readonly meeting: 'executive' | 'plenary'; readonly session: string; readonly date?: string } | undefined;
  /** How it was decided, in one line for the reader. */
  readonly decided: string;
  /** What the office states of the paper: it concerns the whole of the government's work. */
  readonly facts: NonNullable<DraftInput['facts']>;
}

/** The rules of a government's own work: important and general; not a normative document, as they bind no citizen. */
const FACTS: Case['facts'] = { important: true, overall: true, scope: 'general' };

export const CASES: readonly Case[] = [
  { government: 'jincheng-chengqu', decided: '区政府同意，通知未提会议', facts: FACTS },
  {
    government: 'xinzhou',
    decision: { meeting: 'plenary', session: '第22次全体会议', date: '2023-06-01' },
    decided: '2023年6月1日市政府第22次全体会议通过',
    facts: FACTS,
  },
  {
    government: 'weidong',
    decision: { meeting: 'executive', session: '第5次常务会议' },
    decided: '区政府第5次常务会议审议通过',
    facts: FACTS,
  },
  {
    government: 'zezhou',
    decision: { meeting: 'executive', session: '第55次常务会议' },
    decided: '县政府第55次常务会议同意',
    facts: FACTS,
  },
  {
    government: 'xishi',
    decision: { meeting: 'executive', session: '第十七届政府第20次常务会议', date: '2024-01-23' },
    decided: '2024年1月23日第十七届政府第20次常务会议通过',
    facts: FACTS,
  },
];

/** 泽政发〔2024〕32号 taken apart. */
export function numberParts(text: string): { readonly mark: string; readonly year: number; readonly n: number } {
  const [, mark, year, n] = /^(\S+)〔(\d{4})〕(\d+)号$/u.exec(text) ?? [];
  if (mark === undefined) throw new Error(`${text} is no document number`);
  return { mark, year: Number(year), n: Number(n) };
}
