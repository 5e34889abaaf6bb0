/** A longer document would hold the caller's thread for many seconds; it is some 500 pages. */
export const MAX_CHARACTERS = 300_000;
