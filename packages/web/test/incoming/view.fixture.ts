/** An incoming document as the server shows it, with nothing in it that a test did not put there, and a small organisation. */
import { letterSchema } from '@lingxing/affairs/incoming';
import type { IncomingView, OrganisationView } from '@lingxing/server/contracts';

const sender = { class: 'department', body: 'finance', name: '某县财政局' } as const;

export function incomingWith(changes: Partial<IncomingView> = {}): IncomingView {
  return {
    id: 'i1',
    procedure: 'incoming',
    version: 3,
    stage: 'registered',
    stageLabel: '待拟办',
    where: '',
    exercise: false,
    round: 1,
    letter: letterSchema.parse({ sender, title: '关于拨付专项资金的请示', kind: 'request' }),
    sender: { ...sender, classLabel: '本级部门' },
    kindLabel: '请示',
    channel: 'paper',
    channelLabel: '纸质',
    asks: '请批示',
    receivedAt: '2026-11-23T01:00:00Z',
    enteredAt: '2026-11-23T01:00:00Z',
    enteredLate: false,
    breaches: [],
    offers: [],
    chain: [],
    findings: [],
    referrals: [],
    opinions: [],
    returns: [],
    parts: [],
    circulation: { total: 0, read: 0, readers: [] },
    chases: [],
    chaseable: [],
    obligations: [],
    suggestedLeaders: [],
    templates: { recommend: [], returns: [], phrases: [] },
    ...changes,
  };
}

export const organisation: OrganisationView = {
  version: 1,
  posts: [
    { id: 'head', title: '县长', role: 'head', rank: 1 },
    { id: 'deputy', title: '副县长', role: 'deputy', rank: 3 },
    { id: 'finance.head', title: '财政局局长', role: 'department-head', department: 'finance', rank: 20 },
    { id: 'town.head', title: '城关镇镇长', role: 'department-head', department: 'town', rank: 30 },
  ],
  departments: [
    { id: 'finance', name: '某县财政局', kind: 'department' },
    { id: 'town', name: '某县城关镇人民政府', kind: 'lower-government' },
  ],
};
