/** Setup of vitest: the pages of a test file share one browser, which ends with the file. */
import { afterAll } from 'vitest';
import { closeBrowser } from './browser.ts';

afterAll(closeBrowser);
