/** Revisions as the API shows them: to administrators, who read no documents. No title and no sentence of a finding leaves here. */
import { ADDRESSEE_LABELS, EVIDENCE_LABELS, ISSUER_LABELS, KIND_LABELS, MEETING_LABELS } from '@lingxing/affairs/document';
import { FINDING_KINDS, type Context } from '@lingxing/affairs/kernel';
import type { Owed, Proposal, Standing, ToldOtherwise, TouchedMatter, VerdictChange } from '@lingxing/ledger';
import { citationLabel, diffRules, type RevisedPart, type RuleDifference, type RulePack, type ValueWords } from '@lingxing/workrules';
import type { DifferenceView, ProposalView, StandingView, TouchedGroup, WhatIfLine } from '../contracts/index.ts';
import { labelOfAct } from './act-labels.ts';
import { procedureLabel } from './procedure-labels.ts';
import { dayOf } from './time.ts';

const KINDS: Record<Proposal['kind'], string> = { edition: '规则包', settings: '本府设定' };
const STATES = { open: '待确认', confirmed: '已确认', declined: '不予采纳', superseded: '已由后一建议代替' } as const;

/** What each account is called in the office, by account. */
export type AccountLabels = ReadonlyMap<string, string>;

/** Who did it, as the office calls him, or the upgrade of the software. */
const byWhom = (account: string | null, labels: AccountLabels): string =>
  account === null ? '软件升级' : (labels.get(account) ?? account);

export function proposalView({ id, kind, account, at, reason, end }: Proposal, asking: string, labels: AccountLabels): ProposalView {
  const state = end?.outcome ?? 'open';
  return {
    id,
    kind,
    kindLabel: KINDS[kind],
    by: byWhom(account, labels),
    at: at.toISOString(),
    reason,
    state,
    stateLabel: STATES[state],
    own: account === asking,
    ...(end === undefined
      ? {}
      : {
          end: {
            by: byWhom(end.account, labels),
            at: end.at.toISOString(),
            reason: end.reason,
            ...(end.from === undefined ? {} : { from: end.from }),
          },
        }),
  };
}

export const packView = ({ hash, source: { edition } }: RulePack) => ({
  hash,
  documentNumber: edition.documentNumber,
  edition: edition.edition,
  effective: edition.effective,
});

const PARTS: Record<RevisedPart, string> = {
  edition: '版本',
  layer: '上位依据',
  norm: '规范',
  setting: '本府设定',
  silence: '未作规定的情形',
  article: '条文摘要',
  post: '职务',
  series: '发文字号',
};
const CHANGES: Record<RuleDifference['change'], string> = { added: '新增', removed: '删去', changed: '改动' };
const SOURCES = { 'work-rules': '工作规则', regulation: '上位依据', local: '本府设定', product: '系统自身的保护' } as const;

/** What the document procedure calls the values that conditions speak of. */
const WORDS: ValueWords = {
  'fact.kind': KIND_LABELS,
  'fact.issuer': ISSUER_LABELS,
  'fact.to': ADDRESSEE_LABELS,
  'fact.decidedBy': MEETING_LABELS,
  evidence: EVIDENCE_LABELS,
  kinds: KIND_LABELS,
};

export function differenceViews(before: RulePack, after: RulePack): DifferenceView[] {
  return diffRules(before, after, WORDS).map(({ part, id, change, label, place, citation, fields }) => ({
    part,
    partLabel: PARTS[part],
    id,
    change,
    changeLabel: CHANGES[change],
    label,
    ...(place === undefined ? {} : { place }),
    // What the government sets itself is shown as that, never as the text's.
    ...(part === 'setting' ? { sourceLabel: SOURCES.local } : citation === undefined ? {} : { sourceLabel: SOURCES[citation.source] }),
    fields: fields.map((one) => ({
      label: one.label,
      ...(one.before === undefined ? {} : { before: one.before }),
      ...(one.after === undefined ? {} : { after: one.after }),
    })),
  }));
}

const OUTCOMES: Record<Standing['outcome'], string> = { permitted: '可以办理', warned: '须写明理由', refused: '不予办理' };

function standingView({ outcome, findings }: Standing, pack: RulePack): StandingView {
  return {
    outcome,
    outcomeLabel: OUTCOMES[outcome],
    findings: findings.flatMap((one) => {
      if (one.outcome === 'passed') return [];
      const says = one.norm === undefined ? undefined : pack.byId(one.norm)?.says;
      return [
        {
          title: FINDING_KINDS[one.code].title,
          outcome: one.outcome,
          ...(one.citation === undefined ? {} : { place: citationLabel(one.citation, pack) }),
          ...(says === undefined ? {} : { says }),
        },
      ];
    }),
  };
}

const owedView = ({ citation }: Owed, pack: RulePack) => (citation === undefined ? {} : { place: citationLabel(citation, pack) });

function movedOf({
  before,
  after,
}: {
  readonly before?: Owed | undefined;
  readonly after?: Owed | undefined;
}): 'earlier' | 'later' | undefined {
  if (before?.due === undefined || after?.due === undefined || before.due === after.due) return undefined;
  return after.due < before.due ? 'earlier' : 'later';
}

function groupOf(procedure: string, told: ToldOtherwise, ctx: Context, after: RulePack): Omit<TouchedGroup, 'key' | 'matters'> {
  const { what, label } = told;
  const post = told.what === 'owed' ? undefined : (ctx.organisation.posts.get(told.post)?.title ?? told.post);
  const common = { what, procedureLabel: procedureLabel(procedure), label, ...(post === undefined ? {} : { post }) };
  if (told.what === 'act')
    return {
      ...common,
      ...(told.before === undefined ? {} : { before: standingView(told.before, ctx.pack) }),
      ...(told.after === undefined ? {} : { after: standingView(told.after, after) }),
    };
  const moved = movedOf(told);
  return {
    ...common,
    ...(told.before === undefined ? {} : { owedBefore: owedView(told.before, ctx.pack) }),
    ...(told.after === undefined ? {} : { owedAfter: owedView(told.after, after) }),
    ...(moved === undefined ? {} : { moved }),
  };
}

/** What is told alike, with the number of matters on which it is. */
export function touchedGroups(touched: readonly TouchedMatter[], ctx: Context, after: RulePack): TouchedGroup[] {
  const groups = new Map<string, TouchedGroup>();
  for (const { procedure, told } of touched) {
    const here = new Map(told.map((one) => [one, groupOf(procedure, one, ctx, after)]));
    for (const [key, group] of new Map([...here.values()].map((one) => [JSON.stringify(one), one])))
      groups.set(key, { ...group, key, matters: (groups.get(key)?.matters ?? 0) + 1 });
  }
  return [...groups.values()].toSorted((a, b) => b.matters - a.matters);
}

export function whatIfLine(change: VerdictChange, after: RulePack): WhatIfLine {
  const { matter, procedure, seq, act, at, exact } = change;
  return {
    matter,
    procedureLabel: procedureLabel(procedure),
    seq,
    actLabel: labelOfAct(procedure, act),
    on: dayOf(at.getTime()),
    before: standingView(change.before, change.beforePack),
    after: standingView(change.after, after),
    exact,
  };
}
