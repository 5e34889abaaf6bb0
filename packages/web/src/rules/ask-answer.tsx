/** An answer: the outcome in a word with its mark, who, when with the counting, the sentence, the cases, and where it stands. */
import type { ConsultAnswer } from '@lingxing/server/contracts';
import { useState } from 'react';
import { Link } from 'react-router';
import { dayText, limitText, NATURE_LABELS, shortDay } from '../lib/dates.ts';
import { useDays } from './ask-api.ts';
import { addressOf, type Case, caseLines, centreAddress, type Facts, type Field, valueText } from './ask-model.ts';

export const OUTCOMES: Readonly<Record<ConsultAnswer['outcome'], { readonly mark: string; readonly word: string; readonly tone: string }>> =
  {
    answer: { mark: '答', word: '规则有规定', tone: 'passed' },
    permitted: { mark: '√', word: '可以', tone: 'passed' },
    warned: { mark: '!', word: '可以，但须写明理由', tone: 'warned' },
    refused: { mark: '×', word: '不可以', tone: 'refused' },
    depends: { mark: '?', word: '要看情形', tone: 'warned' },
    silent: { mark: '—', word: '规则没有写', tone: 'quiet' },
  };

export function Outcome({ outcome }: { readonly outcome: ConsultAnswer['outcome'] }) {
  const { mark, word, tone } = OUTCOMES[outcome];
  return (
    <span className={`ask-outcome ${tone}`}>
      <span aria-hidden className="ask-mark">
        {mark}
      </span>
      {word}
    </span>
  );
}

type Finding = ConsultAnswer['findings'][number];
type DateOf = NonNullable<NonNullable<ConsultAnswer['answer']>['dates']>[number];
const MODALITY = { must: '应当', 'must-not': '不得', should: '原则上', may: '可以' } as const;

export interface AnswerProps {
  readonly answer: ConsultAnswer;
  readonly fields: readonly Field[];
  /** Whether it is one's own text, which 规则中心 shows. */
  readonly own: boolean;
  readonly textName: string;
  /** Whose text was asked, where it is not one's own. */
  readonly of: string | undefined;
  readonly onPick: (facts: Facts) => void;
}

export function AnswerView({ answer, fields, own, textName, of, onPick }: AnswerProps) {
  const { posts = [], dates = [], text = '' } = answer.answer ?? {};
  return (
    <section className="ask-answer stack" aria-label="答复" aria-live="polite">
      <h2>
        <Outcome outcome={answer.outcome} />
      </h2>
      {posts.length > 0 && <p className="ask-posts">{posts.join('、')}</p>}
      {dates.map((one) => (
        <DateLine key={`${one.label}${one.date}`} date={one} />
      ))}
      <p className="ask-text">{text}</p>
      {answer.nearest !== undefined && (
        <section>
          <h3>也许要问</h3>
          <ul>
            {answer.nearest.map(({ kind, label, facts }) => (
              <li key={kind}>
                <Link to={addressOf({ kind, of, facts }, false)}>{label}</Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      {answer.dependsOn !== undefined && <Cases answer={answer} fields={fields} own={own} onPick={onPick} />}
      {answer.findings.length > 0 && (
        <section>
          <h3>依据{own ? '' : `（${textName}）`}</h3>
          <ul className="ask-findings">
            {answer.findings.map((one, i) => (
              <li key={`${one.norm ?? one.code}${i}`}>
                <Place finding={one} own={own} />
                {one.modality !== undefined && <span className="quiet small">{MODALITY[one.modality]} </span>}
                {one.message}
                {one.wayOut !== undefined && <span className="quiet"> {one.wayOut}</span>}
              </li>
            ))}
          </ul>
        </section>
      )}
      {answer.outcome === 'silent' && <p className="quiet small">没有写的，不借用其他地方的规定；需要的，由本府另行设定。</p>}
    </section>
  );
}

function Place({ finding, own }: { readonly finding: Finding; readonly own: boolean }) {
  const to = own ? centreAddress({ ...finding, text: finding.of }) : undefined;
  return to === undefined ? (
    <span className="basis-chip-still">〔{finding.label}〕</span>
  ) : (
    <Link className={`basis-chip ${finding.source}`} to={to}>
      〔{finding.label}〕
    </Link>
  );
}

function DateLine({ date }: { readonly date: DateOf }) {
  const [open, setOpen] = useState(false);
  return (
    <div className="ask-date">
      <p>
        {date.label}：<strong className="num">{dayText(date.date)}</strong>
        <span className="quiet">
          （{limitText(date.value, date.unit)}，自{dayText(date.from)}起算，当日不计）
        </span>
      </p>
      {date.provisional.length > 0 && <p className="small warned-mark">{date.provisional.join('、')}年放假安排尚未公布，此日为暂定。</p>}
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className="small">逐日计算</summary>
        {open && <Count date={date} />}
      </details>
    </div>
  );
}

/** Day by day from the event to the last day, whichever way it is counted. */
function Count({ date }: { readonly date: DateOf }) {
  const back = date.date < date.from;
  const [from, to] = back ? [date.date, date.from] : [date.from, date.date];
  const days = useDays(from, to, true).data?.days ?? [];
  const counts = (day: (typeof days)[number]): boolean =>
    date.unit === 'day' || day.nature === 'workday' || day.nature === 'make-up-workday';
  const after = (back ? days.toReversed() : days).slice(1);
  const counted = after.map((day, i) => ({ ...day, n: counts(day) ? after.slice(0, i + 1).filter(counts).length : 0 }));
  return (
    <div className="day-count">
      <table>
        <thead>
          <tr>
            <th scope="col">日期</th>
            <th scope="col">性质</th>
            <th scope="col">计数</th>
          </tr>
        </thead>
        <tbody>
          {counted.map((day) => (
            <tr key={day.date} data-counted={day.n > 0}>
              <td className="num">{shortDay(day.date)}</td>
              <td>{NATURE_LABELS[day.nature]}</td>
              <td className="num">{day.n > 0 ? `第${day.n}${date.unit === 'workday' ? '个工作日' : '日'}` : '不计'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** 要看……: a row a case. Choosing one fills its facts in and asks again. */
function Cases({ answer, fields, own, onPick }: Pick<AnswerProps, 'answer' | 'fields' | 'own' | 'onPick'>) {
  const { facts = [], cases = [] } = answer.dependsOn ?? {};
  if (cases.length === 0) return <p>请再填：{facts.map((one) => one.label).join('、')}。</p>;
  return (
    <table className="ask-cases">
      <caption className="visually-hidden">各种情形的答复</caption>
      <thead>
        <tr>
          <th scope="col">情形</th>
          <th scope="col">答复</th>
          <th scope="col">
            <span className="visually-hidden">选用</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {cases.map((one, i) => (
          <CaseRow key={i} of={one} cases={cases} facts={facts} fields={fields} own={own} onPick={onPick} />
        ))}
      </tbody>
    </table>
  );
}

interface CaseRowProps {
  readonly of: Case;
  readonly cases: readonly Case[];
  readonly facts: readonly { readonly name: string; readonly label: string }[];
  readonly fields: readonly Field[];
  readonly own: boolean;
  readonly onPick: (facts: Facts) => void;
}

function CaseRow({ of, cases, facts, fields, own, onPick }: CaseRowProps) {
  const [chosen, setChosen] = useState<Facts>({});
  const { lines, asFirst } = caseLines(fields, facts, cases, of);
  // Where something stands in the way, its places; what is kept besides is no reason.
  const amiss = of.findings.filter((one) => one.outcome !== 'passed');
  const places = [...new Map((amiss.length > 0 ? amiss : of.findings).map((one) => [one.label, one])).values()];
  const said = lines.map((one) => `${one.label}：${one.words}`);
  return (
    <tr>
      <td data-label="情形">
        <ul>
          {lines.map(({ name, label, words, alike }) => (
            <li key={name}>
              {label}：{words}
              {alike.length > 1 && (
                <label className="ask-alike small">
                  按其中
                  <select
                    className="select"
                    aria-label={`${label}，按哪一种再问`}
                    value={JSON.stringify(chosen[name] ?? of.facts[name])}
                    onChange={(event) => setChosen({ ...chosen, [name]: JSON.parse(event.target.value) as unknown })}
                  >
                    {alike.map((value) => (
                      <option key={JSON.stringify(value)} value={JSON.stringify(value)}>
                        {valueText(fields, name, value)}
                      </option>
                    ))}
                  </select>
                  再问
                </label>
              )}
            </li>
          ))}
          {asFirst && <li className="quiet">其余同第一种</li>}
        </ul>
      </td>
      <td data-label="答复">
        <Outcome outcome={of.outcome} />
        <p>{of.answer?.text}</p>
        {places.length > 0 && (
          <p className="ask-places">
            {places.map((one) => (
              <Place key={one.label} finding={one} own={own} />
            ))}
          </p>
        )}
      </td>
      <td>
        <button
          type="button"
          className="button"
          aria-label={`按此再问：${said.join('，')}`}
          onClick={() => onPick({ ...of.facts, ...chosen })}
        >
          按此再问
        </button>
      </td>
    </tr>
  );
}
