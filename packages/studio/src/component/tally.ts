import type { Part } from '../wire';
import type { Progress } from './logLine';

/** Warnings that are shown; further ones are counted. */
const MAX_WARNINGS = 200;
/** Lines of errors that are kept: the last is the run's own word, those before it name what failed. */
const MAX_ERRORS = 50;

type Counts = { -readonly [key in keyof Part]: Part[key] };

/** Adds up how far a run is, by query and by account. */
export class Tally {
  private readonly byQuery = new Map<string, Counts>();
  private readonly byAccount = new Map<string, Counts>();
  private readonly warned: string[] = [];
  private readonly failed: string[] = [];
  private unshown = 0;

  /** @param names of the accounts, by id */
  constructor(private readonly names: ReadonlyMap<string, string>) {}

  /** Takes one line of the log. */
  add(progress: Progress): void {
    switch (progress.is) {
      case 'query':
        this.query(progress.query).jobs += progress.jobs;
        return;
      case 'request':
        this.addRequest(progress.account);
        return;
      case 'job':
        this.account(progress.account).label = progress.label;
        [this.query(progress.query), this.account(progress.account)].forEach((part) =>
          addJob(part, progress),
        );
        this.query(progress.query).requests += progress.requests;
        return;
      case 'warning':
        this.addWarning(progress.text);
        return;
      case 'error':
        this.failed.push(progress.text);
        this.failed.splice(0, this.failed.length - MAX_ERRORS);
    }
  }

  queries(): readonly Part[] {
    return [...this.byQuery.values()].map((part) => ({ ...part }));
  }

  accounts(): readonly Part[] {
    return [...this.byAccount.values()].map((part) => ({ ...part }));
  }

  warnings(): readonly string[] {
    return [...this.warned];
  }

  /** How many warnings there are besides. */
  moreWarnings(): number {
    return this.unshown;
  }

  /** Tells whether anything came. */
  hasSome(): boolean {
    return [...this.byQuery.values()].some(({ done, failed }) => done > failed);
  }

  /** The last line of the errors: the component says in it what and where. */
  error(): string {
    return this.failed.at(-1) ?? '';
  }

  private addRequest(id: string): void {
    // The path of a request may begin with any object's id.
    const part = this.names.has(id) ? this.account(id) : undefined;
    if (part !== undefined) {
      part.requests += 1;
    }
  }

  private addWarning(text: string): void {
    if (this.warned.length < MAX_WARNINGS) {
      this.warned.push(text);
    } else {
      this.unshown += 1;
    }
  }

  private query(name: string): Counts {
    return partOf(this.byQuery, name, name);
  }

  private account(id: string): Counts {
    return partOf(this.byAccount, id, this.names.get(id) ?? id);
  }
}

function partOf(parts: Map<string, Counts>, id: string, label: string): Counts {
  const part = parts.get(id) ?? { id, label, jobs: 0, done: 0, failed: 0, rows: 0, requests: 0 };
  parts.set(id, part);
  return part;
}

function addJob(part: Counts, job: { readonly rows: number; readonly isFailed: boolean }): void {
  part.done += 1;
  part.failed += job.isFailed ? 1 : 0;
  part.rows += job.rows;
}
