/** Carries one notice through its government's own procedure, from the office's draft to the archive. */
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { DocumentView, HistoryLine } from '@lingxing/server/contracts';
import { ApiProblem, fetchTransport, Office } from '../api.ts';
import { carryOn, performAt, StuckError, type ActLine, type Carry } from '../carry.ts';
import { loadOrganisation } from '../organisation.ts';
import { planDemo } from '../seed.ts';
import { packOf } from '../tell.ts';
import { articleCount, draftOf, readRuleText, type RuleText } from '../texts.ts';
import { startApplication, type Application } from './application.ts';
import { numberParts, type Case } from './cases.ts';

export interface Carried {
  readonly government: string;
  readonly name: string;
  readonly number: string;
  readonly title: string;
  readonly decided: string;
  readonly signedBy: string;
  readonly signedAs: string;
  readonly signedOn: string;
  readonly printedOn: string;
  readonly articles: number;
  readonly pages: number;
  readonly substitutions: readonly string[];
  readonly repairs: RuleText['repairs'];
  readonly suspects: RuleText['suspects'];
  readonly edition: string;
  readonly packHash: string;
  readonly acts: readonly HistoryLine[];
  /** How the recheck, the number and so on were answered, act by act. */
  readonly said: readonly ActLine[];
  readonly pdf: Uint8Array;
}

/** The document came out otherwise than the original. */
export class UnlikeOriginalError extends Error {}

const DAY_BEGINS = 'T09:00:00+08:00';

export async function carryNotice(one: Case, texts: string, onAct: (line: ActLine) => void): Promise<Carried> {
  const text = readRuleText(await readFile(path.join(texts, `${one.government}.txt`), 'utf8'));
  const folder = await mkdtemp(path.join(tmpdir(), `lingxing-${one.government}-`));
  // Started by root, the database runs as a user who has to pass through here; the accounts' file stays closed.
  await chmod(folder, 0o755);
  let application: Application | undefined;
  try {
    const { password } = await planDemo(path.join(folder, 'demo-accounts.json'), [one.government], false);
    const signedOn = text.notice.date;
    const printedOn = text.imprint.printed ?? signedOn;
    const open = async (day: string): Promise<Office> => {
      application = await startApplication(folder, `${day}${DAY_BEGINS}`);
      return new Office(fetchTransport(application.address), loadOrganisation(one.government).accounts, () => password);
    };

    let office = await open(signedOn);
    const said: ActLine[] = [];
    const note = (line: ActLine): void => {
      said.push(line);
      onAct(line);
    };
    const id = await draftAndDecide(office, one, text, note);
    const carry = {
      registry: 'registrar',
      reason,
      onAct: note,
      inputs: { ...numbering(text), distribute: () => ({ to: [...text.notice.recipients, ...text.imprint.copies] }) },
    };
    // Where the notice was printed on a later day, the application is stopped after numbering and goes on that day.
    await carryOn(id, { ...carry, office, until: (act) => act === 'typeset' });
    if (printedOn !== signedOn) {
      await application?.stop();
      office = await open(printedOn);
    }
    const page = await carryOn(id, { ...carry, office });
    return await outcome(await office.of('registrar'), page, { one, text, said, printedOn });
  } catch (error) {
    if (error instanceof ApiProblem && error.problem.status >= 500)
      throw new Error(`${error.message}\n${application?.said() ?? ''}`, { cause: error });
    throw error;
  } finally {
    await application?.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The office drafts, sends and vets, the leaders review; before the signature the meeting that the notice names is on record. */
async function draftAndDecide(office: Office, one: Case, text: RuleText, onAct: (line: ActLine) => void): Promise<string> {
  const registrar = await office.of('registrar');
  const drafted = await registrar.draft(draftOf(text, { facts: one.facts }), true);
  onAct({
    act: 'draft',
    label: '起草',
    who: registrar.title,
    account: registrar.account,
    said: drafted.said,
    basis: [...new Set(drafted.verdict.basis.map((citation) => citation.label))],
    outcome: drafted.verdict.outcome,
    warnings: [],
    stage: drafted.stage,
  });
  const { decision } = one;
  let recorded = false;
  const carry: Carry = {
    office,
    registry: 'registrar',
    reason,
    inputs: { 'record-decision': () => decision },
    onAct: (line) => {
      recorded ||= line.act === 'record-decision';
      onAct(line);
    },
  };
  const { id } = await carryOn(drafted.id, { ...carry, until: (act) => act === 'sign' });
  // Where the text itself demands the meeting, the document has waited for its decision already.
  if (decision !== undefined && !recorded) {
    const seen = await registrar.document(id);
    const offer = seen.offers.find((offered) => offered.act === 'record-decision');
    if (offer === undefined || offer.verdict.outcome === 'refused')
      throw new StuckError(`${one.decided}：不能记录会议决定`, offer?.verdict.findings ?? []);
    await performAt(registrar, seen, offer, carry);
  }
  return id;
}

/** Numbers as the original was: the series of its mark, opened at its number with the reason. */
function numbering(text: RuleText): Carry['inputs'] {
  const { mark, n } = numberParts(text.notice.number);
  return {
    number: async (_, desk) => {
      const all = await desk.get<{ id: string; mark: string; next: number }[]>('/series');
      const series = all.find((one) => one.mark === mark);
      if (series === undefined) throw new StuckError(`没有代字为${mark}的文号系列`, []);
      return series.next === n
        ? { series: series.id }
        : { series: series.id, openAt: n, openReason: `演练：按原件文号${text.notice.number}起编` };
    },
  };
}

const reason = (page: DocumentView): string => `演练：按${page.draft.title.includes('工作规则') ? '原件' : '实际'}印发情况办理。`;

interface Told {
  readonly one: Case;
  readonly text: RuleText;
  readonly said: readonly ActLine[];
  readonly printedOn: string;
}

/** Collects what came out, and holds it against the original. */
async function outcome(
  registrar: Awaited<ReturnType<Office['of']>>,
  page: DocumentView,
  { one, text, said, printedOn }: Told,
): Promise<Carried> {
  const { notice } = text;
  if (page.stage !== 'archived') throw new StuckError(`“${notice.title}”停在“${page.stageLabel}”`, page.findings);
  if (page.number !== notice.number) throw new UnlikeOriginalError(`文号为${page.number ?? '无'}，原件为${notice.number}`);
  if (page.signature?.date !== notice.date)
    throw new UnlikeOriginalError(`成文日期为${page.signature?.date ?? '无'}，原件为${notice.date}`);
  if (page.sheet === undefined) throw new UnlikeOriginalError('没有版面');
  const history = await registrar.get<{ items: HistoryLine[] }>(`/documents/${page.id}/history?limit=500`);
  const pack = packOf(one.government);
  return {
    government: one.government,
    name: pack.source.government.name,
    number: page.number,
    title: page.draft.title,
    decided: one.decided,
    signedBy: page.signature.by,
    signedAs: page.signature.as,
    signedOn: page.signature.date,
    printedOn,
    articles: articleCount(text),
    pages: page.sheet.pages,
    substitutions: page.sheet.substitutions,
    repairs: text.repairs,
    suspects: text.suspects,
    edition: history.items[0]?.receipt.edition ?? '',
    packHash: history.items[0]?.receipt.packHash ?? '',
    acts: history.items,
    said,
    pdf: await registrar.bytes(`/documents/${page.id}/sheet.pdf`),
  };
}
