/** What a document weighs on those who get it, as it is counted to lighten their load (基层减负). */
import type { Context } from '../kernel/procedure.ts';
import { countCharacters } from './body.ts';
import { formsDemanded } from './draft.ts';
import type { Measure } from './events.ts';
import { applicable } from '@lingxing/workrules';
import { factsIn } from './route.ts';
import type { DocumentState } from './state.ts';

/** What it weighs: of several limits on its length the lowest. */
export function measureOf(ctx: Context, state: DocumentState): Measure {
  const { draft, host } = state;
  const limits = applicable(ctx.pack, factsIn(ctx, state))
    .of('length')
    .map((norm) => norm.value);
  const forms = formsDemanded(draft);
  return {
    host,
    issuer: draft.issuer,
    to: draft.to,
    kind: draft.kind,
    bulletin: draft.bulletin?.name,
    characters: state.versions.at(-1)?.characters ?? countCharacters(draft.body),
    most: limits.length === 0 ? undefined : Math.min(...limits),
    pages: state.sheet?.pages,
    ...(forms.length === 0 ? {} : { forms }),
  };
}
