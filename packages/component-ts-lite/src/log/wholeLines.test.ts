import { WholeLines } from './wholeLines';

function linesOf(...pieces: (string | Uint8Array)[]): string[] {
  const lines: string[] = [];
  const whole = new WholeLines((line) => lines.push(line));
  pieces.forEach((piece) => whole.write(piece));
  lines.push('(end)');
  whole.end();
  return lines;
}

describe('WholeLines', () => {
  it('gathers pieces to lines, and keeps the last one until the end', () => {
    expect(linesOf('a', 'b\nc\n\nd', 'e')).toEqual(['ab', 'c', '', '(end)', 'de']);
    expect(linesOf('a\n')).toEqual(['a', '(end)']);
  });

  it('reads bytes that cut a character in two', () => {
    const bytes = Buffer.from('č\n');
    expect(linesOf(bytes.subarray(0, 1), bytes.subarray(1))).toEqual(['č', '(end)']);
  });

  it('does not gather for ever', () => {
    expect(linesOf('x'.repeat(70_000), 'y\n')).toEqual(['x'.repeat(70_000), 'y', '(end)']);
  });
});
