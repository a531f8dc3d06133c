/** Lets what waits on the event loop go first: a heartbeat or an acknowledgement must not wait for many articles. */
export function pause(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
