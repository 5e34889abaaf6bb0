/** The notice as its government's office drafts it: the notice itself, and the rules that it issues as its annex. */
import type { Body, DraftInput } from '@lingxing/affairs/document';
import { chineseNumeral } from './lines.ts';
import type { RuleText } from './read.ts';

const paragraph = (text: string): Body[number] => ({ type: 'paragraph', runs: [{ text }] });

/** The rules as a body: chapter headings centred, articles, paragraphs and items as paragraphs. */
export function rulesBody(rules: RuleText['rules']): Body {
  const body: Body = [];
  for (const chapter of rules.chapters) {
    body.push({
      type: 'paragraph',
      align: 'center',
      runs: [{ text: `第${chineseNumeral(chapter.number)}章　${chapter.title}`, bold: true }],
    });
    for (const article of chapter.articles) body.push(...article.paragraphs.map(paragraph));
  }
  return body;
}

/** What the notice states of itself, besides its text: how it was decided and what the texts ask of such a paper. */
export type Stated = Pick<DraftInput, 'facts' | 'decision' | 'evidence' | 'departmentsConcerned' | 'leadersConcerned'>;

/** The draft of the notice. The recipients are departments and lower governments, so it goes downward and is published. */
export function draftOf(text: RuleText, stated: Stated = {}): DraftInput {
  return {
    title: text.notice.title,
    kind: 'notice',
    issuer: 'government',
    to: 'subordinate',
    // As they stand on the page: commas part the kinds of recipients, enumeration marks those of one kind.
    recipients: [text.notice.recipients.join('，')],
    copies: text.imprint.copies.length === 0 ? [] : [text.imprint.copies.join('，')],
    body: text.notice.paragraphs.map(paragraph),
    attachments: [{ title: text.rules.title, body: rulesBody(text.rules) }],
    publication: 'active',
    note: text.notice.note ?? '',
    ...stated,
  };
}

/** How many articles a text has. */
export const articleCount = (text: RuleText): number => text.rules.chapters.reduce((sum, chapter) => sum + chapter.articles.length, 0);
