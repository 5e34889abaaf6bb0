/**
 * 对照: several governments' rules side by side by subject. What is compared is what the norms hold, never their wording:
 * who, how many, in which unit, how strictly, on which condition. Pure; the screens and the export draw from it.
 */
import { citationLabel } from './citation.ts';
import type { Citation, Modality, Norm, RulePack } from './model.ts';
import {
  ADDRESSEE_WORDS,
  BAN_OF,
  clausesOf,
  COMPOSED,
  everyWords,
  groupPlace,
  plainly,
  PREPARED,
  REPORTED,
  SPECIMENS,
  SUBSTITUTED,
  TIMED,
  TOLD_TASKS,
  UNIT_WORDS,
  WEIGHT,
  who,
} from './compare-words.ts';
import {
  ABSENCES,
  CASES,
  CONDUCTS,
  EFFECTS,
  FILED,
  MATTERS,
  MEETINGS,
  OCCASIONS,
  PARTICIPANTS,
  PREPARATIONS,
  PROCEDURES,
  SUBJECTS,
  TASKS,
  type Conduct,
  type ProcedureName,
} from './office-vocabulary.ts';
import type { Condition } from './norm-base.ts';
import { procedureOf } from './procedure-of.ts';
import { signOffFor } from './sign-off.ts';
import { ADDRESSEES, DOCUMENT_FACTS, STEP_LABELS, type DocumentFacts, type FactName } from './vocabulary.ts';

/** What one government's rules say on a subject. */
export interface ComparedCell {
  /** The norm in short, in own words. */
  readonly text: string;
  readonly norms: readonly string[];
  readonly labels: readonly string[];
  /** Where it stands, each place once. */
  readonly citations: readonly Citation[];
  /** How strictly, each once: 应, 原则上, 可, 不得. */
  readonly modalities: readonly Modality[];
}

/** One subject across the governments asked; a government whose text says nothing of it has no cell. */
export interface ComparedRow {
  readonly key: string;
  readonly group: string;
  readonly label: string;
  /** `silent`: at least one text says nothing, those that speak agree; `different`: two that speak differ. */
  readonly verdict: 'same' | 'different' | 'silent';
  /** In what those that speak differ: in what is laid down, or only in how strictly. */
  readonly differs: readonly ('content' | 'modality')[];
  readonly cells: Readonly<Record<string, ComparedCell>>;
}

interface Entry {
  readonly group: string;
  readonly label: string;
  readonly parts: { readonly lays: readonly string[]; readonly text: string; readonly norm: Norm }[];
}

/** Everything that a pack says, by subject. */
function entriesOf(pack: RulePack): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  const add: Add = (key, group, label, norm, signature, said) => {
    const entry = entries.get(key) ?? { group, label, parts: [] };
    const inWords = said === norm.says;
    const weight = WEIGHT[norm.modality];
    const text = typeof said === 'string' ? (inWords ? said : `${weight}${said}`) : said(weight);
    entry.parts.push({
      lays: inWords ? [JSON.stringify(signature), ...clausesOf(pack, norm)] : [JSON.stringify([signature, boundsOf(pack, norm)])],
      text: inWords ? text : `${text}${boundsOf(pack, norm)}`,
      norm,
    });
    entries.set(key, entry);
  };
  for (const norm of pack.norms) if (norm.citation.source !== 'regulation') place(norm, add, pack);
  for (const { key, label, facts } of SPECIMENS) {
    const found = signOffFor(pack, { ...NOTHING, ...facts });
    if (!('row' in found)) continue;
    const { row } = found;
    const before = row.before.map((step) => `${who(step.by)}${step.as}`);
    add(
      `sign.${key}`,
      '签发',
      label,
      row,
      [row.by, row.as, before, row.otherwise.toSorted(), row.alternatives.map((one) => [one.by, one.on])],
      (weight) =>
        `${before.length > 0 ? `${before.join('、')}后` : ''}${weight}由${who(row.by)}${row.as}${row.alternatives.map((one) => `；${one.says}`).join('')}`,
    );
  }
  return entries;
}

/** A condition or an exception in own words, where the norm carries one beside its fields. */
function boundsOf(pack: RulePack, norm: Norm): string {
  const condition = 'if' in norm && norm.if !== undefined ? `（${plainly(pack, norm.if)}）` : '';
  return 'except' in norm && norm.except !== undefined
    ? `${condition}（${plainly(pack, norm.except).replace(/的$/u, '')}的除外）`
    : condition;
}

/** `said`: what stands beside the subject; a function of 一般 and the like where that belongs within it and not before it. */
type Add = (key: string, group: string, label: string, norm: Norm, signature: unknown, said: string | ((weight: string) => string)) => void;

const NOTHING = Object.fromEntries(
  (Object.keys(DOCUMENT_FACTS) as FactName[]).map((name) => [name, DOCUMENT_FACTS[name].domain[0]]),
) as DocumentFacts;
const group = (name: ProcedureName): string => PROCEDURES[name];
const meetingsOf = (norm: { readonly meetings?: readonly (keyof typeof MEETINGS)[] | undefined }) => norm.meetings ?? [];
const conditions = (norm: Pick<Norm, 'when'>) => (norm.when === undefined ? [] : Array.isArray(norm.when) ? norm.when : [norm.when]);

/** Where one norm stands in the comparison; a norm of the document's chapter by what it speaks of. */
function place(norm: Norm, add: Add, pack: RulePack): void {
  const placeConduct = (conduct: Conduct, signature: unknown = []) => {
    const ban = BAN_OF[conduct];
    if (ban === undefined) add(`restriction.${conduct}`, '限制的事项', CONDUCTS[conduct], norm, signature, norm.says);
    else add(`ban.${ban}`, '行文禁则', DOCUMENT_FACTS[ban].label, norm, [[]], norm.says);
  };
  switch (norm.kind) {
    case 'consultation-limit':
      add(
        'consultation-limit',
        '征求意见、会签',
        '回复时限和逾期',
        norm,
        [norm.value, norm.unit, norm.hostMaySetLimit, norm.extensionByAgreement, norm.silence?.binds],
        `${norm.value}${UNIT_WORDS[norm.unit]}${norm.silence === undefined ? '' : '，逾期视为没有不同意见'}`,
      );
      return;
    case 'consultation':
      add(
        `consultation.${norm.mode}.${norm.asked.join()}`,
        '征求意见、会签',
        norm.mode === 'consult' ? `征求${norm.asked.includes('department') ? '部门' : '下级政府、街道'}意见` : '部门会签',
        norm,
        [norm.by.toSorted()],
        norm.says,
      );
      return;
    case 'disagreement':
      add('disagreement', '征求意见、会签', '协商不成', norm, [norm.countersignAfterwards, norm.by.toSorted()], norm.says);
      return;
    case 'length': {
      const of = [
        ...new Set(
          conditions(norm)
            .flatMap((one) => [one.kind ?? ''].flat())
            .filter((one) => one === 'request' || one === 'report'),
        ),
      ];
      const scope = [...new Set(conditions(norm).flatMap((one) => [one.scope ?? ''].flat()))].join();
      const name =
        of.length > 0
          ? of.includes('request')
            ? '请示'
            : scope === 'special'
              ? '专项报告'
              : '综合报告'
          : scope === 'special'
            ? '部署专项工作的公文'
            : '一般公文';
      add(`length.${name}`, '篇幅', name, norm, [norm.value], `不超过${norm.value}字`);
      return;
    }
    case 'lead-time':
      for (const issuer of ['party', 'government'] as const)
        for (const to of ADDRESSEES.filter((one) => {
          const speaks = (when: Condition): boolean => [when.issuer].flat().includes(issuer) && [when.to].flat().includes(one);
          return ADDRESSEE_WORDS[one] !== undefined && conditions(norm).some(speaks);
        }))
          add(
            `lead.${issuer}.${to}`,
            '代拟稿提前报送',
            `以${issuer === 'party' ? '党委、政府' : '政府'}名义报${ADDRESSEE_WORDS[to]}`,
            norm,
            [norm.value, norm.unit],
            `提前${norm.value}${UNIT_WORDS[norm.unit]}`,
          );
      return;
    case 'issue-within':
      add(
        `issue.${norm.milestone}`,
        '会议决定的印发',
        norm.milestone === 'submit' ? '报送发文程序' : '印发',
        norm,
        [norm.value, norm.unit],
        `会后${norm.value}${UNIT_WORDS[norm.unit]}内`,
      );
      return;
    case 'prohibition': {
      const facts = [...new Set(conditions(norm).flatMap((one) => Object.keys(one) as FactName[]))].filter((name) =>
        conditions(norm).some((one) => one[name] === true),
      );
      const exceptions = [norm.unless ?? []].flat().flatMap((one) => Object.keys(one));
      for (const fact of facts.slice(0, 1))
        add(`ban.${fact}`, '行文禁则', DOCUMENT_FACTS[fact].label, norm, [exceptions.toSorted()], norm.says);
      for (const conduct of norm.bars?.conduct ?? [])
        if (!facts.slice(0, 1).some((fact) => BAN_OF[conduct] === fact)) placeConduct(conduct);
      return;
    }
    case 'evidence':
      add('evidence', '论证材料', '起草前的论证', norm, norm.evidence.toSorted(), norm.says);
      return;
    case 'step':
      add(
        `step.${norm.step}`,
        '签发前的步骤',
        norm.as,
        norm,
        [norm.by.toSorted(), norm.as, norm.onDisagreement, norm.ahead?.toSorted()],
        `${norm.onDisagreement ? '有分歧的，' : ''}${who(norm.by)}${norm.as}${norm.ahead === undefined ? '' : `，在${norm.ahead.map((step) => STEP_LABELS[step]).join('、')}之前`}`,
      );
      return;
    case 'remark':
      add('remark', '签发前的步骤', '文中须注明的', norm, norm.text, `注明“${norm.text}”`);
      return;
    case 'opinion-form':
      add('opinion-form', '批示', '意见的写法', norm, [norm.explicit, norm.circleMeansRead], norm.says);
      return;
    case 'routing':
      add(`routing.${norm.by.join()}`, '呈批', `呈${who(norm.by)}`, norm, [norm.as, norm.meeting], norm.says);
      return;
    case 'composition':
      for (const meeting of meetingsOf(norm).length === 0 ? ['government' as const] : meetingsOf(norm))
        add(
          `composition.${meeting}.${norm.quorum === undefined ? norm.as : 'quorum'}`,
          meeting === 'government' ? group('organisation') : `会议：${MEETINGS[meeting]}`,
          norm.quorum === undefined ? COMPOSED[norm.as] : '到会人数',
          norm,
          [norm.who.toSorted(), norm.asNeeded, norm.quorum],
          norm.quorum === undefined ? `${norm.asNeeded ? '按需要，' : ''}${who(norm.who)}` : norm.says,
        );
      return;
    case 'responsibility':
      if (norm.task === 'sign-minutes' || norm.task === 'settle-minutes') {
        for (const meeting of meetingsOf(norm))
          add(
            `sign.minutes.${meeting}`,
            '签发',
            `${MEETINGS[meeting]}纪要`,
            norm,
            [norm.task, norm.by.toSorted(), norm.on],
            `${norm.on === undefined ? '' : `${OCCASIONS[norm.on]}的，`}由${who(norm.by)}${norm.task === 'sign-minutes' ? '签发' : '审定'}`,
          );
        return;
      }
      if (TOLD_TASKS.has(norm.task)) {
        add(`task.${norm.task}.`, group(norm.procedure), TASKS[norm.task], norm, [norm.by.toSorted()], norm.says);
        return;
      }
      for (const meeting of norm.meetings === undefined ? [undefined] : norm.meetings)
        add(
          `task.${norm.task}.${meeting ?? ''}`,
          meeting === undefined ? group(norm.procedure) : `会议：${MEETINGS[meeting]}`,
          TASKS[norm.task],
          norm,
          [norm.by.toSorted(), norm.on, norm.with?.toSorted(), norm.to?.toSorted()],
          `${norm.on === undefined ? '' : `${OCCASIONS[norm.on]}，`}${who(norm.by)}${norm.with === undefined ? '' : `，会同${who(norm.with)}`}${norm.to === undefined ? '' : `，对象是${who(norm.to)}`}`,
        );
      return;
    case 'agenda':
      for (const matter of norm.matters)
        add(
          `agenda.${matter}`,
          '上会的事项',
          MATTERS[matter],
          norm,
          [norm.meetings.toSorted(), norm.effect],
          `${norm.meetings
            .toSorted()
            .map((one) => MEETINGS[one])
            .join('或者')}${EFFECTS[norm.effect]}`,
        );
      return;
    case 'frequency':
      for (const meeting of norm.meetings)
        add(
          `frequency.${meeting}`,
          `会议：${MEETINGS[meeting]}`,
          '多久一次',
          norm,
          [norm.value, norm.unit, norm.timesMin, norm.timesMax],
          `${everyWords(norm.value, norm.unit)}${norm.timesMax === undefined ? `至少${norm.timesMin}` : norm.timesMin === norm.timesMax ? norm.timesMin : `${norm.timesMin}至${norm.timesMax}`}次`,
        );
      return;
    case 'preparation':
      add(
        `preparation.${norm.for}.${norm.in ?? ''}`,
        '事先的工作',
        `${PREPARED[norm.for]}${norm.in === undefined ? '' : `（${CASES[norm.in]}）`}`,
        norm,
        norm.needs.toSorted(),
        norm.needs.map((one) => PREPARATIONS[one]).join('、'),
      );
      return;
    case 'advance-request':
      for (const meeting of norm.meetings)
        add(
          `advance.${meeting}`,
          `会议：${MEETINGS[meeting]}`,
          '提前报请示',
          norm,
          [norm.value, norm.unit],
          `提前${norm.value}${UNIT_WORDS[norm.unit]}`,
        );
      return;
    case 'leave':
      for (const one of norm.who)
        add(
          `leave.${one}`,
          group('leave'),
          PARTICIPANTS[one],
          norm,
          [norm.triggers.toSorted(), norm.applyTo, norm.consentFirst, norm.record, norm.inform, norm.value, norm.unit],
          (weight) =>
            `${norm.triggers.map((trigger) => ABSENCES[trigger]).join('、')}：${weight}${norm.value === undefined ? '事先' : `提前${norm.value}${UNIT_WORDS[norm.unit ?? 'day']}`}${norm.consentFirst === undefined ? '' : `，先经${who(norm.consentFirst)}同意`}${norm.applyTo === undefined ? '，向谁未写' : `，向${who(norm.applyTo)}`}${norm.record === undefined ? '' : `，向${who(norm.record)}报备`}`,
        );
      return;
    case 'substitution':
      add(
        `substitution.${norm.aspect}`,
        group('authority'),
        SUBSTITUTED[norm.aspect],
        norm,
        [norm.triggers?.toSorted(), norm.by],
        norm.says,
      );
      return;
    case 'standing-in':
      add(
        'standing-in',
        group('authority'),
        '行政首长不在时',
        norm,
        [norm.order, norm.by.toSorted(), norm.trigger, plainly(pack, norm.title)],
        `${ABSENCES[norm.trigger]}时${norm.order === 'fallback' ? '改' : ''}由${who(norm.by)}${plainly(pack, norm.title)}`,
      );
      return;
    case 'restriction':
      for (const conduct of norm.conduct) placeConduct(conduct, [norm.who.toSorted(), norm.allowedIf?.toSorted(), norm.value]);
      return;
    case 'reporting':
      for (const matter of norm.what)
        add(
          `reporting.${matter}`,
          group('reporting'),
          MATTERS[matter],
          norm,
          [norm.who.toSorted(), norm.to.toSorted(), norm.form, norm.timing],
          `${who(norm.who)}${TIMED[norm.timing]}向${who(norm.to)}${REPORTED[norm.form]}`,
        );
      return;
    case 'filing':
      for (const one of norm.what)
        add(
          `filing.${one}`,
          group('filing'),
          FILED[one],
          norm,
          [norm.who.toSorted(), norm.to?.toSorted(), norm.reviewer, norm.catalogue],
          `${who(norm.who)}${norm.to === undefined ? '' : `报${who(norm.to)}`}备案${norm.reviewer === undefined ? '' : `，${who(norm.reviewer)}审查`}${norm.catalogue ? '，公布目录' : ''}`,
        );
      return;
    case 'publication':
      for (const matter of norm.what)
        add(
          `publication.${matter}`,
          group('publication'),
          MATTERS[matter],
          norm,
          [norm.who.toSorted(), norm.exceptSecret, norm.timing],
          `${who(norm.who)}${TIMED[norm.timing]}公开${norm.exceptSecret ? '，保密的除外' : ''}`,
        );
      return;
    case 'duty':
      add(`duty.${norm.subject}`, group(procedureOf(norm)), SUBJECTS[norm.subject], norm, [norm.who.toSorted()], norm.says);
      return;
    case 'scope':
      for (const body of norm.bodies)
        add(`scope.${body}`, '适用范围', PARTICIPANTS[body], norm, norm.degree, norm.degree === 'applies' ? '适用' : '参照执行');
      return;
    case 'supervision-stages':
      for (const stage of norm.stages)
        add(
          `supervision-stages.${stage.id}`,
          group('supervision'),
          stage.label,
          norm,
          [stage.by, stage.value, stage.unit],
          `${norm.system}：${stage.value}${stage.unit === 'month' ? '个月' : stage.unit === 'day' ? '日' : '个工作日'}`,
        );
      return;
    case 'supervision-ladder':
    case 'sign-off':
    case 'collective-decision':
    case 'basis':
    case 'commencement':
    case 'principal-signer':
    case 'separation':
      // Signing is compared by specimens; what a meeting decides by its agenda; bases and beginnings are each text's own.
      return;
  }
}

/** What an entry lays down, or how strictly; the same thing said in two places is said once. */
const signatureOf = ({ parts }: Entry, content: boolean): string =>
  [...new Set(parts.flatMap((one) => (content ? one.lays : one.norm.modality)))].sort().join('\n');

function cellOf(pack: RulePack, { parts }: Entry): ComparedCell {
  const byPlace = new Map(parts.map(({ norm }) => [citationLabel(norm.citation, pack), norm.citation]));
  return {
    text: [...new Set(parts.map((one) => one.text))].join('；'),
    norms: [...new Set(parts.map((one) => one.norm.id))],
    labels: [...byPlace.keys()],
    citations: [...byPlace.values()],
    modalities: [...new Set(parts.map((one) => one.norm.modality))],
  };
}

/** Compares packs subject by subject; groups as an office looks for them, rows in the order in which the first pack that speaks has them. */
export function compareRules(packs: readonly RulePack[]): readonly ComparedRow[] {
  const all = packs.map((pack) => ({ pack, entries: entriesOf(pack) }));
  const keys = [...new Set(all.flatMap(({ entries }) => [...entries.keys()]))];
  const rows = keys.map((key): ComparedRow => {
    const speaking = all.flatMap(({ pack, entries }) => {
      const entry = entries.get(key);
      return entry === undefined ? [] : [{ pack, entry }];
    });
    const differs = (['content', 'modality'] as const).filter(
      (one) => new Set(speaking.map(({ entry }) => signatureOf(entry, one === 'content'))).size > 1,
    );
    const first = speaking[0]?.entry;
    return {
      key,
      group: first?.group ?? '',
      label: first?.label ?? key,
      verdict: differs.length > 0 ? 'different' : speaking.length < packs.length ? 'silent' : 'same',
      differs,
      cells: Object.fromEntries(speaking.map(({ pack, entry }) => [pack.id, cellOf(pack, entry)])),
    };
  });
  const order = [...new Set(rows.map((row) => row.group))].toSorted((a, b) => groupPlace(a) - groupPlace(b));
  return rows.toSorted((a, b) => order.indexOf(a.group) - order.indexOf(b.group));
}
