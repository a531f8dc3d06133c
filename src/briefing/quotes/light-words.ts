/** English words so common that sharing them says little. */
export const LIGHT_WORDS: ReadonlySet<string> = new Set(
  `a an the and or but if of to in on at by for with from as that this these those it its is are was were be been am i
 you he she we they me him her us them my your his our their not no do does did have has had will would can could should
 may might must so just what which who there here then than about into up out all any more very s t re ve ll m d going
 get got go one like think know said say says because when how`.split(/\s+/),
);
