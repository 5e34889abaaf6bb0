/** The organisation chart: leaders with what they are in charge of, the departments under them, and who holds which post. */
import type { ChartView } from '@lingxing/server/contracts';
import { Fragment } from 'react';
import { EmptyState } from '../components/states.tsx';
import { dayText } from '../lib/dates.ts';

type Post = ChartView['posts'][number];
type Department = ChartView['departments'][number];

/** Governments of their own, apart from the bureaus: counties, towns, sub-districts, as the government calls them. */
const LOWER = 'lower-government';

export function Chart({ of }: { readonly of: ChartView }) {
  const leaders = of.posts.filter((one) => one.leader);
  const uncharged = of.departments.filter((one) => one.leader === undefined);
  const bureaus = uncharged.filter((one) => one.kind !== LOWER);
  const towns = uncharged.filter((one) => one.kind === LOWER);
  // Of the other members the heads of departments stand with their departments.
  const members = of.posts.filter((one) => one.member && !one.leader && one.role !== 'department-head');
  const without = of.posts.filter((one) => !one.leader && one.department === undefined && !members.includes(one));
  if (of.posts.length === 0) return <EmptyState>这一日还没有机构记录。</EmptyState>;
  return (
    <div className="stack organisation-chart">
      <ul className="leaders" aria-label="政府领导和其他组成人员">
        {leaders.map((leader) => (
          <li key={leader.id} className="leader form-sheet">
            <PostLine of={leader} chart={of} />
            {leader.subjects.length > 0 && <p className="small">分管工作：{leader.subjects.join('、')}</p>}
            <Departments
              of={of.departments.filter((one) => one.leader === leader.id && one.kind !== LOWER)}
              chart={of}
              label={`${leader.title}分管的部门`}
            />
            <Departments
              of={of.departments.filter((one) => one.leader === leader.id && one.kind === LOWER)}
              chart={of}
              label={`${leader.title}分管的${of.lower}`}
              plain
            />
          </li>
        ))}
        {members.map((one) => (
          <li key={one.id} className="leader form-sheet">
            <PostLine of={one} chart={of} member />
          </li>
        ))}
        {bureaus.length > 0 && (
          <li className="leader form-sheet">
            <h2>未列分管领导的部门</h2>
            <Departments of={bureaus} chart={of} label="未列分管领导的部门" />
          </li>
        )}
        {towns.length > 0 && (
          <li className="leader form-sheet">
            <h2>{of.lower}</h2>
            <Departments of={towns} chart={of} label={of.lower} plain />
          </li>
        )}
        {without.length > 0 && (
          <li className="leader form-sheet">
            <h2>不属部门的职务</h2>
            {without.map((one) => (
              <PostLine key={one.id} of={one} chart={of} small />
            ))}
          </li>
        )}
      </ul>
    </div>
  );
}

interface DepartmentsProps {
  readonly of: readonly Department[];
  readonly chart: ChartView;
  readonly label: string;
  /** What kind each is of stands above them. */
  readonly plain?: boolean;
}

function Departments({ of, chart, label, plain = false }: DepartmentsProps) {
  if (of.length === 0) return null;
  return (
    <ul className="departments" aria-label={label}>
      {of.map((one) => (
        <li key={one.id}>
          <details>
            <summary>
              {one.name} {one.kind !== 'department' && !plain && <span className="tag">{one.kindLabel}</span>}
            </summary>
            {chart.posts
              .filter((post) => post.department === one.id)
              .map((post) => (
                <PostLine key={post.id} of={post} chart={chart} small />
              ))}
          </details>
        </li>
      ))}
    </ul>
  );
}

interface PostLineProps {
  readonly of: Post;
  readonly chart: ChartView;
  readonly small?: boolean;
  /** Said of those who are members without being leaders. */
  readonly member?: boolean;
}

function PostLine({ of, chart, small = false, member = false }: PostLineProps) {
  const titleOf = (id: string): string => chart.posts.find((one) => one.id === id)?.title ?? id;
  const others = chart.pairs.flatMap(({ a, b }) => (a === of.id ? [b] : b === of.id ? [a] : []));
  const Title = small ? 'p' : 'h2';
  return (
    <div className="post-line">
      <Title>
        {of.title} {member && <span className="tag">组成人员</span>} {of.partyGroup && <span className="tag">党组成员</span>}
        {others.map((other) => (
          <Fragment key={other}>
            {' '}
            <span className="tag">AB角：{titleOf(other)}</span>
          </Fragment>
        ))}
      </Title>
      <p className="small quiet">
        {of.holders.length === 0 && '无人任职'}
        {of.holders.map(({ label, account, since, until }, i) => (
          <Fragment key={`${account ?? ''} ${since}`}>
            {i > 0 && '；'}
            {label ?? '在任'}
            {account !== undefined && <span className="login">{account}</span>}，自{dayText(since)}
            {until !== undefined && `至${dayText(until)}`}
          </Fragment>
        ))}
      </p>
    </div>
  );
}
