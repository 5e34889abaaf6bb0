/** 规则咨询: a question in the office's words, the facts that are known, and the answer of the rules with its places. */
import './ask.css';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { PageHead } from '../components/page-title.tsx';
import { EmptyState, ProblemNotice, Skeleton } from '../components/states.tsx';
import { useMe } from '../session.ts';
import { AnswerView, OUTCOMES } from './ask-answer.tsx';
import { useAnswer, useConsultKinds } from './ask-api.ts';
import { QuestionFields } from './ask-form.tsx';
import {
  addressOf,
  type Facts,
  fieldsOf,
  keepQuestion,
  type Kept,
  keptQuestions,
  type Kind,
  type Question,
  questionIn,
  withCase,
} from './ask-model.ts';
import { RulesSections } from './sections.tsx';

export function AskPage() {
  const [parameters] = useSearchParams();
  const navigate = useNavigate();
  const inAddress = questionIn(parameters);
  const of = parameters.get('of') ?? undefined;
  const kinds = useConsultKinds(of);
  const go = (question: Question, asked: boolean): void => void navigate(addressOf(question, asked), { preventScrollReset: true });
  const texts = kinds.data?.texts ?? [];
  const own = texts.find((one) => one.own);
  const text = texts.find((one) => one.id === of) ?? own;
  const kind = kinds.data?.kinds.find((one) => one.kind === inAddress?.question.kind);
  return (
    <div className="page-body ask-page">
      <RulesSections />
      <PageHead
        title="规则咨询"
        where={
          text === undefined || text.own
            ? '按本府施行的工作规则回答，不留下任何办理记录'
            : `按${text.name}公开的工作规则回答，不是本府的规定`
        }
        act={
          <button type="button" className="button" onClick={() => window.print()}>
            打印
          </button>
        }
      />
      {kinds.isError ? (
        <ProblemNotice error={kinds.error} retry={() => void kinds.refetch()} what="可以问的问题" />
      ) : kinds.isPending ? (
        <Skeleton lines={10} />
      ) : (
        <>
          <div className="ask-choices">
            <div className="field">
              <label className="label" htmlFor="ask-kind">
                问什么
              </label>
              <select
                id="ask-kind"
                className="select"
                value={kind?.kind ?? ''}
                onChange={(event) => go({ kind: event.target.value, of, facts: {} }, false)}
              >
                <option value="" disabled>
                  请选择问题
                </option>
                {[...new Set(kinds.data.kinds.map((one) => one.group))].map((group) => (
                  <optgroup key={group} label={group}>
                    {kinds.data.kinds
                      .filter((one) => one.group === group)
                      .map((one) => (
                        <option key={one.kind} value={one.kind}>
                          {one.label}
                        </option>
                      ))}
                  </optgroup>
                ))}
              </select>
            </div>
            <div className="field">
              <label className="label" htmlFor="ask-of">
                问谁的规则
              </label>
              <select
                id="ask-of"
                className="select"
                value={text?.id ?? ''}
                onChange={(event) => {
                  const next = event.target.value === own?.id ? undefined : event.target.value;
                  go({ kind: inAddress?.question.kind ?? '', of: next, facts: inAddress?.question.facts ?? {} }, inAddress?.asked ?? false);
                }}
              >
                {texts.map((one) => (
                  <option key={one.id} value={one.id}>
                    {one.own ? `${one.name}（本府）` : one.name}
                  </option>
                ))}
              </select>
            </div>
          </div>
          {kind === undefined || inAddress === undefined ? (
            <AllKinds kinds={kinds.data.kinds} of={of} />
          ) : (
            <Asking
              key={`${kind.kind} ${kinds.data.of} ${JSON.stringify(inAddress.question.facts)}`}
              kind={kind}
              question={inAddress.question}
              asked={inAddress.asked}
              text={text}
              go={go}
            />
          )}
        </>
      )}
    </div>
  );
}

/** Nothing asked yet: every question, by group, and the last ones asked. */
function AllKinds({ kinds, of }: { readonly kinds: readonly Kind[]; readonly of: string | undefined }) {
  return (
    <>
      <AskFreely of={of} />
      <LastAsked />
      <div className="ask-groups">
        {[...new Set(kinds.map((one) => one.group))].map((group) => (
          <section key={group}>
            <h2>{group}</h2>
            <ul>
              {kinds
                .filter((one) => one.group === group)
                .map((one) => (
                  <li key={one.kind}>
                    <Link to={addressOf({ kind: one.kind, of, facts: {} }, false)}>{one.label}</Link>
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}

/** For who does not find the question in the list: the words are looked for in the rules, and the nearest questions offered. */
function AskFreely({ of }: { readonly of: string | undefined }) {
  const navigate = useNavigate();
  const [about, setAbout] = useState('');
  const [tried, setTried] = useState(false);
  const box = useRef<HTMLInputElement>(null);
  const empty = about.trim() === '';
  const send = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (empty) box.current?.focus();
    else void navigate(addressOf({ kind: 'says', of, facts: { about: about.trim() } }, true));
  };
  return (
    <search>
      <form className="row ask-freely" onSubmit={send}>
        <input
          ref={box}
          className="input"
          type="search"
          aria-label="写出要问的事"
          aria-invalid={tried && empty}
          aria-describedby="ask-freely-says"
          placeholder="写出要问的事，如 会议纪要谁签字"
          maxLength={60}
          value={about}
          onChange={(event) => setAbout(event.target.value)}
        />
        <button type="submit" className="button">
          询问
        </button>
      </form>
      <p id="ask-freely-says" className={tried && empty ? 'fault' : 'hint'}>
        {tried && empty ? '写出要问的事再询问' : '在规则里找这些词，并列出相近的问题；也可以从下面选'}
      </p>
    </search>
  );
}

function LastAsked() {
  const kept = keptQuestions(useMe().account);
  if (kept.length === 0) return null;
  return (
    <details className="letter-more ask-last">
      <summary>刚才问过的（只留在这个浏览器窗口）</summary>
      <KeptList kept={kept} />
    </details>
  );
}

const KeptList = ({ kept }: { readonly kept: readonly Kept[] }) => (
  <ul>
    {kept.map((one) => (
      <li key={one.address}>
        <Link to={one.address}>{one.label}</Link> <span className="quiet small">{one.outcome}</span>
      </li>
    ))}
  </ul>
);

interface AskingProps {
  readonly kind: Kind;
  readonly question: Question;
  readonly asked: boolean;
  readonly text: { readonly id: string; readonly name: string; readonly own: boolean } | undefined;
  readonly go: (question: Question, asked: boolean) => void;
}

function Asking({ kind, question, asked, text, go }: AskingProps) {
  const { account } = useMe();
  const [facts, setFacts] = useState<Facts>(question.facts);
  const answer = useAnswer(asked ? question : undefined, text?.id);
  const fields = fieldsOf(kind.facts);
  const outcome = answer.data?.outcome;
  const address = addressOf(question);
  const label = `${kind.label}${text?.own === false ? `（${text.name}）` : ''}`;
  useEffect(() => {
    if (outcome !== undefined) keepQuestion(account, { address, label, outcome: OUTCOMES[outcome].word });
  }, [account, address, label, outcome]);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    go({ ...question, facts }, true);
  };
  const changed = JSON.stringify(facts) !== JSON.stringify(question.facts);
  return (
    <div className="ask-columns">
      <form className="stack ask-form" onSubmit={send} aria-label={kind.label}>
        <h2>{kind.label}</h2>
        {fields.length === 0 && <p className="quiet">这个问题不必再填。</p>}
        <QuestionFields fields={fields} facts={facts} onChange={setFacts} />
        <div className="row">
          <button type="submit" className="button primary">
            询问
          </button>
          {Object.keys(facts).length > 0 && (
            <button type="button" className="button plain" onClick={() => go({ ...question, facts: {} }, false)}>
              清空
            </button>
          )}
        </div>
      </form>
      <div>
        {!asked && <EmptyState>填写已知的情形后询问；不清楚的可以留着，答复会说明要看什么。</EmptyState>}
        {asked && answer.isError && <ProblemNotice error={answer.error} retry={() => void answer.refetch()} what="答复" />}
        {asked && answer.isPending && <Skeleton lines={5} />}
        {asked && answer.data !== undefined && (
          <>
            {changed && <p className="notice warned">情形已改动，下面仍是改动前的答复。</p>}
            <AnswerView
              answer={answer.data}
              fields={fields}
              own={text?.own !== false}
              textName={text?.name ?? ''}
              of={question.of}
              onPick={(picked) => go({ ...question, facts: withCase(question.facts, picked) }, true)}
            />
          </>
        )}
        <LastAsked />
      </div>
    </div>
  );
}
