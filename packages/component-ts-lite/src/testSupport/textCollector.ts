import type { TextOutput } from '../log/textOutput';

/** Collects what is written, for tests. */
export class TextCollector implements TextOutput {
  text = '';

  write(text: string): boolean {
    this.text += text;
    return true;
  }
}
