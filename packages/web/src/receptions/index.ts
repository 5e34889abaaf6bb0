/** The pages of 领导接访, loaded together. */
export { ReceptionsPage } from './receptions-page.tsx';
export { ReceptionPage } from './reception-page.tsx';
