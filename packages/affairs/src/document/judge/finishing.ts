/** After the signature: recheck, number, typeset, seal, distribute, forward, archive, convey (条例第二十五至二十七条). */
import type { Post } from '../../kernel/organisation.ts';
import { seriesOf } from '../numbering.ts';
import { officeOf, registry } from '../roles.ts';
import type { ActName } from '../acts.ts';
import { barred } from './findings.ts';
import { authorityFinding, basisOf, simple, stageFinding, type Judge, type Judging } from './judging.ts';

const registryOf = (j: Judging): readonly Post[] => registry(j.ctx.organisation, j.state);
const byRegistry = (act: ActName) => simple(act, registryOf);

export const judgeRecheck = byRegistry('recheck');
export const judgeTypeset = byRegistry('typeset');

/** 印发: sealed first, unless it is of a kind that carries no seal. */
export const judgeDistribute: Judge<'distribute'> = (j) => {
  const judged = byRegistry('distribute')(j);
  if (j.state.stage !== 'typeset' || j.state.draft.kind === 'minutes') return judged;
  return { ...judged, findings: [...judged.findings, barred('step.missing', '尚未用印。', '请先用印。', judged.basis[0])] };
};

export const judgeArchive = byRegistry('archive');
export const judgeVoidNumber = byRegistry('void-number');

/** 编号: in a series of the issuer, after signature and recheck, never at drafting. */
export const judgeNumber: Judge<'number'> = (j, input) => {
  const { findings, basis } = byRegistry('number')(j);
  if (input === undefined) return { findings, basis };
  const more = [...findings];
  const allowed = seriesOf(j.ctx, j.state);
  if (!allowed.some((s) => s.id === input.series))
    more.push(
      barred('input.invalid', '所选文号系列不属于此类公文。', `可用：${allowed.map((s) => s.mark).join('、') || '未设置'}。`, basis[0]),
    );
  if (input.openAt !== undefined && input.openReason === '')
    more.push(barred('input.invalid', '从指定号起编须写明理由。', '请写明理由。', basis[0]));
  return { findings: more, basis };
};

/** 用印: 纪要 carries no seal (GB/T 9704 10.3). */
export const judgeSeal: Judge<'seal'> = (j, input) => {
  const judged = byRegistry('seal')(j);
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
  if (j.state.draft.issuer !== 'party') findings.push(barred('state.not-open', '此件不送党委。', undefined, basisOf(j.ctx, 'forward')[0]));
  return { findings, basis: basisOf(j.ctx, 'forward') };
};

/** 转达意见: a leader's opinion reaches the department when the office conveys it. */
export const judgeConvey: Judge<'convey'> = (j, input) => {
  const office = officeOf(j.ctx.organisation);
  const findings = [authorityFinding(j, 'convey', office), stageFinding(j, 'convey')].filter((f) => f !== undefined);
  const waiting = unconveyed(j);
  if (waiting.length === 0) findings.push(barred('state.not-open', '没有待转达的意见。', undefined, basisOf(j.ctx, 'convey')[0]));
  if (input?.steps.some((seq) => !waiting.includes(seq)) === true)
    findings.push(barred('input.invalid', '所选意见不存在或已转达。', '请重新选择。'));
  return { findings, basis: basisOf(j.ctx, 'convey') };
};

/** The acts whose opinions lie with the office and have not been conveyed. */
export function unconveyed(j: Judging): readonly number[] {
  return j.state.steps.filter((s) => !s.conveyed && s.opinion !== '' && s.step !== 'department-approval').map((s) => s.seq);
}
