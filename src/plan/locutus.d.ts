declare module 'locutus/php/datetime/strtotime' {
  /** PHP's strtotime: unix seconds, or false for a text that is no date. It reads times in the process's time zone. */
  export default function strtotime(text: string, now: number): number | false;
}
