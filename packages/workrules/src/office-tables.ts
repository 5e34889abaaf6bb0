/**
 * The decision tables beside the signing of documents: who convenes, chairs, fixes topics and signs minutes; who stands in
 * for the head; of whom each post asks leave; to whom a submission goes; who is consulted. Every case is tried. One in which nobody may
 * act has to be declared a silence of the text (`about`, or `when` for documents); one in which two rows disagree is a mistake of the pack.
 */
import { triggers } from './absence.ts';
import { citationLabel } from './citation.ts';
import { DOCUMENT_CASES, documentTable } from './document-tables.ts';
import type { Norm, RulePack } from './model.ts';
import type { About } from './office-norms.ts';
import {
  ABSENCES,
  MEETINGS,
  PARTICIPANTS,
  TASKS,
  type Absence,
  type MeetingName,
  type Occasion,
  type Participant,
  type Task,
} from './office-vocabulary.ts';

export interface OfficeDefect {
  readonly kind: 'gap' | 'overlap';
  /** The kind of norm whose table it is; a silence that closes the gap is of the same. */
  readonly of: Norm['kind'];
  /** The case, in the office's words. */
  readonly about: string;
  readonly rows: readonly string[];
  /** In one sentence, with the articles. */
  readonly message: string;
}

export interface OfficeProof {
  readonly cases: number;
  /** Cases without a row that the pack declares to be silences of the text. */
  readonly silent: number;
  readonly defects: readonly OfficeDefect[];
}

/** One case of a table: what it is called, how a silence may name it, and the rows left after the narrower ones have struck out the wider. */
interface Case {
  readonly of: Norm['kind'];
  readonly words: string;
  readonly key: CaseKey;
  readonly rows: readonly Norm[];
  /** What a row answers; two rows with different answers disagree. */
  readonly answer: (row: Norm) => string;
}
interface CaseKey {
  readonly task?: Task;
  readonly meeting?: MeetingName;
  readonly on?: Occasion;
  readonly absence?: Absence;
  readonly who?: Participant;
}

/** Tries every case of a pack's tables other than that of signing. */
export function proveOffice(pack: RulePack): OfficeProof {
  const defects: OfficeDefect[] = [];
  let cases = 0;
  let silent = 0;
  for (const one of [...meetingCases(pack), ...standingInCases(pack), ...leaveCases(pack)]) {
    cases += 1;
    if (one.rows.length === 0) {
      if (pack.source.silences.some((silence) => silence.of === one.of && silence.about !== undefined && meant(silence.about, one.key)))
        silent += 1;
      else
        defects.push({
          kind: 'gap',
          of: one.of,
          about: one.words,
          rows: [],
          message: `${one.words}：没有规则，也没有写明是原文没有写。补一条 ${one.of} 规范；原文没有写的，在 silences 写一项，of: ${one.of}，${aboutText(one.key)}`,
        });
      continue;
    }
    const answers = new Set(one.rows.filter((row) => row.modality !== 'may').map((row) => one.answer(row)));
    if (answers.size > 1)
      defects.push({
        kind: 'overlap',
        of: one.of,
        about: one.words,
        rows: one.rows.map((row) => row.id),
        message: `${one.words}：规则互相不一致（${one.rows.map((row) => `${row.id} ${citationLabel(row.citation, pack)} ${one.answer(row)}`).join('、')}）。对照原文，错的改正；各有场合的，分别写明 on 或者 if`,
      });
  }
  for (const kind of DOCUMENT_CASES) {
    const table = documentTable(pack, kind);
    cases += table.cases;
    silent += table.silent;
    defects.push(...table.defects);
  }
  return { cases, silent, defects };
}

/** A case as a silence names it. */
const aboutText = ({ task, meeting, on, absence, who }: CaseKey): string =>
  `about: { ${[
    task === undefined ? '' : `tasks: [${task}]`,
    meeting === undefined ? '' : `meetings: [${meeting}]`,
    absence === undefined ? '' : `absences: [${absence}]`,
    who === undefined ? '' : `who: [${who}]`,
    on === undefined ? '' : `on: ${on}`,
  ]
    .filter((one) => one !== '')
    .join(', ')} }`;

/** Whether a declared silence means a case: every input that it names is the case's own. */
function meant(about: About, key: CaseKey): boolean {
  const has = <T>(named: readonly T[] | undefined, value: T | undefined): boolean =>
    named === undefined || (value !== undefined && named.includes(value));
  return (
    has(about.tasks, key.task) &&
    has(about.meetings, key.meeting) &&
    has(about.absences, key.absence) &&
    has(about.who, key.who) &&
    about.on === key.on
  );
}

/** Meetings of the government itself, and what has to be somebody's task at each of them. */
const MEETING_TASKS: readonly { readonly meeting: MeetingName; readonly tasks: readonly (readonly Task[])[] }[] = [
  ...(['plenary', 'executive', 'head-office', 'topical'] as const).map((meeting) => ({
    meeting,
    tasks: [['convene'], ['chair'], ['fix-topic'], ['sign-minutes']] as const,
  })),
  { meeting: 'study', tasks: [['chair'], ['fix-theme', 'fix-topic']] },
];

function meetingCases(pack: RulePack): Case[] {
  const rows = pack.of('responsibility');
  const answer = (row: Norm): string => (row.kind === 'responsibility' ? row.by.map((one) => label(pack, one)).join('或者') : '');
  return MEETING_TASKS.flatMap(({ meeting, tasks }) => {
    // A meeting of which the text does not speak at all is no case.
    if (!spokenOf(pack, meeting)) return [];
    return tasks.flatMap((among): Case[] => {
      const [task] = among;
      if (task === undefined) return [];
      const of = rows.filter((row) => among.includes(row.task) && row.meetings?.includes(meeting) === true);
      const usual = of.filter((row) => row.on === undefined || row.on === 'in-charge' || row.on === 'arranged');
      const words = `${MEETINGS[meeting]}由谁${TASKS[task]}`;
      const ordinary: Case = {
        of: 'responsibility',
        words,
        key: { task, meeting },
        rows: usual.length > 0 ? usual : of.filter((row) => row.on === 'delegated' || row.on === 'necessary'),
        answer,
      };
      // Who leads a meeting when the head cannot be there: only a meeting that the head leads raises the question.
      const headLeads = (task === 'convene' || task === 'chair') && usual.some((row) => row.by.every((one) => one === 'head'));
      if (!headLeads) return [ordinary];
      const away: Case = {
        of: 'responsibility',
        words: `${words}，${label(pack, 'head')}不能出席时`,
        key: { task, meeting, on: 'absent' },
        rows: of.filter((row) => row.on === 'absent' || row.on === 'delegated'),
        answer,
      };
      return [ordinary, away];
    });
  });
}

const spokenOf = (pack: RulePack, meeting: MeetingName): boolean =>
  [...pack.of('composition'), ...pack.of('responsibility'), ...pack.of('frequency'), ...pack.of('agenda')].some(
    (norm) => norm.meetings?.includes(meeting) === true,
  );

/** The head is away: for each absence who is entrusted first, and who if that one is away as well. */
function standingInCases(pack: RulePack): Case[] {
  const rows = pack.of('standing-in');
  return (Object.keys(ABSENCES) as Absence[]).flatMap((absence): Case[] => {
    const line = rows.filter((row) => triggers([row.trigger], absence));
    const words = `${label(pack, 'head')}${ABSENCES[absence]}时由谁代行、主持`;
    const answer = (row: Norm): string =>
      row.kind === 'standing-in' ? `${row.by.map((one) => label(pack, one)).join('或者')}${row.title}` : '';
    const first: Case = {
      of: 'standing-in',
      words,
      key: { absence },
      rows: line.filter((row) => row.order !== 'fallback'),
      answer,
    };
    if (first.rows.length === 0 || line.some((row) => row.order === 'either')) return [first];
    const next: Case = {
      of: 'standing-in',
      words: `${words}，${answer(first.rows[0]!).replace(line[0]?.title ?? '', '')}也不在`,
      key: { absence, on: 'absent' },
      rows: line.filter((row) => row.order === 'fallback'),
      answer,
    };
    return [first, next];
  });
}

/** Those whose leave a text may speak of: the head, the deputies, the heads of departments and of lower governments. */
const LEAVING: readonly Participant[] = ['head', 'deputy', 'department-head', 'lower-government-head'];

function leaveCases(pack: RulePack): Case[] {
  const norms = pack.of('leave');
  return LEAVING.flatMap((who): Case[] => {
    const own = norms.filter((row) => row.who.includes(who));
    const answer = (row: Norm): string =>
      row.kind === 'leave' ? [...(row.consentFirst ?? []), ...(row.applyTo ?? [])].map((one) => label(pack, one)).join('、') : '';
    if (own.length === 0) return [{ of: 'leave', words: `${label(pack, who)}怎样请假`, key: { who }, rows: [], answer }];
    return [...new Set(own.flatMap((row) => row.triggers))].map((absence): Case => ({
      of: 'leave',
      words: `${label(pack, who)}${ABSENCES[absence]}向谁请假`,
      key: { who, absence },
      rows: own.filter((row) => row.triggers.includes(absence) && row.applyTo !== undefined && row.if === undefined),
      answer,
    }));
  });
}

const label = (pack: RulePack, who: Participant): string => pack.title(who) ?? PARTICIPANTS[who];
