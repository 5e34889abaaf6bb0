/** Who may use which post in whose stead. */
export * from './standing-in.ts';
export * from './titles.ts';
