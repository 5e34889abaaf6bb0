/** The two statements that store acts (0008): one act by itself, or several together. */
import type { QueryConfig } from 'pg';
import type { Prepared } from './append.ts';
import { json } from './canonical.ts';
import type { Change } from './project.ts';

/** One act; `context` is left out where the context is read under the same transaction. */
export function appendOne(
  government: string,
  context: number | null,
  { matter, act, stateText, line, change, contents }: Prepared,
): QueryConfig {
  return {
    name: 'append_act',
    text: 'select append_act($1, $2, $3::uuid, $4::json, $5::json, $6::json, $7::json, $8::json) as position',
    values: [
      government,
      context,
      matter,
      act,
      stateText,
      line,
      Object.keys(change).length === 0 ? null : JSON.stringify(change),
      contents === undefined || contents.length === 0 ? null : json(contents),
    ],
  };
}

/** Whether an act can go with others: it draws and voids no number, and which of its rows change is known. */
export function goesWithOthers({ change: { drawn, voids, inbox, obligations, readers } }: Prepared): boolean {
  return (
    drawn === undefined &&
    voids === undefined &&
    [inbox, obligations, readers].every((part) => part === undefined || part.gone !== undefined)
  );
}

/** Several acts, each with the context it was judged in; no two of one matter. */
export function appendTogether(
  government: string,
  acts: readonly { readonly context: number; readonly prepared: Prepared }[],
): QueryConfig {
  const objects = acts.map(
    ({ context, prepared: { matter, act, stateText, line } }) =>
      `{"context":${context},"matter":"${matter}","state":${stateText},${line.slice(1, -1)},${act.slice(1)}`,
  );
  const prepared = acts.map((one) => one.prepared);
  const inbox = parts(prepared, ({ inbox }) => inbox);
  const obligations = parts(prepared, ({ obligations }) => obligations);
  const readers = parts(prepared, ({ readers }) => readers);
  return {
    name: 'append_acts',
    text: 'select matter, "position" from append_acts($1, $2::json, $3::json, $4::json, $5::json, $6::json, $7::json, $8::json, $9::json, $10::json)',
    values: [
      government,
      `[${objects.join(',')}]`,
      inbox.gone,
      inbox.put,
      obligations.gone,
      obligations.put,
      readers.gone,
      readers.put,
      rows(prepared.flatMap(({ matter, change: { search } }) => (search === undefined ? [] : [{ matter, ...search }]))),
      rows(prepared.flatMap(({ matter, contents = [] }) => contents.map((one) => ({ matter, ...one })))),
    ],
  };
}

/** One part of the projections of several matters: the rows that go and those that are put, each with its matter. */
function parts<T extends object>(
  acts: readonly Prepared[],
  of: (change: Prepared['change']) => Change<T> | undefined,
): { readonly gone: string | null; readonly put: string | null } {
  const gone: object[] = [];
  const put: object[] = [];
  for (const { matter, at, change } of acts) {
    const part = of(change);
    for (const one of part?.gone ?? []) gone.push({ matter, ...one });
    for (const one of part?.put ?? []) put.push({ matter, since: at, ...one });
  }
  return { gone: rows(gone), put: rows(put) };
}

const rows = (all: readonly object[]): string | null => (all.length === 0 ? null : json(all));
