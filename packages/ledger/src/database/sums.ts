/** Writes `sql/SUMS` anew: `node packages/ledger/src/database/sums.ts`. Run it after adding a migration. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readMigrations, SQL_FOLDER, sumsOf } from './migrations.ts';

writeFileSync(join(SQL_FOLDER, 'SUMS'), sumsOf(readMigrations()));
