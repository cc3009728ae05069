/**
 * Lets requests that are likely to be refused go one at a time: what the first of them learns, the others need not try.
 * Without it each account of a run would be refused once.
 */
export class Trials {
  private readonly running = new Map<string, Promise<void>>();

  /**
   * Does a piece of work, in turn with others that try the same.
   *
   * @param tried what the work would try now, '' for nothing; asked again whenever another piece of work is done
   * @param work requests, and notes what it learns before it ends
   */
  async run<Result>(tried: () => string, work: () => Promise<Result>): Promise<Result> {
    for (let key = tried(); key !== ''; key = tried()) {
      const before = this.running.get(key);
      if (before === undefined) {
        return this.first(key, work);
      }
      await before;
    }
    return work();
  }

  private async first<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
    const result = work();
    const done = result.then(
      () => void this.running.delete(key),
      () => void this.running.delete(key),
    );
    this.running.set(key, done);
    return result;
  }
}
