/** Drafting, consulting, sending, returning: what the host department, the bodies asked and the office's vetting may do. */
import type { Finding } from '../../kernel/finding.ts';
import type { Post } from '../../kernel/organisation.ts';
import { dayOfMoment, dayWords } from '../../kernel/words.ts';
import { applicable, DOCUMENT_FACTS, type Citation, type FactName } from '@lingxing/workrules';
import { coIssuersOf } from '../draft.ts';
import { SECRECY_LABELS } from '../labels.ts';
import { withoutSeries } from '../numbering.ts';
import { hostIsOffice, registry } from '../roles.ts';
import type { Consultation, ConsultationAsk, DocumentState } from '../state.ts';
import { lapsesOn, materialChanges, substanceOf } from '../lapse.ts';
import { differing } from '../requirements.ts';
import { factsIn } from '../route.ts';

import { clerksOf, headsOf, isLeader, isOffice, officeOf, postsOf, titles } from '../../office/posts.ts';
import { barred, broken } from '../../office/findings.ts';
import { impossibleMeeting } from '../../office/late-entry.ts';
import { basisOf, openFor, simple, stageFinding, type Judge, type Judgement, type Judging } from './judging.ts';
import { forbidden } from './forbidden.ts';
import { lateFor } from './limits.ts';
import { cosignatures } from './signature.ts';
import { hasSpoken, judgeSubmission, lastReply, silenceCounts } from './submission.ts';

const host = (j: Judging) => j.ctx.organisation.departments.get(j.state.host);

/** The clerks and the head of the host department, and whoever drafted it. */
export function hostPosts(j: Judging): readonly Post[] {
  const own = [...clerksOf(j.ctx.organisation, host(j)), ...headsOf(j.ctx.organisation, host(j))];
  const clerk = j.ctx.organisation.posts.get(j.state.clerk);
  return clerk === undefined || own.includes(clerk) ? own : [...own, clerk];
}

const characters = (state: DocumentState): number => state.versions.at(-1)?.characters ?? 0;

/** 修改文稿: the host while drafting; the office while vetting and, with each difference declared, after the signature. */
export const judgeRevise: Judge<'revise'> = (j, input) => {
  const posts =
    j.state.stage === 'drafting'
      ? hostPosts(j)
      : j.state.stage === 'signed'
        ? registry(j.ctx.organisation, j.state)
        : officeOf(j.ctx.organisation);
  const findings = openFor(j, 'revise', posts);
  if (input !== undefined) {
    if (input.draft.secrecy !== 'none')
      findings.push(
        barred(
          'secrecy.classified',
          `文稿标为${SECRECY_LABELS[input.draft.secrecy]}，本系统不处理涉密公文。`,
          '请在符合保密要求的系统或以纸质方式办理。',
        ),
      );
    if (input.nature === undefined && mustDeclare(j.state)) {
      findings.push(
        barred('input.invalid', '已有步骤办理过，须说明此次修改的性质。', '请选择“文字性修改”或“实质性修改”。', basisOf(j, 'revise')[0]),
      );
    }
    const material = materialChanges(j.state.draft, input.draft);
    if (material.length > 0 && j.state.stage !== 'drafting') {
      findings.push(
        barred(
          'input.invalid',
          `改动了${material.join('、')}，送审后不在文稿上改。`,
          '请退回起草部门修改；由办公室认定的，在审核时认定。',
          basisOf(j, 'revise')[0],
        ),
      );
    } else if (material.length > 0 && input.nature === 'editorial') {
      findings.push(
        barred('input.invalid', `改动了${material.join('、')}，属于实质性修改。`, '请选择“实质性修改”。', basisOf(j, 'revise')[0]),
      );
    } else if (input.nature === 'editorial') {
      const substance = substanceOf(j.state, input.draft);
      if (substance !== undefined)
        findings.push(
          barred(
            'input.invalid',
            `${substance}，属于实质性修改。`,
            '请选择“实质性修改”，由原办理人重新办理；或者只改文字。',
            basisOf(j, 'revise')[0],
          ),
        );
    }
    if (j.state.stage === 'signed') findings.push(...forbidden(j, input.draft));
    stated(j.ctx, input.draft, j.state, findings);
  }
  return { findings, basis: basisOf(j, 'revise') };
};

/** Whether something would lapse, so that the nature of a change matters. */
export const mustDeclare = (state: DocumentState): boolean => state.stage !== 'drafting' || lapsesOn(state, 'substantive').length > 0;

/** 征求意见、会签: asked of bodies other than the host. */
export const judgeConsult: Judge<'consult'> = (j, input) => {
  const findings = openFor(j, 'consult', hostPosts(j));
  if (input !== undefined) {
    const unknown = input.bodies.filter((b) => !j.ctx.organisation.departments.has(b));
    if (unknown.length > 0) findings.push(barred('input.invalid', '所选单位不在本府机构之列。', '请从机构名录中选择。'));
    if (new Set(input.bodies).size !== input.bodies.length)
      findings.push(barred('input.invalid', '同一单位列了不止一次。', '请每个单位只列一次。'));
    if (input.bodies.includes(j.state.host)) findings.push(barred('input.invalid', '不必向本部门征求意见。', '请从所选单位中去掉本部门。'));
    const limit = j.ctx.pack.of('consultation-limit')[0];
    if (input.limit !== undefined && limit?.hostMaySetLimit === false)
      findings.push(broken(limit, 'input.invalid', '规则未允许主办部门另定时限。', '请按规则时限征求意见。', 'must'));
  }
  return { findings, basis: [...basisOf(j, 'consult'), ...j.norms.of('consultation').map((n) => n.citation)] };
};

/** Posts that may speak for a body asked: its head or a responsible person; only those the text names where it is a countersignature. */
function speakers(j: Judging, c: Consultation, body: string): readonly Post[] {
  const all = postsOf(j.ctx.organisation, body).filter(
    (p) => p.role === 'department-head' || p.role === 'department-deputy-head' || p.role === 'legal-reviewer',
  );
  const department = j.ctx.organisation.departments.get(body);
  if (department?.kind === 'office')
    return headsOf(j.ctx.organisation, department).length > 0
      ? headsOf(j.ctx.organisation, department)
      : clerksOf(j.ctx.organisation, department);
  if (c.mode !== 'countersign') return all;
  const demands = [
    ...j.norms.of('consultation').filter((n) => n.mode === 'countersign'),
    ...(differing(j.state).length > 0 ? j.norms.of('disagreement').filter((n) => n.countersignAfterwards) : []),
  ];
  return demands.some((n) => n.by.includes('concerned-department-head') && !n.by.includes('concerned-department-responsible'))
    ? all.filter((p) => p.role === 'department-head')
    : all.filter((p) => p.role !== 'legal-reviewer');
}

/** Asks that wait for an answer from bodies for which this post may speak. */
export function openAsksOf(j: Judging): readonly { consultation: Consultation; ask: ConsultationAsk; speakers: readonly Post[] }[] {
  return j.state.consultations
    .filter((c) => c.stands)
    .flatMap((consultation) =>
      consultation.asks
        .filter((a) => a.delivered !== undefined && lastReply(a) === undefined)
        .map((ask) => ({ consultation, ask, speakers: speakers(j, consultation, ask.body) })),
    );
}

/**
 * Why nobody waits for this person to speak for his body: it is another's act there, its turn has not come, it has
 * spoken, or nobody asked it. What waits for the head is told to his clerk with the head's post, never as if nothing waited.
 */
function notOnesOwn(j: Judging, verb: string, citation: Citation | undefined): Finding {
  const asks = j.state.consultations
    .filter((c) => c.stands)
    .flatMap((c) => c.asks.filter((a) => a.body === j.post?.department).map((ask) => ({ c, ask })));
  const open = asks.filter(({ ask }) => lastReply(ask) === undefined);
  const waiting = open.find(({ ask }) => ask.delivered !== undefined);
  if (waiting !== undefined) {
    const who = titles(speakers(j, waiting.c, waiting.ask.body));
    return who === ''
      ? barred('authority.not-yours', `本单位没有可以${verb}的职务。`, '请由系统管理员和安全管理员按分工配置负责人。', citation)
      : barred('authority.not-yours', `此件待本单位回复；${verb}由${who}办理。`, `请由${who}${verb}。`, citation);
  }
  if (open.length > 0)
    return barred('state.not-open', '按顺序征求意见，尚未轮到本单位。', '待前一单位回复后送到本单位，时限从那时起算。', citation);
  return asks.length > 0
    ? barred('state.not-open', '本单位已回复。', undefined, citation)
    : barred('authority.not-yours', '此件未向本单位征求意见。', undefined, citation);
}

/** 回复意见: by the body asked; a later word of the same body is added, the earlier one stays. */
export const judgeAnswer: Judge<'answer'> = (j, input) => {
  const basis = [
    ...basisOf(j, 'answer'),
    ...j.ctx.pack
      .of('consultation-limit')
      .slice(0, 1)
      .map((n) => n.citation),
  ];
  const stage = stageFinding(j, 'answer');
  if (stage !== undefined) return { findings: [stage], basis };
  const mine = j.state.consultations
    .filter((c) => c.stands)
    .flatMap((c) =>
      c.asks
        .filter((a) => a.delivered !== undefined && j.post !== undefined && speakers(j, c, a.body).includes(j.post))
        .map((ask) => ({ c, ask })),
    );
  if (mine.length === 0) return { findings: [notOnesOwn(j, '回复', basis[0])], basis };
  if (input === undefined) {
    const open = mine.some(({ ask }) => lastReply(ask) === undefined);
    return { findings: open ? [] : [barred('state.not-open', '本单位已回复。', undefined, basis[0])], basis };
  }
  const target = mine.find(({ c }) => c.id === input.consultation);
  const findings: Finding[] = [];
  const meant = j.state.consultations.find((c) => c.stands && c.id === input.consultation);
  const speaking = meant === undefined || j.post?.department === undefined ? [] : speakers(j, meant, j.post.department);
  if (target === undefined)
    findings.push(
      meant?.asks.some((a) => a.delivered !== undefined && a.body === j.post?.department) === true
        ? barred('authority.not-yours', `由${titles(speaking)}回复。`, undefined, basis[0])
        : barred('input.invalid', '没有这一次征求意见，或它已随文稿修改而作废。', '请刷新后按新的征求意见回复。'),
    );
  if (input.position === 'differ' && (input.opinion === '' || input.grounds === ''))
    findings.push(barred('input.invalid', '有不同意见的，须写明意见和理据。', '请补充意见和理据。', basis[0]));
  return { findings, basis };
};

/** 商请延期: by the body asked, before its limit runs out. */
export const judgeRequestExtension: Judge<'request-extension'> = (j, input) => {
  const norm = j.ctx.pack.of('consultation-limit')[0];
  const basis = norm === undefined ? basisOf(j, 'request-extension') : [norm.citation];
  const mine = openAsksOf(j).filter((o) => j.post !== undefined && o.speakers.includes(j.post));
  const stage = stageFinding(j, 'request-extension');
  if (stage !== undefined) return { findings: [stage], basis };
  if (mine.length === 0) return { findings: [notOnesOwn(j, '商请延期', basis[0])], basis };
  if (norm?.extensionByAgreement !== true)
    return { findings: [barred('state.not-open', '规则未规定可以商定延期。', undefined, basis[0])], basis };
  if (input === undefined) return { findings: [], basis };
  const target = mine.find((o) => o.consultation.id === input.consultation);
  if (target === undefined) return { findings: [barred('input.invalid', '没有这一次征求意见。', '请刷新后再办。')], basis };
  const findings: Finding[] = [];
  if (target.ask.due !== undefined && j.ctx.today > target.ask.due)
    findings.push(barred('limit.passed', `回复时限${dayWords(target.ask.due)}已过。`, '请直接回复；逾期的后果按规则。', basis[0]));
  if (target.ask.due !== undefined && input.until <= target.ask.due)
    findings.push(barred('input.invalid', `商请的日期须晚于原时限${dayWords(target.ask.due)}。`, '请另选日期。'));
  return { findings, basis };
};

/** 同意延期: by the host. */
export const judgeAgreeExtension: Judge<'agree-extension'> = (j, input) => {
  const norm = j.ctx.pack.of('consultation-limit')[0];
  const basis = norm === undefined ? basisOf(j, 'agree-extension') : [norm.citation];
  const findings = openFor(j, 'agree-extension', hostPosts(j));
  const pending = openAsksOf(j).filter((o) => o.ask.extension !== undefined && !o.ask.extension.agreed);
  const target =
    input === undefined ? pending[0] : pending.find((o) => o.consultation.id === input.consultation && o.ask.body === input.body);
  if (target === undefined) findings.push(barred('state.not-open', '没有待答复的延期商请。', undefined, basis[0]));
  return { findings, basis };
};

/** 视为无不同意见: by the system, when the limit has passed for a body that the text lets silence bind. */
export const judgeDeemNoObjection: Judge<'deem-no-objection'> = (j, input) => {
  const norm = j.ctx.pack.of('consultation-limit')[0];
  const basis = norm === undefined ? [] : [norm.citation];
  const open = openAsksOf(j).find((o) => input === undefined || (o.consultation.id === input.consultation && o.ask.body === input.body));
  if (norm?.silence === undefined || open?.ask.due === undefined)
    return { findings: [barred('state.not-open', '没有逾期未回复的征求意见。')], basis };
  if (hasSpoken(j.state, open.ask.body))
    return { findings: [barred('state.not-open', '该单位已有意见，逾期不改变已表示的意见。', undefined, norm.citation)], basis };
  if (!silenceCounts(j.ctx, j.state, open.ask.body))
    return { findings: [barred('state.not-open', '规则只对部门之间的征求意见规定逾期视为无不同意见。', undefined, norm.citation)], basis };
  if (j.ctx.today <= open.ask.due)
    return { findings: [barred('state.not-open', `回复时限${dayWords(open.ask.due)}尚未届满。`, undefined, norm.citation)], basis };
  return { findings: [], basis };
};

/** 列明分歧: the host sets the positions side by side with its proposal. */
export const judgeListPositions: Judge<'list-positions'> = (j) => {
  const norms = j.ctx.pack.of('disagreement');
  return {
    findings: openFor(j, 'list-positions', hostPosts(j)),
    basis: norms.length > 0 ? norms.map((n) => n.citation) : basisOf(j, 'list-positions'),
  };
};

/** 送部门负责人审签; from the office's own drafts straight to vetting. Everything a submission must meet is judged here already. */
export const judgeSend: Judge<'send'> = (j) => {
  const findings = [...openFor(j, 'send', hostPosts(j)), ...withoutSeries(j.ctx, j.state)];
  findings.push(...judgeSubmission(j.ctx, { ...j.state, characters: characters(j.state) }, j.facts), ...handedIn(j));
  return { findings, basis: basisOf(j, 'send') };
};

/** 审签送审: the department's head takes the submission on himself. */
export const judgeApprove: Judge<'approve'> = (j) => {
  if (j.state.draft.issuer === 'department')
    return {
      findings: [barred('state.not-open', '部门自行发文由部门负责人直接签发。', '请办理“签发”。', basisOf(j, 'approve')[0])],
      basis: [],
    };
  const findings = openFor(j, 'approve', headsOf(j.ctx.organisation, host(j)));
  findings.push(...judgeSubmission(j.ctx, { ...j.state, characters: characters(j.state) }, j.facts), ...handedIn(j));
  cosignatures(j, '审签送审', findings);
  const norm = j.norms.of('step').find((n) => n.step === 'department-approval');
  return { findings, basis: norm === undefined ? basisOf(j, 'approve') : [norm.citation, ...basisOf(j, 'approve')] };
};

/** Whether what a meeting decided reaches the office in time; what was handed in once is not measured again when it comes back. */
const handedIn = (j: Judging): readonly Finding[] => (j.state.submittedAt === undefined ? lateFor(j, 'submit') : []);

/**
 * Who drafted an office's own document does not vet it where somebody else of the office can: no text says so, it is this
 * software's own safeguard. Of an office of one it is a warning, and the reason stands on record.
 */
function selfVetting(j: Judging, office: readonly Post[]): readonly Finding[] {
  if (j.post === undefined || j.post.id !== j.state.clerk || !office.includes(j.post)) return [];
  const others = office.filter((post) => post !== j.post);
  return j.ctx.pack
    .of('separation')
    .filter((norm) => norm.first === 'draft' && norm.second === 'vet')
    .map((norm) =>
      others.length > 0
        ? broken(norm, 'authority.not-yours', '此件由你起草，起草和审核不由同一人办理。', `请由${titles(others)}审核。`)
        : broken(norm, 'authority.not-yours', '此件由你起草，办公室没有其他人可以审核。', '请写明由你审核的原因。', 'should'),
    );
}

/** 审核: the office judges the submission again with the facts as it sees them, and gives its recommendation. */
export const judgeVet: Judge<'vet'> = (j, input) => {
  const office = officeOf(j.ctx.organisation);
  const findings = [...openFor(j, 'vet', office), ...selfVetting(j, office)];
  const corrected = input === undefined ? j.state : { ...j.state, judged: { ...j.state.judged, ...definedOnly(input.facts) } };
  const facts = input === undefined ? j.facts : factsIn(j.ctx, corrected);
  // Whether it came in time was judged on the day on which the department sent it; the office's own days do not count against it.
  findings.push(
    ...judgeSubmission(j.ctx, { ...corrected, characters: characters(j.state) }, facts).filter((f) => f.code !== 'lead-time.short'),
  );
  const lowered = (Object.entries(input?.facts ?? {}) as [FactName, boolean | undefined][]).filter(
    ([name, value]) => value === false && j.facts[name] === true,
  );
  if (lowered.length > 0) {
    const words = lowered.map(([name]) => DOCUMENT_FACTS[name].label).join('、');
    findings.push({
      code: 'input.invalid',
      outcome: 'warned',
      message: `起草部门填为${words}，拟认定为不属。`,
      wayOut: '请写明认定的理由；它决定由谁审核、签发。',
      citation: basisOf(j, 'vet')[0],
    });
  }
  // 例行批准手续 opens the signature to more posts; who finds it where the drafter did not say so says why.
  if (input?.facts.routine === true && !j.facts.routine) {
    findings.push({
      code: 'input.invalid',
      outcome: 'warned',
      message: `起草部门未填${DOCUMENT_FACTS.routine.label}，拟认定为属于。`,
      wayOut: '请写明认定的理由；它决定由谁签发。',
      citation: basisOf(j, 'vet')[0],
    });
  }
  const norm = applicable(j.ctx.pack, facts)
    .of('step')
    .find((n) => n.step === 'vetting');
  return { findings, basis: norm === undefined ? basisOf(j, 'vet') : [norm.citation] };
};

export function definedOnly<T extends object>(values: T): Partial<{ [K in keyof T]: Exclude<T[K], undefined> }> {
  return Object.fromEntries(Object.entries(values).filter(([, v]) => v !== undefined)) as Partial<{
    [K in keyof T]: Exclude<T[K], undefined>;
  }>;
}

/** 退回: by whoever has it before him: the department's head, the office, those reviewing or signing, the registry at the recheck. */
export const judgeReturn: Judge<'return'> = (j) => {
  const posts = returners(j);
  return { findings: openFor(j, 'return', posts), basis: basisOf(j, 'return') };
};

function returners(j: Judging): readonly Post[] {
  switch (j.state.stage) {
    case 'department':
    case 'authorised':
      return headsOf(j.ctx.organisation, host(j));
    case 'vetting':
      return officeOf(j.ctx.organisation);
    case 'review':
      return [
        ...j.requirements.filter((r) => r.done === undefined).flatMap((r) => r.posts),
        ...j.signing.posts,
        ...j.signing.otherwise,
        ...j.signing.alternatives.flatMap((a) => a.posts),
      ];
    case 'signed':
      return registry(j.ctx.organisation, j.state);
    default:
      return [];
  }
}

/** 撤回: the host takes it back at any step before the signature. */
export const judgeWithdraw = simple('withdraw', hostPosts);

/** What a draft states of the world: a meeting that has been held, a day that can be, units and leaders that exist. */
function stated(
  ctx: Judging['ctx'],
  draft: DocumentState['draft'],
  matter: Pick<DocumentState, 'versions'> & { readonly host: string | undefined },
  findings: Finding[],
): void {
  const { date } = draft.decision;
  const impossible = date === undefined ? undefined : impossibleMeeting(date, ctx.today, dayOfMoment(matter.versions[0]?.at ?? ctx.now));
  if (impossible !== undefined) findings.push(barred('input.invalid', impossible.message, impossible.wayOut));
  if (draft.deadline !== undefined && (draft.deadline < '2000-01-01' || draft.deadline > '2199-12-31'))
    findings.push(barred('input.invalid', '报送时限的年份不对。', '请核对日期。'));
  if (draft.departmentsConcerned.some((d) => !ctx.organisation.departments.has(d)))
    findings.push(barred('input.invalid', '涉及的部门不在本府机构之列。', '请从机构名录中选择。'));
  coIssuing(ctx, draft, matter.host, findings);
  if (draft.leadersConcerned.some((l) => !isLeader(ctx.organisation.posts.get(l))))
    findings.push(barred('input.invalid', '涉及的领导不是政府领导。', '请从政府领导中选择。'));
}

/** Who may issue jointly: bodies that issue in their own name, each once, beside the host. */
function coIssuing({ organisation }: Judging['ctx'], draft: DocumentState['draft'], host: string | undefined, findings: Finding[]): void {
  const bodies = coIssuersOf(draft);
  if (bodies.length === 0) return;
  if (draft.issuer !== 'department' && draft.issuer !== 'department-approved')
    findings.push(
      barred(
        'input.invalid',
        '列了联合发文的部门，但不以部门名义发文。',
        '请把发文名义改为以部门名义，或者去掉联合发文的部门；党政联合发文用“代拟党委或联合发文稿”。',
      ),
    );
  if (bodies.includes(host ?? '') || new Set(bodies).size !== bodies.length)
    findings.push(barred('input.invalid', '联合发文的部门有重复。', '主办部门不用再列，其他部门每个只列一次。'));
  const found = bodies.map((id) => organisation.departments.get(id));
  if (found.some((one) => one === undefined))
    findings.push(barred('input.invalid', '联合发文的部门不在本府机构之列。', '请从机构名录中选择。'));
  if (found.some((one) => one?.kind === 'office'))
    findings.push(barred('input.invalid', '政府办公室不以部门名义联合发文。', '请去掉政府办公室；需要以办公室名义的，改发文名义。'));
}

/** The first act: who may draft for a department or the office. */
export function judgeDraft(ctx: Judging['ctx'], post: Post | undefined, draft: DocumentState['draft']): Judgement {
  const findings: Finding[] = [];
  const basis = basisOf(ctx, 'draft');
  const drafts =
    post?.role === 'department-clerk' || post?.role === 'department-head' || post?.role === 'department-deputy-head' || isOffice(post);
  if (!drafts || post?.department === undefined)
    findings.push(barred('authority.not-yours', '起草由部门文书、部门负责人或政府办公室办理。', undefined, basis[0]));
  if (draft.secrecy !== 'none')
    findings.push(
      barred(
        'secrecy.classified',
        `文稿标为${SECRECY_LABELS[draft.secrecy]}，本系统不处理涉密公文。`,
        '请在符合保密要求的系统或以纸质方式办理；此处只登记有此件的事实。',
      ),
    );
  if (
    post?.department !== undefined &&
    (draft.issuer === 'department' || draft.issuer === 'department-approved') &&
    hostIsOffice(ctx.organisation, post.department)
  ) {
    findings.push(barred('input.invalid', '政府办公室不以部门名义行文。', '请选择以政府或政府办公室名义。'));
  }
  if (draft.to === 'government' && draft.issuer !== 'department')
    findings.push(
      barred('input.invalid', '报送本级政府的公文由部门或下级政府以自己的名义报送。', '请把发文名义改为“以部门名义”，或者改主送对象。'),
    );
  stated(ctx, draft, { host: post?.department, versions: [] }, findings);
  return { findings, basis };
}
