import { cpuUsage } from 'node:process';

/** What one process pays for the packs: first for the code that reads them, then for reading and checking all five. */
const ms = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1000;
const started = cpuUsage();
const { loadBuiltInPacks } = await import('@lingxing/workrules/read');
const imported = cpuUsage();
const packs = loadBuiltInPacks();
const loadMs = ms(cpuUsage(imported));
if (packs.length < 5) throw new Error('there are five packs');
process.stdout.write(JSON.stringify({ importMs: ms(imported) - ms(started), loadMs }));
