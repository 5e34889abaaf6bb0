/**
 * `lingxing what-if`: the acts of a span judged again under a pack of one's own. It reads the deployment's database and
 * changes nothing; what it prints are acts, outcomes and places, and no words of a document.
 */
import { createLedger, dayOf, LedgerFailure, openDatabase, type Ledger, type Standing, type VerdictChange } from '@lingxing/ledger';
import { documentProcedure } from '@lingxing/affairs/document';
import { incomingProcedure } from '@lingxing/affairs/incoming';
import { conductProcedure } from '@lingxing/affairs/conduct';
import { departmentMeetingProcedure } from '@lingxing/affairs/department-meeting';
import { oversightProcedure } from '@lingxing/affairs/oversight';
import { meetingProcedure } from '@lingxing/affairs/meeting';
import { leaveProcedure } from '@lingxing/affairs/leave';
import { FINDING_KINDS } from '@lingxing/affairs/kernel';
import { ConfigError, readConfig } from '@lingxing/server';
import { citationLabel, type RulePack } from '@lingxing/workrules';
import { readPackFile } from '@lingxing/workrules/read';
import { join } from 'node:path';
import type { Output } from './output.ts';

export interface WhatIfOptions {
  readonly government: string;
  /** The pack's file. */
  readonly pack: string;
  /** Days, both included; the year up to today where left out. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** One JSON object for each verdict that changes, and one with the counts at the end. */
  readonly json: boolean;
}

/** Acts judged in one go; after each the progress is told. */
const AT_ONCE = 500;
const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
/** Whether there is such a day: 2026-02-31 is none. */
const isDay = (day: string): boolean => DAY.test(day) && dayOf(Date.parse(`${day}T12:00:00+08:00`)) === day;
const YEAR_MS = 365 * 86_400_000;

/** Prints every verdict that would have been another. 0 none, 1 some, 2 bad input. */
export async function whatIf(
  options: WhatIfOptions,
  out: Output,
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<0 | 1 | 2> {
  const now = Date.now();
  const span = { from: options.from ?? dayOf(now - YEAR_MS), to: options.to ?? dayOf(now) };
  if (!isDay(span.from) || !isDay(span.to) || span.to < span.from) {
    out.complain('--from、--to 写作 2026-01-31，截止日期不早于起始日期。');
    return 2;
  }
  const read = readPackFile(options.pack);
  if (!read.ok) {
    for (const problem of read.problems) out.complain(`${problem.file}:${problem.line}:${problem.column}: ${problem.message}`);
    return 2;
  }
  if (read.pack.id !== options.government) {
    out.complain(`${options.pack} 是 ${read.pack.id} 的规则包，不是 ${options.government} 的。`);
    return 2;
  }
  try {
    return await withLedger(env, (ledger) => replayed(ledger, options, read.pack, span, out));
  } catch (error) {
    if (!(error instanceof ConfigError) && !(error instanceof LedgerFailure)) throw error;
    out.complain(error.message);
    return 2;
  }
}

async function replayed(
  ledger: Ledger,
  { government, json }: WhatIfOptions,
  pack: RulePack,
  span: { readonly from: string; readonly to: string },
  out: Output,
): Promise<0 | 1 | 2> {
  if (!(await ledger.governments()).some((one) => one.id === government)) {
    out.complain(`没有“${government}”这个政府。`);
    return 2;
  }
  const sum = { judged: 0, changed: 0, inexact: 0, unjudged: 0 };
  let cursor: string | undefined;
  do {
    const slice = await ledger.revisions.whatIf(government, pack, span, { cursor, limit: AT_ONCE });
    for (const change of slice.changed) out.write(json ? JSON.stringify(lineOf(change, pack)) : plain(change, pack));
    sum.judged += slice.judged;
    sum.changed += slice.changed.length;
    sum.inexact += slice.inexact;
    sum.unjudged += slice.unjudged;
    out.complain(`${sum.judged}／${slice.total}`);
    cursor = slice.next;
  } while (cursor !== undefined);
  out.write(
    json
      ? JSON.stringify({ ...span, ...sum })
      : `${span.from}至${span.to}：重判${sum.judged}个行为，判定不同的${sum.changed}个，未能完全还原当日情形的${sum.inexact}个，无从判断的${sum.unjudged}个。`,
  );
  return sum.changed > 0 ? 1 : 0;
}

/** Works on the database of the deployment; one that a server is running on is left running. */
async function withLedger<T>(env: Readonly<Record<string, string | undefined>>, work: (ledger: Ledger) => Promise<T>): Promise<T> {
  const { database, dataDir } = readConfig(env, process.cwd());
  const opened = await openDatabase(
    database === undefined ? { dataDir: join(dataDir, 'postgres') } : { url: database.url, adminUrl: database.adminUrl },
  );
  try {
    const procedures = [
      documentProcedure,
      incomingProcedure,
      leaveProcedure,
      conductProcedure,
      departmentMeetingProcedure,
      meetingProcedure,
      oversightProcedure,
    ];
    return await work(createLedger({ pool: opened.pool, procedures, clock: { now: () => Date.now() } }));
  } finally {
    await (opened.database.adopted ? opened.pool.end() : opened.close());
  }
}

const standing = ({ outcome, findings }: Standing, pack: RulePack) => ({
  outcome,
  findings: findings.map((one) => ({
    code: one.code,
    outcome: one.outcome,
    ...(one.citation === undefined ? {} : { place: citationLabel(one.citation, pack) }),
  })),
});

/** A changed verdict as tools read it. */
function lineOf(change: VerdictChange, pack: RulePack) {
  const { matter, procedure, seq, act, at, exact, before, after, beforePack } = change;
  return {
    matter,
    procedure,
    seq,
    act,
    at: at.toISOString(),
    before: standing(before, beforePack),
    after: standing(after, pack),
    exact,
  };
}

const OUTCOMES: Record<Standing['outcome'], string> = { permitted: '可以', warned: '须写明理由', refused: '不予办理' };

function plain({ matter, seq, act, at, exact, before, after, beforePack }: VerdictChange, pack: RulePack): string {
  const say = (of: Standing, under: RulePack): string => {
    const findings = of.findings.map(
      (one) => `${FINDING_KINDS[one.code].title}${one.citation === undefined ? '' : `〔${citationLabel(one.citation, under)}〕`}`,
    );
    return `${OUTCOMES[of.outcome]}${findings.length === 0 ? '' : `（${findings.join('、')}）`}`;
  };
  const day = dayOf(at.getTime());
  return `${matter} 第${seq}项 ${act} ${day}：${say(before, beforePack)} → ${say(after, pack)}${exact ? '' : ' ※'}`;
}
