/** Puts the ledger together: one object for everything that the server asks of it. It holds no state but caches. */
import type { Procedure } from '@lingxing/affairs/kernel';
import type { CalendarYear } from '@lingxing/workrules';
import { Appender } from './appender.ts';
import type { Clock } from './clock.ts';
import { Contexts } from './contexts.ts';
import type { Ledger, Rules } from './contract.ts';
import type { Connections } from './database/pool.ts';
import { LedgerFailure } from './failure.ts';
import { Memory } from './memory.ts';
import { chartOf } from './organisation-chart.ts';
import { enterMark, hold, holdings, importOrganisation, listBulletins } from './organisation.ts';
import { absences, doneUnder, inStead } from './queries/absences.ts';
import { bulletinsCame, burden, dispatches } from './queries/burden.ts';
import { receptionsOn } from './queries/receptions.ts';
import { perform, type Workshop } from './perform.ts';
import { documents } from './queries/documents.ts';
import { counts, inbox } from './queries/inbox.ts';
import { letters, sameLetters } from './queries/letters.ts';
import { publishedReplies } from './queries/published.ts';
import * as sittings from './queries/sittings.ts';
import { done, history, load, mayRead, obligations, refusals } from './queries/matters.ts';
import { addCalendarYear, calendarYears, found, governments, installCalendar, installPack, packs, standardRules } from './rules.ts';
import { revisionsOf } from './rules-revisions.ts';
import { anchor, seal } from './seal.ts';
import { findSimilar, taskCounts, tasksFrom, taskTurns } from './queries/tasks.ts';
import { yearOf } from './queries/year.ts';
import * as store from './store.ts';
import { putTemplateList, templateLists } from './templates.ts';
import { ask, within } from './tenant.ts';
import { noteRelease } from './projections-due.ts';
import { projectDue, recompute, reproject, runDue } from './upkeep.ts';
import { intact, verify } from './verify.ts';

export interface LedgerOptions {
  /** Connections of the application's role (`createPool`). */
  readonly pool: Connections;
  readonly procedures: readonly Procedure<unknown>[];
  /** Stamps acts; set for exercises and tests. */
  readonly clock: Clock;
  /** How packs and calendars are read; the rules package's own functions where absent. */
  readonly rules?: Rules | undefined;
}

export function createLedger({ pool, procedures, clock, rules = standardRules }: LedgerOptions): Ledger {
  const contexts = new Contexts(rules, clock);
  const byName = new Map(procedures.map((one) => [one.name, one]));
  const procedure = (name: string): Procedure<unknown> => {
    const found = byName.get(name);
    if (found === undefined) throw new LedgerFailure('procedure-unknown', `没有名为 ${name} 的程序。 / There is no procedure ${name}.`);
    return found;
  };
  const shop: Workshop = { pool, contexts, memory: new Memory(), appender: new Appender(pool.forActs), procedure };
  const now = () => clock.now();
  const personal = procedures.flatMap((one) => (one.personal ?? []).map((act) => `${one.name} ${act}`));
  const apart = { personal, once: procedures.flatMap((one) => (one.once ?? []).map((act) => `${one.name} ${act}`)) };

  const context: Ledger['context'] = async (government, exercise = false, version) => {
    const known = version === undefined ? undefined : contexts.known(government, exercise);
    if (known !== undefined && known.version === version) return known.ctx;
    return within(pool, government, async (client) => {
      const { rows } = await client.query<{ context_version: number }>('select context_version from government where id = $1', [
        government,
      ]);
      const known = rows[0];
      if (known === undefined)
        throw new LedgerFailure('government-unknown', `没有名为 ${government} 的政府。 / There is no government ${government}.`);
      return (await contexts.of(client, government, known.context_version, exercise)).ctx;
    });
  };

  return {
    context,
    // An exercise's context: the organisation is there before an edition is in force.
    organisation: async (government) => (await context(government, true)).organisation,
    perform: async (command) => {
      const outcome = await perform(shop, command);
      if (outcome.kind === 'done' && procedure(command.procedure).authority !== undefined)
        // Whoever acted is told of his act, which is done; what fails here is noted and done by the next turn.
        await projectDue(shop, contexts, now(), command.government).catch(() => 0);
      return outcome;
    },
    procedure,
    ...apart,

    load: (government, matter, reader) => load(pool, government, matter, reader),
    mayRead: (government, matter, reader) => mayRead(pool, government, matter, reader),
    history: (government, matter, after, limit) => history(pool, government, matter, after, limit),
    obligations: (government, of) => obligations(pool, government, of),
    inbox: (government, posts, page) => inbox(pool, government, posts, page, apart),
    documents: (government, query, reader) => documents(pool, now(), government, query, reader),
    letters: (government, query, reader) => letters(pool, now(), government, query, reader),
    sameLetters: (government, of, reader) => sameLetters(pool, government, of, reader),
    templateLists: (government, account) => templateLists(pool, government, account),
    putTemplateList: (government, list, by, seen) => putTemplateList(pool, now(), government, list, by, seen),
    counts: (government, of) => counts(pool, now(), government, of, apart),
    done: (government, account, page) => done(pool, government, account, page),
    refusals: (government, page) => refusals(pool, government, page),

    governments: () => governments(pool),
    found: (government) => found(pool, now(), government),
    installPack: (government, edition) => installPack(pool, rules, now(), government, edition),
    packs: (government) => packs(pool, government),
    revisions: revisionsOf({ shop, rules, clock, context, founded: (id, edition) => installPack(pool, rules, now(), id, edition) }),
    importOrganisation: async (government, organisation) => {
      const version = await importOrganisation(pool, now(), government, organisation);
      await reproject(shop, contexts, government);
      return version;
    },
    listBulletins: async (government, list) => {
      const version = await listBulletins(pool, now(), government, list);
      if (version !== undefined) await reproject(shop, contexts, government);
      return version;
    },
    absences: (government, query, reader) => absences(pool, now(), government, query, reader),
    doneUnder: (government, matter) => ask(pool, government, doneUnder(government, matter)),
    inStead: (government, matter, page) => inStead(pool, government, matter, page),
    enterMark: async (government, entry) => {
      const version = await enterMark(pool, now(), government, entry);
      if (version !== undefined) await reproject(shop, contexts, government);
      return version;
    },
    burden: (government, query, reader) => burden(pool, government, query, reader),
    bulletinsCame: async (government, of) =>
      (await ask<{ name: string }>(pool, government, bulletinsCame(government, of))).map((one) => one.name),
    similarTasks: (government, wanted, exercise) => findSimilar(pool, government, wanted, { exercise, now: now() }),
    taskCounts: (government, query, marks, reader) => taskCounts(pool, government, query, { now: now(), ...marks }, reader),
    taskTurns: (government, span, reader) => taskTurns(pool, government, span, reader),
    tasksFrom: (government, matter, reader) => tasksFrom(pool, government, matter, reader),
    yearOf: (government, year) => yearOf(pool, government, year),
    dispatches: (government, query, reader) => dispatches(pool, government, query, reader),
    publishedReplies: (government, query) => publishedReplies(pool, government, query),
    topicsWaiting: (government, of) => sittings.waiting(pool, government, of),
    openSittings: (government, of) => sittings.open(pool, government, of),
    sittingsHeld: (government, since) => sittings.sittingsHeld(pool, government, since),
    sittingsOn: (government, days) => ask(pool, government, sittings.sittingsOn(government, days)),
    receptionsOn: (government, days) => ask(pool, government, receptionsOn(government, days)),
    sittingsTold: (government, days) => ask(pool, government, sittings.sittingsTold(government, days)),
    sittingsOpened: (government, of) => sittings.sittingsOpened(pool, government, of),
    topicsContinued: (government, sitting) => sittings.topicsContinued(pool, government, sitting),
    holdings: (government, of) => holdings(pool, government, of),
    hold: (government, holding, by = { account: 'installation', reason: '初始设置' }) => hold(pool, now(), government, holding, by),
    chart: chartOf({ shop, clock, context }),
    installCalendar: async (years: readonly CalendarYear[]) => {
      if (!(await installCalendar(pool, now(), years))) return;
      for (const { id } of await governments(pool)) await recompute(shop, id);
    },
    enterCalendarNotice: async (government, year, by) => {
      await addCalendarYear(pool, now(), government, year, by.account);
      return { recomputed: await recompute(shop, government) };
    },
    calendarYears: (government) => calendarYears(pool, government),
    reproject: (government) => reproject(shop, contexts, government),
    noteRelease: async () => {
      let noted = 0;
      for (const { id } of await governments(pool)) if (await noteRelease(pool, id, now())) noted += 1;
      return noted;
    },

    content: (government, hash) => store.content(pool, government, hash),
    workingCopy: (government, key) => store.workingCopy(pool, government, key),
    saveWorkingCopy: (government, key, copy) => store.saveWorkingCopy(pool, now(), government, key, copy),
    dropWorkingCopy: (government, key) => store.dropWorkingCopy(pool, government, key),
    noteAttachment: (government, attachment) => store.noteAttachment(pool, now(), government, attachment),
    noteAttachments: (government, attachments) => store.noteAttachments(pool, now(), government, attachments),
    attachment: (government, hash) => store.attachment(pool, government, hash),
    series: (government, year) => store.series(pool, government, year),
    issuedNumbers: (government, series, year) => store.issuedNumbers(pool, government, series, year),

    runDue: async (government) => {
      const ids = government === undefined ? (await governments(pool)).map((one) => one.id) : [government];
      let performed = 0;
      for (const id of ids) {
        await projectDue(shop, contexts, now(), id);
        performed += await runDue(shop, now(), id);
      }
      return performed;
    },
    seal: () => seal(pool, now),
    verify: (government) => verify(pool, (name) => byName.get(name), government),
    intact: (government, matter) => intact(pool, (name) => byName.get(name), government, matter),
    anchor: (government) => anchor(pool, government),
  };
}
