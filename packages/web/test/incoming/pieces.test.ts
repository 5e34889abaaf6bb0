import { ACT_INPUTS, ACT_NAMES } from '@lingxing/affairs/incoming';
import type { FindingView, IncomingView } from '@lingxing/server/contracts';
import { describe, expect, it } from 'vitest';
import { faultsOf, type Values } from '../../src/acts/form.ts';
import { briefly } from '../../src/incoming/list/incoming-page.tsx';
import { formOf, isFormAct, leaderChoices, readerChoices } from '../../src/incoming/matter/act-forms.ts';
import { filledOf } from '../../src/incoming/matter/act-input.ts';
import { circleMeans, inputOfGiving, missing, NOTHING, phrasesOf, viewOf, withText } from '../../src/incoming/sign/opinion.ts';
import { found, loadSpeller, soundsLike } from '../../src/lib/pinyin.ts';
import { extended, MAX_POINTS, pathOf, pointOf, type Stroke, widthOf } from '../../src/lib/strokes.ts';
import { incomingWith, organisation } from './view.fixture.ts';

const context = (more: Partial<IncomingView> = {}) => ({
  view: incomingWith(more),
  today: '2026-11-23',
  government: '某县人民政府',
  organisation,
  leads: false,
});
const explicit = {
  explicit: true,
  circleMeansRead: true,
  says: '',
  citation: { source: 'work-rules', text: 't', article: 56, label: '第五十六条' },
} as const;

describe('an opinion', () => {
  it('is not given while something is missing from it', () => {
    expect(missing(NOTHING, undefined)).toBe('请写明意见，或者改用手写、圈阅。');
    expect(missing({ form: 'handwriting', text: '' }, undefined)).toBe('请在手写板上书写。');
    expect(missing({ form: 'text', text: '请{单位}阅处。', view: 'instruct' }, undefined)).toBe('请选明请谁办理。');
    expect(missing({ form: 'text', text: '情况已了解' }, undefined)).toBe('请选明表示什么：阅、同意、不同意或者交办。');
  });
  it('by a circle is asked for its meaning only where the text is silent', () => {
    expect(missing({ form: 'circle', text: '' }, undefined)).toBe('请选明表示什么：阅、同意、不同意或者交办。');
    expect(missing({ form: 'circle', text: '' }, 'read')).toBeUndefined();
    expect(circleMeans({})).toBeUndefined();
    expect(circleMeans({ opinionForm: { ...explicit, explicit: false } })).toBe('read');
    expect(circleMeans({ opinionForm: explicit })).toBe('nothing');
  });
  it('in plain words says by itself what it says', () => {
    for (const [words, view] of [
      ['同意。', 'agree'],
      ['原则同意，请按程序办理。', 'agree'],
      ['不同意。', 'disagree'],
      ['暂不宜办。', 'disagree'],
      ['阅。', 'read'],
      ['请财政局阅处。', 'instruct'],
      ['情况复杂', undefined],
      ['', undefined],
    ] as const)
      expect(viewOf(words), words).toBe(view);
  });
  it('keeps what the leader chose where the words do not say it', () => {
    expect(withText({ form: 'text', text: '', view: 'disagree' }, '情况复杂').view).toBe('disagree');
    expect(withText({ form: 'text', text: '', view: 'disagree' }, '同意。').view).toBe('agree');
  });
  it('goes out as what it is: no words with a circle, the strokes with handwriting', () => {
    const pad = { width: 720, height: 360, strokes: [[[1, 2] as [number, number]]] };
    expect(inputOfGiving({ form: 'circle', text: '同意', pad })).toEqual({ form: 'circle', text: '' });
    expect(inputOfGiving({ form: 'handwriting', text: '', pad, view: 'agree' })).toEqual({
      form: 'handwriting',
      text: '',
      view: 'agree',
      pad,
    });
  });
  it('can be handed to somebody by name, also where the list of the government names nobody', () => {
    expect(phrasesOf([{ name: '', text: '同意。' }])).toEqual(['同意。', '拟同意，请{领导}阅示。', '请{单位}阅处。']);
    expect(phrasesOf([{ name: '', text: '请{领导}审定。' }])).toEqual(['请{领导}审定。']);
  });
});

describe('forms of acts', () => {
  const pages = ['arrive', 'register', 'resubmit', 'correct', 'record-reply'];
  const filled: Partial<Record<string, Values>> = {
    return: { grounds: ['format'], reason: '拆成几份' },
    withdraw: { reason: '另行研究' },
    recommend: { opinion: '拟同意', leaders: ['deputy'] },
    refer: { leaders: ['deputy'] },
    recall: { leaders: ['deputy'], reason: '外出' },
    instruct: { form: 'text', text: '同意。', view: 'agree' },
    'enter-opinion': {
      leader: 'deputy',
      at: '2026-11-23',
      hour: '09:05',
      text: '同意。',
      view: 'agree',
      scan: ['{"hash":"h","name":"批示.jpg","mediaType":"image/jpeg","size":1}'],
    },
    order: {
      reason: '情况特殊',
      at: '2026-11-23',
      scan: ['{"hash":"h","name":"责令.jpg","mediaType":"image/jpeg","size":1}'],
    },
    'put-to-meeting': {},
    'record-decision': { session: '第12次常务会议', decision: '原则同意' },
    convey: { opinions: ['7'] },
    assign: { host: 'finance', requirement: '请办理' },
    report: { result: '已拨付' },
    'report-part': { result: '已核对' },
    chase: { posts: ['deputy'] },
    circulate: { readers: ['finance.head'] },
    close: { result: '已答复' },
  };
  it.each(ACT_NAMES.filter((act) => !pages.includes(act)))('%s: its input is one', (act) => {
    if (!isFormAct(act)) throw new Error(`${act} has no form`);
    const form = formOf(act, context());
    const values = { ...form.begin, ...filled[act] };
    expect(faultsOf(form, values)).toEqual({});
    expect(ACT_INPUTS[act].safeParse(filledOf(act, values).input).error?.issues ?? []).toEqual([]);
  });
  it('has pages or nobody for the others', () => {
    expect(pages.filter(isFormAct)).toEqual([]);
  });
  it('asks for what may not be left out', () => {
    const lacks = (act: string) => (isFormAct(act) ? Object.keys(faultsOf(formOf(act, context()), formOf(act, context()).begin)) : []);
    expect(lacks('return')).toEqual(['grounds', 'reason']);
    expect(lacks('recommend')).toEqual(['opinion']);
    expect(lacks('assign')).toEqual(['host']);
    expect(lacks('enter-opinion')).toEqual(['leader', 'at', 'text', 'view', 'scan']);
    expect(lacks('order')).toEqual(['reason', 'at', 'scan']);
  });
  it('asks the head for his reason only, and sends no scan of his', () => {
    const form = formOf('order', { ...context(), leads: true });
    expect(form.fields.map((one) => one.name)).toEqual(['reason']);
    expect(filledOf('order', { ...form.begin, reason: '防汛急需' })).toEqual({ input: { reason: '防汛急需' } });
  });
  it('does not let a template go out with a place that nobody filled', () => {
    const form = formOf('recommend', context());
    expect(faultsOf(form, { ...form.begin, opinion: '拟请{主办}办理。' })).toEqual({ opinion: '“{主办}”还没有写明' });
  });
  it('writes the breaches into the return, each with its source and the way out', () => {
    const breach: FindingView = {
      code: 'consultation.missing',
      title: '',
      outcome: 'refused',
      message: '涉及司法局职权，未见其会签。',
      wayOut: '先会签',
      citation: explicit.citation,
    };
    const form = formOf('return', context({ breaches: [breach, { ...breach, outcome: 'warned', message: '正文过长' }] }));
    expect(form.begin).toEqual({ kind: 'return', grounds: ['consultation'], reason: '涉及司法局职权，未见其会签（第五十六条）。先会签。' });
  });
  it('brings the nature of the paper with a template', () => {
    const form = formOf(
      'recommend',
      context({ templates: { recommend: [{ name: '传阅', text: '', nature: 'read', filled: '拟传阅。' }], returns: [], phrases: [] } }),
    );
    expect(form.follows?.('opinion', '拟传阅。', form.begin)).toEqual({ nature: 'read' });
    expect(form.follows?.('opinion', '别的', form.begin)).toEqual({});
  });
  it('names in the recommendation whom it is sent to, also who is chosen afterwards; words of one’s own stay', () => {
    const template = { name: '先研提意见', text: '', nature: 'handle', filled: '拟由{主办}研提意见，呈{领导}审定。' } as const;
    const form = formOf('recommend', context({ templates: { recommend: [template], returns: [], phrases: [] } }));
    const templatesWith = (values: Values) => {
      const [opinion] = form.fields;
      if (opinion === undefined || form.live === undefined) throw new Error('no opinion');
      const field = form.live(opinion, values);
      return field.kind === 'words' ? field.templates?.map((one) => one.text) : undefined;
    };
    expect(templatesWith({ ...form.begin, leaders: [] })).toEqual(['拟由{主办}研提意见，呈{领导}审定。']);
    expect(templatesWith({ ...form.begin, leaders: ['deputy'] })).toEqual(['拟由{主办}研提意见，呈副县长审定。']);
    const after = (opinion: string, was: readonly string[], now: readonly string[]) =>
      form.follows?.('leaders', now, { ...form.begin, opinion, leaders: was });
    expect(after('拟由财政局研提意见，呈副县长审定。', ['deputy'], ['head', 'deputy'])).toEqual({
      opinion: '拟由财政局研提意见，呈县长、副县长审定。',
    });
    expect(after('拟由财政局研提意见，呈副县长审定。', ['deputy'], [])).toEqual({ opinion: '拟由财政局研提意见，呈{领导}审定。' });
    expect(after('请副县长先看，再呈县长。', ['head'], ['deputy'])).toEqual({ opinion: '请副县长先看，再呈县长。' });
  });
  it('enters an opinion at the time of the office', () => {
    expect(filledOf('enter-opinion', { ...filled['enter-opinion'], hour: '' })).toMatchObject({
      input: { dayOnly: true },
      occurredAt: '2026-11-23T00:00:00+08:00',
    });
    expect(filledOf('enter-opinion', { ...filled['enter-opinion'], form: 'circle' })).toMatchObject({
      input: { form: 'circle', text: '', scan: 'h', view: 'agree' },
      occurredAt: '2026-11-23T09:05:00+08:00',
    });
  });
  it('reminds only those who may be reminded again', () => {
    const chaseable = [
      { post: 'deputy', title: '副县长' },
      { post: 'head', title: '县长', again: '2026-11-24' },
    ];
    const form = formOf('chase', context({ chaseable }));
    expect(form.begin['posts']).toEqual(['deputy']);
    expect(form.fields[0]?.hint).toBe('刚催过：县长（11月24日(二)起可再催）');
  });
});

describe('who is offered', () => {
  it('puts the leaders suggested before the others, each once', () => {
    const suggestedLeaders = [{ id: 'deputy', title: '副县长', rank: 3, why: '分管某县财政局', required: true, had: true }];
    expect(leaderChoices(context({ suggestedLeaders }))).toEqual([
      { id: 'deputy', name: '副县长', note: '分管财政局，已呈' },
      { id: 'head', name: '县长' },
    ]);
  });
  it('counts in a group only those who do not have it yet', () => {
    const readers = [{ post: 'finance.head', title: '财政局局长', since: '', note: '' }];
    const { groups } = readerChoices(context({ circulation: { total: 1, read: 0, readers } }));
    expect(groups).toEqual([
      { name: '政府领导', ids: ['head', 'deputy'] },
      { name: '下级政府、街道负责人', ids: ['town.head'] },
    ]);
  });
});

describe('names by their sound', async () => {
  const speller = await loadSpeller();
  const names = ['某县财政局', '某县城镇建设局', '某县发展和改革委员会', '财政监督所'];
  const find = (typed: string) => found(names, (one) => one, typed, speller);
  it('answers nothing where nothing sounds like it', () => {
    expect(find('xyz')).toEqual([]);
    expect(find('财税')).toEqual([]);
  });
  it('takes first letters and syllables, the beginning before the middle', () => {
    expect(find('cz')).toEqual(['财政监督所', '某县财政局', '某县城镇建设局']);
    expect(find('caizheng')).toEqual(['财政监督所', '某县财政局']);
  });
  it('knows the usual short names', () => {
    expect(find('fgw')).toEqual(['某县发展和改革委员会']);
    expect(find('发改委')).toEqual(['某县发展和改革委员会']);
  });
  it('goes by the characters while the dictionary is not there', () => {
    expect(soundsLike('某县财政局', 'cz')).toBeUndefined();
    expect(soundsLike('某县财政局', '财政')).toBe(1);
  });
});

describe('handwriting', () => {
  it('stays on the pad, in tenths', () => {
    expect(pointOf({ width: 100, height: 50 }, -3, 70.26)).toEqual([0, 50]);
    expect(pointOf({ width: 100, height: 50 }, 1.26, 2, 1.4)).toEqual([1.3, 2, 1]);
  });
  it('leaves out what no eye tells apart, and ends where the server would', () => {
    const stroke: Stroke = [[0, 0]];
    expect(extended(stroke, [0.5, 0.5])).toBe(stroke);
    expect(extended(stroke, [3, 4])).toEqual([
      [0, 0],
      [3, 4],
    ]);
    const full: Stroke = Array.from({ length: MAX_POINTS }, (_, i): [number, number] => [i, 0]);
    expect(extended(full, [9_000, 9])).toBe(full);
  });
  it('is drawn as dots and smooth lines', () => {
    expect(pathOf([])).toBe('');
    expect(pathOf([[1, 2]])).toBe('M1 2l0.01 0');
    expect(
      pathOf([
        [0, 0],
        [10, 0],
        [10, 10],
      ]),
    ).toBe('M0 0Q10 0 10 5L10 10');
  });
  it('is as thick as it was pressed, and of one thickness where nothing tells', () => {
    expect(widthOf([[0, 0]])).toBe(2.4);
    expect(widthOf([[0, 0, 0]])).toBe(1.2);
    expect(widthOf([[0, 0, 1]])).toBe(4.2);
  });
});

describe('who has a paper', () => {
  it('is named as far as a line goes, then counted', () => {
    expect(briefly([])).toBe('');
    expect(briefly(['县长', '副县长'])).toBe('县长、副县长');
    expect(briefly(['县长', '副县长', '财政局局长'])).toBe('县长、副县长等3人');
  });
});
