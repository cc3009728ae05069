import type { Logger } from '@keboola/component-ts-lite';

/** The last line of a terminal, which is written over and over. */
export interface LiveLine {
  show(text: string): void;
  /** Leaves the line empty. */
  clear(): void;
}

/** Logs above a live line: it makes room for every message, and stands below it again. */
export function logAbove(log: Logger, line: LiveLine): { readonly log: Logger; readonly line: LiveLine } {
  let shown: string | undefined;
  const logged =
    (level: keyof Logger): Logger['info'] =>
    (message, fields) => {
      line.clear();
      log[level](message, fields);
      if (shown !== undefined) {
        line.show(shown);
      }
    };
  return {
    log: {
      debug: logged('debug'),
      info: logged('info'),
      warning: logged('warning'),
      error: logged('error'),
    },
    line: {
      show: (text) => {
        shown = text;
        line.show(text);
      },
      clear: () => {
        shown = undefined;
        line.clear();
      },
    },
  };
}
