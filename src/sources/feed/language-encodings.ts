/** The encodings other than UTF-8 that texts of a language come in, the likeliest first. */
const ENCODINGS: ReadonlyMap<string, readonly string[]> = new Map(
  [
    ['be bg mk ru sr uk', 'windows-1251'],
    ['bs cs hr hu pl ro sk sl sq', 'windows-1250'],
    ['el', 'windows-1253'],
    ['az tr', 'windows-1254'],
    ['he iw yi', 'windows-1255'],
    ['ar fa ur', 'windows-1256'],
    ['et lt lv', 'windows-1257'],
    ['vi', 'windows-1258'],
    ['th', 'windows-874'],
    ['ja', 'euc-jp shift_jis'],
    ['ko', 'euc-kr'],
    ['zh', 'gb18030 big5'],
  ].flatMap(([languages = '', encodings = '']) =>
    languages.split(' ').map((language): [string, readonly string[]] => [language, encodings.split(' ')]),
  ),
);

const LANGUAGE = /<(?:\w{1,10}:)?language>\s*([a-z]{2})\b|\bxml:lang\s*=\s*["']([a-z]{2})\b/i;

/** The encodings to try for a feed that names none that fits, by the language that it says it is in. */
export function encodingsOfLanguage(head: string): readonly string[] {
  const [, element, attribute] = LANGUAGE.exec(head) ?? [];
  return ENCODINGS.get((element ?? attribute ?? '').toLowerCase()) ?? [];
}
