/** Questions about the text itself: what follows a decision, what is reported and made public, whom it binds, what it says of a word. */
import {
  MATTERS,
  MEETINGS,
  PARTICIPANTS,
  PREPARATIONS,
  SUBJECTS,
  TASKS,
  type MatterName,
  type Norm,
  type Participant,
} from '@lingxing/workrules';
import { covers } from '../conduct/restrictions.ts';
import { responsibilities } from '../meeting/rules.ts';
import { caseOf, dateAnswer, depending, namedAll, silent, states, told, type Answer, type Asked } from './answer.ts';

/** 决定之后欠什么：issuing, publishing, minutes, and who is first responsible. */
export function afterDecision(
  asked: Asked,
  meeting: 'plenary' | 'executive' | 'head-office' | 'topical',
  ended: string | undefined,
): Answer {
  const { pack, calendar } = asked;
  const issue = pack
    .of('issue-within')
    .filter((one) => [one.when ?? {}].flat().some((when) => when.decidedBy === undefined || [when.decidedBy].flat().includes(meeting)));
  const minutes = [
    ...responsibilities(pack, 'draft-minutes', meeting),
    ...responsibilities(pack, 'vet-minutes', meeting),
    ...responsibilities(pack, 'sign-minutes', meeting),
  ];
  const published = pack
    .of('publication')
    .filter((one) => one.what.includes('decided-matters') && (meeting === 'plenary' || meeting === 'executive'));
  const first = responsibilities(pack, 'first-responsible');
  const reports = pack.of('reporting').filter((one) => one.what.includes('results') || one.what.includes('progress'));
  const norms: readonly Norm[] = [...issue, ...minutes, ...published, ...first, ...reports];
  const dates =
    ended === undefined
      ? []
      : issue.map((one) => dateAnswer(one.milestone === 'submit' ? '报送发文程序' : '印发', calendar.due(ended, one.value, one.unit)));
  return told(asked, norms, '会议决定之后的办理', {
    posts: [...new Set(first.flatMap((one) => namedAll(pack, one.by)))],
    ...(dates.length > 0 ? { dates } : {}),
  });
}

/** 应否公开。 */
export function publication(asked: Asked, what: MatterName, secret: boolean | undefined): Answer {
  const { pack } = asked;
  const norms = pack.of('publication').filter((one) => one.what.includes(what));
  if (norms.length === 0) return silent(asked, `${MATTERS[what]}是否公开`);
  const excepted = norms.filter((one) => one.exceptSecret);
  const posts = [...new Set(norms.flatMap((one) => namedAll(pack, one.who)))];
  const must: Answer = {
    outcome: 'answer',
    answer: { posts, text: `应当公开：${norms.map((one) => one.says).join('；')}。` },
    findings: norms.map(states),
  };
  const no: Answer = { outcome: 'answer', answer: { text: '依法需要保密的，不公开。' }, findings: excepted.map(states) };
  if (excepted.length === 0 || secret === false) return must;
  if (secret === true) return no;
  return depending(
    '要看是否依法需要保密。',
    [{ name: 'secret', label: '依法需要保密' }],
    [caseOf({ secret: false }, must), caseOf({ secret: true }, no)],
    norms.map(states),
    { posts },
  );
}

/** 须否请示报告、向谁。 */
export function report(asked: Asked, what: MatterName, who: Participant | undefined): Answer {
  const { pack } = asked;
  const norms = pack.of('reporting').filter((one) => one.what.includes(what) && (who === undefined || covers(one.who, who)));
  return told(asked, norms, `${MATTERS[what]}向谁请示报告`, { posts: [...new Set(norms.flatMap((one) => namedAll(pack, one.to)))] });
}

/** 本规则管不管这个单位。 */
export function binds(asked: Asked, body: Participant): Answer {
  const { pack } = asked;
  if (body === 'government' || body === 'department' || body === 'office')
    return { outcome: 'answer', answer: { text: `本规则是${pack.source.government.short}及其部门的工作规则，适用。` }, findings: [] };
  const norms = pack.of('scope').filter((one) => one.bodies.includes(body));
  if (norms.length === 0) return silent(asked, `是否适用于${PARTICIPANTS[body]}`);
  return told(asked, norms, '', {}, norms.map((one) => `${one.degree === 'applies' ? '适用' : '参照执行'}：${one.says}。`).join(''));
}

/** The words under which a norm can be looked for: its sentence, its note, the labels of what it names. */
function words(norm: Norm): string {
  const parts: string[] = [norm.says, norm.note ?? ''];
  if (norm.kind === 'responsibility')
    parts.push(TASKS[norm.task], ...(norm.meetings ?? []).map((one) => MEETINGS[one]), ...norm.by.map((one) => PARTICIPANTS[one]));
  if (norm.kind === 'duty') parts.push(SUBJECTS[norm.subject]);
  if (norm.kind === 'agenda') parts.push(...norm.matters.map((one) => MATTERS[one]));
  if (norm.kind === 'preparation') parts.push(...norm.needs.map((one) => PREPARATIONS[one]));
  if (norm.kind === 'reporting' || norm.kind === 'publication') parts.push(...norm.what.map((one) => MATTERS[one]));
  return parts.join(' ');
}

const MOST = 30;

/** 规则有没有说到某事：every norm and article that speaks of these words. */
export function says(asked: Asked, about: string): Answer {
  const { pack } = asked;
  const terms = about.split(/\s+/u).filter((one) => one !== '');
  const speaks = (text: string): boolean => terms.every((term) => text.includes(term));
  const norms = pack.norms.filter((one) => one.kind !== 'basis' && speaks(words(one)));
  const articles = pack.source.articles.filter((one) => speaks(one.summary));
  if (norms.length === 0 && articles.length === 0) return silent(asked, `“${about}”`);
  const shown = norms.slice(0, MOST);
  return {
    outcome: 'answer',
    answer: {
      value: norms.length,
      unit: 'count',
      text:
        norms.length > 0
          ? `有${norms.length}条规范说到${norms.length > MOST ? `，列出前${MOST}条` : ''}：${shown.map((one) => one.says).join('；')}。`
          : `条文概要说到：${articles.map((one) => `第${one.article}条 ${one.summary}`).join('；')}。`,
    },
    findings: shown.map(states),
  };
}
