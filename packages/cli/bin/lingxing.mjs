#!/usr/bin/env node
// Committed launcher: finds a Node new enough to run TypeScript by itself and hands over.
import { runWithSupportedNode } from '../../../scripts/node.mjs';

await runWithSupportedNode(new URL('../src/main.ts', import.meta.url), process.argv.slice(2));
