import { calendarTime, normalize, unixSeconds, weekdayOf, type CalendarTime } from './calendar';
import type { ParsedDate } from './parsedDate';
import { offsetAt, type Zone } from './zones';

/** The fields that the expression leaves open are those of now; a date without a time is at midnight. */
function fillFromClock({ date, time }: ParsedDate, now: CalendarTime): CalendarTime {
  return {
    ...now,
    year: date.year ?? now.year,
    month: date.month ?? now.month,
    day: date.day ?? now.day,
    ...time,
  };
}

function moveToEdgeOfMonth(time: CalendarTime, edge: ParsedDate['edgeOfMonth']): CalendarTime {
  if (edge === undefined) {
    return time;
  }
  return edge === 'first' ? { ...time, day: 1 } : { ...time, month: time.month + 1, day: 0 };
}

/** The day that the search for a weekday starts from, for `first monday of` and the like. */
function startOfSearch(parsed: ParsedDate, time: CalendarTime): CalendarTime {
  const { special, relative } = parsed;
  if (special === 'nthInMonth') {
    return { ...time, month: time.month + relative.months, day: 1 };
  }
  if (special === 'lastInMonth') {
    return { ...time, month: time.month + relative.months + 1, day: 1 };
  }
  return time;
}

/** Days to the weekday in the week from Monday to Sunday that the day is in. */
function daysWithinWeek(weekday: number, today: number): number {
  if (today === 0 && weekday !== 0) {
    return weekday - 7;
  }
  return (weekday === 0 && today !== 0 ? 7 : weekday) - today;
}

function daysToWeekday({ weekday, relative }: ParsedDate, today: number): number {
  if (weekday === undefined) {
    return 0;
  }
  const { day, search } = weekday;
  if (search === 'inWeek') {
    return daysWithinWeek(day, today);
  }
  if (day < 0) {
    return -day - today - 7;
  }
  const distance = day - today;
  const passed = search === 'fromToday' ? distance < 0 : distance <= 0;
  return (relative.days < 0 ? distance < 0 : passed) ? distance + 7 : distance;
}

function addRelative(parsed: ParsedDate, time: CalendarTime): CalendarTime {
  const { relative, special } = parsed;
  const monthsAreAdded = special === 'nthInMonth' || special === 'lastInMonth';
  return {
    year: time.year + relative.years,
    month: time.month + (monthsAreAdded ? 0 : relative.months),
    day: time.day + relative.days,
    hour: time.hour + relative.hours,
    minute: time.minute + relative.minutes,
    second: time.second + relative.seconds,
    microsecond: time.microsecond + relative.microseconds,
  };
}

/** The days that `count` weekdays from `today` come to; 0 on a weekend goes to Monday. */
function daysOfWeekdays(count: number, today: number): number {
  const rest = count % 5;
  const days = Math.trunc(count / 5) * 7 + rest;
  return days + (count > 0 ? overWeekendForwards(today, rest) : overWeekendBackwards(today, rest));
}

function overWeekendForwards(today: number, rest: number): number {
  if (rest === 0) {
    return today === 0 ? -2 : today === 6 ? -1 : 0;
  }
  if (today === 6) {
    return 1;
  }
  return today + rest > 5 ? 2 : 0;
}

function overWeekendBackwards(today: number, rest: number): number {
  if (rest === 0) {
    return today === 6 ? 2 : today === 0 ? 1 : 0;
  }
  if (today === 0) {
    return -1;
  }
  return today + rest < 1 ? -2 : 0;
}

/** A span of time in which a zone has one offset; `since` is -Infinity if it began more than two days ago. */
interface Period {
  readonly offset: number;
  readonly since: number;
}

/** The period that an instant is in; a zone changes at most once in two days. */
function periodAt(name: string, instant: number): Period {
  const offset = offsetAt(name, instant);
  let [before, after] = [instant - 2 * 86_400, instant];
  if (offsetAt(name, before) === offset) {
    return { offset, since: -Infinity };
  }
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (offsetAt(name, middle) === offset) {
      after = middle;
    } else {
      before = middle;
    }
  }
  return { offset, since: after };
}

/** The period before, if the local time occurs in both, as in the night when summer time ends. */
function firstOfTwo(name: string, local: number, period: Period): Period {
  const earlier = periodAt(name, local - period.offset - 7200);
  const inBoth = earlier.offset !== period.offset && local - earlier.offset < period.since;
  return inBoth ? earlier : period;
}

/**
 * From local to universal time. Of a local time that occurs twice PHP takes the first, unless the zone is written within
 * a date and time; one that is left out in spring counts on from the hour before.
 */
function fromLocal(local: number, zone: Zone | undefined, standsAlone: boolean): number {
  if (zone === undefined) {
    return local;
  }
  if (zone.kind === 'offset') {
    return local - zone.seconds;
  }
  const current = offsetAt(zone.name, local);
  let period = periodAt(zone.name, local - current);
  if (current === period.offset && current >= 0 && standsAlone) {
    period = firstOfTwo(zone.name, local, period);
  }
  const { offset, since } = period;
  const inTransition = local - offset >= since + current - offset && local - offset < since;
  return local - (inTransition ? current : offset);
}

/**
 * The instant (unix seconds) that a parsed expression means at `now` (unix seconds; a fraction is dropped). Undefined
 * where `now` or the result is no safe integer, which is some 285 million years away.
 */
export function resolveDate(parsed: ParsedDate, now: number): number | undefined {
  const clock = Math.trunc(now);
  if (!Number.isSafeInteger(clock)) {
    return undefined;
  }
  let time = fillFromClock(parsed, calendarTime(clock));
  time = normalize(moveToEdgeOfMonth(startOfSearch(parsed, time), parsed.edgeOfMonth));
  time.day += daysToWeekday(parsed, weekdayOf(time));
  time = normalize(moveToEdgeOfMonth(addRelative(parsed, normalize(time)), parsed.edgeOfMonth));
  if (parsed.special === 'weekdays') {
    time.day += daysOfWeekdays(parsed.weekdays, weekdayOf(time));
  }
  const local = unixSeconds(time);
  if (!Number.isSafeInteger(local)) {
    return undefined;
  }
  const instant = fromLocal(local, parsed.zone, parsed.zoneStandsAlone);
  return Number.isSafeInteger(instant) ? instant : undefined;
}
