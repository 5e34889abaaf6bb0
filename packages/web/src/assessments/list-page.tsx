/** 绩效考评: what the text says of it, the years' assessments; who supervises drafts one. Where the text is silent, the page says so. */
import type { OrganisationView } from '@lingxing/server/contracts';
import { useState } from 'react';
import { Link } from 'react-router';
import { ActField } from '../acts/act-field.tsx';
import { faultsOf, type Field, textIn, type Value, type Values } from '../acts/form.ts';
import { WhatRulesSay } from '../acts/matter-parts.tsx';
import { useOpening } from '../acts/use-opening.ts';
import { ASSESSMENT_PATH, assessmentsKey, openAssessment, type OpenAssessment, useAssessments } from '../api/assessments.ts';
import { useOrganisation } from '../api/organisation.ts';
import { PageHead } from '../components/page-title.tsx';
import { EmptyState, ProblemNotice } from '../components/states.tsx';
import { useMe } from '../session.ts';
import { beginTerms, termsFields, termsIn } from './terms.ts';

const SILENT = '本规则没有写对部门的考评，这里不办理。';

export function AssessmentsPage() {
  const list = useAssessments();
  const organisation = useOrganisation().data;
  const { data } = list;
  return (
    <div className="page-body">
      <PageHead title="绩效考评" where="年度指标、各单位得分和申诉" act={<Link to="/tasks">督办事项</Link>} />
      {data === undefined ? (
        list.isError && <ProblemNotice error={list.error} retry={() => void list.refetch()} what="绩效考评" />
      ) : (
        <div className="stack">
          <WhatRulesSay norms={data.norms} silent={SILENT} />
          {data.norms.length > 0 && data.items.length === 0 && <EmptyState>还没有你可以看的考评。</EmptyState>}
          {data.items.length > 0 && (
            <ul className="lines" aria-label="历年考评">
              {data.items.map((one) => (
                <li key={one.id}>
                  <span className="lines-main">
                    <span>
                      <Link to={`${ASSESSMENT_PATH}/${one.id}`}>{one.title}</Link> <span className="tag">{one.stageLabel}</span>
                      {one.exercise && <span className="tag">演练</span>}
                    </span>
                    {one.waitingFor.length > 0 && <span className="quiet">待{one.waitingFor.join('、')}</span>}
                  </span>
                </li>
              ))}
            </ul>
          )}
          {data.drafts && organisation !== undefined && <DraftForm organisation={organisation} approver={data.approver?.id} />}
        </div>
      )}
    </div>
  );
}

function DraftForm({ organisation, approver }: { readonly organisation: OrganisationView; readonly approver: string | undefined }) {
  const now = Number(useMe().today.date.slice(0, 4));
  const [values, setValues] = useState<Values>(() => ({ year: `${now}`, ...beginTerms(organisation, approver) }));
  const { form, pending, tried, saying, send } = useOpening<Omit<OpenAssessment, 'idempotencyKey'>>({
    open: openAssessment,
    place: ASSESSMENT_PATH,
    list: assessmentsKey,
  });
  const years = [now, now + 1].map((one) => [`${one}`, `${one}年`] as const);
  const fields: readonly Field[] = [
    { kind: 'choice', name: 'year', label: '年度', look: 'select', options: years, required: true },
    ...termsFields(organisation),
  ];
  const { terms, faults: wrong } = termsIn(values, organisation);
  const faults = { ...wrong, ...faultsOf({ fields, begin: {} }, values) };
  const body = (): Omit<OpenAssessment, 'idempotencyKey'> => ({ act: 'draft', input: { year: Number(textIn(values, 'year')), terms } });
  return (
    <form className="register leave-form" ref={form} noValidate aria-label="拟定考评指标" onSubmit={(event) => send(event, faults, body)}>
      <h2>拟定考评指标</h2>
      {fields.map((one) => (
        <ActField
          key={one.name}
          field={one}
          value={values[one.name] ?? ''}
          onChange={(value: Value) => setValues((before) => ({ ...before, [one.name]: value }))}
          fault={tried ? faults[one.name] : undefined}
          organisation={organisation}
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
