/** Everything that can be proved of a pack beyond its form: that it is whole, that its tables have no gap and no overlap, that judgement is somebody's. */
import type { SourceProblem } from './compile.ts';
import { proveSilences } from './contradicted.ts';
import { proveDiscretion } from './discretion.ts';
import { proveSignOff } from './gaps.ts';
import type { RulePack } from './model.ts';
import { proveOffice } from './office-tables.ts';
import { proveWhole } from './whole.ts';

export interface PackProof {
  /** Cases of the sign-off table, and of the other tables. */
  readonly cases: { readonly signOff: number; readonly office: number };
  /** Cases that the pack declares to be silences of the text. */
  readonly silent: number;
  /** What can be pointed at in the pack's files. */
  readonly problems: readonly SourceProblem[];
}

/** Proves one pack; without problems it may be used to judge. */
export function provePack(pack: RulePack): PackProof {
  const signOff = proveSignOff(pack);
  const office = proveOffice(pack);
  return {
    cases: { signOff: signOff.cases, office: office.cases },
    silent: signOff.silent + office.silent,
    problems: [
      ...proveWhole(pack.source),
      ...[...signOff.defects, ...office.defects].map((defect) => {
        const { norms } = pack.source;
        const row = norms.findIndex((norm) => norm.id === defect.rows[0]);
        // What is not there is looked for where its like stand.
        const i = row >= 0 ? row : norms.findIndex((norm) => norm.kind === ('of' in defect ? defect.of : 'sign-off'));
        return { path: i < 0 ? ['norms'] : ['norms', i], message: defect.message };
      }),
      ...proveSilences(pack.source),
      ...proveDiscretion(pack.source),
    ],
  };
}
