/** 交办: what is to be done, by whom and by when; what was assigned before stands beside as one fills in. */
import { useState } from 'react';
import type { UseQueryResult } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { ActField } from '../acts/act-field.tsx';
import { type Field, isShown, textIn, type Value, type Values } from '../acts/form.ts';
import { ReasonBox } from '../acts/reason-box.tsx';
import { useOpening } from '../acts/use-opening.ts';
import { useOpeningVerdict } from '../acts/use-opening-verdict.ts';
import { useDocument } from '../api/document.ts';
import { useOversightMatter } from '../api/oversight.ts';
import { useIncoming } from '../api/incoming.ts';
import { keys } from '../api/keys.ts';
import { useMeeting } from '../api/meetings.ts';
import { useOrganisation } from '../api/organisation.ts';
import { judgeTask, openTask, type OpenTask, useTaskTerms } from '../api/tasks.ts';
import { Chain } from '../components/chain.tsx';
import { FindingsList } from '../components/findings.tsx';
import { PageHead } from '../components/page-title.tsx';
import { ProblemNotice, Skeleton } from '../components/states.tsx';
import { dayText } from '../lib/dates.ts';
import { isOffice } from '../lib/names.ts';
import { useMe } from '../session.ts';
import {
  BEGIN,
  beginOf,
  beginOfDocument,
  beginOfOpinion,
  beginOfRaised,
  type Decided,
  faultsIn,
  formOfValues,
  ITEM,
  nameFields,
  type Origin,
  sourceFields,
  workFields,
} from './fields.ts';

export function NewTaskPage() {
  const [search] = useSearchParams();
  const [sitting, topic, paper, document, raised] = ['sitting', 'topic', 'incoming', 'document', 'raised'].map((one) => search.get(one));
  const opinion = Number(search.get('opinion') ?? '');
  if (sitting != null && topic != null) return <OfDecision key={`${sitting}/${topic}`} sitting={sitting} topic={topic} />;
  if (paper != null && Number.isInteger(opinion) && opinion > 0)
    return <OfInstruction key={`${paper}/${opinion}`} paper={paper} opinion={opinion} />;
  if (raised != null) return <OfRaised key={raised} raised={raised} />;
  return document == null ? <Assigning /> : <OfDocument key={document} document={document} />;
}

/** A task that follows up a decision begins with what the sitting says of it. */
function OfDecision(decided: Decided) {
  const meeting = useMeeting(decided.sitting);
  if (meeting.data === undefined) return <Waiting of={meeting} what="议定此事的会议" />;
  return <Assigning origin={decided} begin={beginOf(meeting.data, decided)} where={`${meeting.data.title}议定的事项`} />;
}

/** A task that follows a written instruction begins with the leader's words. */
function OfInstruction(origin: { readonly paper: string; readonly opinion: number }) {
  const incoming = useIncoming(origin.paper);
  if (incoming.data === undefined) return <Waiting of={incoming} what="领导批示的来文" />;
  const { letter, opinions } = incoming.data;
  const leader = opinions.find((one) => one.seq === origin.opinion)?.leader.title ?? '领导';
  return (
    <Assigning origin={origin} begin={beginOfOpinion(incoming.data, origin.opinion)} where={`${leader}在《${letter.title}》上批示的事项`} />
  );
}

/** A task that carries out an issued document begins with its title. */
function OfDocument(origin: { readonly document: string }) {
  const document = useDocument(origin.document);
  if (document.data === undefined) return <Waiting of={document} what="据以交办的公文" />;
  const { number = '', draft } = document.data;
  return <Assigning origin={origin} begin={beginOfDocument(document.data)} where={`${number}《${draft.title}》部署的事项`} />;
}

/** A task that follows what was raised from outside begins with what it is about. */
function OfRaised(origin: { readonly raised: string }) {
  const matter = useOversightMatter(origin.raised);
  if (matter.data === undefined) return <Waiting of={matter} what="据以交办的事项" />;
  return <Assigning origin={origin} begin={beginOfRaised(matter.data)} where={`${matter.data.kindLabel}《${matter.data.form.subject}》`} />;
}

function Waiting({ of, what }: { readonly of: UseQueryResult; readonly what: string }) {
  return of.isError ? (
    <ProblemNotice error={of.error} retry={() => void of.refetch()} what={what} />
  ) : (
    <div className="page-body stack">
      <PageHead title="交办" />
      <Skeleton lines={10} />
    </div>
  );
}

interface AssigningProps {
  readonly origin?: Origin;
  readonly begin?: Values;
  /** Where it comes from, in a line. */
  readonly where?: string;
}

function Assigning({ origin, begin = BEGIN, where }: AssigningProps) {
  const office = isOffice(useMe());
  const organisation = useOrganisation().data;
  const terms = useTaskTerms().data;
  const [values, setValues] = useState<Values>(begin);
  const [reason, setReason] = useState('');
  const { form, pending, tried, saying, send } = useOpening<Omit<OpenTask, 'idempotencyKey'>>({
    open: openTask,
    place: '/tasks',
    list: keys.tasks,
  });
  const fields: readonly Field[] = [
    ...(origin === undefined ? sourceFields(organisation, office) : 'document' in origin ? [ITEM] : []),
    ...workFields(terms, organisation),
    ...(office ? [] : nameFields(terms, organisation)),
  ];
  const missing = faultsIn(fields, values);
  const body = (): Omit<OpenTask, 'idempotencyKey'> => ({
    act: 'assign',
    input: { form: formOfValues(values, origin) },
    ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
  });
  const { heard, behind, failed } = useOpeningVerdict(terms !== undefined && Object.keys(missing).length === 0, body, 'assign', judgeTask);
  const asksReason = heard?.verdict.outcome === 'warned';
  const faults: Record<string, string> = { ...missing, ...(asksReason && reason.trim() === '' ? { reason: '请写明理由' } : {}) };
  return (
    <div className="page-body">
      <PageHead title="交办" where={where ?? (office ? '本府交办的事项' : '本部门交办的事项')} />
      <div className="register-columns leave-columns">
        <form className="register leave-form" ref={form} noValidate aria-label="交办" onSubmit={(event) => send(event, faults, body)}>
          {fields
            .filter((one) => isShown(one, values))
            .map((one) => (
              <ActField
                key={one.name}
                field={one}
                value={values[one.name] ?? (one.kind === 'many' ? [] : '')}
                onChange={(value: Value) => setValues((now) => ({ ...now, [one.name]: value }))}
                fault={tried ? faults[one.name] : undefined}
                organisation={organisation}
                host={undefined}
              />
            ))}
          {asksReason && (
            <ReasonBox label="仍要交办的理由" value={reason} onChange={setReason} fault={tried ? faults['reason'] : undefined} />
          )}
          <div className="register-go">
            <button type="submit" className="button primary large" disabled={pending}>
              {pending ? '正在办理…' : '交办'}
            </button>
            <div role="alert">{saying !== undefined && <p className="notice refused">{saying}</p>}</div>
          </div>
        </form>
        <aside className="register-side">
          <section className="verdict-aside" aria-labelledby="verdict-title">
            <h2 id="verdict-title">规则怎么写</h2>
            <div className="stack" aria-live="polite" data-behind={behind && heard !== undefined}>
              {failed ? (
                <p className="quiet">审查意见暂时取不到，可以照常办理，办理时再审。</p>
              ) : heard === undefined ? (
                <p className="quiet">{textIn(values, 'title') === '' ? '填齐以后，' : ''}在这里列出时限、相近的事项和是否可以交办。</p>
              ) : (
                <>
                  {heard.due !== undefined && (
                    <p>
                      办结时限{dayText(heard.due.date)}（{heard.due.basis}）。
                    </p>
                  )}
                  <FindingsList findings={heard.verdict.findings} empty="审查未见不符" />
                </>
              )}
            </div>
          </section>
          {heard !== undefined && heard.repeats.length > 0 && (
            <section aria-labelledby="repeats-title">
              <h2 id="repeats-title">一年内相近的事项</h2>
              <ul className="lines">
                {heard.repeats.map((one) => (
                  <li key={one.id}>
                    <span className="lines-main">
                      <Link to={`/tasks/${one.id}`}>{one.title}</Link>
                      <span className="num">
                        {dayText(one.on)}交办{one.closed ? '，已办毕' : ''}
                      </span>
                    </span>
                  </li>
                ))}
              </ul>
            </section>
          )}
          {heard !== undefined && heard.ahead.length > 0 && (
            <section aria-labelledby="ahead-title">
              <h2 id="ahead-title">接下来</h2>
              <Chain steps={heard.ahead} />
            </section>
          )}
        </aside>
      </div>
    </div>
  );
}
