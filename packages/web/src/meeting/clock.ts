/** Time that has run on a topic, counted by the server's clock: the page was drawn at a moment that the server says. */
import { useEffect, useState } from 'react';

/** Milliseconds since the epoch as the server counts them, told anew every second. */
export function useServerNow(drawn: string): number {
  const [passed, setPassed] = useState({ drawn, ms: 0 });
  useEffect(() => {
    const begun = performance.now();
    const timer = window.setInterval(() => setPassed({ drawn, ms: performance.now() - begun }), 1_000);
    return () => window.clearInterval(timer);
  }, [drawn]);
  return Date.parse(drawn) + (passed.drawn === drawn ? passed.ms : 0);
}

/** 12:05, and over an hour 1:02:05. */
export function clockWords(ms: number): string {
  const all = Math.max(0, Math.floor(ms / 1_000));
  const [hours, minutes, seconds] = [Math.floor(all / 3_600), Math.floor(all / 60) % 60, all % 60];
  const two = (n: number) => String(n).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds)}` : `${two(minutes)}:${two(seconds)}`;
}

/** What is left of the minutes planned, or by how much they are exceeded. */
export function leftWords(begun: string, minutes: number, now: number): { readonly over: boolean; readonly words: string } {
  const left = Date.parse(begun) + minutes * 60_000 - now;
  return left >= 0 ? { over: false, words: `剩余${clockWords(left)}` } : { over: true, words: `超时${clockWords(-left)}` };
}
