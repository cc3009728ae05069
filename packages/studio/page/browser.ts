/** What the page takes from the browser: storage, timers, addresses. The one place at which they enter. */

const SESSION = 'studio-session';

/** The key of the session in this browser. It is kept by origin, and the port is part of that. */
export const session = {
  get: (): string => localStorage.getItem(SESSION) ?? '',
  set: (key: string): void => localStorage.setItem(SESSION, key),
};

/** What tells this tab from others. */
export const TAB = Array.from(crypto.getRandomValues(new Uint32Array(2)), (part) => part.toString(36)).join(
  '',
);

/** SQL that was edited, by chart, so that a reload keeps it. */
export const edited = {
  get: (id: string): string | undefined => localStorage.getItem(`studio-sql-${id}`) ?? undefined,
  set: (id: string, sql: string | undefined): void =>
    sql === undefined
      ? localStorage.removeItem(`studio-sql-${id}`)
      : localStorage.setItem(`studio-sql-${id}`, sql),
};

/** Takes the one-time token out of the address, so that neither history nor screen keep it. */
export function takeInvitation(): string | undefined {
  const token = /^#token=([\w-]+)$/.exec(location.hash)?.[1];
  if (token !== undefined) {
    history.replaceState(undefined, '', '#/start');
  }
  return token;
}

/**
 * Calls once after a time.
 *
 * @returns what calls it off
 */
export function after(milliseconds: number, call: () => void): () => void {
  const timer = setTimeout(call, milliseconds);
  return () => clearTimeout(timer);
}

/** A moment as people here read it: the time, with the day when it is another one. */
export function formatMoment(milliseconds: number): string {
  const moment = new Date(milliseconds);
  const time = moment.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  const isToday = moment.toDateString() === new Date().toDateString();
  return isToday ? time : `${time} on ${moment.toLocaleDateString('en-GB', { dateStyle: 'medium' })}`;
}

/** Milliseconds since 1970. */
export function now(): number {
  return Date.now();
}

/** Has the browser save a file. */
export function saveFile(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
