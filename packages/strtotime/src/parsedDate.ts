import type { RelativeUnits, SpecialUnit, TimeOfDay, WeekdaySearch } from './draft';
import type { Suspicion } from './suspicion';
import type { Zone } from './zones';

/** A part of an expression that one format matched; `at` counts UTF-16 units from 0 in the whole text. */
export interface Token {
  readonly format: string;
  readonly text: string;
  readonly at: number;
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
