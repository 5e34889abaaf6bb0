/** Questions about what follows a decision, what is reported and made public, and whom the rules bind. */
import { MATTERS, restrictionsOf, type MatterName, type Norm, type Participant } from '@lingxing/workrules';
import { reportingOn } from '../conduct/reporting.ts';
import { covers } from '../conduct/restrictions.ts';
import { needsFor } from '../meeting/preparation.ts';
import { responsibilities } from '../meeting/rules.ts';
import { caseOf, dateAnswer, depending, named, namedAll, silencesOf, silent, states, told, type Answer, type Asked } from './answer.ts';

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
  // What follows a major decision; those are taken by these two meetings.
  const followed = meeting === 'plenary' || meeting === 'executive' ? needsFor(pack, 'major-decision', 'afterwards') : [];
  const norms: readonly Norm[] = [...issue, ...minutes, ...published, ...followed.map((one) => one.norm), ...first, ...reports];
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
  if (norms.length === 0) return saidNear(asked, what) ?? silent(asked, `${MATTERS[what]}是否公开`);
  const excepted = norms.filter((one) => one.exceptSecret);
  const posts = [...new Set(norms.flatMap((one) => namedAll(pack, one.who)))];
  const must: Answer = {
    outcome: 'answer',
    answer: { posts, text: `应当公开：${norms.map((one) => one.says).join('；')}。` },
    findings: norms.map(states),
  };
  const no: Answer = { outcome: 'answer', answer: { text: '依法需要保密的，不公开。' }, findings: excepted.map(states) };
  // A text that orders publication by law and writes no exception is silent on what the law keeps secret.
  if (excepted.length === 0 && secret === true)
    return {
      outcome: 'silent',
      answer: { posts, text: `${norms.map((one) => one.says).join('；')}；没有另写依法需要保密的怎样办，从法律规定。` },
      findings: norms.map(states),
    };
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

/** What a text does not say to publish, but says something near of: that it is cleared first, put to the public in draft, or listed. */
function nearPublication({ pack }: Asked, what: MatterName): readonly Norm[] {
  switch (what) {
    case 'important-information':
      return restrictionsOf(pack).flatMap(({ norm, conduct }) => (conduct.includes('release-information') ? [norm] : []));
    case 'local-regulations':
    case 'rules':
      return pack.of('preparation').filter((one) => one.for === 'legislation' && one.needs.includes('public-comment'));
    case 'normative-documents':
      return pack.of('filing').filter((one) => one.catalogue);
    default:
      return [];
  }
}

/** Whether to publish is left open; what is said near of it is not. */
function saidNear(asked: Asked, what: MatterName): Answer | undefined {
  const norms = nearPublication(asked, what);
  return norms.length === 0 ? undefined : told(asked, norms, '', {}, `应否公开没有写；${norms.map((one) => one.says).join('；')}。`);
}

/**
 * 须否请示报告、向谁。A text that speaks only of the major is asked about the important: that hangs on whether it is major
 * (`major`), which is for people to judge.
 */
export function report(asked: Asked, what: MatterName, who: Participant | undefined, major?: boolean): Answer {
  const { pack } = asked;
  const about = (matter: MatterName) => reportingOn(pack, matter, who === undefined ? undefined : [who]);
  const norms = about(what);
  if (norms.length === 0 && what === 'important-matter' && about('major-matter').length > 0) {
    const asMajor = report(asked, 'major-matter', who);
    const plain = silent(asked, `不属于重大事项的${MATTERS[what]}向谁请示报告`);
    if (major !== undefined) return major ? asMajor : plain;
    return depending(
      '本规则只写了重大事项，要看是否属于重大事项。',
      [{ name: 'major', label: '属于重大事项' }],
      [caseOf({ major: true }, asMajor), caseOf({ major: false }, plain)],
      asMajor.findings,
    );
  }
  return told(asked, norms, `${MATTERS[what]}向谁请示报告`, { posts: [...new Set(norms.flatMap((one) => namedAll(pack, one.to)))] });
}

/** Those of whom a norm asks something; a norm on documents may say whose. */
function boundBy(norm: Norm): readonly Participant[] {
  const { binds = [] } = norm;
  return [...binds, ...askedOf(norm)];
}

function askedOf(norm: Norm): readonly Participant[] {
  switch (norm.kind) {
    case 'duty':
    case 'restriction':
    case 'reporting':
    case 'leave':
    case 'filing':
    case 'publication':
      return norm.who;
    case 'responsibility':
    case 'advance-request':
      return norm.by;
    default:
      return [];
  }
}

const MOST_NORMS = 30;

/** Whoever heads a body is asked for himself: he takes leave, it sends papers. */
const HEADED_BY: Readonly<Partial<Record<Participant, Participant>>> = {
  'lower-government': 'lower-government-head',
  'affiliated-institution': 'institution-head',
};

/** 有3条规范，见第27、29条. */
function listWords(norms: readonly Norm[]): string {
  const articles = [...new Set(norms.map((one) => one.citation.article))].toSorted((a, b) => a - b);
  return `有${norms.length}条规范，见第${articles.join('、')}条`;
}

/** 本规则管不管这个单位、这些人：those whom the text names as bound, and those of whom single articles ask something. */
export function binds(asked: Asked, body: Participant): Answer {
  const { pack } = asked;
  if (body === 'government' || body === 'department' || body === 'office')
    return { outcome: 'answer', answer: { text: `本规则是${pack.source.government.short}及其部门的工作规则，适用。` }, findings: [] };
  const scope = pack.of('scope').filter((one) => one.bodies.includes(body));
  if (scope.length > 0)
    return told(asked, scope, '', {}, scope.map((one) => `${one.degree === 'applies' ? '适用' : '参照执行'}：${one.says}。`).join(''));
  const who = named(pack, body);
  const binding = (one: Participant): readonly Norm[] =>
    pack.norms.filter((norm) => norm.citation.source === 'work-rules' && covers(boundBy(norm), one));
  const own = binding(body);
  const head = HEADED_BY[body];
  const ofHead = head === undefined ? [] : binding(head).filter((one) => !own.includes(one));
  const norms = [...own, ...ofHead].toSorted((a, b) => a.citation.article - b.citation.article);
  const declared = silencesOf(asked, ['scope'], { who: body });
  if (norms.length === 0) return silent(asked, `是否适用于${who}`, declared);
  const shown = norms.slice(0, MOST_NORMS);
  const parts = [
    ...(own.length === 0 ? [] : [`直接对其提出要求的${listWords(own)}`]),
    ...(head === undefined || ofHead.length === 0 ? [] : [`对${named(pack, head)}提出要求的${listWords(ofHead)}`]),
  ];
  return told(
    asked,
    shown,
    '',
    { value: norms.length, unit: 'count' },
    `没有写整体上是否适用于${who}；${parts.join('；')}${norms.length > MOST_NORMS ? `，列出前${MOST_NORMS}条` : ''}。`,
  );
}
