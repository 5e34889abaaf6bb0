import { letterSchema } from '@lingxing/affairs/incoming';
import { BARE_TITLE } from '@lingxing/affairs/incoming-labels';
import { describe, expect, it } from 'vitest';
import { emptyForm, faultsOf, formOf, type LetterForm, letterOf, nextForm, receivedOf } from '../../src/incoming/register/letter-form.ts';
import { asked } from '../../src/incoming/register/questions.ts';
import { guessedClass, senderOf } from '../../src/incoming/register/senders.ts';
import { nearDay, normalDay, normalNumber } from '../../src/incoming/register/typed.ts';

const TODAY = '2026-11-23';
const finance: LetterForm['sender'] = { class: 'department', body: 'finance', name: '某县财政局' };
const filled = (more: Partial<LetterForm> = {}): LetterForm => ({
  ...emptyForm(TODAY),
  sender: finance,
  title: '关于拨付专项资金的请示',
  ...more,
});

describe('a day as it is typed', () => {
  it('is none where it is none', () => {
    for (const typed of ['昨天', '2.30', '13.1', '2026-02-29', '1', '11-20-3']) expect(normalDay(typed, TODAY), typed).toBeUndefined();
  });
  it('is taken with any mark between, and without a year as the last such day', () => {
    for (const typed of ['11.20', '11-20', '11/20', '11月20日', '1120', '2026年11月20日', '2026/11/20', '20261120'])
      expect(normalDay(typed, TODAY), typed).toBe('2026-11-20');
    expect(normalDay('12.1', TODAY)).toBe('2025-12-01');
    expect(normalDay('11.23', TODAY)).toBe('2026-11-23');
  });
  it('may be left out', () => {
    expect(normalDay('  ', TODAY)).toBe('');
  });
});

describe('a deadline as it is typed', () => {
  it('is the day nearest to today where no year is typed', () => {
    expect(nearDay('12.20', TODAY)).toBe('2026-12-20');
    expect(nearDay('1120', TODAY)).toBe('2026-11-20');
    expect(nearDay('1.8', TODAY)).toBe('2027-01-08');
    expect(nearDay('2025-12-20', TODAY)).toBe('2025-12-20');
    expect(nearDay('20251220', TODAY)).toBe('2025-12-20');
    expect([nearDay('', TODAY), nearDay('2.30', TODAY)]).toEqual(['', undefined]);
  });
});

describe('a number as it is typed', () => {
  it('stands in true brackets, and otherwise as it was written', () => {
    expect(normalNumber('泽财[2026]08号')).toBe('泽财〔2026〕8号');
    expect(normalNumber(' 来信第三件 ')).toBe('来信第三件');
  });
});

describe('what is missing', () => {
  it('is the sender and the title of an empty sheet, and nothing else', () => {
    expect(faultsOf(emptyForm(TODAY), TODAY)).toEqual({ sender: '请写来文单位', title: '请写标题' });
  });
  it('is said of days, times and counts that cannot be', () => {
    const wrong = filled({ dated: '2.30', receivedOn: '2026-11-24', receivedAt: '25:00', copies: '0', pages: '1.5' });
    expect(Object.keys(faultsOf(wrong, TODAY)).toSorted()).toEqual(['copies', 'dated', 'pages', 'receivedAt', 'receivedOn']);
  });
  it('is no title on a classified paper', () => {
    expect(faultsOf(filled({ title: '', secrecy: 'secret' }), TODAY)).toEqual({});
  });
});

describe('what the judgement of a submission depends on', () => {
  const whole = filled({
    facts: { major: true, overall: true },
    general: true,
    jointly: [{ body: 'education', by: 'responsible' }],
    evidence: ['research', 'feasibility'],
    onBehalf: { issuer: 'party', to: 'superior-party-committee', deadline: '12.20' },
  });
  it('can all be said, and comes back as it was said', () => {
    const letter = letterSchema.parse(letterOf(whole, TODAY));
    expect(letter).toMatchObject({
      facts: { major: true, overall: true, scope: 'general' },
      jointly: [{ body: 'education', by: 'responsible' }],
      evidence: ['research', 'feasibility'],
      onBehalf: { issuer: 'party', to: 'superior-party-committee', deadline: '2026-12-20' },
    });
    const again = formOf(letter, { on: TODAY, at: '' }, 'paper');
    expect(letterOf(again, TODAY)).toEqual(letterOf(whole, TODAY));
  });
  it('is not said of a paper that the rules on submissions do not bind', () => {
    const letter = letterOf({ ...whole, sender: { class: 'superior', name: '市人民政府' } }, TODAY);
    expect([letter.jointly, letter.evidence, letter.onBehalf]).toEqual([undefined, undefined, undefined]);
    expect(letter.facts).toEqual({});
  });
  it('has a deadline that is a day', () => {
    const wrong = { issuer: 'government', to: 'superior-government', deadline: '2.30' } as const;
    expect(Object.keys(faultsOf(filled({ onBehalf: wrong }), TODAY))).toEqual(['onBehalf']);
    expect(faultsOf(filled({ onBehalf: { ...wrong, deadline: '' } }), TODAY)).toEqual({});
  });
  it('is asked of matters that the government is to decide', () => {
    const facts = (form: LetterForm) => asked(form).map((one) => one.fact);
    expect(facts(filled())).not.toContain('publicInterest');
    expect(facts(filled({ facts: { major: true } }))).toContain('publicInterest');
  });
});

describe('the letter', () => {
  it('of a classified paper holds the bare fact, whatever was filled in before', () => {
    const letter = letterSchema.parse(
      letterOf(
        filled({
          secrecy: 'confidential',
          text: '内容',
          attachments: [{ hash: 'a', name: '原件.pdf', mediaType: 'application/pdf', size: 3 }],
          facts: { skipsLevel: true },
        }),
        TODAY,
      ),
    );
    expect(letter).toMatchObject({ title: BARE_TITLE, text: '', attachments: [], secrecy: 'confidential' });
    expect(letter.facts.skipsLevel).toBe(false);
  });
  it('is one that the core takes, with what was typed in its own form', () => {
    const letter = letterSchema.parse(
      letterOf(
        filled({ number: '泽财[2026]8号', dated: '11.20', copies: '', pages: '3', text: '妥否， 请批示。', recipients: '县政府、县委' }),
        TODAY,
      ),
    );
    expect(letter).toMatchObject({
      number: '泽财〔2026〕8号',
      dated: '2026-11-20',
      copies: 1,
      pages: 3,
      characters: 7,
      recipients: ['县政府', '县委'],
      signedByHead: true,
    });
  });
  it('of nobody bound by the rules on submissions carries no answers to their questions', () => {
    const form = filled({
      sender: { class: 'superior', name: '市政府办公室' },
      facts: { skipsLevel: true, personnel: true },
      signedByHead: false,
    });
    const letter = letterSchema.parse(letterOf(form, TODAY));
    expect(letter.signedByHead).toBe(true);
    expect([letter.facts.skipsLevel, letter.facts.personnel]).toEqual([false, true]);
  });
  it('keeps what was said only by departments whose powers it touches', () => {
    const sign = { body: 'justice', by: 'head', position: 'agree', grounds: '' } as const;
    expect(letterOf(filled({ departmentsConcerned: [], countersignatures: [sign] }), TODAY).countersignatures).toEqual([]);
    expect(letterOf(filled({ departmentsConcerned: ['justice'], countersignatures: [sign] }), TODAY).countersignatures).toEqual([sign]);
  });
  it('comes back from the register as the same sheet', () => {
    const form = filled({
      number: '泽财〔2026〕8号',
      dated: '2026-11-20',
      pages: '3',
      facts: { multipleMatters: true },
      departmentsConcerned: ['justice'],
    });
    expect(formOf(letterOf(form, TODAY), { on: TODAY, at: '' }, 'paper')).toEqual(form);
  });
});

describe('when it was received', () => {
  it('is left to the clock where it was just now', () => {
    expect(receivedOf(filled(), TODAY)).toBeUndefined();
  });
  it('is the time of the office', () => {
    expect(receivedOf(filled({ receivedAt: '09:05' }), TODAY)).toBe('2026-11-23T09:05:00+08:00');
    expect(receivedOf(filled({ receivedOn: '11.20' }), TODAY)).toBe('2026-11-20T12:00:00+08:00');
  });
});

describe('the next sheet of a pile', () => {
  it('keeps the sender, the day and the way it came, and nothing of what the last one said', () => {
    const last = filled({
      dated: '11.20',
      receivedOn: '11.21',
      number: '8',
      urgency: 'urgent',
      facts: { skipsLevel: true },
      channel: 'file',
    });
    expect(nextForm(last)).toEqual({ ...emptyForm('11.21'), sender: finance, kind: 'request', dated: '11.20', channel: 'file' });
  });
});

describe('questions', () => {
  const facts = (form: LetterForm) => asked(form).map((one) => one.fact);
  it('follow the kind of the paper', () => {
    expect(facts(filled())).toEqual(['multipleMatters', 'skipsLevel', 'toLeaderInPerson', 'personnel', 'major', 'overall', 'normative']);
    expect(facts(filled({ kind: 'report' }))).toEqual([
      'carriesRequest',
      'skipsLevel',
      'toLeaderInPerson',
      'personnel',
      'major',
      'overall',
      'normative',
    ]);
  });
  it('ask for the exceptions where a leader is addressed in person', () => {
    expect(facts(filled({ facts: { toLeaderInPerson: true } }))).toEqual([
      'multipleMatters',
      'skipsLevel',
      'toLeaderInPerson',
      'assignedByLeader',
      'emergency',
      'foreignRelated',
      'personnel',
      'major',
      'overall',
      'normative',
    ]);
  });
  it('keep in view what was answered by yes', () => {
    expect(facts(filled({ kind: 'report', facts: { multipleMatters: true } }))).toContain('multipleMatters');
  });
});

describe('senders', () => {
  const organisation = {
    version: 1,
    posts: [],
    departments: [
      { id: 'finance', name: '某县财政局', kind: 'department' },
      { id: 'town', name: '某县城关镇人民政府', kind: 'lower-government' },
    ],
  };
  it('of this government are what they are', () => {
    expect(senderOf(organisation, 'finance')).toEqual(finance);
    expect(senderOf(organisation, 'town')).toEqual({ class: 'lower-government', body: 'town', name: '某县城关镇人民政府' });
    expect(senderOf(organisation, 'nobody')).toBeUndefined();
  });
  it('from elsewhere are guessed from the name', () => {
    expect(
      [
        '某市人民政府办公室',
        '某省财政厅',
        '中共某县委办公室',
        '某县委',
        '某县人大常委会',
        '政协某县委员会',
        '某邻县民政局',
        '王家庄村民',
      ].map(guessedClass),
    ).toEqual([
      'superior',
      'superior',
      'party-committee',
      'party-committee',
      'congress',
      'political-consultative-conference',
      'peer',
      'public',
    ]);
  });
});
