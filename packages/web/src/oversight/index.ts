/** The pages of what is raised from outside, loaded together. */
export { OversightPage } from './list-page.tsx';
export { NewOversightPage } from './new-page.tsx';
export { OversightMatterPage } from './matter-page.tsx';
export { PublishedRepliesPage } from './published-page.tsx';
