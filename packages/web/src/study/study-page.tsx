/** 学习: what the text says of study, how often and since when it is behind, the year's plans with their items; the office drafts one. */
import type { StudyYear } from '@lingxing/server/contracts';
import { useState } from 'react';
import { Link } from 'react-router';
import { ActField } from '../acts/act-field.tsx';
import { type Field, textIn, type Value, type Values } from '../acts/form.ts';
import { useOpening } from '../acts/use-opening.ts';
import { openStudy, type OpenStudy, STUDY_PATH, studyKey, useStudy } from '../api/study.ts';
import { BasisChip } from '../components/basis.tsx';
import { PageHead } from '../components/page-title.tsx';
import { EmptyState, ProblemNotice } from '../components/states.tsx';
import { useAddress } from '../lib/address.ts';
import { dayText } from '../lib/dates.ts';
import { useMe } from '../session.ts';
import { Items, ITEMS_HINT, itemsIn } from './items.tsx';

export function StudyPage() {
  const me = useMe();
  const { parameters, set } = useAddress();
  const year = parameters.get('year') ?? me.today.date.slice(0, 4);
  const study = useStudy(year);
  const now = Number(me.today.date.slice(0, 4));
  return (
    <div className="page-body">
      <PageHead title="学习" where="年度学习计划，已学、待学和逾期未学的内容" act={<Link to="/meetings">会议</Link>} />
      {study.data === undefined ? (
        study.isError && <ProblemNotice error={study.error} retry={() => void study.refetch()} what="学习计划" />
      ) : (
        <div className="stack">
          <div className="meeting-outlook">
            {study.data.kinds.map((one) => (
              <KindPart key={one.kind} of={one} />
            ))}
          </div>
          {study.data.silent.length > 0 && <p className="quiet">{study.data.silent.join('、')}：本规则没有写，不办理。</p>}
          <search className="filters">
            <label className="chip date-chip">
              年度
              <select value={year} onChange={(event) => set({ year: event.target.value })}>
                {[now + 1, now, now - 1].map((one) => (
                  <option key={one} value={one}>
                    {one}年
                  </option>
                ))}
              </select>
            </label>
          </search>
          {study.data.plans.length === 0 && <EmptyState>{year}年还没有你可以看的学习计划。</EmptyState>}
          {study.data.plans.map((plan) => (
            <section key={plan.id} aria-label={plan.title}>
              <h2>
                <Link to={`${STUDY_PATH}/${plan.id}`}>{plan.title}</Link> <span className="tag">{plan.stageLabel}</span>
                {plan.exercise && <span className="tag">演练</span>}
              </h2>
              <Items items={plan.items} />
            </section>
          ))}
          {study.data.drafts && study.data.kinds.length > 0 && <DraftForm year={year} kinds={study.data.kinds} />}
        </div>
      )}
    </div>
  );
}

function KindPart({ of: { label, norms, rhythm } }: { readonly of: StudyYear['kinds'][number] }) {
  return (
    <section aria-label={label}>
      <h2>{label}</h2>
      <ul className="lines">
        {norms.map((one) => (
          <li key={one.says}>
            <p>
              {one.says}
              <BasisChip citation={one.citation} />
            </p>
          </li>
        ))}
      </ul>
      {rhythm !== undefined && (
        <p className={rhythm.behind === undefined ? 'quiet' : 'warned-mark'}>
          {rhythm.last === undefined
            ? '还没有学过的记录'
            : rhythm.behind === undefined
              ? `上次${dayText(rhythm.last)}${rhythm.by === undefined ? '' : `，下次最迟${dayText(rhythm.by)}`}`
              : `上次${dayText(rhythm.last)}，自${dayText(rhythm.behind)}起欠学`}
        </p>
      )}
    </section>
  );
}

function DraftForm({ year, kinds }: { readonly year: string; readonly kinds: StudyYear['kinds'] }) {
  const [values, setValues] = useState<Values>({ kind: kinds[0]?.kind ?? '', items: '' });
  const { form, pending, tried, saying, send } = useOpening<Omit<OpenStudy, 'idempotencyKey'>>({
    open: openStudy,
    place: STUDY_PATH,
    list: studyKey,
  });
  const fields: readonly Field[] = [
    { kind: 'choice', name: 'kind', label: '类别', options: kinds.map((one) => [one.kind, one.label] as const), required: true },
    { kind: 'words', name: 'items', label: '学习内容', rows: 6, hint: ITEMS_HINT, required: true },
  ];
  const { items, wrong } = itemsIn(textIn(values, 'items'));
  const faults: Record<string, string> =
    wrong.length > 0 ? { items: `没有写月份：${wrong[0] ?? ''}` } : items.length === 0 ? { items: '请填写学习内容' } : {};
  const body = (): Omit<OpenStudy, 'idempotencyKey'> => ({
    act: 'draft',
    input: { kind: textIn(values, 'kind') === 'law-study' ? 'law-study' : 'study', year: Number(year), items: [...items] },
  });
  return (
    <form className="register leave-form" ref={form} noValidate aria-label="拟定学习计划" onSubmit={(event) => send(event, faults, body)}>
      <h2>拟定{year}年学习计划</h2>
      {fields.map((one) => (
        <ActField
          key={one.name}
          field={one}
          value={values[one.name] ?? ''}
          onChange={(value: Value) => setValues((now) => ({ ...now, [one.name]: value }))}
          fault={tried ? faults[one.name] : undefined}
          organisation={undefined}
          host={undefined}
        />
      ))}
      <div className="register-go">
        <button type="submit" className="button" disabled={pending}>
          {pending ? '正在办理…' : '拟定'}
        </button>
        <div role="alert">{saying !== undefined && <p className="notice refused">{saying}</p>}</div>
      </div>
    </form>
  );
}
