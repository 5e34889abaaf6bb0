/** What the application is built from; tests and production hand in the same things. */
import type { Ledger } from '@lingxing/ledger';
import type { DispatchForm, IncomingForm, SheetInput, SheetPdf } from '@lingxing/typeset';
import type { FastifyServerOptions } from 'fastify';
import type { CalendarSubscriptions } from './calendar/subscriptions.ts';
import type { DepartmentMeetingDesk } from './department-meetings/index.ts';
import type { FileStore } from './files/index.ts';
import type { Identity } from './identity/index.ts';
import type { NoticeDesk } from './notices/index.ts';
import type { RulesTexts } from './rules-text/index.ts';
import type { SittingDesk } from './sittings/index.ts';
import type { AttachmentAccess } from './shell/attachments.ts';
import type { Changes } from './shell/changes.ts';
import type { ReaderRequest, SheetSetter } from './typesetting/pool.ts';

export interface Deps {
  readonly ledger: Ledger;
  readonly identity: Identity;
  readonly files: FileStore;
  /** Who uploaded an attachment, and which matters refer to it. */
  readonly attachmentAccess: AttachmentAccess;
  /** The text of the work rules as imported, and the acts that rest on its articles. */
  readonly rulesTexts: RulesTexts;
  /** The secret addresses of calendars. */
  readonly calendars: CalendarSubscriptions;
  /** Codes to sign in to a sitting with, and the notes that members keep for themselves. */
  readonly sittings: SittingDesk;
  /** The plan of departments' meetings for the year, and which are on what days. */
  readonly departmentMeetings: DepartmentMeetingDesk;
  readonly typesetter: Pick<SheetSetter, 'fonts'> & {
    pdf(input: SheetInput): Promise<SheetPdf> | SheetPdf;
    dispatchForm(form: DispatchForm): Promise<SheetPdf> | SheetPdf;
    incomingForm(form: IncomingForm): Promise<SheetPdf> | SheetPdf;
    readerCopy(copy: ReaderRequest): Promise<Uint8Array> | Uint8Array;
  };
  /** Tells which matters have just changed, for the event stream. */
  readonly changes: Changes;
  /** Notices and the ways they go; absent where nobody is told of anything (measurements). */
  readonly notices?: NoticeDesk | undefined;
  /** Milliseconds since the epoch: the clock by which acts are stamped. */
  readonly clock: { now(): number };
  readonly options: AppOptions;
}

export interface AppOptions {
  /** Demo data: said on the sign-in page and in `me`. */
  readonly demo: boolean;
  /** Addresses of proxies whose forwarded headers are believed. */
  readonly trustProxy?: FastifyServerOptions['trustProxy'];
  readonly logger?: FastifyServerOptions['logger'];
  /** The built screens; absent where only the API is wanted. */
  readonly webRoot?: string | undefined;
  /** Bytes of one attachment. */
  readonly maxUploadBytes?: number | undefined;
  /** Bytes of one paper of a meeting; 200 MB unless set. */
  readonly maxPaperBytes?: number | undefined;
}
