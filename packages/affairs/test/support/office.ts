/** One vocabulary for the tests of documents: given an office, when someone acts, then the verdict and the state. */
import type { Organisation, PostId } from '@lingxing/affairs/kernel';
import {
  organisationOf,
  type ActRequest,
  type Context,
  type Decision,
  type Department,
  type Post,
  type Verdict,
} from '@lingxing/affairs/kernel';
import { documentProcedure, draftSchema, type DocumentEvent, type DocumentState, type DraftInput } from '@lingxing/affairs/document';
import type { RulePack } from '@lingxing/workrules';
import { loadBuiltInCalendar, loadBuiltInPacks } from '@lingxing/workrules/read';
import { expect } from 'vitest';

export const packOf = (id: string): RulePack => {
  const pack = loadBuiltInPacks().find((p) => p.id === id);
  if (pack === undefined) throw new Error(`no built-in pack ${id}`);
  return pack;
};

/** An organisation with every kind of post that the pack names: two deputies with a portfolio each, three departments, a town. */
export function organisationFor(pack: RulePack): Organisation {
  const has = (role: string) => pack.source.posts.some((p) => p.role === role);
  const posts: Post[] = [];
  const add = (id: PostId, role: Post['role'], title: string, rank: number, department?: string) =>
    posts.push({ id, role, title, rank, department });
  add('head', 'head', pack.title('head') ?? '行政首长', 1);
  add('executive', 'executive-deputy', '常务副职', 2);
  add('deputy-finance', 'deputy', '副职（分管财政）', 3);
  add('deputy-education', 'deputy', '副职（分管教育）', 4);
  if (has('other-leader')) add('other', 'other-leader', '政府其他领导', 5);
  if (has('secretary-general')) add('secretary', 'secretary-general', '秘书长', 6, 'office');
  if (has('office-director')) add('director', 'office-director', '办公室主任', 6, 'office');
  add('registrar', 'registrar', '办公室文书', 20, 'office');
  for (const [d, name] of [
    ['finance', '财政局'],
    ['education', '教育局'],
    ['justice', '司法局'],
    ['civil', '民政局'],
  ] as const) {
    add(`${d}-head`, 'department-head', `${name}局长`, 30, d);
    add(`${d}-vice`, 'department-deputy-head', `${name}副局长`, 31, d);
    add(`${d}-clerk`, 'department-clerk', `${name}文书`, 40, d);
  }
  add('legal', 'legal-reviewer', '司法局合法性审核岗', 35, 'justice');
  add('finance-legal', 'department-legal-reviewer', '财政局法制机构', 36, 'finance');
  if (has('legal-adviser')) add('adviser', 'legal-adviser', '法律顾问', 50);
  add('town-head', 'department-head', '甲镇镇长', 45, 'town');
  add('town-clerk', 'department-clerk', '甲镇文书', 46, 'town');
  const departments: Department[] = [
    { id: 'office', name: '政府办公室', kind: 'office', leader: 'executive' },
    { id: 'finance', name: '财政局', kind: 'department', leader: 'deputy-finance', mark: '财发' },
    { id: 'education', name: '教育局', kind: 'department', leader: 'deputy-education', mark: '教发' },
    { id: 'justice', name: '司法局', kind: 'legal-review', leader: 'executive', mark: '司发' },
    { id: 'civil', name: '民政局', kind: 'department', leader: 'deputy-finance', mark: '民发' },
    { id: 'town', name: '甲镇人民政府', kind: 'lower-government', leader: 'executive', mark: '甲政发' },
  ];
  return organisationOf(1, posts, departments);
}

/** A plain notice of the finance bureau in the government's name; tests change what they are about. */
export function draft(change: Partial<DraftInput> = {}): DraftInput {
  return {
    title: '关于做好年度预算编制工作的通知',
    kind: 'notice',
    issuer: 'government',
    to: 'subordinate',
    recipients: ['各乡镇人民政府，县直各有关单位'],
    body: [{ type: 'paragraph', runs: [{ text: '现将有关事项通知如下。' }] }],
    ...change,
  };
}

/** An office at work on one document. Time is what the test says. */
export class Office {
  readonly pack: RulePack;
  readonly organisation: Organisation;
  today: string;
  state: DocumentState | null = null;
  readonly events: {
    event: DocumentEvent;
    at: { seq: number; now: number; actor: ActRequest['actor'] };
  }[] = [];
  seq = 0;
  #numbers = new Map<string, number>();

  constructor(pack: RulePack, today = '2026-11-23', organisation = organisationFor(pack)) {
    this.pack = pack;
    this.today = today;
    this.organisation = organisation;
  }

  get context(): Context {
    return {
      now: Date.parse(`${this.today}T09:00:00+08:00`) + this.seq,
      today: this.today,
      pack: this.pack,
      calendar: loadBuiltInCalendar(),
      organisation: this.organisation,
      exercise: false,
    };
  }
  get document(): DocumentState {
    if (this.state === null) throw new Error('no document yet');
    return this.state;
  }

  /** What would happen, with nothing changed. */
  ask(post: PostId, act: string, input: unknown = {}, more: Partial<ActRequest> = {}): Decision<DocumentEvent> {
    const actor = { account: post, post, capacity: post === 'system' ? ('system' as const) : ('holder' as const) };
    const request: ActRequest = { act, actor, input: act === 'draft' || act === 'revise' ? withHash(input) : input, ...more };
    const wanted = documentProcedure.numberWanted(this.context, this.state, request);
    // As the register draws: a series that has begun gives out its next number, whatever it was to be opened at.
    const key = wanted === undefined ? '' : `${wanted.series} ${wanted.year}`;
    const last = this.#numbers.get(key);
    const drawn = wanted === undefined ? undefined : { n: last === undefined ? (wanted.openAt ?? 1) : last + 1 };
    const decision = documentProcedure.decide(this.context, this.state, request, drawn);
    if (drawn !== undefined && decision.events.length > 0) this.#numbers.set(key, drawn.n);
    return decision;
  }

  /** Someone acts; returns the verdict. */
  act(post: PostId, act: string, input: unknown = {}, more: Partial<ActRequest> = {}): Verdict {
    const decision = this.ask(post, act, input, more);
    if (decision.events.length > 0) {
      this.seq += 1;
      const at = {
        seq: this.seq,
        now: this.context.now,
        actor: more.actor ?? { account: post, post, capacity: post === 'system' ? ('system' as const) : ('holder' as const) },
      };
      for (const event of decision.events) {
        this.events.push({ event, at });
        this.state = documentProcedure.evolve(this.state, event, at);
      }
    }
    return decision.verdict;
  }

  /** Someone acts and it goes through; fails the test with the findings otherwise. */
  done(post: PostId, act: string, input: unknown = {}, more: Partial<ActRequest> = {}): this {
    const before = this.seq;
    const verdict = this.act(post, act, input, more);
    if (this.seq === before)
      throw new Error(
        `${post} could not ${act}: ${verdict.findings
          .filter((f) => f.outcome !== 'passed')
          .map((f) => `${f.code} ${f.message}`)
          .join(' | ')}`,
      );
    return this;
  }

  /** For whom it waits, by act: `sign: [head]`. */
  waits(): Record<string, string[]> {
    const out: Record<string, string[]> = {};
    for (const e of documentProcedure.expectations(this.context, this.document)) (out[e.act] ??= []).push(e.post);
    return out;
  }

  /** From a new draft of the finance bureau through its head and the office's vetting into review. */
  submitted(change: Partial<DraftInput> = {}, facts: Record<string, boolean> = {}): this {
    return this.done('finance-clerk', 'draft', { draft: draft(change) })
      .done('finance-clerk', 'send')
      .done('finance-head', 'approve')
      .done('registrar', 'vet', { opinion: '拟同意，呈分管领导审核', facts });
  }
}

function withHash(input: unknown): unknown {
  const given = input as { draft: DraftInput };
  return { contentHash: `hash-${given.draft.title}`, ...given, draft: draftSchema.parse(given.draft) };
}

/** The findings that stand in the way, as `code article.paragraph.item`. */
export function against(verdict: Verdict): string[] {
  return verdict.findings
    .filter((f) => f.outcome !== 'passed')
    .map(
      (f) =>
        `${f.code}${f.citation === undefined ? '' : ` ${[f.citation.article, f.citation.paragraph, f.citation.item].filter((n) => n !== undefined).join('.')}`}`,
    );
}

export function expectRefused(verdict: Verdict, code: string): void {
  expect(verdict.outcome).toBe('refused');
  expect(against(verdict).join('\n')).toContain(code);
}
