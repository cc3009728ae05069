import { logAbove } from './liveLine';

describe('logAbove', () => {
  it('keeps the line below every message, until it is cleared', () => {
    const screen: string[] = [];
    const write = (level: string) => (message: string | Error) =>
      void screen.push(`${level} ${String(message)}`);
    const levels = {
      debug: write('debug'),
      info: write('info'),
      warning: write('warning'),
      error: write('error'),
    };
    const { log, line } = logAbove(levels, {
      show: (text) => void screen.push(`line ${text}`),
      clear: () => void screen.push('-'),
    });
    log.info('a');
    line.show('1 of 2');
    log.warning('b');
    log.error('c');
    line.clear();
    log.debug('d');
    expect(screen).toEqual([
      ...['-', 'info a', 'line 1 of 2', '-', 'warning b', 'line 1 of 2', '-', 'error c', 'line 1 of 2'],
      ...['-', '-', 'debug d'],
    ]);
  });
});
