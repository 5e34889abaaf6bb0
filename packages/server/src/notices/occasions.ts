/** What happens to a matter that its people are told of, besides what waits for them: by procedure and act. */
import { ACTS } from '@lingxing/affairs/document';
import type { Occasion } from '@lingxing/ledger';

/** An act of a document is called as the document procedure calls it. */
const document = (act: keyof typeof ACTS, kind: Occasion['kind']): Occasion => ({
  procedure: 'document',
  act,
  kind,
  label: ACTS[act].label,
  to: 'opener',
});

export const OCCASIONS: readonly Occasion[] = [
  document('return', 'returned'),
  document('answer', 'answered'),
  document('deem-no-objection', 'answered'),
  { procedure: 'incoming', act: 'return', kind: 'returned', label: '退回', to: 'opener' },
  { procedure: 'incoming', act: 'record-reply', kind: 'answered', label: '答复来文', to: 'opener' },
  { procedure: 'incoming', act: 'chase', kind: 'chased', label: '催办', to: 'waiting' },
];
