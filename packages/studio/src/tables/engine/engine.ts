import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { after } from '../../processTime';
import { Failure } from '../../server/failure';
import { launch, residentKib } from './launch';
import type { Command } from './launch';
import type { FromEngine, ImportOrder, Part, SelectOrder, ToEngine } from './messages';

/** Seconds that a statement gets to end by itself once its time is over, before its process is killed. */
const GRACE_S = 3;
/** Milliseconds between two looks at the memory of the process. */
const WATCH_MS = 100;

/** How the process is started, and what it may take. */
export interface EngineOptions {
  readonly command: Command;
  /** MiB of memory. */
  readonly memory: number;
}

/** A statement under way. */
interface Waiting {
  readonly take: (part: Part) => boolean | Promise<boolean>;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/**
 * The process of the database, as the studio sees it: started when it is needed, killed when it takes more memory or time than it
 * may, and started again for the next statement. Whatever happens in it, the studio goes on.
 */
export class Engine {
  private child: ChildProcess | undefined;
  private readonly waiting = new Map<number, Waiting>();
  private orders = 0;
  private whyKilled: string | undefined;

  constructor(private readonly options: EngineOptions) {}

  /**
   * Has the process carry out an order.
   *
   * @param seconds after which, and a moment of grace, it is killed
   * @throws Failure with DuckDB's words, or the reason for which the process ended
   */
  async run(order: SelectOrder | ImportOrder, seconds: number, take: Waiting['take']): Promise<void> {
    const child = (this.child ??= this.start());
    this.orders += 1;
    const id = this.orders;
    const callOff = after((seconds + GRACE_S) * 1000, () =>
      this.kill(`The statement took longer than ${seconds} seconds`),
    );
    try {
      await new Promise<void>((resolve, reject) => {
        this.waiting.set(id, { take, resolve, reject });
        send(child, { ...order, id });
        this.watch(child);
      });
    } finally {
      callOff();
      this.waiting.delete(id);
    }
  }

  /** Ends the process. */
  async close(): Promise<void> {
    const { child } = this;
    if (child !== undefined && child.exitCode === null && child.signalCode === null) {
      this.kill('The tables were closed');
      await once(child, 'exit');
    }
  }

  private start(): ChildProcess {
    const { command, memory } = this.options;
    // Room for what is counted and not in memory: stacks, and what the garbage collector has not given back.
    const child = launch(command, (memory + 512) * 1024);
    child.on('message', (message: FromEngine) => this.hear(child, message));
    child.on('error', ({ message }) => this.end(child, `The database cannot be started: ${message}`));
    child.on('exit', () =>
      this.end(child, 'The database broke down over this statement; the next one starts it again'),
    );
    return child;
  }

  private hear(child: ChildProcess, message: FromEngine): void {
    const { id } = message;
    const waiting = this.waiting.get(id);
    if (message.is === 'end') {
      waiting?.resolve();
    } else if (message.is === 'failure') {
      waiting?.reject(new Failure(422, message.message));
    } else {
      void Promise.resolve(waiting?.take(message) ?? false).then(
        (isWanted) => send(child, { is: 'more', id, isWanted }),
        (error: unknown) => {
          send(child, { is: 'more', id, isWanted: false });
          waiting?.reject(error instanceof Error ? error : new Error(String(error)));
        },
      );
    }
  }

  private watch(child: ChildProcess): void {
    const { memory } = this.options;
    // One watch for each statement is one too many at times, and cheap.
    after(WATCH_MS, () => {
      if (this.child !== child || this.waiting.size === 0 || child.pid === undefined) {
        return;
      }
      void residentKib(child.pid).then((kib) => {
        if (kib > memory * 1024) {
          this.kill(`The statement needed more than ${memory} MB of memory`);
        } else {
          this.watch(child);
        }
      });
    });
  }

  private kill(why: string): void {
    this.whyKilled = why;
    this.child?.kill('SIGKILL');
  }

  private end(child: ChildProcess, why: string): void {
    if (this.child !== child) {
      return;
    }
    const failure = new Failure(422, this.whyKilled ?? why);
    this.child = undefined;
    this.whyKilled = undefined;
    this.waiting.forEach(({ reject }) => reject(failure));
  }
}

function send(child: ChildProcess, message: ToEngine): void {
  // A process that is gone is told of by its end.
  child.send(message, () => undefined);
}
