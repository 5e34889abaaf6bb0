/** The pages of absences, loaded together. */
export { LeavePage } from './leave-page.tsx';
export { NewLeavePage } from './new-page.tsx';
export { LeaveMatterPage } from './matter-page.tsx';
export { LeadersCalendarPage } from './calendar-page.tsx';
