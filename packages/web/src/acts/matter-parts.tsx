/** What the pages of all matters have in common: fetched or not, who did a thing when, what went against the rules, what they say. */
import type { UseQueryResult } from '@tanstack/react-query';
import type { ComponentProps, ReactNode } from 'react';
import { Link } from 'react-router';
import { ProblemError } from '../api/client.ts';
import { BasisChip } from '../components/basis.tsx';
import { FindingsList } from '../components/findings.tsx';
import { ProblemNotice } from '../components/states.tsx';
import { shortMoment } from '../lib/dates.ts';
import { useMe } from '../session.ts';
import { MatterSkeleton } from './matter-frame.tsx';

const NOT_THERE = new ProblemError({ type: 'about:blank', title: '没有找到', status: 404, code: 'not-found' });

/** The page of a matter as soon as it is here; else that it is fetched, or why it is not and the way back to its list. */
export function FetchedMatter<View extends { readonly id: string }>({
  matter,
  what,
  list,
  page: Page,
}: {
  readonly matter: UseQueryResult<View>;
  /** 这件事项. */
  readonly what: string;
  readonly list: { readonly path: string; readonly label: string };
  readonly page: (props: { readonly view: View }) => ReactNode;
}) {
  // An address that is no matter's may be another answer's of the API: such a page is not there.
  const there: { readonly id?: unknown } | undefined = matter.data;
  if (matter.data !== undefined && typeof there?.id === 'string') return <Page key={matter.data.id} view={matter.data} />;
  if (matter.isError || matter.data !== undefined)
    return (
      <div className="page-body">
        <ProblemNotice error={matter.error ?? NOT_THERE} retry={() => void matter.refetch()} what={what} heading="h1" />
        <p style={{ marginTop: 12 }}>
          <Link to={list.path}>回{list.label}</Link>
        </p>
      </div>
    );
  return <MatterSkeleton />;
}

/** Who did it, and when. */
export function By({ by, at }: { readonly by: string; readonly at: string }) {
  const { today } = useMe();
  return (
    <span className="quiet">
      {by} <span className="num nowrap">{shortMoment(at, today.date)}</span>
    </span>
  );
}

/** What was done all the same though a rule stood against it. */
export function Breaches({ findings }: { readonly findings: ComponentProps<typeof FindingsList>['findings'] }) {
  if (findings.length === 0) return null;
  return (
    <section aria-labelledby="breaches-title">
      <h2 id="breaches-title">不合规定之处</h2>
      <FindingsList findings={findings} label="不合规定之处" />
    </section>
  );
}

/** What the rules say of it, each with its article; where they say nothing, that. */
export function WhatRulesSay({
  norms,
  silent,
}: {
  readonly norms: readonly { readonly says: string; readonly citation: ComponentProps<typeof BasisChip>['citation'] }[];
  readonly silent: string;
}) {
  return (
    <section aria-labelledby="norms-title">
      <h2 id="norms-title">规则怎么写</h2>
      {norms.length === 0 ? (
        <p className="quiet">{silent}</p>
      ) : (
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
      )}
    </section>
  );
}
