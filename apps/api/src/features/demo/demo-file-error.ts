/** A demo file that cannot be used: which one, and what to mend in it. */
export class DemoFileError extends Error {
  readonly file: string;

  constructor(file: string, problem: string) {
    super(`${file}: ${problem}`);
    this.name = "DemoFileError";
    this.file = file;
  }
}
