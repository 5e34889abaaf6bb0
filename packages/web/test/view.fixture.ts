/** A document as the server shows it, with nothing in it that a test did not put there. */
import type { DocumentView, Me } from '@lingxing/server/contracts';
import { emptyDraft } from '../src/drafting/model/draft.ts';

const empty = emptyDraft();
const draft: DocumentView['draft'] = {
  ...empty,
  title: '关于调整供热价格的通知',
  recipients: ['各乡镇人民政府', '县直各单位'],
  copies: ['县委办公室', '县直各单位'],
  facts: { ...empty.facts, normative: true },
  departmentsConcerned: ['fagai'],
};

export function viewWith(changes: Partial<DocumentView> = {}): DocumentView {
  return {
    id: 'd1',
    version: 3,
    textVersion: 1,
    stage: 'drafting',
    stageLabel: '起草',
    where: '',
    exercise: false,
    withdrawn: false,
    host: { id: 'caizheng', name: '财政局' },
    draft,
    versions: [],
    offers: [],
    numberSeries: [],
    chain: [],
    findings: [],
    consultations: [],
    opinions: [],
    obligations: [],
    returns: [],
    distributedTo: [],
    filings: [],
    filingsDue: [],
    coIssuers: [],
    seals: [],
    signers: [],
    consentees: [],
    ...changes,
  };
}

export const draftWith = (changes: Partial<DocumentView['draft']>): DocumentView['draft'] => ({ ...draft, ...changes });

export const clerk: Me = {
  account: 'a',
  government: { id: 'zezhou', name: '泽州县人民政府', short: '县政府', area: '泽州县' },
  posts: [{ id: 'fagai.clerk', title: '发展和改革局文书', role: 'department-clerk', department: 'fagai', departmentName: '发展和改革局' }],
  post: 'fagai.clerk',
  titles: [],
  permissions: ['session', 'documents.read', 'documents.act'],
  csrf: 't',
  today: { date: '2026-11-23', weekday: '星期一', nature: 'workday', provisional: false },
  mustChangePassword: false,
  demo: true,
};

/** One consultation of the department of `clerk` and of another one. */
export const consultation: DocumentView['consultations'][number] = {
  id: 'c1',
  mode: 'consult',
  order: 'parallel',
  version: 1,
  stands: true,
  asks: [
    { body: 'fagai', bodyName: '发展和改革局', delivered: '2026-11-17', due: '2026-11-26', provisional: [], replies: [] },
    {
      body: 'renshe',
      bodyName: '人力资源和社会保障局',
      delivered: '2026-11-17',
      due: '2026-11-26',
      provisional: [],
      replies: [],
      extension: { asked: '2026-11-20', until: '2026-12-03', agreed: false },
    },
  ],
};
