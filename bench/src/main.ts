/**
 * `npm run bench -- NAME --json`: figures and, where there is a peer or a limit, the ratio measured in the same run,
 * as one JSON object on one line, the last on standard output. docs/performance.md says what each means.
 */
import { parseArgs } from 'node:util';
import { benchActs } from './acts.ts';
import { benchAuthority } from './authority.ts';
import { benchDecide } from './decide.ts';
import { benchInbox } from './inbox.ts';
import { benchMeetings } from './meetings.ts';
import { benchRegistry } from './registry.ts';
import { benchPacks } from './packs.ts';
import { benchSearch } from './search.ts';
import { benchBoard, benchBulletin } from './tasks.ts';

const BENCHES: Record<string, () => Promise<Record<string, unknown>>> = {
  decide: benchDecide,
  acts: benchActs,
  authority: benchAuthority,
  inbox: benchInbox,
  meetings: benchMeetings,
  registry: benchRegistry,
  search: benchSearch,
  board: benchBoard,
  bulletin: benchBulletin,
  packs: benchPacks,
};

const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean', default: false } } });
const name = positionals[0] ?? '';
const bench = BENCHES[name];
if (bench === undefined) {
  process.stderr.write(`There is no benchmark named "${name}". Expected one of: ${Object.keys(BENCHES).join(', ')}.\n`);
  process.exit(2);
}
const figures = { bench: name, ...(await bench()) };
if (values.json) process.stdout.write(`${JSON.stringify(figures)}\n`);
else
  for (const [key, value] of Object.entries(figures))
    process.stdout.write(`${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}\n`);
