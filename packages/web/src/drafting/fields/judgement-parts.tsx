/** What the texts decide by: the questions, the meeting that decided, the evidence, whose powers and portfolios it touches. */
import type { VerdictView } from '@lingxing/server/contracts';
import { useId } from 'react';
import { Link } from 'react-router';
import { ManyPicker } from '../../components/pickers.tsx';
import { EVIDENCE_LABELS, MEETING_LABELS } from '../../labels.ts';
import { useMe } from '../../session.ts';
import type { Draft, EvidenceEntry } from '../model/draft.ts';
import { asksScope, GROUP_LABELS, GROUPS, type Question, questionsOf } from '../model/questions.ts';
import type { PartProps } from './element-parts.tsx';
import { Area, Day, Few, Line, type Option, Part, Select } from './simple.tsx';
import { Upload, type UploadProps } from './upload.tsx';
import { useKeys } from './use-keys.ts';

export function Questions({ draft, change }: PartProps) {
  const answer = (fact: Question['fact'], yes: boolean): void => change((d) => ({ ...d, facts: { ...d.facts, [fact]: yes } }));
  const groups = GROUPS.map((group) => ({ group, ...questionsOf(group, draft, draft.facts) }));
  const folded = groups.flatMap((g) => g.folded);
  return (
    <Part id="questions" title="判断事项" says="由谁审、由谁签，按这些事项和工作规则确定。拿不准的先按事实选，送审后由政府办公室核定。">
      {groups.map(({ group, first }) => (
        <fieldset key={group} className="questions">
          <legend className="label">{GROUP_LABELS[group]}</legend>
          {first.map((q) => (
            <YesNo key={q.fact} question={q} yes={draft.facts[q.fact]} onAnswer={(yes) => answer(q.fact, yes)} />
          ))}
          {group === 'nature' && asksScope(draft) && (
            <Few
              label="部署的是全面工作，还是专项工作？"
              value={draft.facts.scope}
              options={[
                { value: 'special', label: '专项' },
                { value: 'general', label: '全面' },
              ]}
              onChange={(scope) => change((d) => ({ ...d, facts: { ...d.facts, scope } }))}
            />
          )}
          {group === 'nature' && mayBeBulletin(draft) && (
            <BulletinField name={draft.bulletin?.name ?? ''} onChange={(name) => change((d) => withBulletin(d, name))} />
          )}
          {first.length === 0 && !(group === 'nature' && asksScope(draft)) && <p className="quiet">这类文件一般不涉及。</p>}
        </fieldset>
      ))}
      {folded.length > 0 && (
        <details className="folded">
          <summary>这类文件一般不涉及的另{folded.length}项，均按“否”</summary>
          <div className="questions">
            {folded.map((q) => (
              <YesNo key={q.fact} question={q} yes={draft.facts[q.fact]} onAnswer={(yes) => answer(q.fact, yes)} />
            ))}
          </div>
        </details>
      )}
    </Part>
  );
}

/** A department's own paper may be a bulletin (简报): to its government, or to towns and departments. */
const mayBeBulletin = ({ issuer }: PartProps['draft']): boolean => issuer === 'department';

function withBulletin({ bulletin, ...draft }: PartProps['draft'], name: string): PartProps['draft'] {
  return name === '' ? draft : { ...draft, bulletin: { ...bulletin, name } };
}

function BulletinField({ name, onChange }: { readonly name: string; readonly onChange: (name: string) => void }) {
  const id = useId();
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        是简报的，写简报名称
      </label>
      <input id={id} className="input" maxLength={60} value={name} onChange={(event) => onChange(event.target.value)} />
    </div>
  );
}

function YesNo({
  question,
  yes,
  onAnswer,
}: {
  readonly question: Question;
  readonly yes: boolean;
  readonly onAnswer: (yes: boolean) => void;
}) {
  const id = useId();
  return (
    <div className="yes-no" role="radiogroup" aria-labelledby={id}>
      <p id={id}>
        {question.asks}
        {question.means !== undefined && <span className="quiet small"> {question.means}</span>}
      </p>
      <div className="few-options">
        <label className="check">
          <input type="radio" name={id} checked={yes} onChange={() => onAnswer(true)} />是
        </label>
        <label className="check">
          <input type="radio" name={id} checked={!yes} onChange={() => onAnswer(false)} />否
        </label>
      </div>
    </div>
  );
}

const MEETINGS = (Object.keys(MEETING_LABELS) as Draft['decision']['meeting'][]).map((value) => ({ value, label: MEETING_LABELS[value] }));

export function Decision({ draft, change }: PartProps) {
  const { decision } = draft;
  return (
    <Part id="decision" title="议定会议" says="经会议讨论决定的，写明哪次会议；会议纪要由文书附上。">
      <div className="two">
        <Select
          label="经哪个会议议定"
          value={decision.meeting}
          options={MEETINGS}
          onChange={(meeting) => change({ decision: meeting === 'none' ? { meeting } : { ...decision, meeting } })}
        />
        {decision.meeting !== 'none' && (
          <>
            <Line
              label="会次"
              value={decision.session ?? ''}
              max={60}
              placeholder="第55次常务会议"
              onChange={(session) => change({ decision: { ...decision, session } })}
            />
            <Day
              label="会议结束日期"
              value={decision.date}
              onChange={(date) => {
                const { date: _before, ...rest } = decision;
                change({ decision: date === undefined ? rest : { ...rest, date } });
              }}
              hint="时限从这一天的次日起算；不清楚的不填。"
            />
          </>
        )}
      </div>
    </Part>
  );
}

const EVIDENCE: readonly Option<EvidenceEntry['kind']>[] = (Object.keys(EVIDENCE_LABELS) as EvidenceEntry['kind'][]).map((value) => ({
  value,
  label: EVIDENCE_LABELS[value],
}));

/**
 * The kinds of evidence that a finding finds missing. A finding is a sentence; the kinds in it are told by their names,
 * which it takes from the same list.
 */
export function evidenceAskedFor(verdict: VerdictView | undefined): EvidenceEntry['kind'][] {
  const sentences = verdict?.findings.filter((f) => f.code === 'evidence.missing' && f.outcome !== 'passed').map((f) => f.message) ?? [];
  return EVIDENCE.filter((o) => sentences.some((sentence) => sentence.includes(o.label))).map((o) => o.value);
}

export interface EvidenceProps extends PartProps {
  readonly verdict: VerdictView | undefined;
  readonly onArriving: UploadProps['onArriving'];
}

export function Evidence({ draft, change, verdict, onArriving }: EvidenceProps) {
  const asked = evidenceAskedFor(verdict).filter((kind) => !draft.evidence.some((e) => e.kind === kind));
  const set = (at: number, next: EvidenceEntry): void =>
    change((d) => ({ ...d, evidence: d.evidence.map((e, i) => (i === at ? next : e)) }));
  const { keys, removed } = useKeys(draft.evidence.length);
  const remove = (at: number): void => {
    removed(at);
    change((d) => ({ ...d, evidence: d.evidence.filter((_, i) => i !== at) }));
  };
  const free = EVIDENCE.find((o) => !draft.evidence.some((e) => e.kind === o.value)) ?? EVIDENCE[0];
  return (
    <Part id="evidence" title="论证材料" says="规则要求的论证、评估、征求意见情况；缺哪一项，审查意见会指出。">
      {draft.evidence.map((entry, i) => (
        <fieldset key={keys[i]} className="entry stack">
          <legend className="visually-hidden">第{i + 1}项论证材料</legend>
          <div className="entry-head">
            <Select label={`第${String(i + 1)}项`} value={entry.kind} options={EVIDENCE} onChange={(kind) => set(i, { ...entry, kind })} />
            <button type="button" className="button plain" onClick={() => remove(i)}>
              去掉
            </button>
          </div>
          <Area
            id={`evidence-${String(i)}`}
            label="说明"
            value={entry.note}
            max={2_000}
            onChange={(note) => set(i, { ...entry, note })}
            hint={entry.note.trim() === '' ? '何时、由谁、结论是什么。没有说明的不计入文稿。' : undefined}
          />
          {entry.attachment === undefined ? (
            <Upload
              label="附上材料"
              onArriving={onArriving}
              hint="可不附"
              onUploaded={(attachment) =>
                change((d) => ({ ...d, evidence: d.evidence.map((e, at) => (at === i ? { ...e, attachment } : e)) }))
              }
            />
          ) : (
            <p className="row">
              <span>已附：{entry.attachment.name}</span>
              <button
                type="button"
                className="link-button"
                onClick={() => {
                  const { attachment: _file, ...rest } = entry;
                  set(i, rest);
                }}
              >
                去掉材料
              </button>
            </p>
          )}
        </fieldset>
      ))}
      {draft.evidence.length < 40 && free !== undefined && (
        <p className="row">
          {asked.length > 0 && (
            <button
              type="button"
              className="button"
              onClick={() =>
                change((d) => ({ ...d, evidence: [...d.evidence, ...asked.map((kind) => ({ kind, note: '' }))].slice(0, 40) }))
              }
            >
              列出规则要求的{asked.length}项
            </button>
          )}
          <button
            type="button"
            className="button"
            onClick={() => change((d) => ({ ...d, evidence: [...d.evidence, { kind: free.value, note: '' }] }))}
          >
            加一项论证材料
          </button>
        </p>
      )}
    </Part>
  );
}

const LEADER_ROLES = new Set(['head', 'executive-deputy', 'deputy', 'other-leader', 'secretary-general']);

export function Concerned({
  draft,
  change,
  organisation,
  own,
  matter,
}: PartProps & { readonly own: string | undefined; readonly matter: string | undefined }) {
  // Among its own departments nobody says the county's name before each.
  const place = useMe().government.name.replace(/人民政府$/u, '');
  const departments =
    organisation?.departments
      .filter((d) => d.id !== own)
      .map((d) => ({ id: d.id, name: d.name.startsWith(place) ? d.name.slice(place.length) : d.name })) ?? [];
  const leaders =
    organisation?.posts
      .filter((p) => LEADER_ROLES.has(p.role))
      .toSorted((a, b) => a.rank - b.rank)
      .map((p) => ({ id: p.id, name: p.title })) ?? [];
  const issuing = draft.coIssuers ?? [];
  return (
    <Part id="concerned" title="涉及的部门和领导" says="涉及其他部门职权的，要征求意见或会签；涉及其他领导分管工作的，要送其会签。">
      {(draft.issuer === 'department' || draft.issuer === 'department-approved' || issuing.length > 0) && (
        <ManyPicker
          label="联合发文的部门"
          ordered
          choices={departments}
          chosen={issuing}
          onChange={(chosen) =>
            change((d) => {
              const { coIssuers: _before, ...rest } = d;
              return chosen.length === 0 ? rest : { ...rest, coIssuers: [...chosen].slice(0, 20) };
            })
          }
          hint="按版面上的次序选，本部门为主办、排在最前，用本部门的文号；各部门负责人都要会签。自己发文的不选。"
        />
      )}
      <ManyPicker
        label="涉及其职权的部门"
        choices={departments}
        chosen={draft.departmentsConcerned}
        onChange={(chosen) => change({ departmentsConcerned: [...chosen].slice(0, 80) })}
        hint={matter !== undefined || draft.departmentsConcerned.length === 0 ? undefined : '存为文稿后，在公文页征求意见或会签。'}
      />
      {matter !== undefined && draft.departmentsConcerned.length > 0 && (
        <p>
          <Link to={`/documents/${matter}`}>到公文页征求意见、会签</Link>
        </p>
      )}
      <ManyPicker
        label="涉及其分管工作的其他领导"
        choices={leaders}
        chosen={draft.leadersConcerned}
        onChange={(chosen) => change({ leadersConcerned: [...chosen].slice(0, 40) })}
        hint="本部门的分管领导不用选。"
      />
    </Part>
  );
}
