/** 「剩3个工作日 · 11月26日(四)」; a tap shows the count day by day with the holidays in it. Late is said in words and in vermilion. */
import type { CitationView, ObligationView } from '@lingxing/server/contracts';
import { Button } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { dayText, dueText, limitText, NATURE_LABELS, shortDay } from '../lib/dates.ts';
import { BasisChip } from './basis.tsx';

export interface DueProps {
  readonly due: string;
  readonly remaining?: string | undefined;
  readonly late?: boolean | undefined;
  readonly soon?: boolean | undefined;
  readonly obligation?: ObligationView | undefined;
  readonly citation?: CitationView | undefined;
}

const toneOf = (late: boolean | undefined, soon: boolean | undefined) => (late ? 'late' : soon ? 'soon' : '');

export function DueChip({ due, remaining, late, soon, obligation }: DueProps) {
  const text = dueText(due, remaining);
  const tone = toneOf(late ?? obligation?.late, soon ?? obligation?.soon);
  if (obligation === undefined || obligation.days.length === 0) return <span className={`due-chip ${tone}`}>{text}</span>;
  return (
    <DialogTrigger>
      <Button className={`due-chip counted ${tone}`} aria-label={`${text}，查看逐日计算`}>
        {text}
      </Button>
      <Popover className="popover" placement="bottom start">
        <Dialog className="popover-inside" aria-label="逐日计算">
          <DayCount obligation={obligation} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

export const ObligationDue = ({ obligation }: { readonly obligation: ObligationView }) => (
  <DueChip due={obligation.due} remaining={obligation.state === 'open' ? obligation.remaining : undefined} obligation={obligation} />
);

/** The count itself: the day of the event is not counted, what is no workday has no number. */
export function DayCount({ obligation }: { readonly obligation: ObligationView }) {
  return (
    <div className="stack day-count">
      <p>
        {obligation.agreedInstead === undefined ? (
          <strong>{limitText(obligation.value, obligation.unit)}</strong>
        ) : (
          <>
            <strong>经双方商定延至{dayText(obligation.due)}</strong>，原限至{dayText(obligation.agreedInstead)}
          </>
        )}
        ，自{dayText(obligation.from)}起算（当日不计），
        {shortDay(obligation.due)}
        24时止
        {obligation.citation && <BasisChip citation={obligation.citation} norm={undefined} />}
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">日期</th>
            <th scope="col">性质</th>
            <th scope="col">计数</th>
          </tr>
        </thead>
        <tbody>
          {obligation.days.map((d) => (
            <tr key={d.date} data-counted={d.n > 0}>
              <td className="num">{shortDay(d.date)}</td>
              <td>{NATURE_LABELS[d.nature]}</td>
              <td className="num">{d.n > 0 ? `第${d.n}${obligation.unit === 'workday' ? '个工作日' : '日'}` : '不计'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {obligation.provisional.length > 0 && (
        <p className="small warned-mark">{obligation.provisional.join('、')}年放假安排尚未公布，此日为暂定，公布后重算。</p>
      )}
    </div>
  );
}
