import { presets, startEmulator } from '@keboola/graph-emulator';
import type { EmulatorOptions, RunningEmulator } from '@keboola/graph-emulator';

/** The demo brands: the emulator, started when they are first asked for. */
export class Demo {
  private emulator: Promise<RunningEmulator> | undefined;

  /** @param world what is different from the preset `demo` */
  constructor(private readonly world: EmulatorOptions = {}) {}

  /** @returns the address of their API */
  async url(): Promise<string> {
    this.emulator ??= startEmulator({ ...presets['demo'], ...this.world });
    return (await this.emulator).url;
  }

  /** Ends the emulator. */
  async close(): Promise<void> {
    await (await this.emulator)?.close();
  }
}
