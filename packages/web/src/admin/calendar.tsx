/** 工作日历: entering a year's holiday notice; dates that rested on a provisional year are recomputed, as acts. */
import { type FormEvent, useState } from 'react';
import { type CalendarNotice, useAdminAct, useYearNotice } from '../api/admin.ts';
import { Confirm } from '../components/dialog.tsx';
import { PageHead } from '../components/page-title.tsx';
import { sayingOf } from '../components/states.tsx';
import { useSay } from '../components/status-line.tsx';
import { shortDay } from '../lib/dates.ts';
import { useMe } from '../session.ts';
import { readDays } from './calendar-days.ts';

export function CalendarPage() {
  const { today } = useMe();
  const say = useSay();
  const enter = useAdminAct<CalendarNotice>('/admin/calendar-notices');
  const [year, setYear] = useState(Number(today.date.slice(0, 4)) + 1);
  const [notice, setNotice] = useState('');
  const [off, setOff] = useState('');
  const [on, setOn] = useState('');
  const [asking, setAsking] = useState(false);
  const known = useYearNotice(year).data;
  const offDays = readDays(year, off);
  const onDays = readDays(year, on);
  const unread = [...offDays.unread, ...onDays.unread];
  const both = offDays.days.filter((d) => onDays.days.includes(d));
  const ready = notice.trim() !== '' && offDays.days.length > 0 && unread.length === 0 && both.length === 0;
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (ready) setAsking(true);
  };
  return (
    <div className="page-body narrow">
      <PageHead title="工作日历" where="录入国务院办公厅的放假安排。未公布的年度按周末休息暂算，录入后，靠其推算的时限逐件重算并留记录。" />
      <form className="stack form-sheet" onSubmit={send}>
        <div className="row">
          <label className="field" style={{ width: 120 }}>
            <span className="label">年度</span>
            <input
              className="input"
              type="number"
              min={2000}
              max={2100}
              value={year}
              onChange={(event) => setYear(Number(event.target.value))}
              required
            />
          </label>
          <label className="field" style={{ flex: 1 }}>
            <span className="label">通知文号</span>
            <input
              className="input"
              value={notice}
              onChange={(event) => setNotice(event.target.value)}
              required
              maxLength={80}
              placeholder="国办发明电〔…〕…号"
            />
          </label>
        </div>
        {known && (
          <p className={known.provisional ? 'warned-mark' : 'quiet'}>
            {known.provisional
              ? `${year}年的放假安排还没有录入，时限按周末暂算。`
              : `${year}年已录入：${known.notice ?? ''}。再次录入即以新的为准。`}
          </p>
        )}
        <Days label="放假" hint="如：1月1日至3日，10-01~10-07；用逗号或换行分开" value={off} onChange={setOff} days={offDays.days} />
        <Days label="调休上班" hint="周六、周日上班的日子" value={on} onChange={setOn} days={onDays.days} />
        <div role="alert">
          {unread.length > 0 && <p className="notice refused">看不懂：{unread.join('、')}。请写成1月1日或01-01。</p>}
          {both.length > 0 && <p className="notice refused">既放假又上班：{both.map(shortDay).join('、')}。</p>}
          {enter.isError && <p className="notice refused">{sayingOf(enter.error)}</p>}
        </div>
        <p>
          <button type="submit" className="button primary" disabled={!ready || enter.isPending}>
            录入放假安排
          </button>
        </p>
      </form>
      <Confirm
        title="录入放假安排"
        verb="录入"
        open={asking}
        onClose={() => setAsking(false)}
        onGoOn={() =>
          enter.mutate(
            { year, notice: notice.trim(), off: [...offDays.days], on: [...onDays.days] },
            { onSuccess: () => say(`${year}年放假安排已录入，有关时限正在重算`) },
          )
        }
      >
        <p>
          {year}年放假{offDays.days.length}天、调休上班{onDays.days.length}天。录入后，在这一年里推算的时限都按此重算。
        </p>
      </Confirm>
    </div>
  );
}

interface DaysProps {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly days: readonly string[];
}

function Days({ label, hint, value, onChange, days }: DaysProps) {
  return (
    <label className="field">
      <span className="label">
        {label} <span className="quiet num">{days.length}天</span>
      </span>
      <textarea className="textarea" rows={4} value={value} onChange={(event) => onChange(event.target.value)} />
      <span className="hint">{hint}</span>
      {days.length > 0 && <span className="small num">{days.map(shortDay).join('、')}</span>}
    </label>
  );
}
