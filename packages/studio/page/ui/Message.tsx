import type { ComponentChildren, JSX } from 'preact';

/** What a message is about. */
export type Tone = 'good' | 'info' | 'warning' | 'bad';

const MARKS: Readonly<Record<Tone, string>> = { good: '✓', info: 'i', warning: '!', bad: '✕' };
const WORDS: Readonly<Record<Tone, string>> = {
  good: 'Done',
  info: 'Note',
  warning: 'Warning',
  bad: 'Error',
};

/** What failed, with a way to try it again. */
export function RetryMessage({
  children,
  onRetry,
}: {
  readonly children: ComponentChildren;
  readonly onRetry: () => void;
}): JSX.Element {
  return (
    <Message tone="bad">
      {children}{' '}
      <button type="button" class="link" onClick={onRetry}>
        Try again
      </button>
    </Message>
  );
}

/** A message in a box; what is bad is read out at once. */
export function Message({
  tone,
  children,
}: {
  readonly tone: Tone;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <div class={`message ${tone}`} role={tone === 'bad' ? 'alert' : 'status'}>
      <span class="mark" aria-hidden="true">
        {MARKS[tone]}
      </span>
      <span class="visually-hidden">{WORDS[tone]}: </span>
      <div class="text">{children}</div>
    </div>
  );
}
