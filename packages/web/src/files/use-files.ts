/** Files on their way in: how far each is, what stands against it, and what the uploader may declare or leave out. */
import type { AttachmentRef } from '@lingxing/affairs/document';
import type { EmailLetter, Problem } from '@lingxing/server/contracts';
import { useRef, useState } from 'react';
import { ProblemError } from '../api/client.ts';
import { sendFile } from '../api/files.ts';
import { takeEmail } from '../api/incoming.ts';
import { sayingOf } from '../components/states.tsx';
import { useMe } from '../session.ts';

export interface Underway {
  readonly key: number;
  readonly file: File;
  readonly share: number;
  /** What the server, or the way to it, answered. */
  readonly saying?: string;
  readonly problem?: Problem;
}

export interface FilesState {
  readonly underway: readonly Underway[];
  readonly begin: (files: readonly File[]) => void;
  /** Sends a file again with what the uploader has declared or leaves out. */
  readonly again: (one: Underway, fields: Readonly<Record<string, string>>) => void;
  readonly drop: (key: number) => void;
}

export const isEmail = (file: Pick<File, 'name'>): boolean => /\.eml$/i.test(file.name);

/** Where e-mails are wanted a message is taken apart; elsewhere it is a file like another. */
export function useFiles(
  onFile: (file: AttachmentRef) => void,
  onEmail?: (email: EmailLetter) => void,
  /** Where files are taken in that may be larger than others. */
  address = '/attachments',
): FilesState {
  const me = useMe();
  const counted = useRef(0);
  const [underway, setUnderway] = useState<readonly Underway[]>([]);
  const drop = (key: number): void => setUnderway((all) => all.filter((one) => one.key !== key));
  const change = (key: number, next: Partial<Underway>): void =>
    setUnderway((all) => all.map((one) => (one.key === key ? { ...one, ...next } : one)));
  const send = (key: number, file: File, fields: Readonly<Record<string, string>>): void => {
    const sending = { csrf: me.csrf, fields, onProgress: (share: number) => change(key, { share }) };
    const done =
      onEmail !== undefined && isEmail(file)
        ? takeEmail(file, sending).then(onEmail)
        : sendFile<AttachmentRef>(address, file, sending).then(onFile);
    done.then(
      () => drop(key),
      (error: unknown) => change(key, { saying: sayingOf(error), ...(error instanceof ProblemError ? { problem: error.problem } : {}) }),
    );
  };
  return {
    underway,
    begin: (files) => {
      for (const file of files) {
        counted.current += 1;
        const key = counted.current;
        setUnderway((all) => [...all, { key, file, share: 0 }]);
        send(key, file, {});
      }
    },
    again: ({ key, file }, fields) => {
      setUnderway((all) => all.map((one) => (one.key === key ? { key, file, share: 0 } : one)));
      send(key, file, fields);
    },
    drop,
  };
}
