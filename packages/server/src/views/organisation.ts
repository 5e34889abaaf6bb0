/** The organisation of a day, its history and plans of changes, as the screens are told of them. */
import { isLeader, isOffice } from '@lingxing/affairs/document';
import {
  BODY_LABELS,
  changeWords,
  isBarred,
  membersOn,
  registerOf,
  registerOn,
  ROLE_LABELS,
  type ChangePlan,
  type PlanFinding,
  type Register,
} from '@lingxing/affairs/organisation';
import type { ChangeEntry, MovedMatter, PlanPreview } from '@lingxing/ledger';
import { citationLabel, type RulePack } from '@lingxing/workrules';
import type { ChartView, ChangeHistoryLine, MovedLine, PlanFindingView, PlanPreviewView } from '../contracts/index.ts';
import type { Session } from '../identity/index.ts';
import { procedureLabel } from './procedure-labels.ts';

/** The office and the two administrators who keep the organisation read all of it: its history, its holders, the workbook. */
export const readsAll = ({ administrator, posts }: Pick<Session, 'administrator' | 'posts'>, present: Register): boolean =>
  administrator === undefined
    ? posts.some((id) => isOffice(present.posts.find((one) => one.id === id)))
    : administrator !== 'audit-administrator';

/** Whose account one is, for somebody who may know it. */
export interface Naming {
  /** 财政局文书, as its account says; undefined for an account that is not there any more. */
  readonly labelOf: (account: string) => string | undefined;
  /** Whether the account's own name is told as well. */
  readonly logins: boolean;
}

/** Who acts where nobody is signed in. */
const SET_UP = 'installation';

/** One account in words. */
function nameIn({ labelOf, logins }: Naming, account: string): string {
  const label = labelOf(account);
  if (label === undefined) return logins ? account : '已注销的账号';
  return logins ? `${label}（${account}）` : label;
}

/** `naming` is absent where it is not told who holds a post. */
export function chartView(register: Register, day: string, naming: Naming | undefined, pack: RulePack | undefined): ChartView {
  const on = registerOn(register, day);
  const members = pack === undefined ? new Set<string>() : membersOn(pack, on);
  const lower = pack?.source.government.lowerGovernments.replaceAll(/(?<=^|、)各/gu, '') ?? BODY_LABELS['lower-government'];
  return {
    day,
    whole: naming !== undefined,
    pairing: pack === undefined || pack.of('substitution').some((one) => one.aspect === 'institution'),
    lower,
    posts: on.posts.map((one) => ({
      id: one.id,
      title: one.title,
      role: one.role,
      roleLabel: ROLE_LABELS[one.role],
      rank: one.rank,
      subjects: [...one.subjects],
      partyGroup: one.partyGroup,
      leader: isLeader(one),
      member: members.has(one.id),
      ...(one.department === undefined ? {} : { department: one.department }),
      holders: on.holdings
        .filter((held) => held.post === one.id)
        .map(({ account, from, to }) => ({
          since: from,
          ...(naming?.labelOf(account) === undefined ? {} : { label: naming.labelOf(account) }),
          ...(naming?.logins === true ? { account } : {}),
          ...(to === undefined ? {} : { until: to }),
        })),
    })),
    departments: on.departments.map(({ id, name, kind }) => {
      const leader = on.portfolios.find((one) => one.department === id)?.leader;
      return {
        id,
        name,
        kind,
        kindLabel: kind === 'lower-government' ? lower : BODY_LABELS[kind],
        ...(leader === undefined ? {} : { leader }),
      };
    }),
    pairs: on.pairs.map(({ a, b }) => ({ a, b })),
  };
}

export function planFindingView(
  { code, outcome, message, wayOut, citation, change }: PlanFinding,
  pack: RulePack | undefined,
): PlanFindingView {
  return {
    code,
    outcome: outcome === 'refused' ? 'refused' : 'warned',
    message,
    ...(wayOut === undefined ? {} : { wayOut }),
    ...(citation === undefined || pack === undefined ? {} : { place: citationLabel(citation, pack) }),
    ...(change === undefined ? {} : { change }),
  };
}

export function previewView(
  { seen, findings, before, after }: PlanPreview,
  plan: ChangePlan,
  today: string,
  pack: RulePack | undefined,
): PlanPreviewView {
  const on = registerOn(before, plan.day);
  return {
    seen,
    effective: plan.day > today ? 'later' : 'now',
    findings: findings.map((one) => planFindingView(one, pack)),
    lines: plan.changes.map((change) => changeWords(on, after, change)),
    confirmable: !isBarred(findings),
  };
}

export function movedLine(
  { matter, procedure, stage, number, openedOn, now, after, nobody, kept }: MovedMatter,
  titles: Register,
): MovedLine {
  const titleOf = (post: string): string => titles.posts.findLast((one) => one.id === post)?.title ?? post;
  const waits = (list: MovedMatter['now']): MovedLine['now'] =>
    list.map(({ post, label, holders }) => ({
      title: titleOf(post),
      label,
      holders: [...holders],
    }));
  return {
    matter,
    procedureLabel: procedureLabel(procedure),
    stageLabel: stage,
    ...(number === null ? {} : { number }),
    openedOn,
    now: waits(now),
    after: waits(after),
    nobody,
    kept: kept.map(titleOf),
  };
}

/**
 * Entries in words, each against what was so just before it: what was entered for earlier days, and for its own day before
 * it. `all` is the whole history.
 */
export function historyLines(page: readonly ChangeEntry[], all: readonly ChangeEntry[], naming: Naming): ChangeHistoryLine[] {
  const register = registerOf(all);
  const named = <T extends { readonly account: string }>(one: T): T => ({ ...one, account: nameIn(naming, one.account) });
  return page.map((entry) => {
    const earlier = all.filter((one) => one.day < entry.day || (one.day === entry.day && one.n < entry.n));
    const before = registerOn(registerOf(earlier), entry.day);
    const { change } = entry;
    return {
      ...changeWords({ ...before, holdings: before.holdings.map(named) }, register, 'account' in change ? named(change) : change),
      n: entry.n,
      day: entry.day,
      reason: entry.reason,
      ...(entry.account === SET_UP ? {} : { by: nameIn(naming, entry.account) }),
      at: entry.at.toISOString(),
      ...(entry.document === undefined ? {} : { document: { ...entry.document } }),
    };
  });
}
