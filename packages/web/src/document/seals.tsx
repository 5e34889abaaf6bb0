/** The seals of what departments issue together. */
import type { DocumentView } from '@lingxing/server/contracts';
import { momentText } from '../lib/dates.ts';

/** The seals of others that stand on a joint document already. */
export const pressed = ({ seals }: DocumentView) =>
  seals.flatMap((one) => (one.done === undefined || one.place === undefined ? [] : [one.place]));

/** 用印 of a joint document: who has sealed it and who is awaited. */
export function Seals({ seals }: Pick<DocumentView, 'seals'>) {
  if (seals.length === 0) return null;
  const awaited = seals.filter((one) => one.done === undefined).length;
  return (
    <section aria-label="联合发文用印">
      <p className="quiet">{awaited === 0 ? '各单位都已用印' : `还有${awaited}个单位未用印`}</p>
      <ul className="seal-list">
        {seals.map(({ body, done }) => (
          <li key={body.id}>
            {body.name}：{done === undefined ? <strong>待用印</strong> : `${done.by} ${momentText(done.at)}用印`}
          </li>
        ))}
      </ul>
    </section>
  );
}
