import type { ArrivedArticle, ArticleArchive } from './articles/article-archive.ts';

/** Reads on in the archive what other processes kept. */
export interface ReadOn {
  /** From here on, as what is there already is known otherwise. */
  begin(): Promise<void>;
  /** An article that this process kept itself is not read again. */
  skip(articleId: string): void;
  /** Takes up what others kept since the last time, in the order in which it came; how many articles. */
  next(): Promise<number>;
}

/** Rows that are read at once; the event loop goes on between them. */
const AT_ONCE = 200;

/** Creates the reading on; `takeUp` is given each article. Cheap where nothing came: one look at the end of an index. */
export function createReadOn(
  archive: Pick<ArticleArchive, 'lastNumber' | 'arrivedAfter'>,
  takeUp: (arrived: ArrivedArticle) => Promise<void>,
): ReadOn {
  let last = 0;
  const own = new Set<string>();
  return {
    begin: async () => {
      last = await archive.lastNumber();
    },
    skip: (articleId) => void own.add(articleId),
    next: async () => {
      let taken = 0;
      for (;;) {
        const arrived = await archive.arrivedAfter(last, AT_ONCE);
        for (const one of arrived) {
          last = one.no;
          if (own.delete(one.articleId)) continue;
          await takeUp(one);
          taken += 1;
        }
        if (arrived.length < AT_ONCE) return taken;
      }
    },
  };
}
