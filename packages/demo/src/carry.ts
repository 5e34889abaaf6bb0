/**
 * Carries a document on, one act after another, as its posts' people would: whoever the document waits for opens it, takes the
 * act that is offered as the next one, and writes what that act takes. What is permitted is asked each time, never assumed.
 */
import type { ActDone, ActOfferView, DocumentView, FindingView, VerdictView } from '@lingxing/server/contracts';
import { ApiProblem, type Desk, type Office } from './api.ts';

/** One act done, as it is printed and kept. */
export interface ActLine {
  readonly act: string;
  /** The text's own verb: 审核, 把关, 签发 … */
  readonly label: string;
  /** Title of the post. */
  readonly who: string;
  readonly account: string;
  /** What happened next, as the application said it. */
  readonly said: string;
  /** Places that the act rests on: 第三十三条第二款. */
  readonly basis: readonly string[];
  readonly outcome: VerdictView['outcome'];
  /** Why the person went on against a warning. */
  readonly reason?: string | undefined;
  readonly warnings: readonly FindingView[];
  readonly stage: string;
}

/** What a person writes into an act, from the page in front of them; nothing where the act takes nothing. */
export type Inputs = Readonly<Partial<Record<string, (page: DocumentView, desk: Desk) => unknown>>>;

export interface Carry {
  readonly office: Office;
  /** A post that reads every document: the registry. */
  readonly registry: string;
  readonly inputs?: Inputs | undefined;
  /** The reason written where the application warns. */
  readonly reason?: ((page: DocumentView, offer: ActOfferView) => string) | undefined;
  /** Stops before this act, leaving it to wait for its post. */
  readonly until?: ((act: string, page: DocumentView) => boolean) | undefined;
  readonly onAct?: ((line: ActLine) => void) | undefined;
}

/** Nobody whom the document waits for may take the step, or the act was refused: with what the application says. */
export class StuckError extends Error {
  readonly findings: readonly FindingView[];
  constructor(message: string, findings: readonly FindingView[]) {
    super(message);
    this.name = 'StuckError';
    this.findings = findings;
  }
}

/** More acts than any route has; a document that takes more goes in a circle. */
const MOST_ACTS = 80;

const AGREED = '同意。';
/** What an office writes where nothing else is said. */
const USUAL: Inputs = {
  send: () => ({ opinion: '' }),
  answer: (page) => ({ consultation: page.consultations.findLast((one) => one.stands)?.id, position: 'agree', opinion: '无不同意见。' }),
  approve: () => ({ opinion: '同意报送。' }),
  vet: () => ({ opinion: '经审核，行文依据充分，格式规范，拟同意，请领导审定。' }),
  'review-legality': () => ({ conclusion: 'lawful', opinion: '经审核，未发现与上位法抵触。' }),
  advise: () => ({ conclusion: 'lawful', opinion: '经审查，未发现法律风险。' }),
  coordinate: () => ({ settled: true, opinion: '经协调，各方意见一致。' }),
  review: () => ({ opinion: '拟同意。' }),
  cosign: () => ({ position: 'agree', opinion: '同意联合印发。' }),
  countersign: () => ({ position: 'agree', opinion: AGREED }),
  consent: () => ({ opinion: AGREED }),
  authorise: () => ({ opinion: AGREED }),
  sign: () => ({ opinion: '同意印发。' }),
  recheck: () => ({ opinion: '经复核，审批手续完备，文种、格式规范。' }),
  number: async (page: DocumentView, desk: Desk) => ({ series: await seriesFor(page, desk) }),
  distribute: ({ draft }) => ({ to: draft.recipients.length > 0 ? [...draft.recipients, ...draft.copies] : ['存档'] }),
  file: ({ filingsDue }, desk) => ({
    norm: filingsDue[0]?.norm,
    with: filingsDue[0]?.with || '备案机关',
    date: desk.me.today.date,
  }),
  archive: () => ({ retention: '30年' }),
  forward: (page) => ({ to: page.draft.recipients[0] ?? '党委办公室' }),
};

/** The first series that the application takes for this document. */
export async function seriesFor(page: DocumentView, desk: Desk): Promise<string> {
  const all = await desk.get<{ id: string }[]>('/series');
  for (const { id } of all) {
    const verdict = await desk.judge(page.id, { act: 'number', input: { series: id } });
    if (verdict.outcome !== 'refused') return id;
  }
  throw new StuckError('没有可用的文号系列', []);
}

/** Performs one act at a desk; a refusal becomes a {@link StuckError} with its findings. */
export async function performAt(
  desk: Desk,
  page: DocumentView,
  offer: ActOfferView,
  carry: Pick<Carry, 'inputs' | 'reason' | 'onAct'>,
): Promise<ActDone> {
  const write = carry.inputs?.[offer.act] ?? USUAL[offer.act];
  const input = await write?.(page, desk);
  const send = async (reason?: string): Promise<ActDone> => {
    const done = await desk.perform(page, { act: offer.act, input, reason });
    carry.onAct?.({
      act: offer.act,
      label: offer.label,
      who: desk.title,
      account: desk.account,
      said: done.said,
      basis: [...new Set(done.verdict.basis.map((citation) => citation.label))],
      outcome: done.verdict.outcome,
      reason,
      warnings: done.verdict.findings.filter((finding) => finding.outcome === 'warned'),
      stage: done.stage,
    });
    return done;
  };
  try {
    return await send();
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    const findings = error.problem.verdict?.findings ?? [];
    if (error.problem.code === 'act.needs-reason' && carry.reason !== undefined) return await send(carry.reason(page, offer));
    throw new StuckError(`${desk.title}${offer.label}：${error.problem.detail ?? error.problem.title}`, findings);
  }
}

/** The desk that the document waits for and the act offered to it as the next. */
async function nextStep(
  { office }: Carry,
  page: DocumentView,
): Promise<{ desk: Desk; page: DocumentView; offer: ActOfferView } | undefined> {
  const refused: FindingView[] = [];
  const titles = [...new Set(page.chain.filter((step) => step.state === 'present').flatMap((step) => step.posts))];
  for (const title of titles) {
    const desk = await office.titled(title);
    if (desk === undefined) continue;
    const seen = await desk.document(page.id);
    const offer = seen.offers.find((one) => one.primary);
    if (offer !== undefined) return { desk, page: seen, offer };
    refused.push(...seen.offers.flatMap((one) => one.verdict.findings.filter((finding) => finding.outcome === 'refused')));
  }
  if (titles.length === 0) return undefined;
  throw new StuckError(`“${page.draft.title}”停在“${page.stageLabel}”：${titles.join('、')}均不能办理`, refused);
}

/** Carries a document on until it is archived, or until the act that is to be left waiting. */
export async function carryOn(id: string, carry: Carry): Promise<DocumentView> {
  const registry = await carry.office.of(carry.registry);
  for (let n = 0; n < MOST_ACTS; n += 1) {
    const page = await registry.document(id);
    const step = await nextStep(carry, page);
    if (step === undefined || carry.until?.(step.offer.act, step.page) === true) return page;
    await performAt(step.desk, step.page, step.offer, carry);
  }
  throw new StuckError(`${MOST_ACTS}步之后仍未办结`, []);
}
