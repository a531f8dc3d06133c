/** From here on someone who waits is told what is being done. */
const SLOW_MS = 2_000;

/**
 * Does work that may say what it is doing. Once it takes over two seconds the latest line is shown, and each that follows;
 * resolves when the work is done and no line is on its way any more. `show` must not reject.
 */
export async function withProgress<T>(
  work: (say: (line: string) => void) => Promise<T>,
  show: (line: string) => Promise<void>,
  wait: (ms: number) => Promise<void>,
): Promise<T> {
  let latest = 'Working on it…';
  let slow = false;
  let done = false;
  let showing = Promise.resolve();
  const update = () => {
    showing = showing.then(() => (done ? undefined : show(latest)));
  };
  void wait(SLOW_MS).then(() => {
    slow = true;
    update();
  });
  try {
    return await work((line) => {
      latest = line;
      if (slow) update();
    });
  } finally {
    done = true;
    await showing;
  }
}
