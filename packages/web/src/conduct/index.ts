/** The pages of small matters, loaded together. */
export { ConductPage } from './conduct-page.tsx';
export { NewConductPage } from './new-page.tsx';
export { ConductMatterPage } from './matter-page.tsx';
