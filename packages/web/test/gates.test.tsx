/** Who is let in to a page that is typed by address, and what the rail has for whom. */
import type { Me } from '@lingxing/server/contracts';
import { renderToStaticMarkup } from 'react-dom/server';
import { MemoryRouter } from 'react-router';
import { describe, expect, it } from 'vitest';
import { entriesFor } from '../src/frame/entries.ts';
import { kindsOf } from '../src/organisation/change-fields.ts';
import { type Gate, Gated, GATES } from '../src/pages/gate.tsx';
import { MeContext } from '../src/session.ts';

const holding = (...permissions: Me['permissions']) => ({ permissions }) as Me;
const leaving = () => Promise.resolve();
const seen = (gate: Gate, me: Me): string =>
  renderToStaticMarkup(
    <MeContext value={{ me, setMe: () => undefined, leave: leaving }}>
      <MemoryRouter>
        <Gated gate={gate}>
          <form />
        </Gated>
      </MemoryRouter>
    </MeContext>,
  );

describe('a page typed by its address', () => {
  it('is a sentence and no form to those who may not use it', () => {
    const admin = holding('accounts.manage', 'organisation.read', 'organisation.manage');
    const deputy = holding('documents.read', 'leave.read', 'leave.act', 'conduct.act', 'organisation.read');
    for (const gate of [GATES.calendar, GATES.leave, GATES.conduct]) {
      expect(seen(gate, admin)).toContain(gate.says);
      expect(seen(gate, admin)).not.toContain('<form');
      expect(seen(gate, deputy)).toBe('<form></form>');
    }
    expect(seen(GATES.organisation, deputy)).toContain('任职、免职由安全管理员办理');
    expect(seen(GATES.organisation, deputy)).not.toContain('<form');
    expect(seen(GATES.organisation, admin)).toBe('<form></form>');
    expect(seen(GATES.organisation, holding('grants.manage'))).toBe('<form></form>');
  });
});

describe('changes of the organisation', () => {
  it('AB roles are offered where the text has them, and not where it has none', () => {
    expect(kindsOf('organisation', true)).toEqual(expect.arrayContaining(['pair-set', 'pair-ended']));
    expect(kindsOf('organisation', false).filter((kind) => kind.startsWith('pair-'))).toEqual([]);
    expect(kindsOf('grants', true)).toEqual(['holder-appointed', 'holder-relieved']);
  });
});

describe('the rail', () => {
  it('has the leaders’ calendar as a place of its own for whoever may read it, and for nobody else', () => {
    expect(entriesFor(holding('leave.read')).map((one) => one.to)).toEqual(['/leave', '/calendar']);
    expect(entriesFor(holding('accounts.manage', 'calendar.manage')).map((one) => one.to)).toEqual(['/admin/accounts', '/admin/calendar']);
  });
});
