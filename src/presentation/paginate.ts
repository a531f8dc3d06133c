/**
 * Divides items into the fewest consecutive groups that each satisfy `fits`, in order and without loss. An item that
 * does not fit alone is a bug of the caller, who must divide it first: throws RangeError. `keepWithNext` items (a
 * headline) never end a group when another item follows, unless nothing else is possible.
 */
export function paginate<T>(
  items: readonly T[],
  fits: (group: readonly T[]) => boolean,
  keepWithNext: (item: T) => boolean = () => false,
): T[][] {
  const pages: T[][] = [];
  let page: T[] = [];
  for (const item of items) {
    if (fits([...page, item])) {
      page.push(item);
      continue;
    }
    const carried = takeTail(page, keepWithNext);
    if (page.length > 0) pages.push(page);
    page = fits([...carried, item]) ? [...carried, item] : [item];
    if (page.length === 1 && carried.length > 0) pages.push(carried);
    if (!fits(page)) throw new RangeError('an item is larger than a page');
  }
  if (page.length > 0) pages.push(page);
  return pages;
}

/** Takes the run of keep-with-next items off the end of a page, unless the page has nothing else. */
function takeTail<T>(page: T[], keepWithNext: (item: T) => boolean): T[] {
  let cut = page.length;
  while (cut > 0 && keepWithNext(page[cut - 1] as T)) cut--;
  return cut === 0 ? [] : page.splice(cut);
}
