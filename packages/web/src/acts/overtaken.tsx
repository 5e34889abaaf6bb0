/** Someone else was faster: who did what and when, and the way to see it. What was filled in stays. */
import type { ActOfOther } from '@lingxing/server/contracts';
import { useQuery } from '@tanstack/react-query';
import { keys } from '../api/keys.ts';
import { actsSince, type MatterPath } from '../api/matter.ts';
import { meanwhileText } from '../lib/meanwhile.ts';
import { useMe } from '../session.ts';

export interface Overtaken {
  /** The act that was not done, as the office calls it. */
  readonly label: string;
  readonly meanwhile: readonly ActOfOther[];
  /** The server's own words, where it names no act. */
  readonly says: string;
}

export interface OvertakenProps {
  readonly overtaken: Overtaken;
  /** The version of the matter now on the page. */
  readonly version: number;
  readonly onLook: () => void;
  readonly looking: boolean;
}

export function OvertakenNotice({ overtaken, version, onLook, looking }: OvertakenProps) {
  const { today } = useMe();
  const { label, meanwhile, says } = overtaken;
  const latest = meanwhile.at(-1)?.seq;
  const upToDate = latest !== undefined && version >= latest;
  return (
    <div className="notice warned stack" role="alert">
      <p>
        <strong>{meanwhile.length > 0 ? meanwhileText(meanwhile, today.date) : says}</strong>
      </p>
      <p>
        你的“{label}”没有办成，所填内容还在。{upToDate && '本页已是最新情况，请看过再办。'}
      </p>
      {!upToDate && (
        <p>
          <button type="button" className="button" onClick={onLook} disabled={looking}>
            {looking ? '正在读取' : '查看最新情况'}
          </button>
        </p>
      )}
    </div>
  );
}

/** What was written for an act that is gone before it was sent: who did it meanwhile, and the words, to be kept or used elsewhere. */
export function Unsent({
  path,
  id,
  since,
  label,
  text,
}: {
  readonly path: MatterPath;
  readonly id: string;
  readonly since: number;
  readonly label: string;
  readonly text: string;
}) {
  const { today } = useMe();
  const acts =
    useQuery({ queryKey: [...keys.document(id), 'since', since], queryFn: ({ signal }) => actsSince(path, id, since, signal) }).data ?? [];
  return (
    <div className="notice warned stack" role="alert">
      <p>
        <strong>{acts.length > 0 ? meanwhileText(acts, today.date) : '此件有了新的办理情况。'}</strong>
      </p>
      <p>“{label}”现在不能办了。你写的没有送出，留在这里：</p>
      <p className="opinion-words">{text}</p>
    </div>
  );
}
