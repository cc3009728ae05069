import type { Component } from '../component/callComponent';
import type { Command } from '../tables/engine/launch';
import type { Demo } from './demo';

/** What a studio is made of. */
export interface StudioOptions {
  /** Where work and tables are kept. */
  readonly folder: string;
  readonly component: Component;
  /** The command that starts the process of a database. */
  readonly engine: Command;
  /** The schema of a query's form; that of the configuration lies next to it. */
  readonly schemaFile: string;
  readonly demo: Demo;
  readonly port: number;
  readonly host: string;
  /** The page's files. */
  readonly pageFolder: string;
  readonly onMistake: (error: unknown) => void;
}
