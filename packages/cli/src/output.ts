/** Where a command writes: answers and complaints apart. */
export interface Output {
  write(line: string): void;
  complain(line: string): void;
}
