export { StudyPage } from './study-page.tsx';
export { StudyPlanPage } from './plan-page.tsx';
