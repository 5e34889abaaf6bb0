/** Who opens, closes and takes back an item of a sitting, and what stands against it. */
import type { Finding } from '../kernel/finding.ts';
import { barred, kept } from '../office/findings.ts';
import { isOffice } from '../office/posts.ts';
import { signersOf } from './hands.ts';
import { ofChair, stageFinding, type Asked, type Judge } from './judging.ts';
import { isOfPapers, markOfItem, topicOfItem, type PublicationAct } from './publication.ts';
import { isClosed, itemText, itemTitle, publicationNorm } from './publication-sight.ts';
import { topicFound } from './topics.ts';

const known = ({ state }: Asked, item: string | undefined): readonly Finding[] =>
  item === undefined || item === 'agenda' || item === 'minutes' ? [] : topicFound(state, topicOfItem(item)).findings;

/** No text says who opens what a meeting decided: the chair and whoever signs the minutes, and the office after these are signed. */
function opener(asked: Asked): readonly Finding[] {
  const { ctx, state, actor } = asked;
  if (actor.post === state.chair.post || signersOf(ctx, state)?.posts.some((one) => one.id === actor.post) === true) return [];
  const norm = publicationNorm(ctx.pack);
  if (!isOffice(ctx.organisation.posts.get(actor.post)))
    return [
      barred(
        'authority.not-yours',
        '会议事项由主持人或者签发纪要的人决定公开，纪要签发以后由办公室办理。',
        norm && `${norm.says}。`,
        norm?.citation,
      ),
    ];
  const signed = state.stage === 'signed' || state.stage === 'issued' || state.stage === 'closed';
  return signed ? [] : [barred('step.missing', '纪要还没有签发，办公室不能公开会议事项。', '请由主持人决定，或者在纪要签发以后办理。')];
}

function opening(asked: Asked, item: string, to: string): readonly Finding[] {
  const { ctx, state, actor } = asked;
  const { topic } = topicFound(state, topicOfItem(item));
  const title = itemTitle(state, item);
  const standing = markOfItem(state, item);
  const papers = isOfPapers(item);
  // The texts speak of what was decided, and of no papers.
  const norm = topic === undefined || papers ? undefined : publicationNorm(ctx.pack);
  if (topic?.matter === 'personnel') return [barred('state.not-open', `“${title}”涉及人事任免，不公开。`)];
  if (standing?.is === 'withheld' && actor.post !== state.chair.post)
    return [barred('authority.not-yours', `“${title}”已写明不公开：${standing.words}。`, '确须公开的，由主持人决定。')];
  if (standing?.is === 'open' && (standing.to === to || standing.to === 'public'))
    return [barred('state.not-open', `“${title}”已经公开。`, '缩小范围的，请先撤回公开。')];
  const lifted = standing?.is === 'withheld' ? { ...state, marks: (state.marks ?? []).filter((one) => one.item !== item) } : state;
  if (itemText(lifted, item) !== undefined) return norm === undefined ? [] : [kept(norm, 'rule.states', `${norm.says}。`)];
  if (item === 'minutes')
    return state.minutes?.numbered === undefined
      ? [barred('step.missing', '纪要还没有印发。', '请在纪要印发以后公开。')]
      : [barred('state.not-open', '会议有不公开的议题，纪要不能整篇公开。', '请逐项公开议定的事项。')];
  if (papers && topic !== undefined && isClosed(lifted, topic))
    return [barred('state.not-open', `“${topic.title}”已写明不公开，其材料也不公开。`, '确须公开的，先由主持人公开议定事项。')];
  if (papers && state.ended !== undefined && topic?.outcome !== undefined)
    return [barred('state.not-open', `“${topic.title}”没有送达的材料。`)];
  return papers
    ? [barred('step.missing', `“${title}”：会议还没有结束，材料不能公开。`, '请在议定、散会以后公开。')]
    : [barred('step.missing', `“${title}”还没有议定。`, '请在议定以后公开。')];
}

export const PUBLICATION_JUDGES: { readonly [A in PublicationAct]: Judge<A> } = {
  'open-item': (asked, input) => [
    ...opener(asked),
    ...stageFinding(asked, 'open-item'),
    ...known(asked, input?.item),
    ...(input === undefined || known(asked, input.item).length > 0 ? [] : opening(asked, input.item, input.to)),
  ],
  'withhold-item': (asked, input) => {
    const { state, ctx } = asked;
    const norm = publicationNorm(ctx.pack);
    const topic = input === undefined ? undefined : topicFound(state, topicOfItem(input.item)).topic;
    return [
      ...ofChair(asked, 'withhold-item'),
      ...stageFinding(asked, 'withhold-item'),
      ...known(asked, input?.item),
      ...(norm?.exceptSecret === true ? [kept(norm, 'rule.states', `${norm.says}。`)] : []),
      ...(input !== undefined && markOfItem(state, input.item)?.is === 'open'
        ? [barred('state.not-open', `“${itemTitle(state, input.item)}”已经公开。`, '请先撤回公开，再写明不公开。')]
        : []),
      ...(topic !== undefined && isClosed(state, topic) ? [barred('state.not-open', `“${topic.title}”本来就不公开。`)] : []),
    ];
  },
  'take-back-item': (asked, input) => [
    ...ofChair(asked, 'take-back-item'),
    ...stageFinding(asked, 'take-back-item'),
    ...known(asked, input?.item),
    ...(input !== undefined && markOfItem(asked.state, input.item)?.is !== 'open'
      ? [barred('state.not-open', `“${itemTitle(asked.state, input.item)}”没有公开。`)]
      : []),
  ],
};
