/** The pages of yearly assessments, loaded together. */
export { AssessmentsPage } from './list-page.tsx';
export { AssessmentPage } from './matter-page.tsx';
