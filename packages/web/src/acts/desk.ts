/** A matter with the acts on it, as the panel of acts needs it: whatever the procedure, the panel is one. */
import type { ActOfferView, ChainStepView, DocumentView } from '@lingxing/server/contracts';
import type { ReactNode } from 'react';
import type { MatterPath } from '../api/matter.ts';
import type { ActPanelProps } from './act-panel.tsx';
import type { ActForm, Values } from './form.ts';

export interface Filled {
  readonly input: unknown;
  /** When it happened, where that is asked (补录). */
  readonly occurredAt?: string | undefined;
}

export interface ActDesk {
  readonly path: MatterPath;
  readonly id: string;
  /** The version of the matter; sent back as `seen`. */
  readonly version: number;
  readonly textVersion?: number | undefined;
  /** As whom the matter is handled, where there is a choice. */
  readonly acting?: DocumentView['acting'];
  readonly offers: readonly ActOfferView[];
  readonly chain: readonly ChainStepView[];
  /** The department that is not asked by itself. */
  readonly host?: string | undefined;
  /** The form of an act; undefined where nobody performs it in a form. */
  readonly formOf: (act: string) => ActForm | undefined;
  readonly filled: (act: string, values: Values, begin: Values) => Filled;
  /** The page of an act that has one of its own: drafting, putting a registration right. */
  readonly pageOf: (act: string) => string | undefined;
  /** The panel of an act that has one of its own instead of a form of fields; undefined for the others. */
  readonly renderAct?: ((props: ActPanelProps) => ReactNode) | undefined;
  /** What is said where no act moves it on for this person here; else whom it waits for. */
  readonly idle?: ReactNode;
  /** What stands over the acts: the office's recommendation. */
  readonly before?: ReactNode;
  readonly besideForm?: ((form: ActForm) => ReactNode) | undefined;
}
