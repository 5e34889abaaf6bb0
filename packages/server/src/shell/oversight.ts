/** What is raised from outside, between the API and the ledger: the list, the page, what is asked while one registers, replies made public. */
import { ACT_INPUTS, isActName, oversightProcedure, said, type ActName, type OversightState } from '@lingxing/affairs/oversight';
import type { SheetPdf } from '@lingxing/typeset';
import type {
  OversightFilter,
  OversightLine,
  OversightVerdict,
  OversightView,
  PublishedReplyFilter,
  PublishedReplyLine,
} from '../contracts/index.ts';
import type { Deps } from '../deps.ts';
import { markInFileName } from '../files/index.ts';
import { notFound } from '../http/problem.ts';
import { replySheet } from '../reply-sheet.ts';
import { chainView } from '../views/document.ts';
import { nearDays, stalledDays } from '../views/pace.ts';
import { oversightActLabel, oversightLine, oversightView, publishedReplyLine } from '../views/oversight.ts';
import type { PerformAct } from './documents.ts';
import { refuseForeignFiles } from './letters.ts';
import { listMatters, several } from './lists.ts';
import { matterShell } from './matter.ts';
import { actorsIn, personOn, type Person } from './person.ts';
import { refuseSecrecy } from './text.ts';

const NAME = oversightProcedure.name;

export const oversightShell = matterShell<OversightState>({
  procedure: oversightProcedure,
  said: (ctx, state, act) => said(ctx, state, act as ActName),
  label: oversightActLabel,
  admit: async (deps, person, { act, input }) => {
    if (!isActName(act)) return;
    const given = ACT_INPUTS[act].safeParse(input);
    const files = given.success && 'files' in given.data ? given.data.files : [];
    const marked = files.map((one) => markInFileName(one.name, '附件名称')).find((one) => one !== undefined);
    if (marked) refuseSecrecy(`附件名称中有密级标志“${marked.mark}”，本系统不得存储、处理。`, '请去掉这一附件，另行按保密规定办理。');
    await refuseForeignFiles(
      deps,
      person,
      files.map((one) => one.hash),
    );
  },
});

export const listOversight = (
  deps: Pick<Deps, 'ledger'>,
  person: Person,
  filter: OversightFilter,
): Promise<{ items: OversightLine[]; next?: string }> =>
  listMatters(deps, person, filter, {
    procedure: NAME,
    own: {
      issuers: several(filter.lead),
      late: filter.late === undefined ? undefined : true,
      near: filter.near === undefined ? undefined : nearDays(person.ctx),
      stalled: filter.stalled === undefined ? undefined : stalledDays(person.ctx),
    },
    line: oversightLine,
  });

/** Replies made public: for everybody of this government who is signed in with a post. */
export async function listPublished(
  deps: Pick<Deps, 'ledger'>,
  person: Person,
  { kind, cursor, limit }: PublishedReplyFilter,
): Promise<{ items: PublishedReplyLine[]; next?: string }> {
  const page = await deps.ledger.publishedReplies(person.government, { kinds: several(kind), cursor, limit });
  return {
    items: page.items.map((row) => publishedReplyLine(row, person.ctx)),
    ...(page.next === undefined ? {} : { next: page.next }),
  };
}

export async function pageOfOversight(deps: Deps, asking: Person, id: string, as?: string): Promise<OversightView> {
  const { matter, ctx } = await oversightShell.before(deps, asking, id);
  const person = personOn(asking, ctx, oversightProcedure, matter.state, { as });
  const waitingFor = [...new Set(oversightProcedure.expectations(ctx, matter.state).map((one) => one.post))];
  return oversightView({
    matter,
    waitingFor,
    actor: person.actor,
    actors: actorsIn(asking, ctx, NAME),
    ctx,
    procedure: oversightProcedure,
  });
}

/** The reply as a letter: that of the round asked for, else the latest; whoever reads the matter has it. */
export async function replyLetter(
  deps: Deps,
  asking: Person,
  id: string,
  asked?: number,
): Promise<{ readonly sheet: SheetPdf; readonly name: string }> {
  const { matter, ctx } = await oversightShell.before(deps, asking, id);
  const { state } = matter;
  const input = replySheet(
    ctx,
    state,
    asked ?? (state.draft === undefined ? (state.replies.at(-1)?.round ?? 1) : state.round),
    matter.exercise,
  );
  if (input === undefined) throw notFound();
  return { sheet: await deps.typesetter.pdf(input), name: `${input.number ?? ''}${input.title ?? ''}.pdf` };
}

/** How the registration would be judged as it is filled in, and what would follow. */
export function judgeOversight(person: Person, body: PerformAct): OversightVerdict {
  const { ctx } = person;
  const { verdict, opened } = oversightShell.tryOpening(person, body);
  return {
    verdict,
    by: ['register'],
    ahead:
      opened === null
        ? []
        : oversightProcedure
            .chain(ctx, opened)
            .filter((one) => one.state !== 'done')
            .map((one) => chainView(one, ctx)),
  };
}
