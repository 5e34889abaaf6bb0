/** The pages of meetings that departments call, loaded together. */
export { DepartmentMeetingsPage } from './list-page.tsx';
export { NewDepartmentMeetingPage } from './new-page.tsx';
export { DepartmentMeetingPage } from './matter-page.tsx';
export { DepartmentMeetingPlanPage } from './plan-page.tsx';
