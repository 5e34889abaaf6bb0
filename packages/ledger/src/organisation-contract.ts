/** What the organisation is entered from: posts, departments, portfolios, holdings, and the bulletins of a department. */
import type { BodyKind, Post } from '@lingxing/affairs/kernel';

/** Who holds which post from when to when; `to` is the last day. */
export interface Holding {
  readonly account: string;
  readonly post: string;
  readonly from: string;
  readonly to?: string | undefined;
}

export interface DepartmentImport {
  readonly id: string;
  readonly name: string;
  readonly kind: BodyKind;
  readonly mark?: string | undefined;
  /** The bulletins (简报) listed for it; left out, the list there is stays. */
  readonly bulletins?: readonly string[] | undefined;
  /** The leader in charge, from `from` (today where absent). */
  readonly leader?: string | undefined;
  readonly from?: string | undefined;
}

/** Two posts that take over for each other (互为AB角), from `from` (today where absent). */
export interface PairImport {
  readonly a: string;
  readonly b: string;
  readonly from?: string | undefined;
}

/** The whole organisation: what is not listed ends today; its titles stay readable. */
export interface OrganisationImport {
  readonly posts: readonly Post[];
  readonly departments: readonly DepartmentImport[];
  /** Added to the holdings there are; none is ended by an import. */
  readonly holders?: readonly Holding[] | undefined;
  /** The AB pairs there are from now on: one that is not listed ends today. Left out, they stay as they are. */
  readonly pairs?: readonly PairImport[] | undefined;
  readonly account: string;
  readonly reason: string;
}

/** The bulletins of one department as they are from now on, with who lists them and why. */
export interface BulletinList {
  readonly department: string;
  readonly bulletins: readonly string[];
  readonly account: string;
  readonly reason: string;
}

/** The mark (发文机关代字) of a body, entered or changed; who and why stand with the version of the organisation. */
export interface MarkEntry {
  readonly department: string;
  readonly mark: string;
  readonly account: string;
  readonly reason: string;
}
