/**
 * What `work` resolves to, or what `otherwise` gives when it has not ended after so many milliseconds of real time. The
 * work itself goes on; nobody waits for it any more.
 */
export async function within<T>(ms: number, work: Promise<T>, otherwise: () => T): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<T>((resolve, reject) => {
    timer = setTimeout(() => {
      try {
        resolve(otherwise());
      } catch (thrown) {
        reject(thrown);
      }
    }, ms);
  });
  try {
    return await Promise.race([work, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}
