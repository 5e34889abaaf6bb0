export { seedDemo, readDemoAccounts, describeAccounts, planDemo, type DemoAccounts, type SeedDeps } from './seed.ts';
export { injectTransport, fetchTransport, type Transport } from './api.ts';
export { GOVERNMENTS, loadOrganisation, type DemoOrganisation, type GovernmentId } from './organisation.ts';
