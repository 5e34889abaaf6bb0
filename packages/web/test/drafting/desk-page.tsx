/** The drafting page with what stands around it in the application, for tests: session, queries, routes, the status line. */
import type { Me } from '@lingxing/server/contracts';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { BasisDrawer } from '../../src/components/basis.tsx';
import { StatusLine } from '../../src/components/status-line.tsx';
import { ComparePage, DraftingPage } from '../../src/drafting/index.ts';
import { MeContext } from '../../src/session.ts';
import '../../src/styles/tokens.css';
import '../../src/styles/base.css';
import '../../src/styles/frame.css';
import '../../src/styles/pieces.css';
import '../../src/styles/document.css';

const me: Me = {
  account: 'county.agriculture.clerk',
  government: { id: 'county', name: '某县人民政府', short: '某县', area: '某县' },
  posts: [{ id: 'clerk', title: '县农业农村局文书', role: 'department-clerk', department: 'agriculture', departmentName: '县农业农村局' }],
  post: 'clerk',
  titles: [],
  permissions: ['session', 'documents.read', 'documents.act'],
  csrf: 'token',
  today: { date: '2026-11-23', weekday: '一', nature: 'workday', provisional: false },
  mustChangePassword: false,
  demo: false,
};

const client = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: 15_000 } } });
const router = createBrowserRouter([
  { path: '/documents/new', Component: DraftingPage },
  { path: '/documents/:id/edit', Component: DraftingPage },
  { path: '/documents/:id/compare', Component: ComparePage },
  { path: '/documents/:id', element: <h1>公文页</h1> },
]);

declare global {
  interface Window {
    /** What the stream of events does when someone else has acted. */
    refetch: () => void;
  }
}
window.refetch = () => void client.invalidateQueries({ queryKey: ['document'] });

const place = document.getElementById('root');
if (place)
  createRoot(place).render(
    <MeContext value={{ me, setMe: () => undefined, leave: () => Promise.resolve() }}>
      <QueryClientProvider client={client}>
        <StatusLine>
          <BasisDrawer onGo={() => {}}>
            <main>
              <RouterProvider router={router} />
            </main>
          </BasisDrawer>
        </StatusLine>
      </QueryClientProvider>
    </MeContext>,
  );
