/** The registry (收文): the list, registering, putting right, and the page of one. */
export { IncomingPage } from './list/incoming-page.tsx';
export { IncomingMatterPage } from './matter/incoming-matter-page.tsx';
export { CorrectPage, ResubmitPage } from './register/correct-page.tsx';
export { RegisterPage } from './register/register-page.tsx';
export { TemplatesPage } from './templates/templates-page.tsx';
