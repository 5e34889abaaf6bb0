/** The screens, each loaded when it is entered. */
import './styles/frame.css';
import './styles/pieces.css';
import './styles/registry.css';
import './styles/trend.css';
import './styles/pages.css';
import './styles/document.css';
import './styles/incoming.css';
import './styles/leave.css';
import './styles/meeting.css';
import './styles/touch.css';
import './styles/print.css';
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { createBrowserRouter, type RouteObject } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { ProblemError, Unreachable } from './api/client.ts';
import { connection } from './api/connection.ts';
import { BasisDrawer } from './components/basis.tsx';
import { StatusLine } from './components/status-line.tsx';
import { Frame } from './frame/frame.tsx';
import { type Gate, Gated, GATES } from './pages/gate.tsx';
import { PasswordPage } from './pages/password.tsx';
import { BrokenPage, NotFoundPage, Opening } from './pages/states.tsx';

/** Whatever is asked shows whether the server is within reach. */
const reach = {
  onError: (error: Error) => {
    if (error instanceof Unreachable) connection.lose();
  },
  onSuccess: () => connection.regain(),
};

const client = new QueryClient({
  queryCache: new QueryCache(reach),
  mutationCache: new MutationCache(reach),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // A refusal stays a refusal; only a server out of reach is asked again.
      retry: (count, error) => !(error instanceof ProblemError && error.status < 500) && count < 2,
    },
    mutations: { retry: false },
  },
});

type Loader = () => Promise<Record<string, unknown>>;
/** A page by the name under which its file exports it, and who may enter where not everybody may. */
const page = (load: Loader, name: string, gate?: Gate): NonNullable<RouteObject['lazy']> => ({
  Component: async () => {
    const Page = (await load())[name] as React.ComponentType;
    if (gate === undefined) return Page;
    return () => (
      <Gated gate={gate}>
        <Page />
      </Gated>
    );
  },
});

const router = createBrowserRouter([
  {
    path: '/',
    Component: Frame,
    ErrorBoundary: BrokenPage,
    HydrateFallback: Opening,
    children: [
      {
        ErrorBoundary: BrokenPage,
        children: [
          { index: true, lazy: page(() => import('./pages/home.tsx'), 'HomePage') },
          { path: 'documents', lazy: page(() => import('./pages/documents.tsx'), 'DocumentsPage') },
          { path: 'documents/marks', lazy: page(() => import('./pages/marks.tsx'), 'MarksPage') },
          { path: 'documents/new', lazy: page(() => import('./drafting/index.ts'), 'DraftingPage') },
          { path: 'documents/:id', lazy: page(() => import('./document/document-page.tsx'), 'DocumentPage') },
          { path: 'documents/:id/edit', lazy: page(() => import('./drafting/index.ts'), 'DraftingPage') },
          { path: 'documents/:id/compare', lazy: page(() => import('./drafting/index.ts'), 'ComparePage') },
          { path: 'incoming', lazy: page(() => import('./incoming/index.ts'), 'IncomingPage') },
          { path: 'incoming/new', lazy: page(() => import('./incoming/index.ts'), 'RegisterPage') },
          { path: 'incoming/templates', lazy: page(() => import('./incoming/index.ts'), 'TemplatesPage') },
          { path: 'incoming/:id', lazy: page(() => import('./incoming/index.ts'), 'IncomingMatterPage') },
          { path: 'incoming/:id/correct', lazy: page(() => import('./incoming/index.ts'), 'CorrectPage') },
          { path: 'incoming/:id/resubmit', lazy: page(() => import('./incoming/index.ts'), 'ResubmitPage') },
          { path: 'leave', lazy: page(() => import('./leave/index.ts'), 'LeavePage') },
          { path: 'leave/new', lazy: page(() => import('./leave/index.ts'), 'NewLeavePage', GATES.leave) },
          { path: 'leave/:id', lazy: page(() => import('./leave/index.ts'), 'LeaveMatterPage') },
          { path: 'oversight', lazy: page(() => import('./oversight/index.ts'), 'OversightPage') },
          { path: 'oversight/new', lazy: page(() => import('./oversight/index.ts'), 'NewOversightPage') },
          { path: 'oversight/published', lazy: page(() => import('./oversight/index.ts'), 'PublishedRepliesPage') },
          { path: 'oversight/receptions', lazy: page(() => import('./receptions/index.ts'), 'ReceptionsPage') },
          { path: 'oversight/receptions/:id', lazy: page(() => import('./receptions/index.ts'), 'ReceptionPage') },
          { path: 'oversight/:id', lazy: page(() => import('./oversight/index.ts'), 'OversightMatterPage') },
          { path: 'department-meetings', lazy: page(() => import('./department-meetings/index.ts'), 'DepartmentMeetingsPage') },
          { path: 'department-meetings/new', lazy: page(() => import('./department-meetings/index.ts'), 'NewDepartmentMeetingPage') },
          { path: 'department-meetings/plan', lazy: page(() => import('./department-meetings/index.ts'), 'DepartmentMeetingPlanPage') },
          { path: 'department-meetings/:id', lazy: page(() => import('./department-meetings/index.ts'), 'DepartmentMeetingPage') },
          { path: 'tasks', lazy: page(() => import('./tasks/index.ts'), 'TasksPage') },
          { path: 'tasks/bulletin', lazy: page(() => import('./tasks/index.ts'), 'TaskBulletinPage') },
          { path: 'tasks/assessments', lazy: page(() => import('./assessments/index.ts'), 'AssessmentsPage') },
          { path: 'tasks/assessments/:id', lazy: page(() => import('./assessments/index.ts'), 'AssessmentPage') },
          { path: 'tasks/new', lazy: page(() => import('./tasks/index.ts'), 'NewTaskPage') },
          { path: 'tasks/:id', lazy: page(() => import('./tasks/index.ts'), 'TaskPage') },
          { path: 'conduct', lazy: page(() => import('./conduct/index.ts'), 'ConductPage') },
          { path: 'conduct/new', lazy: page(() => import('./conduct/index.ts'), 'NewConductPage', GATES.conduct) },
          { path: 'meetings', lazy: page(() => import('./meeting/index.ts'), 'MeetingsPage') },
          { path: 'meetings/new', lazy: page(() => import('./meeting/index.ts'), 'ConvenePage', GATES.meetings) },
          { path: 'meetings/after', lazy: page(() => import('./meeting/index.ts'), 'AfterPage') },
          { path: 'meetings/open', lazy: page(() => import('./meeting/index.ts'), 'OpenPage') },
          { path: 'meetings/rooms', lazy: page(() => import('./meeting/index.ts'), 'RoomsPage') },
          { path: 'meetings/study', lazy: page(() => import('./study/index.ts'), 'StudyPage') },
          { path: 'meetings/study/:id', lazy: page(() => import('./study/index.ts'), 'StudyPlanPage') },
          { path: 'meetings/held', lazy: page(() => import('./meeting/index.ts'), 'HeldPage', GATES.meetings) },
          { path: 'meetings/:id/present', lazy: page(() => import('./meeting/index.ts'), 'PresentPage') },
          { path: 'meetings/:id/member', lazy: page(() => import('./meeting/index.ts'), 'MemberPage') },
          { path: 'meetings/:id', lazy: page(() => import('./meeting/index.ts'), 'MeetingPage') },
          { path: 'conduct/:id', lazy: page(() => import('./conduct/index.ts'), 'ConductMatterPage') },
          { path: 'calendar', lazy: page(() => import('./leave/index.ts'), 'LeadersCalendarPage', GATES.calendar) },
          { path: 'organisation', lazy: page(() => import('./organisation/organisation-page.tsx'), 'OrganisationPage') },
          {
            path: 'organisation/change',
            lazy: page(() => import('./organisation/change-page.tsx'), 'OrganisationChangePage', GATES.organisation),
          },
          { path: 'burden', lazy: page(() => import('./burden/burden-page.tsx'), 'BurdenPage') },
          { path: 'rules', lazy: page(() => import('./pages/rules.tsx'), 'RulesPage') },
          { path: 'rules/revisions', lazy: page(() => import('./rules/revisions.tsx'), 'RevisionsPage') },
          { path: 'rules/revisions/:id', lazy: page(() => import('./rules/revisions-one.tsx'), 'RevisionPage') },
          { path: 'rules/ask', lazy: page(() => import('./rules/ask.tsx'), 'AskPage') },
          { path: 'rules/compare', lazy: page(() => import('./rules/compare.tsx'), 'ComparePage') },
          { path: 'ledger', lazy: page(() => import('./admin/ledger.tsx'), 'LedgerPage') },
          { path: 'admin/accounts', lazy: page(() => import('./admin/accounts.tsx'), 'AccountsPage') },
          { path: 'admin/grants', lazy: page(() => import('./admin/grants.tsx'), 'GrantsPage') },
          { path: 'admin/calendar', lazy: page(() => import('./admin/calendar.tsx'), 'CalendarPage') },
          { path: 'admin/fonts', lazy: page(() => import('./admin/fonts.tsx'), 'FontsPage') },
          { path: 'admin/trail', lazy: page(() => import('./admin/trail.tsx'), 'TrailPage') },
          { path: 'notices', lazy: page(() => import('./notices/notices-page.tsx'), 'NoticesPage') },
          { path: 'notices/settings', lazy: page(() => import('./notices/settings-page.tsx'), 'NoticeSettingsPage') },
          { path: 'admin/webhook', lazy: page(() => import('./notices/webhook-page.tsx'), 'WebhookPage') },
          { path: 'password', Component: PasswordPage },
          { path: '*', Component: NotFoundPage },
        ],
      },
    ],
  },
]);

export default function Screens() {
  return (
    <QueryClientProvider client={client}>
      <I18nProvider locale="zh-CN">
        <StatusLine>
          <BasisDrawer onGo={(to) => void router.navigate(to)}>
            <RouterProvider router={router} />
          </BasisDrawer>
        </StatusLine>
      </I18nProvider>
    </QueryClientProvider>
  );
}
