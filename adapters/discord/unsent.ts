/** Thrown where a question that goes before a post failed, with why: nothing was posted, whatever became of the question. */
export class Unsent extends Error {
  constructor(cause: unknown) {
    super('a question before the post failed', { cause });
  }
}

/** The answer to a question that goes before a post; throws `Unsent` for what it throws. */
export async function asked<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (thrown) {
    throw new Unsent(thrown);
  }
}
