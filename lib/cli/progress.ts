import { plain } from '../estate/format/escape';
import type { Surroundings } from './arguments';

/** Milliseconds after which a run says what it does. */
const PATIENCE = 1000;

/** Back to the start of the line, and what follows is erased. */
const CLEAR = '\r\u001b[K';

/**
 * Runs something that can say what it does, in one line of standard error that is removed at the end. Nothing is written
 * within the first second, or if standard error is no terminal.
 */
export function withProgress<Result>(
  stderr: Surroundings['stderr'],
  run: (show: (text: string) => void) => Result,
): Result {
  const start = performance.now();
  let isShown = false;
  try {
    return run((text) => {
      if (stderr.isTTY !== true || performance.now() - start < PATIENCE) return;
      isShown = true;
      stderr.write(`${CLEAR}${plain(text)} ...`);
    });
  } finally {
    if (isShown) stderr.write(CLEAR);
  }
}
