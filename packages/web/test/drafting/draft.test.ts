import { draftSchema } from '@lingxing/affairs/document';
import { describe, expect, it } from 'vitest';
import { keptKey } from '../../src/drafting/live/kept.ts';
import { emptyDraft, gapsOf, looksLikeDraft, sameDraft, sendable, unfinishedOf, UNTITLED } from '../../src/drafting/model/draft.ts';
import { asksScope, GROUPS, QUESTIONS, questionsOf } from '../../src/drafting/model/questions.ts';
import { startNew, startOn } from '../../src/drafting/model/start.ts';

const titled = { ...emptyDraft(), title: '关于做好秋粮收购工作的通知' };

describe('an unfinished draft', () => {
  it('cannot be stored without a title, and says so', () => {
    expect(gapsOf({ ...titled, title: '  ' })).toEqual([{ field: 'title', says: '还没有标题，拟好标题才能存稿。' }]);
    expect(gapsOf(titled)).toEqual([]);
  });

  it('names evidence begun without a word', () => {
    const draft = {
      ...titled,
      evidence: [
        { kind: 'research' as const, note: '已调研' },
        { kind: 'legality' as const, note: ' ' },
      ],
    };
    expect(unfinishedOf(draft).map((g) => g.field)).toEqual(['evidence-1']);
  });

  it('is always taken by the schema in the form in which it is sent', () => {
    const messy = {
      ...emptyDraft(),
      title: ' ',
      attachments: [
        { title: ' ', body: [] },
        { title: '', file: { hash: 'a', name: '名单.xlsx', mediaType: 'x', size: 1 } },
      ],
      evidence: [
        { kind: 'research' as const, note: ' ' },
        { kind: 'basis' as const, note: ' 上级文件 ' },
      ],
      decision: { meeting: 'executive' as const, session: ' ' },
    };
    const sent = sendable(messy);
    expect(draftSchema.safeParse(sent).success).toBe(true);
    expect(sent.title).toBe(UNTITLED);
    expect(sent.attachments.map((a) => a.title)).toEqual(['附件', '名单.xlsx']);
    expect(sent.evidence).toEqual([{ kind: 'basis', note: '上级文件' }]);
    expect(sent.decision).toEqual({ meeting: 'executive' });
  });

  it('begins with exactly what the schema fills in', () => {
    expect(draftSchema.parse({ title: '甲', kind: 'notice', issuer: 'government', to: 'subordinate', body: [] })).toEqual({
      ...emptyDraft(),
      title: '甲',
    });
  });
});

describe('comparing drafts for unsaved changes', () => {
  it('does not see the order of keys or what is left unset', () => {
    const { title, ...rest } = titled;
    expect(sameDraft({ ...rest, title, decision: { meeting: 'none' } }, titled)).toBe(true);
  });

  it('sees a changed fact deep within', () => {
    expect(sameDraft(titled, { ...titled, facts: { ...titled.facts, legal: true } })).toBe(false);
  });
});

describe('what a browser has kept', () => {
  it('is refused where its shape is not that of a draft', () => {
    expect(looksLikeDraft(null)).toBe(false);
    expect(looksLikeDraft({ title: '甲' })).toBe(false);
    expect(looksLikeDraft({ ...titled, recipients: '各单位' })).toBe(false);
    expect(looksLikeDraft(titled)).toBe(true);
  });

  it('stands under account, post and document', () => {
    expect(keptKey('a', 'p', 'new')).not.toBe(keptKey('a', 'q', 'new'));
  });
});

describe('where writing begins', () => {
  const stored = { ...titled, title: '存稿' };
  const mine = { ...titled, title: '暂存' };

  it('takes up an unsaved new draft, but not an empty one', () => {
    expect(startNew({ draft: emptyDraft(), savedAt: '2026-11-23T01:00:00Z', base: 0 }).resumed).toBeUndefined();
    const start = startNew({ draft: mine, savedAt: '2026-11-23T01:00:00Z', base: 0 });
    expect([start.draft.title, start.resumed?.where, start.base]).toEqual(['暂存', 'browser', 0]);
  });

  it('takes the stored text where no copy differs from it', () => {
    const view = { draft: stored, textVersion: 3, workingCopy: { draft: { ...stored }, savedAt: '2026-11-23T01:00:00Z', by: '甲局文书' } };
    expect(startOn(view, undefined)).toEqual({ draft: stored, stored, base: 3 });
  });

  it('takes the newer of two copies, and keeps the version on which a browser wrote', () => {
    const view = { draft: stored, textVersion: 3, workingCopy: { draft: mine, savedAt: '2026-11-23T02:00:00Z', by: '甲局文书' } };
    const older = { draft: { ...mine, title: '旧' }, savedAt: '2026-11-23T01:00:00Z', base: 2 };
    expect(startOn(view, older).resumed).toEqual({ at: '2026-11-23T02:00:00Z', where: 'server', by: '甲局文书' });
    const newer = { ...older, savedAt: '2026-11-23T03:00:00Z' };
    const start = startOn(view, newer);
    expect([start.draft.title, start.base, start.resumed?.where]).toEqual(['旧', 2, 'browser']);
  });
});

describe('questions', () => {
  it('ask each stated fact once, the breadth of deployment apart', () => {
    const facts = Object.keys(emptyDraft().facts).filter((f) => f !== 'scope');
    expect(QUESTIONS.map((q) => q.fact).toSorted()).toEqual(facts.toSorted());
  });

  it('ask a clerk of a request first whether it goes past a level or to a person', () => {
    const request = { kind: 'request', issuer: 'government', to: 'superior-government' } as const;
    const procedure = questionsOf('procedure', request, emptyDraft().facts).first.map((q) => q.fact);
    expect(procedure).toContain('skipsLevel');
    expect(procedure).toContain('toLeaderInPerson');
    expect(procedure).not.toContain('demandsSupportingDocuments');
    expect(asksScope(request)).toBe(false);
  });

  it('ask first whether a notice is a normative document, and fold what belongs to requests', () => {
    const notice = { kind: 'notice', issuer: 'government', to: 'subordinate' } as const;
    expect(questionsOf('nature', notice, emptyDraft().facts).first.map((q) => q.fact)).toContain('normative');
    expect(questionsOf('procedure', notice, emptyDraft().facts).folded.map((q) => q.fact)).toContain('carriesRequest');
  });

  it('never fold away what was answered yes, and lose none', () => {
    const facts = { ...emptyDraft().facts, splitsWork: true };
    const notice = { kind: 'notice', issuer: 'government', to: 'subordinate' } as const;
    expect(questionsOf('procedure', notice, facts).first.map((q) => q.fact)).toContain('splitsWork');
    const asked = GROUPS.flatMap((g) => Object.values(questionsOf(g, notice, facts)).flat());
    expect(asked).toHaveLength(QUESTIONS.length);
  });
});
