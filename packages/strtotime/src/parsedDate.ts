import type { RelativeUnits, SpecialUnit, TimeOfDay, WeekdaySearch } from './draft';
import type { Zone } from './zones';

/** A part of an expression that one format matched; `at` counts UTF-16 units from 0 in the whole text. */
export interface Token {
  readonly format: string;
  readonly text: string;
  readonly at: number;
}

/**
 * Why an accepted expression hardly means what a person means by it:
 * - `onlyZone`: nothing but a time zone (`-7d`, `d`, `+1`), which PHP applies to the present time of day
 * - `ignoredZone`: a second time zone, which PHP passes over (`2024-01-05 UTC+2`)
 * - `yearAsTime`: four or six digits that look like a year or a month and are read as a time (`2026`, `200806`)
 * - `impossibleDate`: a day that the calendar does not have, which PHP counts on from (`2026-02-30`)
 * - `nothing`: only separators, which PHP reads as now
 */
export type SuspicionKind = 'onlyZone' | 'ignoredZone' | 'yearAsTime' | 'impossibleDate' | 'nothing';

export interface Suspicion {
  readonly kind: SuspicionKind;
  /** One sentence in plain English, with the cure where one is known. */
  readonly message: string;
  /** What to write instead, in quotes. */
  readonly cure: string | undefined;
}

/** What an expression says, independent of when it is asked. */
export interface ParsedDate {
  readonly kind: 'date';
  readonly text: string;
  readonly tokens: readonly Token[];
  /** Fields that are undefined are those of now. */
  readonly date: {
    readonly year: number | undefined;
    readonly month: number | undefined;
    readonly day: number | undefined;
  };
  /** Undefined: that of now. */
  readonly time: TimeOfDay | undefined;
  /** Undefined: UTC. */
  readonly zone: Zone | undefined;
  readonly zoneStandsAlone: boolean;
  readonly relative: Readonly<RelativeUnits>;
  /** 0 is Sunday; negative behind `ago`. */
  readonly weekday: { readonly day: number; readonly search: WeekdaySearch } | undefined;
  readonly special: SpecialUnit | undefined;
  /** How many, where `special` is `weekdays`. */
  readonly weekdays: number;
  readonly edgeOfMonth: 'first' | 'last' | undefined;
  /** The expression names something finer than a whole day. */
  readonly namesTime: boolean;
  /** PHP accepts the expression, but it hardly means what a person means by it. */
  readonly suspicious: Suspicion | undefined;
}
