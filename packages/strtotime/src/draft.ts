import type { Zone } from './zones';

/** A time of day; the hour may be -1 (`front of 0`) or 24. */
export interface TimeOfDay {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** May be a whole second: PHP rounds `.99999999999999999999` up. */
  readonly microsecond: number;
}

export const midnight: TimeOfDay = { hour: 0, minute: 0, second: 0, microsecond: 0 };

/** What is added to the date and time, unit by unit. */
export interface RelativeUnits {
  years: number;
  months: number;
  days: number;
  hours: number;
  minutes: number;
  seconds: number;
  microseconds: number;
}

/**
 * How a named weekday is looked for: strictly after today (`next monday`), from today on (`monday`), or in the week from
 * Monday to Sunday that today is in (`monday this week`).
 */
export type WeekdaySearch = 'afterToday' | 'fromToday' | 'inWeek';

/** `+3 weekdays`, `first monday of`, `last monday of`. */
export type SpecialUnit = 'weekdays' | 'nthInMonth' | 'lastInMonth';

/** Why a text is refused, as the end of a sentence: "at position N there is …". */
export type Refusal = string;

/**
 * What has been read of an expression so far. Formats change it; a format that cannot stand here calls `refuse`. Fields
 * that are not set are taken from the clock later.
 */
export class Draft {
  year: number | undefined;
  month: number | undefined;
  day: number | undefined;
  time: TimeOfDay | undefined;
  zone: Zone | undefined;
  /** The zone stood alone, not as part of a date with time: PHP then looks more closely at the end of summer time. */
  zoneStandsAlone = false;
  readonly relative: RelativeUnits = {
    years: 0,
    months: 0,
    days: 0,
    hours: 0,
    minutes: 0,
    seconds: 0,
    microseconds: 0,
  };
  /** 0 is Sunday; `ago` makes it negative. Only counts when `hasWeekday`. */
  weekday = 0;
  hasWeekday = false;
  weekdaySearch: WeekdaySearch = 'afterToday';
  special: SpecialUnit | undefined;
  weekdays = 0;
  edgeOfMonth: 'first' | 'last' | undefined;
  hasDate = false;
  /** Times read so far; a second group of four digits (`10:00 2030`) is a year. */
  timesRead = 0;
  zonesRead = 0;
  /** The expression names something finer than a whole day, be it overridden later. */
  namesTime = false;
  ignoredZone = false;
  refusal: Refusal | undefined;

  refuse(refusal: Refusal): void {
    this.refusal ??= refusal;
  }

  /** Every expression has at most one date. */
  claimDate(): void {
    if (this.hasDate) {
      this.refuse('a second date');
    }
    this.hasDate = true;
  }

  /** Every expression has at most one time of day. */
  claimTime(time: TimeOfDay): void {
    if (this.timesRead > 0) {
      this.refuse('a second time of day');
    }
    this.timesRead = 1;
    this.time = time;
    this.namesTime = true;
  }

  /** Sets midnight, as words for a day do; a time of day may follow. */
  resetTime(): void {
    this.timesRead = 0;
    this.time = midnight;
  }

  /** PHP takes the first zone, passes over a second one with a warning, and refuses a third. */
  claimZone(): boolean {
    this.zonesRead += 1;
    if (this.zonesRead === 1) {
      return true;
    }
    this.ignoredZone = true;
    if (this.zonesRead > 2) {
      this.refuse('a third time zone');
    }
    return false;
  }

  setWeekday(weekday: number): void {
    this.weekday = weekday;
    this.hasWeekday = true;
  }
}
