/** Distinct documents to be judged: every combination of what the texts decide by that an office could meet, on all five packs. */
import { documentProcedure, draftSchema, type Draft, type DocumentState } from '@lingxing/affairs/document';
import type { Actor, Context, Organisation } from '@lingxing/affairs/kernel';
import type { RulePack } from '@lingxing/workrules';

export interface Situation {
  readonly context: Context;
  readonly state: DocumentState;
  readonly actor: Actor;
  /** What the answer must be: the review has been given, so the row's signer signs and another leader does not. */
  readonly act: 'sign' | 'authorise';
}

/** Drafts that differ in issuer, kind, addressee and the stated facts; by default more than 1,000 over the five packs. */
export function drafts(pack: RulePack): readonly Draft[] {
  const list: Draft[] = [];
  for (const issuer of ['government', 'office', 'department-approved'] as const) {
    for (const kind of ['notice', 'decision', 'opinion', 'letter', 'circular', 'report'] as const) {
      for (const flags of [
        {},
        { normative: true },
        { important: true },
        { overall: true, important: true },
        { legal: true },
        { routine: true },
        { major: true },
      ]) {
        for (const meeting of ['none', 'executive'] as const) {
          list.push(
            draftSchema.parse({
              title: `${pack.id}-${issuer}-${kind}-${JSON.stringify(flags)}-${meeting}`,
              kind,
              issuer,
              to: kind === 'report' ? 'superior-government' : 'subordinate',
              recipients: ['甲单位'],
              body: [{ type: 'paragraph', runs: [{ text: '经区政府同意，经县政府同意，经市政府同意，现通知如下。' }] }],
              facts: flags,
              decision: { meeting },
            }),
          );
        }
      }
    }
  }
  return list;
}

/** A document in review on which the leader in charge has given his review; each leader of the organisation asks to sign. */
export function situations(
  pack: RulePack,
  context: Context,
  organisation: Organisation,
  host: string,
  clerk: string,
): readonly Situation[] {
  const at = { seq: 1, now: context.now, actor: { account: clerk, post: clerk, capacity: 'holder' as const } };
  const leader = organisation.departments.get(host)?.leader ?? '';
  const signers = [...organisation.posts.values()].filter((p) =>
    ['head', 'executive-deputy', 'deputy', 'office-director', 'secretary-general'].includes(p.role),
  );
  return drafts(pack).flatMap((draft) => {
    let state = documentProcedure.evolve(null, { type: 'drafted', v: 1, draft, hash: 'h', characters: 26, host, exercise: false }, at);
    state = documentProcedure.evolve(state, { type: 'sent', v: 1, to: 'review', opinion: '' }, { ...at, seq: 2 });
    state = documentProcedure.evolve(
      state,
      { type: 'step-taken', v: 1, step: 'leader-review', act: 'review', as: '审核', opinion: '同意' },
      { seq: 3, now: context.now, actor: { account: leader, post: leader, capacity: 'holder' } },
    );
    const act = draft.issuer === 'department-approved' ? ('authorise' as const) : ('sign' as const);
    return signers.map((p) => ({ context, state, actor: { account: p.id, post: p.id, capacity: 'holder' as const }, act }));
  });
}
