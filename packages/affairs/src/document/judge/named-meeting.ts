/**
 * The meeting that a document says decided it, held against those that the text names for what it is about: by the function by which a
 * topic of a meeting is judged. A warning where the text has it settled nowhere else: until the signature another meeting may still decide.
 */
import { MEETINGS, type DocumentFacts, type MatterName, type RulePack } from '@lingxing/workrules';
import type { Finding } from '../../kernel/finding.ts';
import { suggestedFor } from '../../meeting/rules.ts';
import { broken, kept } from '../../office/findings.ts';

const UP = new Set<DocumentFacts['kind']>(['report', 'request']);
const ORDERS = new Set<DocumentFacts['kind']>(['order', 'decision']);

/** What a document in the government's name is about, as far as the rules on meetings speak of it; minutes record a meeting and are about none. */
export function aboutOf({ issuer, kind, to, major, normative, personnel }: DocumentFacts): readonly MatterName[] {
  if ((issuer !== 'government' && issuer !== 'office' && issuer !== 'party') || kind === 'minutes') return [];
  const about: readonly (readonly [MatterName, boolean])[] = [
    ['major-matter', major],
    ['normative-documents', normative],
    ['personnel', personnel],
    ['rules', kind === 'rules'],
    ['orders-decisions', ORDERS.has(kind)],
    ['report-to-superior', to === 'superior-government' && UP.has(kind)],
    ['for-party-committee', to === 'party-committee'],
    ['for-congress', to === 'congress'],
  ];
  return about.flatMap(([matter, is]) => (is ? [matter] : []));
}

/** What the text says of where it goes, beside the meeting that is said to have decided it; nothing where none is. */
export function namedMeeting(pack: RulePack, facts: DocumentFacts): readonly Finding[] {
  const { decidedBy } = facts;
  if (decidedBy === 'none') return [];
  const here = MEETINGS[decidedBy];
  return aboutOf(facts).flatMap((matter): readonly Finding[] => {
    const all = suggestedFor(pack, matter, decidedBy);
    const fits = all.filter((one) => one.here);
    if (fits.length > 0) return fits.map(({ norm }) => kept(norm, 'meeting.missing', `${norm.says}；此件经${here}议定。`));
    return all.map(({ norm, binding }) => {
      const named = norm.meetings.map((one) => MEETINGS[one]).join('或者');
      return binding
        ? broken(norm, 'meeting.missing', `${norm.says}；此件写明由${here}议定。`, `请提请${named}讨论，会后由办公室记录决定。`, 'should')
        : kept(norm, 'rule.states', `${norm.says}；此件写明由${here}议定。`);
    });
  });
}
