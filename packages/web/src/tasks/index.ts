/** The pages of supervised tasks, loaded together. */
export { TasksPage } from './list-page.tsx';
export { TaskBulletinPage } from './bulletin-page.tsx';
export { NewTaskPage } from './new-page.tsx';
export { TaskPage } from './matter-page.tsx';
