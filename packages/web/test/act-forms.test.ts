import { ACT_INPUTS, ACT_NAMES, ACTS } from '@lingxing/affairs/document';
import type { DocumentView } from '@lingxing/server/contracts';
import { describe, expect, it } from 'vitest';
import { type FormAct, formOf, isFormAct, openAsks } from '../src/document/act-forms.ts';
import { inputOf } from '../src/document/act-input.ts';
import { placeOf, placeText } from '../src/document/seal-place.ts';
import { filesIn, ON_ITS_WAY } from '../src/acts/files.ts';
import { withPhrase } from '../src/acts/act-field.tsx';
import { faultsOf, isShown } from '../src/acts/form.ts';
import { sortOffers } from '../src/acts/now-panel.tsx';
import { clerk, consultation, viewWith } from './view.fixture.ts';
import { barredBy } from '../src/lib/verdict.ts';

const line = (id: string, mark: string, issuer: string) => ({ id, mark, issuer, year: 2026, next: 1, preview: '' });
const verdict = (outcome: 'permitted' | 'warned' | 'refused') => ({ outcome, findings: [], basis: [] });
const offer = (act: string, outcome: 'permitted' | 'warned' | 'refused', primary = false) => ({
  act,
  label: act,
  primary,
  commits: false,
  verdict: verdict(outcome),
});
const context = { view: viewWith(), me: clerk };
const form = (act: FormAct, view = context.view) => formOf(act, { ...context, view });

describe('what a form finds missing before it is sent', () => {
  it('asks for the reason and the grounds of a return', () => {
    const it = form('return');
    expect(faultsOf(it, it.begin)).toEqual({ grounds: '请选退回原因', reason: '请写明具体说明' });
    expect(faultsOf(it, { grounds: ['format'], reason: '  ' })).toEqual({ reason: '请写明具体说明' });
  });
  it('asks for the grounds of a different position only', () => {
    const it = form('answer');
    expect(faultsOf(it, { ...it.begin, position: 'agree' })).toEqual({});
    expect(faultsOf(it, { ...it.begin, position: 'differ' })).toEqual({ grounds: '请写明依据和理由' });
  });
  it('takes no limit that is no whole number within the year', () => {
    const it = form('consult');
    for (const limitValue of ['0', '251', '1.5', '三'])
      expect(faultsOf(it, { ...it.begin, limitValue }), limitValue).toEqual({ limitValue: '应为1至250的整数' });
    expect(faultsOf(it, { ...it.begin, limitValue: '5' })).toEqual({});
  });
  it('asks why a series is opened at a number', () => {
    const it = formOf('number', {
      ...context,
      view: viewWith({ numberSeries: ['zf'] }),
      series: [{ id: 'zf', mark: '泽政发', issuer: 'government', year: 2026, next: 3, preview: '泽政发〔2026〕3号' }],
    });
    expect(faultsOf(it, { ...it.begin, opening: 'at' })).toEqual({ openAt: '请写明从此号起编', openReason: '请写明起号原因' });
    expect(faultsOf(it, { ...it.begin, opening: 'at', openAt: '12' })).toEqual({ openReason: '请写明起号原因' });
    expect(faultsOf(it, { ...it.begin, opening: 'at', openAt: '12', openReason: '接续纸质登记簿' })).toEqual({});
    expect(faultsOf(it, it.begin)).toEqual({});
  });
  it('asks for one recipient at least', () => {
    const it = form('distribute');
    expect(faultsOf(it, { to: ['', ' '] })).toEqual({ to: '请写明分发单位' });
  });
});

describe('files that are still being sent', () => {
  it('hold the form back, and are no files yet', () => {
    const file = { hash: 'a'.repeat(64), name: '方案.txt', type: 'text/plain', size: 3 };
    const given = { fields: [], begin: {} };
    expect(faultsOf(given, { papers: [JSON.stringify(file), ON_ITS_WAY] })).toEqual({ papers: '文件还在上传，传完再办理' });
    expect(faultsOf(given, { papers: [JSON.stringify(file)] })).toEqual({});
    expect(filesIn([JSON.stringify(file), ON_ITS_WAY])).toEqual([file]);
  });
});

describe('what was filled in becomes the input of the act', () => {
  it('leaves a limit out that was not set, and keeps the order of choosing', () => {
    const begin = form('consult').begin;
    expect(inputOf('consult', { ...begin, bodies: ['renshe', 'fagai'], order: 'sequence' })).toEqual({
      bodies: ['renshe', 'fagai'],
      mode: 'consult',
      order: 'sequence',
    });
    expect(inputOf('consult', { ...begin, limitValue: '3', limitUnit: 'day' })).toEqual({
      bodies: ['fagai'],
      mode: 'consult',
      order: 'parallel',
      limit: { value: 3, unit: 'day' },
    });
  });
  it('forgets grounds that were written before the position was changed to agreement', () => {
    const input = inputOf('answer', { consultation: 'c1', position: 'agree', opinion: ' 无不同意见。 ', grounds: '旧的理由' });
    expect(input).toEqual({ consultation: 'c1', position: 'agree', opinion: '无不同意见。', grounds: '' });
  });
  it('sends only the facts that the office corrected', () => {
    const it = form('vet');
    expect(it.begin['facts']).toEqual(['normative']);
    expect(inputOf('vet', { opinion: '拟同意', facts: ['normative'] }, it.begin)).toEqual({ opinion: '拟同意', facts: {} });
    expect(inputOf('vet', { opinion: '拟同意', facts: ['important'] }, it.begin)).toEqual({
      opinion: '拟同意',
      facts: { normative: false, important: true },
    });
  });
  it('opens a series at a number only with that number', () => {
    expect(inputOf('number', { series: 'zf', opening: 'next', openAt: '32', openReason: '没有用' })).toEqual({ series: 'zf' });
    expect(inputOf('number', { series: 'zf', opening: 'at', openAt: '32', openReason: '接续' })).toEqual({
      series: 'zf',
      openAt: 32,
      openReason: '接续',
    });
  });
  it('drops empty lines of the recipients', () => {
    expect(inputOf('distribute', { to: ['县直各单位', '', ' 县委办公室 '] })).toEqual({ to: ['县直各单位', '县委办公室'] });
  });
  it('leaves the day of a meeting out where it is unknown', () => {
    expect(inputOf('record-decision', { meeting: 'executive', session: '第55次', date: '' })).toEqual({
      meeting: 'executive',
      session: '第55次',
    });
  });
  it('splits the department from its consultation', () => {
    const it = form('agree-extension', viewWith({ consultations: [consultation] }));
    expect(it.begin).toEqual({ ask: 'c1 renshe' });
    expect(inputOf('agree-extension', it.begin)).toEqual({ consultation: 'c1', body: 'renshe' });
  });
  it('reads the place of the seal', () => {
    expect(placeOf('1 150.5 220')).toEqual({ page: 1, xMm: 150.5, yMm: 220 });
    expect(placeOf('')).toBeUndefined();
    expect(placeOf('1 x 220')).toBeUndefined();
    expect(placeText({ page: 2, xMm: 1, yMm: 2 })).toBe('2 1 2');
    expect(inputOf('seal', { place: '2 1 2' })).toEqual({ page: 2, xMm: 1, yMm: 2 });
  });
});

describe('what a form begins with', () => {
  it('asks a department for its own answer only', () => {
    const view = viewWith({ consultations: [consultation] });
    expect(openAsks(view, 'fagai')).toEqual([{ consultation: 'c1', label: '征求意见，2026-11-26前', until: '2026-11-26' }]);
    expect(openAsks(view, 'caizheng')).toEqual([]);
    expect(form('answer', view).begin['consultation']).toBe('c1');
    expect(form('answer', view).fields.some((f) => f.name === 'consultation')).toBe(false);
  });
  it('does not ask where the consultation no longer stands', () => {
    expect(openAsks(viewWith({ consultations: [{ ...consultation, stands: false }] }), 'fagai')).toEqual([]);
  });
  it('lists recipients and copies once each', () => {
    expect(form('distribute').begin['to']).toEqual(['各乡镇人民政府', '县直各单位', '县委办公室']);
  });
  it('shows the grounds where positions differ', () => {
    const grounds = form('answer').fields.find((f) => f.name === 'grounds');
    expect(grounds && isShown(grounds, { position: 'agree' })).toBe(false);
    expect(grounds && isShown(grounds, { position: 'differ' })).toBe(true);
  });
  it('offers only the series in which this document may be numbered, the likeliest first', () => {
    const series = [
      line('a', '泽政办发', 'office'),
      line('b', '泽政函', 'government'),
      line('c', '泽政发', 'government'),
      line('d', '泽财', '财政局'),
    ];
    const offered = (numberSeries: string[]) => {
      const it = formOf('number', { ...context, view: viewWith({ numberSeries }), series });
      const field = it.fields.find((one) => one.name === 'series');
      return { begin: it.begin['series'], ids: field?.kind === 'choice' ? field.options.map(([id]) => id) : undefined };
    };
    expect(offered(['c'])).toEqual({ begin: 'c', ids: ['c'] });
    expect(offered(['d', 'b'])).toEqual({ begin: 'd', ids: ['d', 'b'] });
    expect(offered([])).toEqual({ begin: '', ids: [] });
  });
});

describe('a phrase put into an opinion', () => {
  const phrases = ['同意。', '拟同意。'];
  it('stands alone, takes the place of another phrase, and follows what was written', () => {
    expect(withPhrase('', '同意。', phrases)).toBe('同意。');
    expect(withPhrase('拟同意。', '同意。', phrases)).toBe('同意。');
    expect(withPhrase('请财政局抓紧。', '同意。', phrases)).toBe('请财政局抓紧。同意。');
    expect(withPhrase('请财政局抓紧。同意。', '同意。', phrases)).toBe('请财政局抓紧。同意。');
  });
});

describe('every act that a person performs', () => {
  const acts = ACT_NAMES.filter((act) => ACTS[act].system === undefined && act !== 'draft' && act !== 'revise');
  it('has a form, and nothing else has one', () => {
    expect(ACT_NAMES.filter((act) => isFormAct(act))).toEqual(acts);
  });
  // Filled in with what each field takes, a form makes an input that the act's own schema accepts.
  const filled: Partial<Record<FormAct, Record<string, string | readonly string[]>>> = {
    answer: { consultation: 'c1' },
    'request-extension': { consultation: 'c1', until: '2026-12-03', how: '电话商定' },
    'agree-extension': { ask: 'c1 renshe' },
    'list-positions': { proposal: '按原方案' },
    return: { grounds: ['format'], reason: '格式' },
    withdraw: { reason: '另行研究' },
    vet: { opinion: '拟同意' },
    refer: { leaders: ['deputy.1'] },
    coordinate: { opinion: '已一致' },
    'find-necessary': { reason: '事关全局' },
    'record-decision': { session: '第55次' },
    number: { series: 'zf' },
    'void-number': { reason: '误编' },
    seal: { place: '1 150 220' },
    distribute: { to: ['县直各单位'] },
    forward: { to: '县委' },
    file: { with: '县政府', date: '2026-11-23' },
    convey: { steps: ['5'] },
  };
  // The sheet is made by the server, which also makes the input of this act.
  it.each(acts.filter((act) => act !== 'typeset'))('%s: its input is one', (act) => {
    if (!isFormAct(act)) throw new Error(`${act} has no form`);
    const it = form(act);
    const values = { ...it.begin, ...filled[act] };
    expect(faultsOf(it, values)).toEqual({});
    const read = ACT_INPUTS[act].safeParse(inputOf(act, values, it.begin));
    expect(read.error?.issues ?? []).toEqual([]);
  });
});

describe('offers', () => {
  it('puts the act that moves it on first, and what is refused apart', () => {
    const { open, refused } = sortOffers({
      offers: [offer('return', 'permitted'), offer('sign', 'refused'), offer('review', 'warned', true), offer('recompute', 'permitted')],
      formOf: (act) => (isFormAct(act) ? form(act) : undefined),
      pageOf: () => undefined,
    });
    expect(open.map((o) => o.act)).toEqual(['review', 'return']);
    expect(refused.map((o) => o.act)).toEqual(['sign']);
  });
});

describe('what was refused and is let through by an order of the head', () => {
  it('bars nothing; what is merely refused does', () => {
    expect(barredBy({ outcome: 'refused' })).toBe(true);
    expect(barredBy({ outcome: 'refused', stands: 'order' })).toBe(false);
    expect(barredBy({ outcome: 'warned' })).toBe(false);
  });
});

describe('conveying opinions', () => {
  const opinion = (seq: number, by: string, text: string, more: Partial<DocumentView['opinions'][number]> = {}) => ({
    seq,
    step: 'leader-review',
    label: '审核',
    by,
    at: '2026-11-23T01:00:00Z',
    version: 1,
    opinion: text,
    stands: true,
    conveyed: false,
    ...more,
  });
  const view = viewWith({
    opinions: [
      opinion(6, '县长', '同意印发。', { step: 'signature', label: '签发' }),
      opinion(5, '副县长（分管财政）', '同意，注意时限。'),
      opinion(4, '县政府办公室文书', '拟同意。', { step: 'vetting', conveyed: true }),
      opinion(3, '县财政局局长', '同意送审。', { step: 'department-approval' }),
      opinion(7, '副县长（分管工业）', ''),
    ],
  });
  it('asks for one at least', () => {
    expect(faultsOf(form('convey', view), { steps: [] })).toEqual({ steps: '请选转达哪些意见' });
  });
  it('offers those that lie with the office, all of them chosen at first', () => {
    const it = form('convey', view);
    expect(it.fields).toMatchObject([
      {
        options: [
          ['6', '县长（签发）：同意印发。'],
          ['5', '副县长（分管财政）（审核）：同意，注意时限。'],
        ],
      },
    ]);
    expect(it.begin).toEqual({ steps: ['6', '5'] });
  });
  it('sends the acts that gave the chosen ones', () => {
    expect(inputOf('convey', { steps: ['5'] })).toEqual({ steps: [5] });
  });
});
