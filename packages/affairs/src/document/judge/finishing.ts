/** After the signature: recheck, number, typeset, seal, distribute, forward, archive, convey (条例第二十五至二十七条). */
import type { Finding } from '../../kernel/finding.ts';
import type { Post } from '../../kernel/organisation.ts';
import type { Citation, NormOf } from '@lingxing/workrules';
import { numberText, registerYear, RUNS_ON, seriesOf, withoutSeries, type Series } from '../numbering.ts';
import { registry } from '../roles.ts';
import type { ActInput, ActName } from '../acts.ts';

import { namesAsker } from '../../office/bodies.ts';
import { officeOf } from '../../office/posts.ts';
import { answersNobody, barred } from '../../office/findings.ts';
import { filedWith, missingFilings } from '../filing.ts';
import { dayOfMoment, dayWords } from '../../kernel/words.ts';
import { bodySeals, sealOf } from '../sealing.ts';
import { issuedAt } from '../state.ts';
import { forbidden } from './forbidden.ts';
import { lateFor, meetingLimits } from './limits.ts';
import { authorityFinding, basisOf, openFor, simple, stageFinding, type Judge, type Judgement, type Judging } from './judging.ts';

const registryOf = (j: Judging): readonly Post[] => registry(j.ctx.organisation, j.state);
const byRegistry = (act: ActName) => simple(act, registryOf);

/** 复核: the last look at the text before it has its number; what the texts forbid does not go out (条例第二十五条). */
export const judgeRecheck: Judge<'recheck'> = (j) => {
  const { findings, basis } = byRegistry('recheck')(j);
  return { findings: j.state.stage === 'signed' ? [...findings, ...forbidden(j, j.state.draft)] : findings, basis };
};
export const judgeTypeset = byRegistry('typeset');

/** 印发: sealed first, unless it is of a kind that carries no seal; to whom the document itself says. */
export const judgeDistribute: Judge<'distribute'> = (j, input) => {
  const { findings, basis } = byRegistry('distribute')(j);
  const more = [...findings];
  if (j.state.stage === 'typeset' && j.state.draft.kind !== 'minutes') more.push(unsealed(j, basis[0]));
  more.push(...(signedInTime(j) ? lateFor(j, 'issue') : []));
  const { asker } = j.state.draft;
  if (asker !== undefined && input !== undefined && !namesAsker(j.ctx, input.to, asker)) more.push(answersNobody(asker.name));
  const differs = input === undefined ? undefined : rangeDiffers(j, input.to);
  if (differs !== undefined) more.push(differs);
  return { findings: more, basis };
};

/** Not issued without its seals: of a joint document it says whose are still awaited. */
function unsealed(j: Judging, citation: Citation | undefined): Finding {
  const { departments } = j.ctx.organisation;
  const awaited = bodySeals(j.ctx.organisation, j.state).filter((one) => one.done === undefined);
  if (awaited.length === 0) return barred('step.missing', '尚未用印。', '请先用印。', citation);
  const who = awaited.map(({ body }) => departments.get(body)?.name ?? body).join('、');
  return barred('step.missing', `联合发文由各联署机关分别用印，${who}尚未用印。`, `待${who}用印后印发。`, citation);
}

/** Whether the signature came within the limit from the meeting; where it did not, the reason stands with it already. */
function signedInTime(j: Judging): boolean {
  const signed = j.state.signature?.date;
  return signed !== undefined && meetingLimits(j).every(({ norm, due }) => norm.milestone !== 'issue' || signed <= due.date);
}

/** Units as they are listed on the page: several of them may stand in one line. */
const unitsOf = (lines: readonly string[]): readonly string[] => [
  ...new Set(lines.flatMap((line) => line.split(/[，、；,;：:。\s]+/u)).filter((unit) => unit !== '')),
];

/** The first few by name; a sentence is not the place for a list of hundreds. */
const some = (units: readonly string[]): string =>
  units.length <= 5 ? units.join('、') : `${units.slice(0, 5).join('、')}等${units.length}个单位`;

/**
 * The registration settles to whom a document goes (分送范围, 条例第二十五条), and what it settles by stands in the document:
 * main recipients and copies. Whoever departs from them says why. A document that names nobody (公告, 令, 纪要) goes where
 * the registration sends it.
 */
function rangeDiffers(j: Judging, to: readonly string[]): Finding | undefined {
  const { recipients, copies } = j.state.draft;
  const named = unitsOf([...recipients, ...copies]);
  const sent = unitsOf(to);
  const leftOut = named.filter((unit) => !sent.includes(unit));
  const added = sent.filter((unit) => !named.includes(unit));
  if (named.length === 0 || leftOut.length + added.length === 0) return undefined;
  const words = [
    ...(leftOut.length === 0 ? [] : [`主送、抄送的${some(leftOut)}未列入`]),
    ...(added.length === 0 ? [] : [`${some(added)}不在主送、抄送之列`]),
  ];
  return {
    code: 'distribution.differs',
    outcome: 'warned',
    message: `分送范围与文稿不符：${words.join('；')}。`,
    wayOut: '请按主送、抄送机关分发；确需增减的，写明理由。',
    citation: basisOf(j, 'number')[0],
    detail: { leftOut, added },
  };
}

/** 报送备案: by whoever distributed it, once under each norm that wants it; what was filed is told with its day and place. */
export const judgeFile: Judge<'file'> = (j, input) => {
  const { findings } = byRegistry('file')(j);
  const wanted = j.norms.of('filing').filter((norm) => norm.when !== undefined);
  const basis = wanted.map((norm) => norm.citation);
  const missing = missingFilings(j);
  if (wanted.length === 0) return { findings: [barred('state.not-open', '规则没有要求此件备案。')], basis };
  if (missing.length === 0) return { findings: [...findings, barred('state.not-open', '已报送备案。', undefined, basis[0])], basis };
  const more = [...findings];
  const issued = issuedAt(j.state);
  if (input?.norm !== undefined && !missing.some((norm) => norm.id === input.norm))
    more.push(barred('input.invalid', '所选的备案要求不存在，或者已经报送。', '请重新选择。', basis[0]));
  const elsewhere = input === undefined ? undefined : filedElsewhere(j, input, missing);
  if (elsewhere !== undefined) more.push(elsewhere);
  if (input !== undefined && input.date > j.ctx.today)
    more.push(barred('input.invalid', `报送日期${dayWords(input.date)}还没有到。`, '请填写实际报送的日期。'));
  else if (input !== undefined && issued !== undefined && input.date < dayOfMoment(issued))
    more.push(barred('input.invalid', `报送日期早于印发之日${dayWords(dayOfMoment(issued))}。`, '请填写实际报送的日期。'));
  return { findings: more, basis: missing.map((norm) => norm.citation) };
};

/** Filed with whom the norm names, and with nobody else; where the text names nobody, wherever it was filed. */
function filedElsewhere(j: Judging, input: ActInput<'file'>, missing: readonly NormOf<'filing'>[]): Finding | undefined {
  const under = missing.find((norm) => input.norm === undefined || norm.id === input.norm);
  const named = under === undefined ? '' : filedWith(j.ctx, under);
  if (named === '' || unitsOf([input.with]).toSorted().join() === unitsOf([named]).toSorted().join()) return undefined;
  return barred('input.invalid', `此件应报${named}备案，填写的是${input.with}。`, `请报${named}备案，备案机关写全称。`, under?.citation);
}

export const judgeArchive = byRegistry('archive');
export const judgeVoidNumber = byRegistry('void-number');

/** 编号: in a series of the issuer, after signature and recheck, never at drafting. */
export const judgeNumber: Judge<'number'> = (j, input) => {
  const { findings, basis } = byRegistry('number')(j);
  const missing = withoutSeries(j.ctx, j.state);
  const more = [...findings, ...missing];
  if (input === undefined || missing.length > 0) return { findings: more, basis };
  const allowed = seriesOf(j.ctx, j.state);
  const series = allowed.find((s) => s.id === input.series);
  if (series === undefined)
    more.push(barred('input.invalid', '所选文号系列不属于此类公文。', `可用：${allowed.map((s) => s.mark).join('、')}。`, basis[0]));
  if (input.openAt !== undefined && input.openReason === '')
    more.push(barred('input.invalid', '从指定号起编须写明理由。', '请写明理由。', basis[0]));
  if (input.openAt !== undefined && series !== undefined) {
    const begun = alreadyBegun(j, series, input.openAt);
    if (begun !== undefined) more.push(begun);
  }
  return { findings: more, basis };
};

/**
 * A series is opened at a number once: before its first, for a bracketed one before the first of the year. The register
 * gives a series that has begun its next number whatever was asked for, under the lock of the series, so that of two who
 * would open it at once one is told here.
 */
function alreadyBegun(j: Judging, series: Series, openAt: number): Finding | undefined {
  const year = registerYear(series, j.state);
  if (j.drawn === undefined || year === undefined || j.drawn.n === openAt) return undefined;
  return barred(
    'input.invalid',
    `${series.mark}${year === RUNS_ON ? '' : `${year}年`}已编过号，下一个号是${numberText(series, year, j.drawn.n)}，不能再指定起编的号。`,
    '请不填起编的号，依次编号；编错或停用的号，用“作废文号”写明理由。',
    basisOf(j, 'number')[0],
  );
}

/** Who seals now: the registry, or each body of a joint document for itself; a body that has sealed does not seal again. */
function whoSeals(j: Judging): Judgement {
  const seals = bodySeals(j.ctx.organisation, j.state);
  if (seals.length === 0) return byRegistry('seal')(j);
  const basis = basisOf(j, 'seal');
  const awaited = seals.filter((one) => one.done === undefined);
  if (j.state.stage === 'typeset' && sealOf(seals, j.post)?.done !== undefined)
    return { findings: [barred('state.not-open', '本单位已用印。', undefined, basis[0])], basis };
  return {
    findings: openFor(
      j,
      'seal',
      (awaited.length > 0 ? awaited : seals).flatMap((one) => one.posts),
    ),
    basis,
  };
}

/** 用印: 纪要 carries no seal (GB/T 9704 10.3). */
export const judgeSeal: Judge<'seal'> = (j, input) => {
  const judged = whoSeals(j);
  const pages = j.state.sheet?.pages ?? 0;
  if (input !== undefined && input.page > pages)
    return {
      ...judged,
      findings: [...judged.findings, barred('input.invalid', `成文共${pages}页，没有第${input.page}页。`, '请按版面上的位置用印。')],
    };
  return j.state.draft.kind === 'minutes'
    ? { ...judged, findings: [...judged.findings, barred('state.not-open', '纪要不加盖印章。', '请直接印发。', judged.basis[0])] }
    : judged;
};

/** 报送: what goes on to the Party committee after the government has approved it. */
export const judgeForward: Judge<'forward'> = (j) => {
  const office = officeOf(j.ctx.organisation);
  const findings = [authorityFinding(j, 'forward', office), stageFinding(j, 'forward')].filter((f) => f !== undefined);
  if (j.state.draft.issuer !== 'party') findings.push(barred('state.not-open', '此件不送党委。', undefined, basisOf(j, 'forward')[0]));
  return { findings, basis: basisOf(j, 'forward') };
};

/** 转达意见: a leader's opinion reaches the department when the office conveys it. */
export const judgeConvey: Judge<'convey'> = (j, input) => {
  const office = officeOf(j.ctx.organisation);
  const findings = [authorityFinding(j, 'convey', office), stageFinding(j, 'convey')].filter((f) => f !== undefined);
  const waiting = unconveyed(j);
  if (waiting.length === 0) findings.push(barred('state.not-open', '没有待转达的意见。', undefined, basisOf(j, 'convey')[0]));
  if (input?.steps.some((seq) => !waiting.includes(seq)) === true)
    findings.push(barred('input.invalid', '所选意见不存在或已转达。', '请重新选择。'));
  return { findings, basis: basisOf(j, 'convey') };
};

/** What departments say to each other needs nobody to convey it. */
const BETWEEN_DEPARTMENTS: ReadonlySet<string> = new Set(['department-approval', 'department-countersign']);

/** The acts whose opinions lie with the office and have not been conveyed. */
export function unconveyed(j: Judging): readonly number[] {
  return j.state.steps.filter((s) => !s.conveyed && s.opinion !== '' && !BETWEEN_DEPARTMENTS.has(s.step)).map((s) => s.seq);
}
