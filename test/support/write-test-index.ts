/** `npm run coverage`: writes which test speaks of which article to where `lingxing packs --coverage` finds it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './sources.ts';
import { readTests } from './test-index.ts';
import { indexText, TEST_INDEX } from './test-index-file.ts';

writeFileSync(join(root, TEST_INDEX), indexText(readTests()));
